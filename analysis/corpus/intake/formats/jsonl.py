"""Lines of JSON: one object a line, one record or one entry."""

import json
from collections import Counter

from analysis import limits
from analysis.corpus.intake.contents import text_of
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_MARK = "\ufeff"


def jsonl(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read one JSON object a line."""
    text, objects = text_of(piece, layout, found), _Objects()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isspace() or not line:
            continue
        place = (piece.name, number)
        try:
            values = objects.read(line)
        except (ValueError, RecursionError) as error:
            found.refuse(place, "E-JSON", f"not readable as JSON: {error}")
            continue
        if not isinstance(values, dict):
            found.refuse(place, "E-JSON", f"a {type(values).__name__} where an object should be")
        elif ("[" in line or line.find("{", 1) > 0) and _depth(values) > limits.DEEPEST:
            found.refuse(place, "E-JSON", f"nested more than {limits.DEEPEST} deep")
        else:
            found.take(Record(piece.name, number, values))
            for code, message in objects.said:
                found.enter(place, code, "changed", message)


class _Objects:
    """A reader of JSON that says what the usual one passes over: a key that stands twice, and numbers that are none."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._none, strict=False)

    def read(self, line: str) -> object:
        """Return what a line of JSON holds; a mark of the byte order at its beginning is no part of it."""
        self.said.clear()
        return self._decoder.decode(line.removeprefix(_MARK))

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) < len(pairs):
            for key, often in Counter(key for key, _ in pairs).items():
                left = [quoted(str(value)) for other, value in pairs if other == key][:-1]
                if often > 1:
                    message = (
                        f"the key {quoted(key)} stands {often} times: the last value counts, not {', '.join(left)}"
                    )
                    self.said.append(("W-KEY", message))
        return values

    def _none(self, constant: str) -> None:
        self.said.append(("W-NUMBER", f"{constant} is no number in JSON: the cell is empty"))


def _depth(values: dict[str, object]) -> int:
    """Return how deep lists and objects are nested in each other; more than the limit is not counted further."""
    depth, level = 0, [value for value in values.values() if isinstance(value, (dict, list))]
    while level and depth <= limits.DEEPEST:
        depth += 1
        inner = [part for value in level for part in (value.values() if isinstance(value, dict) else value)]
        level = [part for part in inner if isinstance(part, (dict, list))]
    return depth


READER = Reader(
    name="jsonl",
    title="Lines of JSON",
    recognises=lambda piece: piece.ending in (".jsonl", ".ndjson"),
    read=jsonl,
    ours=False,
)
