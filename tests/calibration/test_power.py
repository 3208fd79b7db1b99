"""What is there is found; few deals here, and all of them in `make exhaustive`."""

import pytest

from benchmarks.calibration import cases, power

pytestmark = pytest.mark.usefixtures("test_data")
every_planting = pytest.mark.parametrize(
    "planting", power.PLANTINGS, ids=lambda one: f"{one.first} against {one.second}"
)


def test_two_parties_are_told_apart_by_most_words_that_deals_tell_apart() -> None:
    """Of the words that 20,000 plain deals find half are found, and few others.

    A fifth of those of plain deals are there because the speeches differ in length; see `lengths`.
    """
    found, expected = power.told_apart(), power.expected_apart(20_000)

    assert len(found & expected) >= 0.5 * len(expected)
    assert len(found - expected) <= 0.15 * len(expected)


@every_planting
def test_planted_words_are_found(planting: power.Planting) -> None:
    """In executive orders so many of fifty are found on average, and so few that are not planted."""
    found, _, share = power.measured("orders", planting, 3)

    assert found >= planting.least
    assert share <= 2 * power.FALSE  # three deals say little of it


@pytest.mark.exhaustive
@every_planting
@pytest.mark.parametrize("corpus", ["senate", "orders"])
def test_planted_words_are_found_in_twenty_deals(corpus: str, planting: power.Planting) -> None:
    """The same in both corpora."""
    assert all(row.holds for row in power.rows(corpus, planting, 20))


@pytest.mark.parametrize("word", cases.TELLING)
def test_a_president_is_told_by_his_name(word: str) -> None:
    """Two presidents who never signed in one month are told apart by what one of them signs with."""
    assert cases.president_p_and_q(word)[1] < cases.CUT
