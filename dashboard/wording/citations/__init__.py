"""Citations: kept passages by their place, their documents as works, and all of it as it is taken away."""

from dashboard.wording.citations.bibtex import bibtex
from dashboard.wording.citations.places import citations, gathered, missing, position, reference
from dashboard.wording.citations.taken import (
    WITHOUT_A_WORD,
    Group,
    Quoted,
    citation_list,
    cut_text,
    entries,
    kept_file,
    kept_for,
    use,
    works_cited_in,
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
    "citation_list",
    "citations",
    "cut_text",
    "entries",
    "gathered",
    "kept_file",
    "kept_for",
    "missing",
    "position",
    "reference",
    "use",
    "work_of",
    "works_cited_in",
]
