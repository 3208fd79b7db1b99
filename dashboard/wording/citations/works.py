"""Documents as works: a bibliography in the styles of APA (7th), MLA (9th) and Chicago (17th, notes and bibliography).

What a document lacks is left out as the style has it: APA and Chicago have “n.d.” for no date, MLA has nothing. What
somebody other than the document has said, as a date that is inferred, stands in square brackets, as in all three.
Names stand as the corpus writes them, for nobody can tell which part of one is the family's.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.paper.written import Run, on_one_line, unslanted
from dashboard.wording.dates import period

_SEVERAL = re.compile(r"\s*[;|]\s*|\n+")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_OPENED = "\N{LEFT SINGLE QUOTATION MARK}"
_ENDED = (".", "?", "!", "…")
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# What columns of many corpora are called that say who wrote a document, and where it is.
AUTHOR_COLUMNS = ("author", "authors", "byline", "creator")
ADDRESS_COLUMNS = ("url", "link", "permalink", "uri", "address")
_TWO, _MOST_IN_CHICAGO = 2, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A document as it is cited.

    Attributes:
        name: What it is called where it has no title.
        title: Its title; may be empty.
        source: Where it appeared.
        authors: Who wrote it, as the corpus says; none where it does not.
        day: Its date, or the first day of it; None where it has none.
        exact: To what the date is known: day, month, year.
        inferred: Whether the date is not stated by the document.
        address: On the web; may be empty.
    """

    name: str
    title: str
    source: str
    authors: tuple[str, ...] = ()
    day: pd.Timestamp | None = None
    exact: str = ""
    inferred: bool = False
    address: str = ""


def _authors(cell: str) -> tuple[str, ...]:
    """Return the authors that a cell names: a semicolon or a line stands between two, a comma does not."""
    return tuple(name for part in _SEVERAL.split(_BY.sub("", cell.strip())) if (name := on_one_line(part)))


def _address(cell: str) -> str:
    """Return the address that a cell holds; empty where it is none of the web."""
    found = cell.strip()
    return found if re.fullmatch(r"https?://[^\s<>\"]+", found, re.IGNORECASE) else ""


def work_of(row: Mapping[str, Any]) -> Work:
    """Return a document as it is cited.

    Args:
        row: Of the documents of a corpus, with its columns by name.
    """
    named = {name.casefold(): str(cell) for name, cell in row.items() if isinstance(cell, str)}
    dated = bool(row["date_precision"]) and not pd.isna(row["published"])
    return Work(
        name=row["doc_id"],
        title=row["title"],
        source=row["source"],
        authors=next((found for one in AUTHOR_COLUMNS if (found := _authors(named.get(one, "")))), ()),
        day=row["published"] if dated else None,
        exact=row["date_precision"],
        inferred=dated and row["date_basis"] == "inferred",
        address=next((url for one in ADDRESS_COLUMNS if (url := _address(named.get(one, "")))), ""),
    )


def apa(work: Work) -> list[Run]:
    """Return a work as APA has it: author, date, title, source; the title first where there is no author."""
    date = f"({_bracketed(work, _apa_date(work)) or 'n.d.'})."
    title = (_ended(_named(work)), False)
    names = _listed(work.authors, "&", comma=len(work.authors) > 1)
    head = [(f"{_ended(names)} {date} ", False), title] if names else [title, (f" {date}", False)]
    return [
        *head,
        (" ", False),
        (on_one_line(work.source), True),
        (f". {work.address}" if work.address else ".", False),
    ]


def mla(work: Work) -> list[Run]:
    """Return a work as MLA has it: author, “title,” source, date."""
    names = "".join(work.authors[:1])
    if len(work.authors) == _TWO:
        names = f"{work.authors[0]}, and {work.authors[1]}"
    elif len(work.authors) > _TWO:
        names = f"{work.authors[0]}, et al."
    date = _bracketed(work, _mla_date(work))
    after = f", {date}" if date else ""
    tail = [(on_one_line(work.source), True), (f"{after}, {work.address}." if work.address else f"{after}.", False)]
    return [(f"{_ended(names)} " * bool(names) + f"{_in_quotes(work)} ", False), *tail]


def chicago(work: Work) -> list[Run]:
    """Return a work as Chicago's bibliography has it: author, “title,” source, date."""
    shown = work.authors if len(work.authors) <= _MOST_IN_CHICAGO else (*work.authors[:7], "et al.")
    names = ", ".join(shown) if "et al." in shown else _listed(shown, "and", comma=len(shown) > 1)
    date = _bracketed(work, _chicago_date(work)) or "n.d."
    head = (f"{_ended(names)} " * bool(names) + f"{_in_quotes(work)} ", False)
    after = f", {_ended(date)} {work.address}." if work.address else f", {_ended(date)}"
    return [head, (on_one_line(work.source), True), (after, False)]


STYLES: dict[str, Callable[[Work], list[Run]]] = {"APA": apa, "MLA": mla, "Chicago": chicago}


def bibliography(works: Iterable[Work], style: str) -> list[tuple[Run, ...]]:
    """Return works in a style, each once, by the alphabet as they stand.

    Args:
        works: The works.
        style: One of STYLES.
    """
    cited = {tuple(STYLES[style](work)) for work in works}
    return sorted(cited, key=lambda runs: (unslanted(runs).lstrip("“[" + _OPENED).casefold(), unslanted(runs)))


def _named(work: Work) -> str:
    """Return a title; where there is none, what the document is called, in brackets as a description is."""
    return on_one_line(work.title) or f"[{on_one_line(work.name)}]"


def _in_quotes(work: Work) -> str:
    """Return a title in quotes with its full stop, quotes in it as single ones; a description has no quotes."""
    if not work.title.strip():
        return _ended(_named(work))
    title = _QUOTED.sub(_OPENED + r"\1’", on_one_line(work.title))
    return f"“{_ended(title)}”"


def _ended(text: str) -> str:
    return text if text.endswith(_ENDED) else f"{text}."


def _listed(names: tuple[str, ...], last: str, *, comma: bool) -> str:
    """Return names one after another, with a word before the last."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])}{',' if comma else ''} {last} {names[-1]}"


def _bracketed(work: Work, date: str) -> str:
    return f"[{date}]" if date and work.inferred else date


def _apa_date(work: Work) -> str:
    if work.day is None:
        return ""
    day = work.day
    match work.exact:
        case "day":
            return f"{day.year}, {day:%B} {day.day}"
        case "month":
            return f"{day.year}, {day:%B}"
        case _:
            return period(day, work.exact)


def _mla_date(work: Work) -> str:
    if work.day is None:
        return ""
    month = _MLA_MONTHS[work.day.month - 1]
    match work.exact:
        case "day":
            return f"{work.day.day} {month} {work.day.year}"
        case "month":
            return f"{month} {work.day.year}"
        case _:
            return period(work.day, work.exact)


def _chicago_date(work: Work) -> str:
    if work.day is None:
        return ""
    if work.exact == "day":
        return f"{work.day:%B} {work.day.day}, {work.day.year}"
    return period(work.day, work.exact)
