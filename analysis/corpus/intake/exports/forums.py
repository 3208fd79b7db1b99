"""Dumps of forums: a comment or a submission a line, as archives of Reddit hold them."""

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.parts.clocks import time_of_seconds
from analysis.corpus.intake.exports.parts.looks import heading_names, key_paths
from analysis.corpus.intake.exports.parts.rows import (
    Cells,
    cell_text,
    further,
    object_rows,
    table_rows,
    take_speech,
    unescaped,
)
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_NEEDED = {"created_utc", "subreddit"}
_TEXTS = ("body", "selftext")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_USED = {"id", "created_utc", "subreddit", "body", "selftext", "title"}


def forums(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read comments and submissions; the text of a submission is its title and what stands under it.

    Raises:
        IntakeError: `E-FORMAT` where the dump is still packed.
    """
    if piece.data.startswith(_ZSTANDARD):
        todo = "unpack it first (zstd -d --long=31 FILE.zst), and give the file that comes out"
        raise IntakeError("E-FORMAT", "it is packed (Zstandard, .zst)", where=piece.name, todo=todo)

    def onward(record: Record) -> None:
        _add(record, found)

    read = object_rows if key_paths(piece) else table_rows
    read(piece, layout, found, onward)


def _add(record: Record, found: Reading) -> None:
    values, place = record.cells, (record.file, record.line)
    cells = further(values, _USED, place, found)
    ours = {"doc_id": "id", "source": "subreddit", "published": "created_utc"}
    cells |= {name: said for name, given in ours.items() if (said := cell_text(values.get(given)))}
    cells |= {"published": time_of_seconds(str(cells["published"]))} if "published" in cells else {}
    if isinstance(title := values.get("title"), str) and title.strip():
        cells["title"] = unescaped(title.strip(), place, found)
    text = next((values[name] for name in _TEXTS if values.get(name) is not None), None)
    take_speech(cells | _text(cells, text, record, found), place, found, said=text)


def _text(cells: Cells, said: object, record: Record, found: Reading) -> Cells:
    """Return the text of a comment, or of a submission with its title before it."""
    place, title = (record.file, record.line), cells.get("title")
    if said is not None and not isinstance(said, str):
        return {"text": said}
    text = unescaped(said or "", place, found)
    if not isinstance(title, str) or cell_text(record.cells.get("body")):
        return {"text": text}
    if not text.strip():
        found.note(place, "W-TITLE", "kept", "a post without a text of its own: its title is its text")
        return {"text": title}
    return {"text": f"{title}\n\n{text}"}


def _recognises(piece: Piece) -> bool:
    if piece.data.startswith(_ZSTANDARD):
        return True
    names = heading_names(piece) | key_paths(piece)
    return names >= _NEEDED and not names.isdisjoint((*_TEXTS, "title"))


READER = Reader(name="forums", title="Forum dump (Reddit)", recognises=_recognises, read=forums)
