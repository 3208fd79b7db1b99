"""Whether words can be told from chance: p and q of all words of a comparison, and what they rest on."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis import limits
from analysis.comparing.sides import Sides
from analysis.comparing.tallies import Side, Tally
from analysis.measures import permutation
from analysis.measures.permutation import Residuals
from analysis.measures.scoring import Chance, chance, normal_score, pearson_tail
from analysis.measures.significance import benjamini_hochberg, pooled_q

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
Way = Literal["exact", "dealt", "scored"]

_SEED = 0
_RARE = 1.0  # standard deviations: a sum nearer to its mean than that has no p below `limits.POOLED_P`


def way(sides: Sides) -> Way:
    """Return how p is found: from all deals, from some at random, or from the moments of all."""
    if not permutation.are_many(sides.group, sides.strata):
        return "exact"
    return "dealt" if len(sides.group) <= limits.DEALT_DOCUMENTS else "scored"


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """The words of a comparison, scored.

    Attributes:
        tally: The words of all units.
        sides: The two sides.
        chance: What dealing labels makes of each word.
        direction: Whether the target uses it at a higher rate, 1, or a lower one, −1; 0 where both use it alike.
        bare: Whether weights are taken without regard to lengths; see `Chance`.
        p: Two-sided p-values from three moments of all deals: twice the share of deals with as large a difference in
            the direction of the rates, and 1 where these are equal.
        score: The same as standard deviations of a normal sum, positive for words that the target uses more.
    """

    tally: Tally
    sides: Sides
    chance: Chance
    direction: Whole
    bare: Mask
    p: Floats
    score: Floats


def scored(tally: Tally, sides: Sides, direction: Whole) -> Scored:
    """Return the words of a comparison, scored; no labels are dealt.

    Args:
        tally: The words of all units.
        sides: The two sides.
        direction: As `rate_signs` returns them.
    """
    group, towards = sides.dealt, _dealt_direction(sides, direction)
    found = chance(tally.strata(sides.within, sides.strata), group)
    weights, lengths = tally.weights(group), float(tally.lengths[group].sum())
    z, skewness = found.standing(weights, lengths)
    p = np.where(towards == 0, 1.0, np.minimum(1.0, 2 * pearson_tail(z, skewness, above=towards > 0)))
    return Scored(
        tally,
        sides,
        found,
        direction,
        found.bare_terms(weights, lengths),
        p,
        normal_score(p, direction.astype(np.float64)),
    )


def rate_signs(ours: Side, theirs: Side) -> Whole:
    """Return for each word whether the target uses it at a higher rate, 1, or a lower one, −1, or alike, 0."""
    count1, count2 = (np.asarray(side.sums.x, dtype=np.int64) for side in (ours, theirs))
    signs: Whole = np.sign(count1 * theirs.words - count2 * ours.words)
    return signs


def _dealt_direction(sides: Sides, direction: Whole) -> Whole:
    """Return the same for the side whose labels are dealt."""
    return direction if np.array_equal(sides.dealt, sides.group) else -direction


def _two_sided(above: Floats, below: Floats, direction: Whole) -> Floats:
    """Return twice the tail in the direction of the rates, and 1 where these are equal."""
    return np.where(direction == 0, 1.0, np.minimum(1.0, 2 * np.where(direction > 0, above, below)))


def word_p(words: Scored, tested: Mask) -> Floats:
    """Return the p-values of the words that are tested, NaN for the others; see `way`."""
    p = np.full(len(tested), np.nan)
    if way(words.sides) == "scored":
        p[tested] = words.p[tested]
    elif tested.any():
        p[tested] = dealt_word_p(words, np.flatnonzero(tested))[0]
    return p


def dealt_word_p(words: Scored, some: npt.NDArray[np.intp]) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Return the p-values of some words by dealing labels, and from how many deals each is.

    All arrangements are gone through where there are at most `limits.MOST_ARRANGEMENTS`.

    Args:
        words: The words of a comparison.
        some: Places of words among them, one at least.
    """
    sides, towards = words.sides, _dealt_direction(words.sides, words.direction[some])
    group = sides.dealt
    rates = np.where(words.bare, 0, words.chance.slopes)
    residuals = Residuals(words.tally.damped.astype(np.float64), words.tally.lengths, rates).of(some)
    if way(sides) != "exact":
        p, deals = permutation.dealt_p(residuals, group, sides.strata, higher=towards > 0, seed=_SEED)
        return np.where(towards == 0, 1.0, p), deals
    mixed = permutation.mixed_strata(group, sides.strata)  # in all others, every arrangement is the same
    tails = permutation.exact_tails(residuals.among(mixed), group[mixed], sides.strata[mixed])
    return _two_sided(*tails, towards), np.full(len(some), sides.arrangements)


def word_q(words: Scored, tested: Mask, p: Floats | None = None) -> Floats:
    """Return the q-values of the words that are tested, NaN for the others.

    Of few deals, all of which are known, they are Benjamini and Hochberg's; of many they are what `limits.POOLED_DEALS`
    deals make of the scores of all words (`pooled_q`).

    Args:
        words: The words of a comparison.
        tested: For each whether it is tested.
        p: What `word_p` returns of them, where that is known.
    """
    if way(words.sides) == "exact":
        return benjamini_hochberg(word_p(words, tested) if p is None else p)
    return pooled_q(np.where(tested, words.p, np.nan), _by_chance(words, tested), limits.POOLED_DEALS)


def _by_chance(words: Scored, tested: Mask) -> Floats:
    """Return the p-values, as far as they are small, that dealt labels give the words tested."""
    sides, lengths, some = words.sides, words.tally.lengths, np.flatnonzero(tested)
    weights, chance_ = sparse.csr_array(words.tally.damped[:, some]), words.chance.of(some)
    random, small = np.random.default_rng(_SEED), [np.empty(0)]
    blocks = permutation.label_blocks(sides.dealt, sides.strata, limits.POOLED_DEALS, random, terms=len(tested))
    for labels in blocks:
        sums = permutation.dealt_sums(weights, labels)
        z, skewness = chance_.standing(sums, permutation.dealt_lengths(lengths, labels).astype(np.float64))
        rare = np.abs(z) >= _RARE
        p = 2 * pearson_tail(z[rare], skewness[rare], above=z[rare] > 0)
        small.append(p[p <= limits.POOLED_P])
    return np.concatenate(small)
