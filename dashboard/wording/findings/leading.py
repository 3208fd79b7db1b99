"""What several headlines share: how often in how many documents, which rows lead, and the filter that is in force."""

from collections.abc import Sequence

from analysis import counted
from dashboard.paper import markup
from dashboard.paper.markup import Markup

_NAMED = 3  # rows named in a sentence


def leading(numbers: Sequence[float], most: int = _NAMED) -> int:
    """Return how many of the first rows can be named as the largest: none of those left out is as large as one named.

    Args:
        numbers: What the rows are ordered by, falling.
        most: How many are named at most.
    """
    most = min(most, len(numbers))
    while 0 < most < len(numbers) and numbers[most - 1] == numbers[most]:
        most -= 1
    return most


def alike(numbers: Sequence[float]) -> int:
    """Return how many of the first rows are as large as the first."""
    return next((place for place, number in enumerate(numbers) if number != numbers[0]), len(numbers))


def in_documents(count: int, documents: int, every: int | None, noun: str = "use") -> str:
    """Return how often in how many documents: of all, with the noun; where that was said before, the numbers alone."""
    if every is None:
        return f"{count:,} in {documents:,}"
    return f"{counted(count, noun)} in {documents:,} of {counted(every, 'document')}"


def containing(search: str) -> Markup:
    """Return that only documents are counted that a search finds; empty where all are."""
    return Markup(" in documents that contain {}").format(markup.term(search)) if search else Markup("")
