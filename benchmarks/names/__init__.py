"""How good names are, and how fast they are found: a module a question, run as `python -m benchmarks.names.NAME`."""
