"""Lines of JSON: one object a line, one record or one entry."""

from collections.abc import Callable
from itertools import chain, islice

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record
from analysis.corpus.intake.tables.lines import beginning_and_parts, refuse_too_many
from analysis.corpus.intake.tables.nested import Objects, enter_missing, flat, take_value

_FEWEST = 2  # lines that begin with an object: one may be an object that holds all of them


def jsonl(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read one JSON object a line, laid flat."""
    json_lines(piece, layout, found, flat)


def json_lines(
    piece: Piece, layout: Layout, found: Reading, laid: Callable[[dict[str, object]], dict[str, object]]
) -> None:
    """Read one JSON object a line.

    Args:
        piece: The file.
        layout: How it is to be read.
        found: What there is so far.
        laid: What becomes of objects in it.
    """
    _, parts = beginning_and_parts(piece, layout, found)
    objects, first, before = Objects(), len(found.records), found.rows - 1
    lines = chain.from_iterable(part.removesuffix("\n").split("\n") for part in parts)
    for number, line in enumerate(lines, start=1):
        if line.isspace() or not line:
            continue
        refuse_too_many(found.rows - before, piece)
        try:
            values = objects.read(line)
        except (ValueError, RecursionError) as error:
            found.refuse((piece.name, number), "E-JSON", f"not readable as JSON: {error}")
            continue
        if isinstance(values, dict) and not objects.said and line.find("[") < 0 and line.find("{", 1) < 0:
            found.take(Record(piece.name, number, values))
        else:
            take_value(values, (piece.name, number), found, objects.said, laid=laid)
    enter_missing(found, first, piece.name)


def _recognises(piece: Piece) -> bool:
    """Return whether the first lines are objects of JSON, each closed where its line ends."""
    if piece.ending in (".jsonl", ".ndjson"):
        return True
    lines = [line.strip() for line in islice(filter(str.strip, piece.head.split("\n")), _FEWEST)]
    if len(lines) < _FEWEST and len(piece.data) > len(piece.head):
        lines = [line.strip().decode("latin-1") for line in piece.data.split(b"\n", _FEWEST)[:_FEWEST]]
    return len(lines) == _FEWEST and lines[0][:1] == lines[1][:1] == "{" and lines[0][-1:] == "}" and lines[0] != "{}"


READER = Reader(
    name="jsonl",
    title="Lines of JSON",
    recognises=_recognises,
    read=jsonl,
    ours=False,
)
