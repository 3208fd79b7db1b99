"""What stands above a table that is taken away to Excel: its title, units, corpus and filters, and what does not fit.

Each line starts with a # and a blank, the first with `# Discourse Trends`: whoever reads such a file back passes over
the lines at its top that start so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis import COLUMNS, VERSION, Filters, one_line

FIRST = "# Discourse Trends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the numbers of a table are from.

    Attributes:
        corpus: What the corpus is called.
        fingerprint: Of its content.
        filters: Which of its documents.
        word: The search that is followed; may be empty.
        titles: Whether titles are counted.
        deal: By which deal chance has dealt the sources; 0 where it has not.
        compared: By what it is compared, in words; empty for sources.
        names: How right the names are that were counted, in a sentence; empty where none were.
    """

    corpus: str
    fingerprint: str
    filters: Filters
    word: str = ""
    titles: bool = False
    deal: int = 0
    compared: str = ""
    names: str = ""


def head(title: str, columns: Iterable[str], origin: Origin, *, cut: int = 0) -> list[str]:
    """Return the lines above a table.

    Args:
        title: What the table shows.
        columns: Its columns.
        origin: Where its numbers are from.
        cut: How many of its cells are longer than Excel takes.
    """
    measured = [f"{name} ({COLUMNS[name].unit})" for name in columns if name in COLUMNS and COLUMNS[name].unit]
    lines = [
        f"{FIRST} {VERSION}: {title}",
        f"# Units: {', '.join(measured)}" if measured else "",
        f"# Corpus: {origin.corpus}, fingerprint {origin.fingerprint}",
        f"# Selected: {filters_in_words(origin)}",
        f"# Names: {origin.names}" if origin.names else "",
        f"# {long_cells(cut)}" if cut else "",
    ]
    return [one_line(line) for line in lines if line]


def filters_in_words(origin: Origin) -> str:
    """Return which documents are counted, and how, in words."""
    filters = origin.filters
    parts = [
        origin.compared,
        f"{'units' if origin.compared else 'sources'} {', '.join(filters.sources)}" if filters.sources else "",
        f"from {filters.start.isoformat()}" if filters.start else "",
        f"to {filters.end.isoformat()}" if filters.end else "",
        f"only documents that contain “{filters.search}”" if filters.search else "",
        "copies counted once" if filters.collapse_duplicates else "",
        "accents ignored in searches" if filters.fold_accents else "",
        "titles counted" if origin.titles else "",
        f"evidence counted by {filters.unit}" if filters.unit else "",
        f"word followed “{origin.word}”" if origin.word else "",
        f"CHANCE MODE: sources dealt at random, deal {origin.deal}" if origin.deal else "",
    ]
    narrowed = filters.sources or filters.start or filters.end or filters.search
    return "; ".join(filter(None, ["" if narrowed else "all documents", *parts]))


def filters_line(origin: Origin) -> str:
    """Return, as a sentence under a figure's title, which documents are counted, and how."""
    said = one_line(filters_in_words(origin))
    return f"{said[:1].upper()}{said[1:]}."


def source_line(origin: Origin) -> str:
    """Return, as a line under a figure, where its numbers are from."""
    return one_line(
        f"Source: {origin.corpus}, fingerprint {origin.fingerprint[:12]}. Drawn by Discourse Trends {VERSION}."
    )


def long_cells(number: int) -> str:
    """Return that cells are longer than Excel takes."""
    cells, are, they = ("1 cell", "is", "it") if number == 1 else (f"{number:,} cells", "are", "they")
    return (
        f"{cells} {are} longer than the 32,767 characters that Excel takes: in XLSX {they} {are} cut there, and Excel "
        "cuts or breaks what it opens of a CSV. In CSV for R and Python they are whole."
    )
