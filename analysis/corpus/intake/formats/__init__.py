"""Kinds of files: one module each, and one line of this list; what comes first is asked first."""

from analysis.corpus.intake.formats import delimited, jsonl, objects, xlsx

READERS = (xlsx.READER, objects.READER, jsonl.READER, delimited.READER)
