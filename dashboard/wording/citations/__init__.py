"""Citations: kept passages by their place, their documents as works, and all of it as it is taken away."""

from dashboard.wording.citations.bibtex import bibtex
from dashboard.wording.citations.places import citations, gathered, missing, position, reference
from dashboard.wording.citations.taken import (
    WITHOUT_A_WORD,
    Group,
    Quoted,
    cut_text,
    entries,
    kept_for,
    listed,
    references,
    use,
    whole,
)
from dashboard.wording.citations.works import STYLES, Work, bibliography, work_of

__all__ = [
    "STYLES",
    "WITHOUT_A_WORD",
    "Group",
    "Quoted",
    "Work",
    "bibliography",
    "bibtex",
    "citations",
    "cut_text",
    "entries",
    "gathered",
    "kept_for",
    "listed",
    "missing",
    "position",
    "reference",
    "references",
    "use",
    "whole",
    "work_of",
]
