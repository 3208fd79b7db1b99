"""Stretches of words by where they begin and how many words they cover, and what can be made of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.corpus.index import Ints, TermIndex, ranges, whole_numbers

_MANY = 8  # where one side of a NEAR is so much larger, most of it is near nothing
_NOWHERE = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Stretches of words, each inside one document.

    Attributes:
        starts: whole numbers, ascending; the position of the first word in the whole corpus.
        widths: int64, how many words are covered; of equal starts ascending, no two alike.
    """

    starts: Ints
    widths: npt.NDArray[np.int64]

    @property
    def lasts(self) -> npt.NDArray[np.int64]:
        """The position of the last word."""
        return self.starts + self.widths - 1

    def at(self, places: Ints | npt.NDArray[np.bool_] | slice) -> "Spans":
        """Return some of the stretches, in their order."""
        return Spans(self.starts[places], self.widths[places])


def uniform(starts: Ints, width: int) -> Spans:
    """Return stretches of one width."""
    return Spans(starts, np.broadcast_to(np.int64(width), len(starts)))


def sequences(index: TermIndex, wanted: list[range | Ints]) -> Spans:
    """Return where words of the wanted ids stand in a row inside one document, looked for around the rarest of them."""
    if any(len(ids) == 0 for ids in wanted):
        return uniform(np.empty(0, dtype=np.int64), len(wanted))
    places = [index.positions(ids) for ids in wanted]
    if len(wanted) == 1:
        return uniform(places[0], 1)
    anchor = min(range(len(wanted)), key=lambda number: len(places[number]))
    starts = places[anchor] - anchor
    starts = starts[(starts >= 0) & (starts + len(wanted) <= len(index.ids))]
    for shift, ids in enumerate(wanted):
        if shift != anchor:
            starts = starts[_among(index, index.ids[starts + shift], ids)]
    return uniform(starts[starts + len(wanted) <= index.ends_at(starts)], len(wanted))


def _among(index: TermIndex, here: Ints, ids: range | Ints) -> npt.NDArray[np.bool_]:
    """Return whether each of some ids is among others, which are ascending."""
    if ids[-1] - ids[0] == len(ids) - 1:
        return (here >= ids[0]) & (here <= ids[-1])
    wanted = np.zeros(len(index.terms), dtype=np.bool_)
    wanted[np.asarray(ids)] = True
    return wanted[here]


def in_a_row(index: TermIndex, left: Spans, right: Spans) -> Spans:
    """Return what a stretch makes with another that follows it at once."""
    nexts = left.starts + left.widths
    lows, highs = np.searchsorted(right.starts, nexts), np.searchsorted(right.starts, nexts, side="right")
    first = np.repeat(np.arange(len(nexts)), highs - lows)
    second = ranges(lows, highs - lows)
    together = right.starts[second] < index.ends_at(left.starts[first])
    first, second = first[together], second[together]
    return _distinct(left.starts[first], left.widths[first] + right.widths[second])


def union(parts: list[Spans]) -> Spans:
    """Return the stretches of all parts, each once."""
    if len(parts) == 1:
        return parts[0]
    starts = np.concatenate([np.empty(0, dtype=np.int64), *(part.starts for part in parts)])
    return _distinct(starts, np.concatenate([np.empty(0, dtype=np.int64), *(part.widths for part in parts)]))


def _distinct(starts: Ints, widths: npt.NDArray[np.int64]) -> Spans:
    """Return stretches in their order, each once; one number stands for start and width, because it sorts faster.

    A stable sort merges what is in order already.
    """
    base = int(widths.max(initial=0)) + 1
    found = np.sort(starts.astype(np.int64) * base + widths, kind="stable")
    found = found[np.append(True, found[1:] != found[:-1])[: len(found)]]
    return Spans(*np.divmod(found, base))


def outermost(found: Spans) -> Spans:
    """Return the stretches that lie inside no other, whichever end they share; those that only overlap all stay."""
    if len(found.starts) == 0 or found.widths.min() == found.widths.max():
        return found
    longest = np.append(found.starts[1:] != found.starts[:-1], True)
    found = found if longest.all() else found.at(longest)
    reached = np.maximum.accumulate(found.lasts)
    return found.at(np.append(True, found.lasts[1:] > reached[:-1]))


def near_spans(index: TermIndex, left: Spans, right: Spans, distance: int) -> Spans:
    """Return the shortest stretches that hold one of each, at most so many positions apart; see the package."""
    if len(left.starts) > len(right.starts):
        left, right = right, left
    if len(left.starts) * _MANY < len(right.starts):
        right = _around(left, right, distance)
    found = _neighbours(index, left, right, distance)
    if found is not None:
        return found
    return _shortest(union([_pairs(index, left, right, distance), _pairs(index, right, left, distance)]))


def _neighbours(index: TermIndex, left: Spans, right: Spans, distance: int) -> Spans | None:
    """Return the same where no two overlap: there, a shortest stretch runs from one to the very next.

    Each side is of one width. None where that is not so, or where some overlap.
    """
    width, other = (int(side.widths.max(initial=1)) for side in (left, right))
    if left.widths.min(initial=width) < width or right.widths.min(initial=other) < other:
        return None
    placed = np.concatenate((left.starts, right.starts), dtype=whole_numbers(2 * len(index.ids)))
    placed *= 2
    placed[len(left.starts) :] += 1  # which side it is of
    placed.sort(kind="stable")  # it merges the two
    starts, sides = placed >> 1, placed & 1
    ends = starts + width + sides * (other - width)
    between = starts[1:] - ends[:-1]
    if (between < 0).any():
        return None
    first = np.flatnonzero((between < distance) & (sides[1:] != sides[:-1]))
    begins, ends = starts[first], ends[first + 1]
    inside = ends <= index.ends_at(begins)
    return Spans(begins[inside], (ends - begins)[inside].astype(np.int64))


def _around(few: Spans, many: Spans, distance: int) -> Spans:
    """Return those of the many that may be near one of the few."""
    reach = distance + int(many.widths.max(initial=1))
    lows = np.searchsorted(many.starts, few.starts.astype(np.int64) - reach)
    highs = np.searchsorted(many.starts, few.lasts + distance, side="right")
    return many.at(np.unique(ranges(lows, highs - lows)))


def _pairs(index: TermIndex, first: Spans, second: Spans, distance: int) -> Spans:
    """Return for each of the first the shortest stretch to one of the second that follows it near enough, if any."""
    limits = np.minimum(first.lasts + distance, index.ends_at(first.starts) - 1)
    places = np.searchsorted(second.starts, first.lasts, side="right")
    ends = np.full(len(limits), _NOWHERE, dtype=np.int64)
    open_ = np.arange(len(limits))
    while True:
        open_ = open_[places[open_] < len(second.starts)]
        begins = second.starts[places[open_]]
        open_ = open_[(begins <= limits[open_]) & (begins < ends[open_])]
        if len(open_) == 0:
            break
        here = places[open_]
        ends[open_] = np.minimum(ends[open_], second.starts[here] + second.widths[here])
        places[open_] += 1
    met = ends < _NOWHERE
    starts = first.starts[met].astype(np.int64)
    return _distinct(starts, ends[met] - starts)


def _shortest(found: Spans) -> Spans:
    """Return the stretches that hold no other."""
    firsts = np.append(True, found.starts[1:] != found.starts[:-1])[: len(found.starts)]
    found = found.at(firsts)
    later = np.append(np.minimum.accumulate(found.lasts[::-1])[::-1], _NOWHERE)[1:]
    return found.at(found.lasts < later)
