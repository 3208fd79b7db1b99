"""The date of a page, and where it says so: a day is never taken from a page that names a month only."""

import json
from collections.abc import Iterator

import regex
from lxml.html import HtmlElement

from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

# Names under which pages state when they were published, the surest first.
_NAMES = (  # noqa: SIM905
    "article:published_time og:published_time datepublished citation_publication_date citation_date dc.date.issued"
    " dcterms.issued dcterms.created dc.date.created dc.date dcterms.date parsely-pub-date sailthru.date pubdate"
    " publishdate publication_date date"
).split()
_ADDRESS = regex.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)")
_DATED = regex.compile(r"\d{4}|\d\d?[./-]\d\d?[./-]\d\d")
_LONGEST = 60  # characters of a date
_SPAN = 24  # characters in which a date is written out
_NUMBER = regex.compile(r"\d++")
_YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBERS = regex.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)")
_DAY_FIRST = regex.compile(r"(?<!\d)\d{1,2}(?:\.|st|nd|rd|th|er|º)?,? [^\d\n]{2,20} \d{4}(?!\d)")
_MONTH_FIRST = regex.compile(r"\p{L}{3,14}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)")


def page_date(page: HtmlElement, guessed: str, piece: Piece, found: Reading) -> str:
    """Return when a page says that it was published, as it is written there; the ledger says where.

    Args:
        page: The page.
        guessed: The day that `htmldate` took, written YYYY-MM-DD, for a page that does not state one.
        piece: The file.
        found: What there is so far.
    """
    written, where = next(_stated(page), ("", ""))
    if not written and guessed:
        written, where = _confirmed(page, guessed)
    if written:
        found.enter((piece.name, 0), "W-PAGE-DATE", "kept", f"the date {quoted(written)} is from {where}")
    return written


def _stated(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield dates that a page states, and where, the surest first."""
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in reversed(list(page.iter("meta")))
    }
    for name in _NAMES:
        if _is_date(metas.get(name, "")):
            yield metas[name].strip(), f"the page’s field “{name}”"
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "") and (day := _published(script.text or "")):
            yield day, "the page’s field “datePublished”"
    for time in sorted(page.iter("time"), key=_surer):
        day = time.get("datetime") or time.text_content()
        if _is_date(day):
            yield day.strip(), "a time that the page marks as such"
    for link in page.iter("link"):
        if link.get("rel") == "canonical" and (parts := _ADDRESS.search(link.get("href") or "")):
            yield "-".join(parts.groups()), "the page’s address"


def _surer(time: HtmlElement) -> int:
    """Return the place of a marked time: that of publication first, then one of the article, then that of the site."""
    if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
        return 0
    return 1 if any(above.tag in ("article", "main") for above in time.iterancestors()) else 2


def _is_date(value: str) -> bool:
    return len(value) < _LONGEST and _DATED.search(value) is not None


def _published(script: str) -> str:
    """Return the first date of publication in what a page says of itself as JSON."""
    try:
        level: list[object] = [json.loads(script)]
    except (ValueError, RecursionError):
        return ""
    while level:
        for value in level:
            if isinstance(value, dict) and _is_date(day := str(value.get("datePublished") or "")):
                return day.strip()
        inner = [part for value in level if isinstance(value, dict) for part in value.values()]
        inner += [part for value in level if isinstance(value, list) for part in value]
        level = [part for part in inner if isinstance(part, (dict, list))]
    return ""


def _confirmed(page: HtmlElement, guessed: str) -> tuple[str, str]:
    """Return a guessed day as the page writes it; its month where the page writes no day, as such a day is made up."""
    year, month, day = guessed.split("-")
    texts = [text for element in page.iter() if element.tag not in ("script", "style") for text in _own(element)]
    for text in texts:
        for place in _YEAR.finditer(text):
            near = text[max(0, place.start() - _SPAN) : place.end() + _SPAN]
            if place[0] == year and (written := _day_in(near, int(day), int(month), year)):
                return written, "the text of the page"
    if any(year in text for text in texts):
        return f"{year}-{month}", "the text of the page, which names no day"
    return "", ""


def _own(element: HtmlElement) -> Iterator[str]:
    yield from (text for text in (element.text, element.tail) if text and len(text) < 10 * _LONGEST)


def _day_in(near: str, day: int, month: int, year: str) -> str:
    """Return a date that is written with its day: in numbers, or with the name of a month."""
    for pattern in (_NUMBERS, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(near):
            numbers = [int(number) for number in _NUMBER.findall(match[0])]
            if int(year) in numbers and day in numbers and (pattern is not _NUMBERS or month in numbers):
                return match[0]
    return ""
