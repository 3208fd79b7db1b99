"""Documents as entries of BibTeX, in UTF-8, as biber and today's BibTeX read it."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from dashboard.paper.written import on_one_line
from dashboard.wording.citations.works import Work

# BibTeX counts braces even behind a backslash, so that a lone one would end its entry or never do.
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
_SIGN = re.compile(r"[\\{}~^&%$#_]")
_INVERTED = re.compile(r"[^,]+, [^,]+")
_TO_THE_MONTH = ("day", "month")


def bibtex(works: Iterable[Work]) -> str:
    """Return works as entries, each once and with a key of its own."""
    taken: dict[str, int] = {}
    entries = []
    for work in sorted(set(works), key=lambda one: (one.source.casefold(), one.title.casefold(), one.name)):
        key = _key(work)
        taken[key] = taken.get(key, 0) + 1
        entries.append(_entry(work, key if taken[key] == 1 else f"{key}-{taken[key]}"))
    return "\n".join(entries)


def _entry(work: Work, key: str) -> str:
    dated = work.day is not None
    fields = {
        "author": " and ".join(map(_name, work.authors)),
        "title": f"{{{_escaped(work.title.strip() or work.name)}}}",
        "howpublished": _escaped(work.source),
        "year": str(work.day.year) if work.day is not None else "",
        "url": quote(work.address, safe="%:/?#[]@!$&'()*+,;=~-._"),
        "note": "Date inferred" if dated and work.inferred else "",
    }
    said = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if work.day is not None and work.exact in _TO_THE_MONTH:
        said.append(f"  month = {work.day:%b}".lower())
    if work.day is not None and work.exact == "day":
        said.append(f"  day = {{{work.day.day}}}")
    return f"@misc{{{key},\n" + ",\n".join(said) + "\n}\n"


def _name(author: str) -> str:
    """Return an author: “Family, Given” is left to the style, and any other name is one, as the corpus has it."""
    return _escaped(author) if _INVERTED.fullmatch(author) else f"{{{_escaped(author)}}}"


def _key(work: Work) -> str:
    """Return a key of small letters and digits: the source, the year, the first long word of the title."""
    word = max(_plain(work.title).split()[:6] or [""], key=len)
    return f"{''.join(_plain(work.source).split())[:20]}{work.day.year if work.day is not None else ''}{word}" or "work"


def _plain(text: str) -> str:
    """Return the Latin letters and digits of a text, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9 ]", "", bare)


def _escaped(text: str) -> str:
    """Return a text as LaTeX that prints it."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], on_one_line(text))
