"""How the dashboard is started: where it listens, and which corpora it offers."""
