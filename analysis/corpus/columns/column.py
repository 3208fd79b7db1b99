"""What a column is."""

from dataclasses import dataclass
from typing import Literal

COUNTED, STATED = "counted here", "as the file says"

Kind = Literal["text", "integer", "number", "date", "texts"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, for those who write programs and for somebody who meets it for the first time.

    Attributes:
        kind: The kind of its values.
        unit: The unit of its values, or empty.
        what: What it is, in one sentence.
        reading: How to read it, or what it does not say, in one sentence.
        source: Who published the formula, as author, year and title; otherwise where it is from, or empty.
    """

    kind: Kind
    unit: str
    what: str
    reading: str
    source: str = ""


Columns = dict[str, Column]
