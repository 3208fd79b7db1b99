"""Objects of JSON: read with a word for what the usual reader passes over, and laid flat: a path is a column."""

import json
from collections import Counter
from collections.abc import Callable, Iterable

from analysis import limits
from analysis.corpus.errors import counted
from analysis.corpus.intake.letters import one_line, quoted
from analysis.corpus.intake.records import Reading, Record

_LISTED = 12  # columns that a message names


class Objects:
    """A reader of JSON that says what the usual one passes over: a key that stands twice, and numbers that are none.

    Args:
        long_numbers: Whether a number of more digits than Python turns into one is kept as text; else it is an error.
    """

    def __init__(self, *, long_numbers: bool = False) -> None:
        self.said: list[tuple[str, str]] = []
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._none,
            parse_int=self._whole if long_numbers else None,
            strict=False,
        )

    def read(self, line: str) -> object:
        """Return what a line of JSON holds; a mark of the byte order at its beginning is no part of it."""
        self.said.clear()
        return self.decoder.decode(line.removeprefix("\ufeff"))

    def read_at(self, text: str, place: int) -> tuple[object, int]:
        """Return the value that begins at a place of a text, and where it ends."""
        self.said.clear()
        return self.decoder.raw_decode(text, place)

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

    def _whole(self, digits: str) -> object:
        try:
            return int(digits)
        except ValueError:
            self.said.append(("W-NUMBER", f"a number of {len(digits):,} digits is kept as text"))
            return digits

    def _none(self, constant: str) -> None:
        self.said.append(("W-NUMBER", f"{constant} is no number in JSON: the cell is empty"))


def take_value(
    value: object,
    place: tuple[str, int],
    found: Reading,
    said: Iterable[tuple[str, str]] = (),
    *,
    laid: Callable[[dict[str, object]], dict[str, object]] | None = None,
) -> None:
    """Make a record of an object of JSON, laid flat; what is none, or nested too deep, is set aside.

    Args:
        value: What was read.
        place: Where it stands.
        found: What there is so far.
        said: Codes and messages about it.
        laid: What becomes of objects in it; else they are laid flat.
    """
    if not isinstance(value, dict):
        found.refuse(place, "E-JSON", f"a {type(value).__name__} where an object should be")
        return
    if any(isinstance(part, (dict, list)) for part in value.values()):
        if depth(value) > limits.DEEPEST:
            found.refuse(place, "E-JSON", f"nested more than {limits.DEEPEST} deep")
            return
        value = (laid or flat)(value)
    found.take(Record(*place, value))
    for code, message in said:
        found.enter(place, code, "changed", message)


def depth(values: dict[str, object]) -> int:
    """Return how deep lists and objects are nested in each other; more than the limit is not counted further."""
    deep, level = 0, [value for value in values.values() if isinstance(value, (dict, list))]
    while level and deep <= limits.DEEPEST:
        deep += 1
        inner = [part for value in level for part in (value.values() if isinstance(value, dict) else value)]
        level = [part for part in inner if isinstance(part, (dict, list))]
    return deep


def flat(values: dict[str, object]) -> dict[str, object]:
    """Return an object with the parts of objects in it as cells of its own, such as data.text; lists stay cells.

    Of two cells that would have one name the second gets a number.
    """
    if not any(isinstance(value, dict) for value in values.values()):
        return values
    cells = dict[str, object]()
    for name, value in values.items():
        parts = flat(value) if isinstance(value, dict) and value else {"": value}
        for inner, part in parts.items():
            plain = wanted = f"{name}.{inner}" if isinstance(value, dict) and value else name
            number = 1
            while wanted in cells or (wanted != name and wanted in values):
                number += 1
                wanted = f"{plain}_{number}"
            cells[wanted] = part
    return cells


def enter_missing(found: Reading, first: int, name: str) -> None:
    """Say which cells some of the records have and others have not."""
    records = found.records[first:]
    often = Counter(column for record in records for column in record.cells)
    rare = [(column, len(records) - number) for column, number in often.items() if number < len(records)]
    if rare:
        listed = ", ".join(f"{quoted(column)} in {missing:,}" for column, missing in rare[:_LISTED])
        more = f" and {counted(len(rare) - _LISTED, 'other')}" if len(rare) > _LISTED else ""
        message = f"not every row has the same names: of {counted(len(records), 'row')} there is no {listed}{more}"
        found.enter((name, 0), "W-NAMES", "kept", one_line(message))
