"""Stretches of a text: matches that stand near one another are read together, and of a long one first what matters."""

from collections.abc import Sequence

import regex

from analysis import limits
from analysis.reading.excerpts import excerpt_bounds

Span = tuple[int, int]

_PARAGRAPH_GAP = regex.compile(r"\n\s*\n")
_LEAST_FOLDED = 80  # characters: less is not worth a click
_LEAST_REACH = 120  # characters on either side of a match: within fewer no sentence ends


def joined_passages(text: str, spans: Sequence[Span]) -> list[list[int]]:
    """Return which passages of a text are read as one: they overlap, or lie near one another in the same paragraph.

    What would be longer than is read at once is not made longer still by a passage that only lies near.

    Args:
        text: The whole text.
        spans: Where each passage starts and ends in it, in any order.

    Returns:
        For each stretch, in the order of the text, which passages it consists of; each passage is in one.
    """
    found: list[list[int]] = []
    begin = after = 0
    for place in sorted(range(len(spans)), key=lambda one: spans[one]):
        start, end = spans[place]
        is_short = end - begin <= limits.READ_AT_ONCE
        if found and (start <= after or (is_short and _is_near(text, after, start))):
            found[-1].append(place)
        else:
            found.append([place])
            begin = start
        after = max(after, end)
    return found


def clear_bounds(text: str, place: Span, others: tuple[int, int], bounds: Span) -> Span:
    """Return where a passage starts and ends that holds nothing of the matches before and after it.

    Args:
        text: The whole text.
        place: Where its own matches start and end.
        others: Where the match before it ends, and where the one after it starts; 0 and the length of the text where
            there is none.
        bounds: Where it would start and end without them.
    """
    before, after = others
    low, high = bounds
    if low < before:
        low = min(before, place[0])
        low += len(text[low : place[0]]) - len(text[low : place[0]].lstrip())
    if high > after:
        high = max(after, place[1])
        high -= len(text[place[1] : high]) - len(text[place[1] : high].rstrip())
    return low, high


def first_read(text: str, marks: Sequence[Span], *, most: int = limits.READ_AT_ONCE) -> list[Span]:
    """Return which parts of a passage are read first: the sentences around its first matches; a short one is whole.

    Args:
        text: The passage.
        marks: Where its matches start and end, ascending; without any, it is read from the beginning.
        most: How many characters are read at once.

    Returns:
        Where each part starts and ends, ascending and apart; the first match is in one, and so many others as are read
        at once.
    """
    if len(text) <= most:
        return [(0, len(text))]
    reach = max(most // (2 * max(len(marks), 1)), _LEAST_REACH)
    wanted = [excerpt_bounds(text, start, end, reach=reach) for start, end in marks]
    parts: list[Span] = []
    for low, high in wanted or [(0, excerpt_bounds(text, 0, 0, reach=most)[1])]:
        if sum(end - start for start, end in parts) >= most:
            break
        if parts and low - parts[-1][1] < _LEAST_FOLDED:
            parts[-1] = (parts[-1][0], max(high, parts[-1][1]))
        else:
            parts.append((low if low >= _LEAST_FOLDED else 0, high))
    if len(text) - parts[-1][1] < _LEAST_FOLDED:
        parts[-1] = (parts[-1][0], len(text))
    return parts


def _is_near(text: str, after: int, start: int) -> bool:
    return start - after <= limits.STRETCH_GAP and not _PARAGRAPH_GAP.search(text, after, start)
