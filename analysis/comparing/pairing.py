"""One-to-one pairs of what is nearest, from weights to rows, in bounded memory."""

from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse

_NEAREST = 20  # rows that each one is tried with
_OFFERS = 100_000  # where there are fewer rows, each is tried with more, up to so many in all
_ROUNDS = 30
_CELLS = 4_000_000  # of the table of similarities, held at a time
_DIGITS = 12  # similarities that differ later are equal

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What is to be paired with another side.

    Attributes:
        weights: Sparse rows of length 1, or of nothing.
        places: For each row its place in an order of both sides; of pairs equally near, those come first whose places
            do.
        days: The first and the last day of each row as running numbers, shape (2, rows).
    """

    weights: sparse.csr_array
    places: Ints
    days: Ints

    def of(self, rows: Ints | npt.NDArray[np.bool_]) -> Self:
        """Return some of the rows."""
        return type(self)(self.weights[rows], self.places[rows], self.days[:, rows])


class Pairs(NamedTuple):
    """Rows of the left side, rows of the right side, and how near they are: the cosine of their weights."""

    left: Ints
    right: Ints
    similarity: Floats

    def of(self, which: Ints | npt.NDArray[np.bool_]) -> "Pairs":
        """Return some of the pairs, in the order asked for."""
        return Pairs(self.left[which], self.right[which], self.similarity[which])


class Offers(NamedTuple):
    """Pairs that may be made, each once, and whether either of the two has the other among its nearest."""

    pairs: Pairs
    mutual: npt.NDArray[np.bool_]


def one_to_one(left: Side, right: Side, *, days: int | None = None) -> Pairs:
    """Return pairs in which no row stands twice: always the nearest two that are both without a partner.

    Each row is tried with its 20 nearest only, or with more where there are few rows. Where that does not tell who is
    the nearest without a partner, the rows concerned wait, and are tried again among each other, at most 30 times. So
    the pairs are those that all similarities would give. Rows that share nothing are never paired, nor are rows that
    still wait at the end, which takes thousands of equal ones.

    Args:
        left: The one side.
        right: The other.
        days: How far apart two rows may be: the fewest days that their dates allow. None is any, dated or not.

    Returns:
        The pairs by falling similarity; of equal ones, by the lower and then by the higher of their two places. Both
        sides may be swapped.
    """
    found = [Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    free = (np.arange(len(left.places)), np.arange(len(right.places)))
    for _ in range(_ROUNDS):
        most = max(_NEAREST, _OFFERS // max(len(free[0]), len(free[1]), 1))
        offers = nearest(left.of(free[0]), right.of(free[1]), most=most, days=days)
        if len(offers.mutual) == 0:
            break
        pairs = Pairs(free[0][offers.pairs.left], free[1][offers.pairs.right], offers.pairs.similarity)
        order = _order(pairs, left, right)
        found.append(_taken(Offers(pairs.of(order), offers.mutual[order])))
        free = (np.setdiff1d(free[0], found[-1].left), np.setdiff1d(free[1], found[-1].right))
    every = Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))
    return every.of(_order(every, left, right))


def nearest(left: Side, right: Side, *, most: int = _NEAREST, days: int | None = None) -> Offers:
    """Return for each row of either side the rows of the other side that are nearest and share something with it.

    Args:
        left: The one side.
        right: The other.
        most: So many for each row; of those equally near, the first.
        days: See `one_to_one`.

    Returns:
        The pairs by left, then right row.
    """
    width = len(right.places)
    across = right.weights.T.tocsr()
    step = max(1, _CELLS // max(width, 1))
    rows, columns = [_none()], _none()
    for start in range(0, len(left.places), step):
        block = np.round((left.weights[start : start + step] @ across).toarray(), _DIGITS)
        if days is not None:
            block[_apart(left.days[:, start : start + step], right.days) > days] = 0
        rows.append(_table(block, _largest(block, most), start))
        columns = np.concatenate((columns, _table(block, _largest(block.T, most).T, start)))
        columns = columns[_first(columns, most)]
    offers = np.concatenate((*rows, columns))
    _, once, times = np.unique(offers["left"] * width + offers["right"], return_index=True, return_counts=True)
    offers = offers[once]
    return Offers(Pairs(offers["left"], offers["right"], offers["similarity"]), times > 1)


_OFFER = np.dtype([("left", np.int64), ("right", np.int64), ("similarity", np.float64)])


def _none() -> npt.NDArray[np.void]:
    return np.empty(0, dtype=_OFFER)


def _table(block: Floats, mask: npt.NDArray[np.bool_], start: int) -> npt.NDArray[np.void]:
    """Return the cells of a block that are in the mask, row by row."""
    rows, columns = np.nonzero(mask)
    table = np.empty(len(rows), dtype=_OFFER)
    table["left"], table["right"], table["similarity"] = rows + start, columns, block[rows, columns]
    return table


def _largest(block: Floats, most: int) -> npt.NDArray[np.bool_]:
    """Return where the largest values above 0 of each row are, the first of equal ones."""
    if block.shape[1] <= most:
        return block > 0
    floor = np.partition(block, -most, axis=1)[:, -most, None]
    above, level = block > floor, block == floor
    room = most - above.sum(axis=1, keepdims=True)
    first = np.cumsum(level, axis=1, dtype=np.int32) <= room
    found: npt.NDArray[np.bool_] = (above | (level & first)) & (block > 0)
    return found


def _first(offers: npt.NDArray[np.void], most: int) -> Ints:
    """Return which offers are the nearest of their right row."""
    order = np.lexsort((offers["left"], -offers["similarity"], offers["right"]))
    groups = offers["right"][order]
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    ranks = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
    first: Ints = order[ranks < most]
    return first


def _apart(ours: Ints, theirs: Ints) -> Ints:
    """Return the fewest days between each two that their first and last days allow; 0 or less where they meet."""
    days: Ints = np.maximum(ours[0][:, None] - theirs[1][None], theirs[0][None] - ours[1][:, None])
    return days


def _order(pairs: Pairs, left: Side, right: Side) -> Ints:
    places = np.sort([left.places[pairs.left], right.places[pairs.right]], axis=0)
    return np.lexsort((places[1], places[0], -pairs.similarity))


def _taken(offers: Offers) -> Pairs:
    """Return the pairs that are made when each, in the order given, takes its two rows from all that follow.

    Where only one of two rows has the other among its nearest, the other may have a nearer one that was not offered.
    Both wait then, and so does whoever is offered a row that waits.
    """
    lefts: dict[int, bool] = {}  # True has a partner, False waits
    rights: dict[int, bool] = {}
    kept = np.zeros(len(offers.mutual), dtype=np.bool_)
    rows = zip(offers.pairs.left.tolist(), offers.pairs.right.tolist(), offers.mutual.tolist(), strict=True)
    for place, (one, other, mutual) in enumerate(rows):
        if lefts.get(one) or rights.get(other):
            continue
        kept[place] = mutual and one not in lefts and other not in rights
        lefts[one] = rights[other] = bool(kept[place])
    return offers.pairs.of(kept)
