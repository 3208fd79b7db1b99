"""What is said of passages and lists: how many there are, which are shown, by which rule, and what signs mean."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import pandas as pd

from analysis import PER_WORDS, SOURCE, counted, limits, plural
from dashboard.paper.labels import literal
from dashboard.wording.numbers import probability, rate, verdict

_FEW = 20  # rows: so many are looked through without a search
_WORDS = {"search": "Search in this list", "before": "Previous", "after": "Next", "none": "No row has that."}
KEY = f"● told from chance (q < {limits.SIGNIFICANT}) · ○ not told · · too few documents to say"
PERIOD_KEY = f"● told from all other periods (q < {limits.SIGNIFICANT}) · ○ not told · · too few documents to say"


def heads(tally: pd.DataFrame, sizes: pd.DataFrame, noun: str, sources: Sequence[str] | None = None) -> dict[str, str]:
    """Return the head of each source's passages: uses, documents, and the rate of uses.

    Args:
        tally: How many passages or mentions each source has (`found`), and in how many documents (`used`).
        sizes: The documents and words of each source, of which the heads are shares.
        noun: What is found.
        sources: Whose heads; those of all that have any where it is None.
    """
    of_each, wholes = _by_source(tally, "found", "used"), _by_source(sizes, "documents", "words")
    shown = of_each if sources is None else sources
    return {source: _head(of_each.get(source, (0, 0)), wholes[source], noun) for source in shown}


def _by_source(table: pd.DataFrame, first: str, second: str) -> dict[str, tuple[int, int]]:
    """Return two columns of a table whose index is the source; made for few rows, at each of which pandas is slow."""
    pairs = zip(table[first].tolist(), table[second].tolist(), strict=True)
    return dict(zip(table.index.tolist(), pairs, strict=True))


def _head(own: tuple[int, int], whole: tuple[int, int], noun: str) -> str:
    """Return the head of one source's passages.

    Args:
        own: How many there are, and in how many documents.
        whole: The documents and words of the source.
        noun: What is found.
    """
    found, used = own
    if noun == "document":
        return counted(found, noun)
    documents, words = whole
    if not found:
        return f"{counted(0, noun)} in {counted(documents, 'document')}"
    per = f" · {rate(found / words * PER_WORDS)} per 10,000 words" if noun == "use" else ""
    return f"{counted(found, noun)} in {used:,} of {counted(documents, 'document')}{per}"


def uses_on_card(number: int, noun: str) -> str:
    """Return how much of what is looked for a passage has; nothing where it is one, as is all that is read whole."""
    return counted(number, noun) if number > 1 else ""


def of_source(source: str, found: int) -> str:
    """Return the name of a source with how much of what is looked for it has."""
    return f"{source} {found:,}"


def sources_left_out(tally: pd.DataFrame, sources: Sequence[str], noun: str, unit: str = SOURCE) -> str:
    """Return what the columns side by side do not show, as Markdown: the name of a source is one that a file gave.

    Args:
        tally: How many passages or mentions each source has (`found`); the index is the source.
        sources: Those that are shown.
        noun: What is found.
        unit: What a source is called where another column is compared.
    """
    of_each = zip(tally.index.tolist(), tally["found"].tolist(), strict=True)
    others = {source: found for source, found in of_each if source not in sources}
    found = sum(others.values())
    by = literal(next(iter(others))) if len(others) == 1 else counted(len(others), f"other {literal(unit)}")
    them = "it" if found == 1 else "them"
    return f"{counted(found, noun)} by {by}: choose {literal(plural(unit))} in the sidebar to see {them} here."


def chosen(own: pd.DataFrame) -> str:
    """Return by which rule a source's passages were chosen from all it has."""
    reasons = own["why"].unique().tolist() or ["none: no period in which every source shown here has a passage"]
    return f"Shown: {reasons[0]}."


def other_text(asked: str | None, shown: str) -> str:
    """Return that another text is shown than the one asked for; empty where it is that one."""
    if asked in (None, "", shown):
        return ""
    return "The text that was asked for is not among the documents selected: this is the first that is."


def lines_note(found: int, drawn: int, seed: int) -> str:
    """Return how many lines there are in all, how they were drawn, and what a click on one does."""
    part = f"{drawn:,} of {found:,} lines, drawn at random (seed {seed})" if drawn < found else counted(found, "line")
    return f"{part}. Choose one to read it in its text."


def sample(lines: int | str) -> str:
    """Return how many lines are drawn."""
    return f"{lines} drawn at random" if isinstance(lines, int) else "all"


def with_dates(found: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return passages with their documents' titles and dates as people write them, no more exact than they are."""
    return found.drop(columns="published").join(documents.set_index("doc_id")[["title", "date"]], on="doc_id")


def apart(days: int | str) -> str:
    """Return how far apart in time two texts may be."""
    return counted(days, "day") if isinstance(days, int) else "any time"


def no_pairs(names: tuple[str, str], days: int | None) -> str:
    """Return that no texts of two sides could be paired."""
    near = f", published within {apart(days)} of one another" if days else ""
    return f"No text of {names[0]} shares a word with one of {names[1]}{near}, stop words left out."


def match_count(number: int, at: int, word: str) -> str:
    """Return which of a text's matches is being read; 0 is none of them."""
    if not word:
        return "No word is being followed: type one into the box above to see where it stands."
    if not number:
        return f"“{word}” does not stand in this text."
    return f"Match {at:,} of {number:,}" if at else counted(number, "match")


def facts(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is known of a document beside what its head says: the columns of its file, where they hold something.

    Args:
        document: A row of DOCUMENTS, and the file's other columns.
    """
    told = {"source", "title", "date", "published", "tokens"}
    texts = {name: _told(value) for name, value in document.items() if name not in told}
    return [(name.replace("_", " "), text) for name, text in texts.items() if text.strip()]


def _told(value: Any) -> str:
    """Return a value of a column as text; empty where there is none."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_told, value))
    return "" if pd.api.types.is_scalar(value) and pd.isna(value) else str(value)


def words_of_list(name: str, *, key: str = "", sortable: bool = True) -> dict[str, Any]:
    """Return what a list says beside its cells.

    Args:
        name: What it is a list of.
        key: What its signs mean.
        sortable: Whether its rows can be sorted and searched where they are; else they have an order from elsewhere.
    """
    whole = "rows shown, of {}; the downloads have all"
    return {"name": name, "key": key, "words": _WORDS, "all": whole, "few": _FEW, "sortable": sortable}


def sign(q: float) -> int:
    """Return which sign a q-value has: told from chance, not told, too few documents."""
    return 2 if isnan(q) else int(q >= limits.SIGNIFICANT)


def sign_in_words(q: float, p: float | None = None) -> str:
    """Return what a sign means, with its numbers."""
    if isnan(q):
        return "too few documents"
    said = verdict(q) if q < limits.SIGNIFICANT else f"not told, q = {q:.2f}"
    return said if p is None or isnan(p) else f"{said}; {probability(p)}"
