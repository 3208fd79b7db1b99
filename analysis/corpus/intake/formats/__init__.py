"""Kinds of files: one module each, and one line of this list; what comes first is asked first."""

from analysis.corpus.intake.formats import delimited, jsonl

READERS = (delimited.READER, jsonl.READER)
