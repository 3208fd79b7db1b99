"""PDF: the text layer of its pages, put together into paragraphs; a page without one is in the ledger."""

import io
import logging
import struct
import zlib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import regex

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.packed import locked
from analysis.corpus.intake.parts.prose import take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading
from analysis.corpus.tokens.lines import BREAK

if TYPE_CHECKING:
    from pypdf import PdfReader

_DIGITS = regex.compile(r"\d++")
_ROMAN = regex.compile(r"[ivxlc]{1,7}", regex.IGNORECASE)
_HYPHEN = regex.compile(rf"(?<=\p{{L}}){BREAK}$")
_STOP = regex.compile(r"[.!?:…][\"'”’»)\]]*+\s*+$")
_PLACES = (0, 1, -1, -2)  # lines of a page that may be its head or foot
_FEWEST = 3  # pages, of which fewer have no head that could be told
_FULL = 0.8  # of the usual width: a shorter line may be the last of a paragraph
_WIDE = 0.9  # of lines are at most as long as the usual width
_NARROW = 25  # characters, narrower than which no column is set
_BLANKS = regex.compile(r"[\s\p{Zs}]++")
_STRANGE = 0.05  # of the letters without a meaning: the text cannot be read
_FILE_NAME = regex.compile(
    r"(?i)^microsoft (?:word|powerpoint)\b|\.(?:docx?|rtf|odt|pdf|indd|tex|qxd|dvi)$|^untitled|^\S*_\S*$"
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it complains of is in the ledger, in our words


def pdf(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read a PDF as one document.

    Raises:
        IntakeError: `E-LOCKED`, `E-PDF`, `E-PDF-LIMIT` or `E-PDF-NO-TEXT`.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - takes long, and most corpora have no PDF

    try:
        reader = PdfReader(io.BytesIO(piece.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked(piece.name)
        number = len(reader.pages)
    except IntakeError:
        raise
    except _damage() as error:
        raise _unreadable(piece, error) from error
    if number > limits.PDF_PAGES:
        what = f"it has {number:,} pages, and at most {limits.PDF_PAGES:,} are read"
        raise IntakeError("E-PDF-LIMIT", what, where=piece.name, todo="split it")
    pages = [_lines(reader, place, piece, found) for place in range(number)]
    if not any(pages):
        todo = "run OCR (text recognition) on it first"
        what = f"none of its {counted(number, 'page')} has a text layer: it is a picture of text"
        raise IntakeError("E-PDF-NO-TEXT", what, where=piece.name, todo=todo)
    pages = _without_heads(pages, piece, found)
    text = _paragraphs([line for page in pages for line in page])
    _note_strange_letters(text, piece, found)
    take_document(piece, found, {"text": text, **_said(reader, piece), "pages": number})


@cache
def _damage() -> tuple[type[Exception], ...]:
    """Return what pypdf raises on damaged files: its own errors, and others."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    usual = (ValueError, TypeError, LookupError, AttributeError, OSError, ArithmeticError, AssertionError, RuntimeError)
    return (PyPdfError, *usual, EOFError, struct.error, zlib.error)


def _unreadable(piece: Piece, error: Exception) -> IntakeError:
    from pypdf.errors import LimitReachedError  # noqa: PLC0415 - as above

    if isinstance(error, LimitReachedError):
        return IntakeError(
            "E-PDF-LIMIT", f"it is larger inside than is read: {error}", where=piece.name, todo="split it"
        )
    if "cryptography" in str(error):
        return locked(piece.name)
    todo = "open it, and print it to a new PDF"
    return IntakeError("E-PDF", f"it is damaged: {error}", where=piece.name, todo=todo)


def _lines(reader: "PdfReader", place: int, piece: Piece, found: Reading) -> list[str]:
    """Return the lines of a page, blank ones too; none where it has no text layer."""
    try:
        text = reader.pages[place].extract_text()
    except _damage() as error:
        failed = _unreadable(piece, error)
        if failed.code in ("E-PDF-LIMIT", "E-LOCKED"):
            raise failed from error
        found.enter((piece.name, 0), "E-PDF-PAGE", "set aside", f"page {place + 1:,} cannot be read: {error}")
        return []
    if text.strip():
        return [_BLANKS.sub(" ", line).rstrip() for line in text.strip("\n").split("\n")]
    message = f"page {place + 1:,} has no text layer: it is blank or a picture; run OCR (text recognition) for its text"
    found.enter((piece.name, 0), "W-PDF-PAGE", "kept", message)
    return []


def _without_heads(pages: list[list[str]], piece: Piece, found: Reading) -> list[list[str]]:
    """Return pages without the lines at their edges that stand on most of them, and without their numbers."""
    held = [page for page in pages if page]
    often = Counter(form for page in held for form in {_form(page[place]) for place in _PLACES if _has(page, place)})
    heads = (
        {form for form, number in often.items() if form and number > len(held) / 2} if len(held) >= _FEWEST else set()
    )
    out = list[str]()
    for page in held:
        for side in (0, -1):
            for _ in range(2):
                if page and (_form(page[side]) in heads or not page[side].strip()):
                    out.append(page.pop(side))
    if lines := [line.strip() for line in out if line.strip()]:
        message = f"{counted(len(lines), 'line')} at the heads and feet of pages left out, such as “{lines[0]}”"
        found.enter((piece.name, 0), "W-PDF-HEADS", "changed", message)
    return held


def _has(page: list[str], place: int) -> bool:
    return -len(page) <= place < len(page)


def _form(line: str) -> str:
    """Return what a line has in common with those of other pages that differ in the number of the page."""
    plain = line.strip()
    return "#" if _ROMAN.fullmatch(plain) else _DIGITS.sub("#", plain)


def _paragraphs(lines: list[str]) -> str:
    """Return lines put together: one that is full for its text goes on, and so does one that ends no sentence.

    A hyphen at the end of a line stays with it: whether it belongs to the word, the words of the corpus tell.
    """
    lengths = sorted(len(line) for line in lines if line.strip())
    width = max(lengths[min(int(_WIDE * len(lengths)), len(lengths) - 1)], _NARROW)
    text = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        text += line.strip()
        full = len(line) >= _FULL * width
        if _HYPHEN.search(line + "\n") and after.strip():
            text += "\n"
        elif not line.strip() or not after.strip() or (not full and (_STOP.search(line) or _begins(after))):
            text = f"{text.rstrip()}\n\n"
        else:
            text += " "
    return text.strip()


def _begins(line: str) -> bool:
    """Return whether a line may begin something: it does not with a small letter."""
    return not line.lstrip()[:1].islower()


def _note_strange_letters(text: str, piece: Piece, found: Reading) -> None:
    strange = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < "\t" for letter in text)
    if strange > _STRANGE * len(text):
        message = (
            f"{counted(strange, 'letter')} of {len(text):,} have no meaning in the file, which was made to be printed "
            "only: run OCR (text recognition) on it"
        )
        found.enter((piece.name, 0), "W-PDF-LETTERS", "kept", message)


def _said(reader: "PdfReader", piece: Piece) -> dict[str, object]:
    """Return the title and author that a file states; the day on which it was made is none of publication."""
    try:
        said = reader.metadata
        title, author = (str(said.title or ""), str(said.author or "")) if said else ("", "")
    except _damage():
        return {}
    if _FILE_NAME.search(title.strip()) or title.strip().lower() == piece.stem.lower():
        title = ""
    return {"title": title.strip(), "author": author.strip()}


READER = Reader(
    name="pdf",
    title="PDF",
    recognises=lambda piece: b"%PDF-" in piece.data[:1024],
    read=pdf,
)
