"""Pages that databases give out: their encoding, their articles one by one, and the paragraphs of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
from lxml import etree
from lxml.html import HtmlElement

from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", regex.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr "  # noqa: SIM905
    "html li main nav ol p pre section table tbody text tfoot thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("head", "script", "style", "title", "noscript", "template"))
_BLANKS = regex.compile(r"[^\S\n]+")
_EMPTY_LINES = regex.compile(r"\n{2,}")
_AROUND = regex.compile(r" ?\n ?")
# What browsers take these for.
_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page.

    Attributes:
        text: What it says; its lines are divided where the page says so, not where its source does.
        inside: The block that it stands in.
    """

    text: str
    inside: Any


def is_page(piece: Piece) -> bool:
    """Return whether a piece begins with a tag, as pages do and a table or a program that holds one does not."""
    return piece.head.lstrip("\ufeff \t\r\n").startswith("<")


def page_text(piece: Piece, layout: Layout, found: Reading) -> str:
    """Return the text of a page: as UTF-8 where it is, else as it says, and the ledger says which."""
    declared = _CHARSET.search(piece.data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    try:
        text = piece.data.decode("utf-8")
    except UnicodeDecodeError:
        text = "" if layout.encoding else _as_declared(piece.data, name)
        if text:
            found.enter((piece.name, 0), "W-ENCODING", "kept", f"read as {name}, as the page says")
        return text or file_text(piece, layout, found)
    if not text.strip("\ufeff \r\n\t") or "\0" in text:
        return file_text(piece, layout, found)
    if name and name not in ("utf-8", "utf8") and not piece.data.isascii():
        message = f"the page says {quoted(name)} and is UTF-8: it is read as UTF-8"
        found.enter((piece.name, 0), "W-ENCODING", "kept", message)
    return text.removeprefix("\ufeff")


def _as_declared(data: bytes, name: str) -> str:
    """Return bytes as text in the encoding that is named; empty where that cannot be."""
    try:
        return data.decode(_MEANT.get(name, name)) if name else ""
    except (UnicodeDecodeError, LookupError):
        return ""


def fragments(text: str, start: regex.Pattern[str]) -> tuple[str, list[tuple[int, str]]]:
    """Return what stands before the first place where something starts, and from each to the next, with its line."""
    places = [match.start() for match in start.finditer(text)]
    if not places:
        return text, []
    ends = [*places[1:], len(text)]
    pieces, line, counted = [], 1, 0
    for place, end in zip(places, ends, strict=True):
        line += text.count("\n", counted, place)
        counted = place
        pieces.append((line, text[place:end]))
    return text[: places[0]], pieces


def line_of(element: Any) -> int:
    """Return the line where an element begins."""
    return int(element.sourceline or 1)


def flat(text: str) -> str:
    """Return a text on one line, each run of blanks one space."""
    return " ".join(text.split())


def page_paragraphs(root: HtmlElement) -> list[Paragraph]:
    """Return the paragraphs of a page or of a part of it that hold something, in their order."""
    done, parts = list[Paragraph](), list[str]()
    open_blocks: list[Any] = [root]
    for step, element in _steps(root):
        if step == "text":
            parts.append(regex.sub(r"\s", " ", element))
        elif element.tag == "br":
            parts.append("\n" if step == "start" else "")
        elif element.tag in _CELLS:
            parts.append(" ")
        elif element.tag in _BLOCKS:
            _end(done, parts, open_blocks[-1])
            if step == "start":
                open_blocks.append(element)
            elif len(open_blocks) > 1:
                open_blocks.pop()
    _end(done, parts, root)
    return done


def _end(done: list[Paragraph], parts: list[str], inside: Any) -> None:
    """Add what was gathered as a paragraph, or as several where it has empty lines."""
    text = _AROUND.sub("\n", _BLANKS.sub(" ", "".join(parts))).strip()
    parts.clear()
    done += [Paragraph(part, inside) for part in _EMPTY_LINES.split(text) if part]


def _steps(root: HtmlElement) -> Iterator[tuple[str, Any]]:
    """Yield the elements of a tree where they start and end, and the texts between, those behind comments too."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            yield "start", element
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            elif element.text:
                yield "text", element.text
        else:
            if event == "end":
                yield "end", element
            if element.tail and element is not root:
                yield "text", element.tail
