"""Names kept beside a corpus, and what a reader has mended in them, as files."""
