"""The rows that are measured, and the table of them in docs/methods.md."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

METHODS = Path(__file__).parents[2] / "docs/methods.md"
_TWO_DIGITS = 10
START, END = "<!-- calibration -->", "<!-- end of calibration -->"
HEAD = ("measured", "corpus", "found", "asked for", "holds")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: What is measured.
        corpus: On which documents.
        figure: What was found.
        asked: What it must be; empty where it is only reported.
        holds: Whether it is so.
    """

    what: str
    corpus: str
    figure: str
    asked: str
    holds: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The row in words."""
        verdict = ("yes" if self.holds else "no") if self.asked else ""
        return self.what, self.corpus, self.figure, self.asked, verdict

    def __str__(self) -> str:
        """The line as it is printed."""
        return " | ".join(self.cells)


Job = Callable[[], Sequence[Row]]  # one piece of work, which can be sent to another process


def table(rows: Iterable[Row]) -> str:
    """Return rows as a table in Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def replaced(page: str, rows: Iterable[Row]) -> str:
    """Return a page with the table between its two marks made anew.

    Raises:
        ValueError: When the page lacks a mark.
    """
    before, found, rest = page.partition(START)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError(f"the page needs the marks {START} and {END}, in this order")
    return f"{before}{START}\n{table(rows)}\n{END}{after}"


def number(value: float) -> str:
    """Return a mean in as many digits as it is worth."""
    return f"{value:.0f}" if value >= _TWO_DIGITS else f"{value:.1f}"


def share(value: float) -> str:
    """Return a share in per cent."""
    return f"{100 * value:.1f} %"
