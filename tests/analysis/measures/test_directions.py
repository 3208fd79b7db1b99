"""Directions: both kinds of chance against counting by hand, scipy, and a plain second writing of the formulas."""

from itertools import permutations, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr, t

from analysis import limits
from analysis.measures.directions import Direction, direction, standing_out

Floats = npt.NDArray[np.float64]

documents = st.lists(
    st.tuples(st.integers(0, 9), st.integers(10, 40), st.integers(0, 11), st.integers(0, 2)), min_size=12, max_size=40
).filter(lambda rows: len({row[2] for row in rows}) > 2)


def _of(rows: Any) -> Direction:
    return direction(*np.array(rows, dtype=float).T)


def _everything(found: Direction) -> list[float]:
    return [found.s, found.p_dealt, found.p_lasting]


def test_the_excess_of_later_documents_by_hand() -> None:
    """Rates 2/20 in A and 4/20 in B: residuals −1 and 1 in A, −1 and 1 in B, one and two periods apart."""
    found = direction([0, 2, 1, 3], [10, 10, 10, 10], [0, 1, 0, 2], [0, 0, 1, 1])

    assert found.s == pytest.approx(1 + 2)
    assert found.p_dealt == pytest.approx(0.5)  # four deals, S of 3, 1, −1 and −3: twice one in four


@given(st.lists(st.integers(0, 5), min_size=3, max_size=4), st.lists(st.integers(0, 5), min_size=2, max_size=4))
def test_few_deals_are_all_counted(first: list[int], second: list[int]) -> None:
    """Two sources, every way to deal the dates of each, one by one."""
    words = 10
    times = [list(range(len(uses))) for uses in (first, second)]
    residuals = [[use - words * sum(uses) / (words * len(uses)) for use in uses] for uses in (first, second)]
    sums = [
        sum(a * b for a, b in zip(one + two, residuals[0] + residuals[1], strict=True))
        for one, two in product(*(map(list, permutations(some)) for some in times))
    ]
    seen = sums[0]
    tails = [np.mean([found >= seen - 1e-9 for found in sums]), np.mean([found <= seen + 1e-9 for found in sums])]
    strata = [0] * len(first) + [1] * len(second)

    found = direction(first + second, [words] * len(strata), times[0] + times[1], strata)

    assert found.p_dealt == pytest.approx(min(1, 2 * min(tails)))


@given(st.lists(st.integers(0, 9), min_size=9, max_size=30).filter(lambda uses: len(set(uses)) > 1))
def test_with_one_source_the_dealt_p_is_that_of_a_correlation(uses: list[int]) -> None:
    """Documents of one length, one a period: Pitman's approximation is Student's t of the correlation (scipy)."""
    found = direction(uses, [100] * len(uses), range(len(uses)), [0] * len(uses))

    assert found.p_dealt == pytest.approx(pearsonr(range(len(uses)), uses).pvalue, abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_the_dealt_p_comes_close_to_that_of_many_deals(seed: int) -> None:
    """Three sources, a corpus that grows, a word of bursts: within .03 of 4,000 random deals."""
    random = np.random.default_rng(seed)
    times = random.choice(10, 90, p=np.arange(1, 11) / 55)
    uses, words = random.poisson(random.gamma(0.4, 4, 90)), random.integers(50, 400, 90)
    strata = random.integers(0, 3, 90)
    found = direction(uses, words, times, strata)

    rates = np.bincount(strata, uses) / np.bincount(strata, words)
    residuals = uses - words * rates[strata]
    places = np.argsort(strata, kind="stable")  # where each source's documents are, one source after the other
    dealt = np.empty(4_000)
    for place in range(len(dealt)):
        order = np.lexsort((random.random(90), strata))
        dealt[place] = times[order] @ residuals[places]
    seen, middle = found.s, dealt.mean()

    assert found.p_dealt == pytest.approx(np.mean(np.abs(dealt - middle) >= abs(seen - middle)), abs=0.03)


def _plainly(rows: list[tuple[int, int, int, int]]) -> float:
    """Return `p_lasting` written out with loops, for at most `limits.TESTED_STEPS` periods."""
    start = min(row[2] for row in rows)
    last = max(row[2] for row in rows) - start
    steps = sorted({row[2] - start for row in rows})
    size = last + 1
    excess, own = np.zeros(size), np.zeros(size)
    shape, spread = np.zeros((size, size)), np.zeros((size, size))
    inside = free = 0.0
    for source in {row[3] for row in rows}:
        part = [(use, words, time - start) for use, words, time, whose in rows if whose == source]
        rate = sum(use for use, _, _ in part) / sum(words for _, words, _ in part)
        residuals = [use - words * rate for use, words, _ in part]
        in_step, numbers, sums = np.zeros(size), np.zeros(size), np.zeros(size)
        for (_, words, time), residual in zip(part, residuals, strict=True):
            in_step[time] += words
            numbers[time] += 1
            sums[time] += residual
        variance = sum(residual**2 for residual in residuals) / max(len(part) - 1, 1)
        inside += sum(
            (residual - words * sums[time] / in_step[time]) ** 2
            for (_, words, time), residual in zip(part, residuals, strict=True)
        )
        free += variance * (len(part) - np.count_nonzero(numbers))
        excess += sums
        own += in_step
        shape += np.diag(in_step) - np.outer(in_step, in_step) / in_step.sum()
        spread += variance * (np.diag(numbers) - np.outer(numbers, numbers) / len(part))
    spread *= inside / free if free else 0.0
    keep = np.ix_(steps, steps)
    excess, own, shape, spread = excess[steps], own[steps], shape[keep], spread[keep]
    time = np.array(steps, dtype=float)
    waves = np.array([[limits.LASTING ** abs(a - b) for a in steps] for b in steps])
    s, whole = time @ excess, time @ shape @ time
    left = excess - shape @ time * (s / whole)
    straight = np.eye(len(steps)) - np.outer(shape @ time, time) / whole
    by_periods = np.diag(own**-0.5) @ straight @ shape @ waves @ shape @ straight.T @ np.diag(own**-0.5)
    by_documents = np.trace(np.diag(1 / own) @ straight @ spread @ straight.T)
    strength = max(0.0, ((left**2 / own).sum() - by_documents) / np.trace(by_periods))
    lasting = strength * (time @ shape @ waves @ shape @ time)
    variance = time @ spread @ time + lasting
    freedom = 2.0 * (len(steps) - 2)
    if lasting:
        freedom = min(freedom, variance**2 / (lasting**2 / (np.trace(by_periods) ** 2 / np.sum(by_periods**2))))
    return float(2 * t.sf(abs(s) / np.sqrt(variance), freedom))


@pytest.mark.parametrize("seed", range(12))
def test_the_lasting_p_is_that_of_the_formula_written_out(seed: int) -> None:
    """Three sources in twelve periods, some empty."""
    random = np.random.default_rng(seed)
    rows = random.integers((0, 20, 3, 0), (9, 90, 15, 3), (70, 4)).tolist()

    assert _of(rows).p_lasting == pytest.approx(_plainly(rows))


@given(documents, st.randoms(use_true_random=False))
def test_the_order_of_documents_and_names_of_sources_make_no_difference(rows: list[Any], dice: Any) -> None:
    """Shuffled, with sources called otherwise and all dates moved."""
    other = [(use, words, time + 1_000, 7 - source) for use, words, time, source in dice.sample(rows, len(rows))]

    found, moved = _everything(_of(rows)), _everything(_of(other))
    assert moved[0] == pytest.approx(found[0], abs=1e-6)
    assert moved[1:] == pytest.approx(found[1:], abs=1e-6, nan_ok=True)


@given(documents)
def test_time_run_backwards_turns_the_direction(rows: list[Any]) -> None:
    """S changes its sign, and both p stay."""
    found = _everything(_of(rows))
    back = _everything(_of([(use, words, 11 - time, source) for use, words, time, source in rows]))

    assert back[0] == pytest.approx(-found[0], abs=1e-6)
    assert back[1:] == pytest.approx(found[1:], abs=1e-6, nan_ok=True)


@given(documents)
def test_every_p_is_one_that_can_be(rows: list[Any]) -> None:
    """From 0 to 1, or NaN; the larger of both is p."""
    found = _of(rows)

    for p in (found.p_dealt, found.p_lasting, found.p):
        assert np.isnan(p) or 0 <= p <= 1
    assert np.isnan(found.p) or found.p == max(found.p_dealt, found.p_lasting)


NOTHING = {
    "no document": [],
    "one document": [(1, 10, 0, 0)],
    "one period": [(1, 10, 3, 0), (4, 10, 3, 0), (2, 10, 3, 1)],
    "each source in one period": [(1, 10, 0, 0), (4, 10, 1, 1), (2, 10, 2, 2)],
}


@pytest.mark.parametrize("rows", NOTHING.values(), ids=NOTHING)
def test_where_nothing_can_be_dealt_there_is_no_p(rows: list[Any]) -> None:
    """NaN, never a number that is made up."""
    found = direction(*np.array(rows, dtype=float).reshape(-1, 4).T)

    assert np.isnan([found.p_dealt, found.p_lasting, found.p]).all()


def test_a_level_line_has_no_direction() -> None:
    """As many uses in each, or none: S is 0 and p 1."""
    for use in (0, 5):
        found = direction([use] * 9, [100] * 9, range(9), [0] * 9)
        assert _everything(found) == pytest.approx([0, 1, 1])


def test_a_source_that_grows_adds_nothing() -> None:
    """A, 3 in 10 words, has ever more documents beside B, 1 in 10: all together rise, within sources S is 0."""
    rows = [(3, 10, time, 0) for time in range(9) for _ in range(time + 1)]
    rows += [(1, 10, time, 1) for time in range(9) for _ in range(5)]

    assert _of(rows).s == pytest.approx(0)
    assert _of([(*row[:3], 0) for row in rows]).s > 20


def test_more_periods_than_steps_are_put_together() -> None:
    """Of 200 days with a steady rise fifty steps are made; both kinds of p find it."""
    random = np.random.default_rng(0)
    times = np.arange(200).repeat(3)
    found = direction(random.poisson(2 + times / 100), np.full(600, 100), times, np.zeros(600))

    assert found.p_lasting < 0.01
    assert found.p_dealt < 0.001


def test_one_period_in_which_all_uses_are_stands_out() -> None:
    """Of 12 periods of 5 documents one has all uses: no deal gives another so much, and the others have p = 1."""
    times = np.arange(12).repeat(5)
    numbers, p = standing_out(np.where(times == 7, 3, 0), np.full(60, 100), times + 1990, np.zeros(60))

    assert numbers.tolist() == list(range(1990, 2002))
    assert p[7] == pytest.approx(0.001)
    assert np.delete(p, 7).tolist() == [1.0] * 11


def test_a_source_that_uses_a_word_more_makes_no_period_stand_out() -> None:
    """A, at 5 in 100, publishes in one period only and B, at 1, in all: by its own rate nothing is left of A."""
    rows = [(5, 100, 4, 0)] * 20 + [(1, 100, time, 1) for time in range(9) for _ in range(4)]

    assert standing_out(*np.array(rows).T)[1].tolist() == [1.0] * 9
    assert standing_out(*np.array([(*row[:3], 0) for row in rows]).T)[1][4] < 0.01


def test_chance_seldom_makes_a_point_stand_out() -> None:
    """Of 200 lines of 20 periods without any difference some one in twenty has a ring."""
    random, times, strata = np.random.default_rng(8), np.arange(20).repeat(6), np.tile([0, 1, 1], 40)
    lines = random.poisson(random.gamma(0.5, 2, (200, 120)))

    rings = [(standing_out(uses, np.full(120, 100), times, strata)[1] < 0.05).any() for uses in lines]
    assert 0.01 < np.mean(rings) < 0.09


def test_nothing_has_no_points() -> None:
    """No document, no period; the same deals on every call."""
    assert [len(part) for part in standing_out([], [], [], [])] == [0, 0]
    uses = np.random.default_rng(1).poisson(1, 40)
    once, again = (standing_out(uses, np.full(40, 9), np.arange(40) // 4, np.zeros(40))[1] for _ in range(2))
    assert once.tolist() == again.tolist()


def test_several_words_at_once_are_as_each_alone() -> None:
    """Dates are dealt once for all words, and make of each what they would make of it alone."""
    random = np.random.default_rng(3)
    uses, words = random.poisson(2, (3, 80)), random.integers(50, 200, 80)
    times, strata = random.integers(0, 9, 80), random.integers(0, 3, 80)

    periods, together = standing_out(uses, words, times, strata)

    alone = [standing_out(one, words, times, strata) for one in uses]
    assert all(np.array_equal(periods, own) for own, _ in alone)
    assert np.array_equal(together, [p for _, p in alone])


def test_where_nothing_can_stand_out_no_more_dates_are_dealt() -> None:
    """What is below stays the same to the last bit; what is not is not below."""
    random = np.random.default_rng(5)
    times, strata, words = np.arange(4_000) // 400, random.integers(3, size=4_000), np.full(4_000, 100)
    chance = random.integers(3, size=4_000)
    standing = np.where(times == 7, 3, chance)

    for uses in (chance, np.array([chance, standing])):
        whole, cut = (standing_out(uses, words, times, strata, below=below)[1] for below in (1.0, 0.05))
        assert (cut <= whole).all()
        assert cut[whole < 0.05].tolist() == whole[whole < 0.05].tolist()
        assert ((cut < 0.05) == (whole < 0.05)).all()
    assert (standing_out(chance, words, times, strata, below=0.05)[1] < 1).any()
