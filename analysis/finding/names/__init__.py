"""Names that a language model marks in the texts: found once for a corpus, and kept as data with character spans."""
