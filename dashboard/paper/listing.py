"""Lists as they are sent to a browser: columns one after another, so that a thousand rows are little to send."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, Literal

from analysis import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list.

    Attributes:
        label: What stands over it.
        kind: How its cells are drawn: as text, as a number, as a sign with words, or as a line around a match.
        help: What it says, in a sentence or two.
        cells: What the cells are made of, by name, each with a value a row.
        look: How they are drawn, by name.
    """

    label: str
    kind: Literal["text", "number", "sign", "line"]
    help: str
    cells: Mapping[str, Sequence[Any]]
    look: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is ready to be sent.

    Attributes:
        sent: What the browser gets.
        labels: What stands in the first cell of each row.
        means: What each row stands for.
    """

    sent: str
    labels: tuple[str, ...]
    means: tuple[Any, ...]


def listing(
    columns: Sequence[Column], means: Sequence[Any], words: Mapping[str, Any], *, found: int | None = None
) -> Listing:
    """Return a list of so many rows as a browser is sent at once, the first ones.

    Args:
        columns: Its columns; the first has the buttons.
        means: What each row stands for.
        words: What the list is called, and all else that it says; `all` has room for a number.
        found: How many rows there are, where these are the first of them.
    """
    rows, found = len(means), len(means) if found is None else found
    while len(sent := _sent(columns, words, rows, found)) > limits.LISTED_CHARACTERS and rows:
        rows = int(rows * 0.9 * limits.LISTED_CHARACTERS / len(sent))
    return Listing(sent, tuple(map(str, columns[0].cells["texts"][:rows])), tuple(means[:rows]))


def _sent(columns: Sequence[Column], words: Mapping[str, Any], rows: int, found: int) -> str:
    """Return a list as it is sent, up to a row."""
    told = [
        {"label": one.label, "kind": one.kind, "help": one.help}
        | dict(one.look)
        | {name: list(map(_plain, cells[:rows])) for name, cells in one.cells.items()}
        for one in columns
    ]
    said = dict(words) | {
        "columns": told,
        "page": limits.LIST_PAGE,
        "all": words["all"].format(f"{found:,}") if rows < found else "",
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: no number is nothing."""
    return None if isinstance(value, float) and isnan(value) else value


def shares(*columns: Sequence[float]) -> list[list[int]]:
    """Return columns of numbers as thousandths of the largest of them all."""
    most = max((value for column in columns for value in column), default=0)
    return [[round(1_000 * value / most) if most else 0 for value in column] for column in columns]
