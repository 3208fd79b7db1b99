"""Nexis, as plain text: articles between lines like “3 of 20 DOCUMENTS”, wrapped at eighty letters."""

from collections.abc import Iterator

import regex

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.exports.databases.articles import Block, Mark, add_nexis, check_claims, mark
from analysis.corpus.intake.exports.databases.labels import ENDS, KNOWN, is_copyright, label_of
from analysis.corpus.intake.exports.databases.pages import is_page
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_LINE = regex.compile(r"^[^\n]*\d[^\n]*$", regex.MULTILINE)
_LABEL = regex.compile(r"^(\p{Lu}[\p{Lu}-]{2,30}):[^\S\n]", regex.MULTILINE)
_INDENT = 3  # spaces before a line that is centred
_BELOW = 8  # lines in which a source follows “N of M DOCUMENTS”


def _recognised(piece: Piece) -> bool:
    """Return whether a piece holds such a line, outside of quotation marks, and labels in capitals below it."""
    if is_page(piece):
        return False
    start = next((line for line in _LINE.finditer(piece.head) if mark(line[0], 0)), None)
    if start is None or piece.head.count('"', 0, start.start()) % 2:
        return False
    return any(found[1] in KNOWN for found in _LABEL.finditer(piece.head, start.end()))


def nexis_text(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the articles; what stands before the first is the cover page."""
    text = file_text(piece, layout, found).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    lines = text.split("\n")
    starts = list(_starts(lines))
    if not starts:
        what = "no line like “1 of 20 DOCUMENTS” begins an article"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    cover = sum(not line.isspace() and bool(line) for line in lines[: starts[0].line - 1])
    if cover:
        message = f"the cover page, {counted(cover, 'line')} with the search and where it was sent, is left out"
        found.enter((piece.name, 1), "W-COVER", "changed", message)
    for start, end in zip(starts, [*(next_.line - 1 for next_ in starts[1:]), len(lines)], strict=True):
        add_nexis(list(_blocks(lines[start.line : end])), piece, start, found)
    check_claims(starts, piece, found)


def _starts(lines: list[str]) -> Iterator[Mark]:
    """Yield where articles begin: a text may itself hold such a line, which is not the next number."""
    last, ended, totals = None, True, set[int]()
    for at, line in enumerate(lines, start=1):
        named = label_of(line)[0] in ENDS and line[:1].isupper()
        if named or (line[:_INDENT].isspace() and is_copyright(line.strip())):
            ended = True
        here = mark(line, at) if line.rstrip()[-1:].isalnum() else None
        if here and _is_next(here, last, totals if ended else None) and _has_source_below(lines, at):
            yield here
            last, ended = here, False
            totals.add(here.of)


def _is_next(here: Mark, last: Mark | None, totals: set[int] | None) -> bool:
    """Return whether a number goes on from the last, or, where an article has ended, can.

    Args:
        here: What a line says.
        last: Where the last article began.
        totals: What the others said of how many there are; none where the last article has not ended.
    """
    if last is None or (here.number == last.number + 1 and here.of == last.of):
        return True
    if totals is None:
        return False
    return here.number in (1, last.number + 1) or (here.number > last.number and here.of in totals)


def _has_source_below(lines: list[str], at: int) -> bool:
    """Return whether a centred line follows, as the name of a source does; where nothing is centred, any."""
    if not lines[at - 1][:1].isspace():
        return True
    below = next((line for line in lines[at : at + _BELOW] if line.strip()), "")
    return below[:_INDENT].isspace()


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Yield what stands between blank lines."""
    gathered = list[str]()
    for line in [*lines, ""]:
        if line.strip():
            gathered.append(line)
        elif gathered:
            yield Block(tuple(line.strip() for line in gathered), all(line[:_INDENT].isspace() for line in gathered))
            gathered = []


READER = Reader(name="nexis-text", title="Nexis (text)", recognises=_recognised, read=nexis_text)
