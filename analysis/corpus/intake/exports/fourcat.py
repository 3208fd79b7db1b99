"""4CAT: tables and lines of JSON in which posts of any platform have the same names."""

from analysis.corpus.intake.exports.parts.clocks import time_of_seconds
from analysis.corpus.intake.exports.parts.looks import heading_names, key_paths
from analysis.corpus.intake.exports.parts.rows import cell_text, further, object_rows, table_rows, take_speech
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_NEEDED = {"id", "body"}
_MARKS = frozenset(("thread_id", "unix_timestamp"))  # one of them is in every export
_CLOCK = "unix_timestamp"
_DATES = ("timestamp", "created_at", _CLOCK)
# The first that the row has.
_SOURCES = tuple(
    "board subreddit channel chat author account_username author_screen_name author_name author_nickname".split()  # noqa: SIM905
)
_TITLES = ("subject", "title")


def fourcat(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read posts that 4CAT collected; a post without a body is no document."""

    def onward(record: Record) -> None:
        _add_post(record, layout, found)

    read = object_rows if key_paths(piece) else table_rows
    read(piece, layout, found, onward)


def _add_post(record: Record, layout: Layout, found: Reading) -> None:
    values, place = record.cells, (record.file, record.line)
    source = next((name for name in _SOURCES if cell_text(values.get(name))), "")
    published = next((name for name in _DATES if cell_text(values.get(name))), "")
    title = next((name for name in _TITLES if cell_text(values.get(name))), "")
    used = {"id", "body", "language", title, source, published}
    cells = further(values, used, place, found) | {"text": values.get("body")}
    ours = {"doc_id": "id", "title": title, "language": "language", "source": source, "published": published}
    cells |= {name: said for name, given in ours.items() if (said := cell_text(values.get(given)))}
    if published == _CLOCK:
        cells["published"] = time_of_seconds(str(cells["published"]))
    if not source and layout.source:
        cells["source"] = layout.source
    take_speech(cells, place, found)


def _recognises(piece: Piece) -> bool:
    names = heading_names(piece) | key_paths(piece)
    return names >= _NEEDED and not names.isdisjoint(_MARKS) and not names.isdisjoint(_DATES)


READER = Reader(name="fourcat", title="4CAT", recognises=_recognises, read=fourcat)
