"""Rich text: striprtf reads it; notes, which it leaves out, are put at the end first."""

import regex
from striprtf.striprtf import rtf_to_text

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.parts.prose import paragraphed, take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_FONTS = regex.compile(r"\{[^{}]*\\fonttbl")
_FONT = regex.compile(r"\\f\d")
_BRACES = regex.compile(r"[{}]")
_NOTE = regex.compile(r"\{(?:\\\*)?\\footnote(?![a-z])")
_PAGE = regex.compile(r"\\ansicpg\d{1,5}")
_HEADER = 65_536  # characters in which a file says its title
_INFO = {name: regex.compile(rf"\{{\\{name}\b(?! ?\{{)") for name in ("title", "author")}
_BRACE = regex.compile(r"\\[\\{}]|[{}]")
_BYTES = regex.compile(r"\\bin(\d{0,9}) ?")
_HIGH = regex.compile(r"[\x80-\xff]")
_DELETED = regex.compile(r"\\deleted(?!0)\b")
_UNREAD = (
    ("header", "heads of pages"),
    ("footer", "feet of pages"),
    ("shptxt", "text boxes"),
    ("annotation", "comments"),
)
_HALF = regex.compile(r"[\ud800-\udfff]")


def rtf(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read a file of rich text as one document.

    Raises:
        IntakeError: `E-RTF` where striprtf cannot read it.
    """
    # Letters beyond ASCII are written as codes; bytes that are not, as the old pages of Windows have them.
    code = _HIGH.sub(lambda match: f"\\'{ord(match[0]):02x}", _without_pictures(piece.data.decode("latin-1")))
    text = _plain(_with_notes_last(code), piece)
    _say(code, text, piece, found)
    take_document(piece, found, {"text": paragraphed(text.replace("|", "\n").split("\n")), **_info(code, piece)})


def _info(code: str, piece: Piece) -> dict[str, object]:
    """Return the title and author that a file states."""
    page, cells = _PAGE.search(code), dict[str, object]()
    for name, pattern in _INFO.items():
        if match := pattern.search(code, 0, _HEADER):
            inner = code[match.end() : _end(code, match.start())]
            cells[name] = _plain(f"{{\\rtf1{page[0] if page else ''} {inner}", piece).strip()
    return cells


def _plain(code: str, piece: Piece) -> str:
    try:
        text = str(rtf_to_text(_tamed(code), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        todo = "open it in a word processor, and save it as DOCX"
        raise IntakeError("E-RTF", f"it is damaged: {error}", where=piece.name, todo=todo) from error
    if _HALF.search(text):  # characters beyond the first plane are written as two halves
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\u2011", "-").replace("\u00ad", "")


def _tamed(code: str) -> str:
    """Return rich text in which the patterns of striprtf cannot try for ever: fields, and fonts, a line for each."""
    code = code.replace("{\\field{", "{\\field {")
    start = _FONTS.search(code)
    if not start:
        return code
    end = _end(code, start.start())
    table = code[start.start() : end]
    last = table.rfind(";") + 1
    braces = "".join(_BRACES.findall(table[last:]))
    return code[: start.start()] + _FONT.sub(r"\n\g<0>", table[:last]) + braces + code[end:]


def _end(code: str, start: int) -> int:
    """Return where the group ends that begins at a place."""
    depth = 0
    for brace in _BRACE.finditer(code, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return brace.end()
    return len(code)


def _without_pictures(code: str) -> str:
    """Return rich text without the bytes of pictures, which may be anything, and of which striprtf stumbles."""
    parts, place = list[str](), 0
    for match in _BYTES.finditer(code):
        if match.start() >= place:
            parts.append(code[place : match.start()])
            place = match.end() + int(match[1] or 0)
    return "".join([*parts, code[place:]])


def _with_notes_last(code: str) -> str:
    """Return rich text with each note as a paragraph at its end."""
    parts, notes, place = list[str](), list[str](), 0
    for match in _NOTE.finditer(code):
        if match.start() >= place:
            end = _end(code, match.start())
            parts.append(code[place : match.start()])
            notes.append(f"\\par {{{code[match.end() : end]}")
            place = end
    body = "".join([*parts, code[place:]])
    last = body.rfind("}")
    return f"{body[:last]}{''.join(notes)}{body[last:]}" if notes else body


def _say(code: str, text: str, piece: Piece, found: Reading) -> None:
    unread = [what for name, what in _UNREAD if f"{{\\{name}" in code or f"\\*\\{name}" in code]
    if unread:
        found.enter((piece.name, 0), "W-UNREAD", "kept", f"not read of it: {', '.join(unread)}")
    if _DELETED.search(code):
        message = "it holds changes that were not accepted: deleted passages are in the text; save it with all accepted"
        found.enter((piece.name, 0), "W-CHANGES", "kept", message)
    if often := text.count("\ufffd"):
        message = f"{counted(often, 'character')} that its code page does not have: {quoted(chr(0xFFFD))} in the text"
        found.enter((piece.name, 0), "W-ENCODING", "changed", message)


READER = Reader(
    name="rtf",
    title="Rich text (RTF)",
    recognises=lambda piece: piece.data.startswith(b"{\\rtf"),
    read=rtf,
)
