"""Whether p, q, intervals and directions hold: measured on real documents with dealt labels, so that truth is known."""
