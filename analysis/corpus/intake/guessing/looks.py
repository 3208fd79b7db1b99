"""What the cells of a column look like: long texts, dates, few values over and over, identifiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import regex

_DATE = regex.compile(
    r"\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?(?:[T ]\d.*)?|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?:[T, ].*)?|\d{8}|"
    r"\d{4}-W\d\d|"
    r"(?:\p{L}+\.?,? )?\d{1,2}\.?(?: de)? \p{L}{3,}\.?,?(?: de)? \d{4}.*|\p{L}{3,}\.? \d{1,2},? \d{4}.*"
)
_YEAR = regex.compile(r"1[5-9]\d\d|20\d\d")
_NUMBER = regex.compile(r"[-+]?[\d.,]+(?:[eE][-+]?\d+)?%?")


@dataclass(frozen=True, slots=True)
class Look:
    """A column as a sample of its cells shows it.

    Attributes:
        column: Its name.
        filled: How many cells of the sample hold something.
        words: The mean number of words of those.
        values: How many different ones there are.
        dates: The share of them that look like dates; a year alone is one only beside its like.
        numbers: The share that are numbers.
    """

    column: str
    filled: int
    words: float
    values: int
    dates: float
    numbers: float


def look(column: str, cells: Sequence[object]) -> Look:
    """Return what the cells of a column look like."""
    texts = [text for cell in cells if cell is not None and (text := str(cell).strip())]
    if not texts:
        return Look(column, 0, 0.0, 0, 0.0, 0.0)
    years = sum(_YEAR.fullmatch(text) is not None for text in texts) == len(texts)
    dates = [years or (len(text) > 4 and _DATE.fullmatch(text[:40]) is not None) for text in texts]  # noqa: PLR2004
    numbers = [_NUMBER.fullmatch(text[:40]) is not None for text in texts]
    words = fmean(text.count(" ") + 1 for text in texts)
    return Look(column, len(texts), words, len(set(texts)), fmean(dates), fmean(numbers))
