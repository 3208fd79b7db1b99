"""An article of Nexis, as text or as a page: masthead, title, labels, text, labels, copyright."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.exports.databases.labels import (
    ENDS,
    HEAD,
    check_length,
    date_within,
    is_copyright,
    label_of,
    unknown_label,
)
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading, Record

_MARK = regex.compile(
    r"\s*(?:(\d[\d.,]{0,8}) of (\d[\d.,]{0,8}) DOCUMENTS?|Dokument (\d+) von (\d+)|Document (\d+) de (\d+))\s*"
)
_SHOWN = 5  # numbers that a message names
_DEEP = 12  # blocks below the masthead among which the labels above a text are looked for


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two blank ones, or a paragraph of a page."""

    lines: tuple[str, ...]
    centred: bool

    @property
    def text(self) -> str:
        """Its lines joined."""
        return " ".join(line.strip() for line in self.lines).strip()


@dataclass(frozen=True, slots=True)
class Mark:
    """“N of M DOCUMENTS”, and the line where it stands, from 1."""

    number: int
    of: int
    line: int


def mark(line: str, at: int) -> Mark | None:
    """Return what a line says of the number of a document, if it says nothing else."""
    match = _MARK.fullmatch(line)
    if match is None:
        return None
    number, of = (int(regex.sub(r"\D", "", group)) for group in match.groups() if group)
    return Mark(number, of, at)


def add_nexis(blocks: Sequence[Block], piece: Piece, start: Mark, found: Reading) -> None:
    """Add the article that these blocks are to what was found, or set it aside."""
    place = (piece.name, start.line)
    cells = article_cells(blocks)
    if any(is_copyright(line) for block in blocks if block.centred for line in block.lines):
        found.note(place, "W-BOILERPLATE", "changed", "the lines of copyright are no part of the text")
    text = cells["text"]
    if not text:
        shown = quoted(" ".join(block.text for block in blocks))
        found.refuse(place, "E-TEXT", f"document {start.number:,} of the file has no text: {shown}")
        return
    check_length(str(text), cells.get("length"), place, found)
    if "published" not in cells:
        found.note(place, "W-DATE", "kept", "no line above the title is a date: the document is kept, undated")
    found.take(Record(*place, cells))


def article_cells(blocks: Sequence[Block]) -> dict[str, object]:
    """Return our columns of an article, and what its labels say."""
    cells, title, at = _masthead(blocks)
    first, last = _head(blocks, at)
    cells.update(_labelled(blocks[first:last]))
    tail = _tail(blocks, last)
    cells.update(_labelled(blocks[tail:]))
    titles = [*title, *(block.text for block in blocks[at:first])]
    if titles:
        cells["title"] = " ".join(titles)
    body = [block.text for block in blocks[last:tail] if not (block.centred and _is_all_copyright(block))]
    cells["text"] = "\n\n".join(body)
    return cells


def _masthead(blocks: Sequence[Block]) -> tuple[dict[str, object], list[str], int]:
    """Return source, date and edition, what of the title stands among them, and where they end."""
    at = next((place for place, block in enumerate(blocks) if not block.centred), len(blocks))
    if at == 0:
        at = min(2, len(blocks))
    tops = [[line.strip() for line in block.lines if not is_copyright(line.strip())] for block in blocks[:at]]
    tops = [lines for lines in tops if lines]
    if not tops:
        return {}, [], at
    places = [(row, column) for row, lines in enumerate(tops) for column in range(len(lines))]
    dated = next((place for place in places[1:] if date_within(tops[place[0]][place[1]])[1]), None)
    if dated is None:
        return {"source": " ".join(tops[0])}, [line for lines in tops[1:] for line in lines], at
    row, column = dated
    before, date, behind = date_within(tops[row][column])
    cells: dict[str, object] = {"source": " ".join(tops[0] if row else tops[0][:column]), "published": date}
    edition = [before, behind, *tops[row][column + 1 :], *(line for lines in tops[row + 1 :] for line in lines)]
    if edition := [part for part in edition if part]:
        cells["edition"] = "; ".join(part.rstrip(" ;") for part in edition)
    between = [line for lines in tops[1:row] for line in lines] + (tops[row][:column] if row else [])
    return cells, between, at


def _head(blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """Return where the labels above the text begin, and where they end; without any, the first block is the title."""
    near = range(at, min(at + _DEEP, len(blocks)))
    labelled = [place for place in near if label_of(blocks[place].text)[0] in HEAD]
    if not labelled:
        return min(at + 1, len(blocks)), min(at + 1, len(blocks))
    first = labelled[0]
    last = next((place for place in labelled if _has(blocks[place], "length")), first)
    while last + 1 < len(blocks) and label_of(blocks[last + 1].text)[0] in HEAD:
        last += 1
    return first, last + 1


def _has(block: Block, name: str) -> bool:
    return any(label_of(line)[0] == name for line in block.lines)


def _tail(blocks: Sequence[Block], at: int) -> int:
    """Return where the text ends: with the labels that go on to the last date of loading, or language."""
    ends = [place for place in range(at, len(blocks)) if any(_has(blocks[place], name) for name in ENDS)]
    dated = [place for place in ends if _has(blocks[place], "load_date")]
    tail = (dated or ends or [len(blocks)])[-1]
    if not ends:
        while tail > at and blocks[tail - 1].centred and _is_all_copyright(blocks[tail - 1]):
            tail -= 1
    while tail > at and label_of(blocks[tail - 1].text)[0]:
        tail -= 1
    return tail


def _is_all_copyright(block: Block) -> bool:
    return is_copyright(block.lines[0].strip())


def _labelled(blocks: Sequence[Block]) -> dict[str, object]:
    """Return what labels say: each has a line of its own, and goes on to the next."""
    cells, name = dict[str, list[str]](), ""
    for block in blocks:
        if block.centred and _is_all_copyright(block):
            continue
        for row, line in enumerate(block.lines):
            found, said = label_of(line)
            if not found and row == 0:
                found, said = unknown_label(line)
            name = found or name
            if name and said.strip():
                cells.setdefault(name, []).append(said.strip())
    if "language" in cells:  # such as “ENGLISH; ENGLISHS”
        cells["language"] = [cells["language"][0].partition(";")[0].strip()]
    return {name: " ".join(parts) for name, parts in cells.items()}


def check_claims(marks: Sequence[Mark], piece: Piece, found: Reading) -> None:
    """Say where the numbers of documents that a file gives and those that it holds differ."""
    ((of, _),) = Counter(mark.of for mark in marks).most_common(1)
    for odd in (mark for mark in marks if mark.of != of):
        message = (
            f"document {odd.number:,} says “{odd.number} of {odd.of}”, where most say “of {of}”: it is read as it is"
        )
        found.enter((piece.name, odd.line), "W-CLAIM", "kept", message)
    numbers = {mark.number for mark in marks}
    low, high = min(numbers), max(numbers)
    missing = sorted(set(range(low, min(high, low + 10_000))) - numbers)
    if missing:
        shown = ", ".join(f"{number:,}" for number in missing[:_SHOWN]) + ("…" if len(missing) > _SHOWN else "")
        message = f"{counted(len(missing), 'number')} between {low:,} and {high:,} missing ({shown})"
        found.enter((piece.name, 0), "W-CLAIM", "kept", f"{message}: see whether you need these documents")
    if low > 1 or high < of:
        held = f"numbers {low:,} to {high:,}" if high > low else f"only number {low:,}"
        what = f"the download had {counted(of, 'document')}, and this file holds {held}"
        found.enter((piece.name, 0), "W-CLAIM", "kept", f"{what}: bring the other files too, if there are any")
