"""Characters that no text should hold: half characters, control characters, the codes that colour a terminal."""

from collections.abc import Iterable

import regex

from analysis import limits
from analysis.corpus.errors import counted

_HALF = regex.compile(r"[\ud800-\udfff]")
# A page break and its like divide words; every other control character is taken out.
_BREAK = regex.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
# Only codes that an escape begins: without it, what looks like one is a quotation mark in the wrong encoding.
_CODES = regex.compile(r"\x1b\[[0-?]*+[ -/]*+[@-~]|\x1b\][^\x07\x1b\r\n]*+(?:\x07|\x1b\\)")
_APOSTROPHE = regex.compile(r"(?<=\p{L})\x92(?=\p{L})")
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ASCII_CONTROL = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_TABULAR = regex.compile(r"[\t\r\n]")


def legible(value: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a text without such characters, and for each kind of them the ledger's code and what was done.

    Half of a character becomes U+FFFD; what divides words becomes the end of a line; the apostrophe of Windows-1252
    inside a word becomes one; the rest is taken out.
    """
    if value.isprintable() or not _unwanted(value):
        return value, ()
    text, halves = _HALF.subn("\ufffd", value)
    done = [("W-SURROGATE", f"{counted(halves, 'half character')} replaced by \ufffd")] if halves else []
    text, apostrophes = _APOSTROPHE.subn("’", text)
    text, codes = _CODES.subn("", text)
    text, breaks = _BREAK.subn("\n", text)
    text, controls = _CONTROL.subn("", text)
    if apostrophes:
        done.append(("W-CONTROL", f"{counted(apostrophes, 'control character')} between letters read as ’"))
    if breaks:
        done.append(("W-CONTROL", f"{counted(breaks, 'control character')} replaced by the end of a line"))
    if codes + controls:
        done.append(("W-CONTROL", f"{counted(codes + controls, 'control character')} taken out"))
    return text, tuple(done)


def all_legible(values: Iterable[str]) -> bool:
    """Return whether no text of many holds such characters; quicker than to look at each."""
    return not _unwanted("".join(values))


def controls(data: bytes) -> int:
    """Return how many bytes are control characters other than tabs and line ends."""
    return len(data) - len(data.translate(None, _ASCII_CONTROL))


def quoted(value: str) -> str:
    """Return what stands in a file as a message repeats it: in quotation marks, cut where it is long."""
    return f"“{value}”" if len(value) <= limits.LONGEST_QUOTE else f"“{value[: limits.LONGEST_QUOTE]}…”"


def one_line(message: str) -> str:
    """Return a message on one line, without a character that cannot be shown, cut where it is long."""
    line = _CONTROL.sub("\ufffd", _HALF.sub("\ufffd", _TABULAR.sub(" ", message)))
    return line if len(line) <= limits.LONGEST_MESSAGE else f"{line[: limits.LONGEST_MESSAGE]}…"


def _unwanted(value: str) -> bool:
    """Return whether there is any such character; it looks at bytes, which is ten times faster than a pattern."""
    try:
        data = value.encode()
    except UnicodeEncodeError:
        return True
    return controls(data) > 0 or any(part[:1] < b"\xa0" for part in data.split(b"\xc2")[1:])
