"""What a class has measured: percentiles are among what was measured, and an act belongs to the minute it began in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.classroom.line import Answer
from benchmarks.classroom.measures import Mark, minutes, percentile, ratio
from benchmarks.classroom.server import Reading

NOTHING = Reading(cpu=0, children_cpu=0, rss=100, pss=90, peak=110, children=0, children_rss=0, children_pss=0)


def test_nineteen_of_twenty_are_at_most_p95() -> None:
    """Of twenty values the nineteenth is p95, the tenth p50, the last p100."""
    values = range(20, 0, -1)

    assert [percentile(values, share) for share in (0.5, 0.95, 1)] == [10, 19, 20]


def test_of_one_value_every_percentile_is_that_value() -> None:
    """So it is; and of none it is 0."""
    assert [percentile([7.5], share) for share in (0.01, 0.5, 1)] == [7.5] * 3
    assert percentile([], 0.95) == 0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_at_least_a_share_is_at_most_its_percentile(values: list[float], share: float) -> None:
    """And fewer are below it."""
    found = percentile(values, share)

    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values) + 1e-9


def test_an_act_belongs_to_the_minute_in_which_it_was_begun() -> None:
    """However long it takes; CPU is divided by the runs of the minute, those too that nobody has clicked for."""
    later = Reading(cpu=6, children_cpu=2, rss=120, pss=90, peak=130, children=1, children_rss=50, children_pss=40)
    marks = [Mark(100, NOTHING, 1, 10), Mark(160, later, 1.5, 40), Mark(220, later, 1.5, 40)]
    answers = [
        Answer("word", 100, 0.2, served=True),
        Answer("word", 159, 30, served=True, errors=("E-SEARCH",)),
        Answer("word", 160, 0.1, served=False),
    ]

    first, second = minutes(answers, marks)

    assert (first.asked, first.served, first.errors, first.most) == (2, 2, 1, 30_000)
    assert (first.cost, first.children, first.own, first.rss) == (200, 2, 0.5, 120)
    assert (second.asked, second.served, second.runs, second.cost) == (1, 0, 0, 0)


def test_nothing_is_no_number_of_times_as_much() -> None:
    """A ratio to nothing is 0, and not an error in the last line of a table."""
    assert (ratio(3, 2), ratio(3, 0)) == (pytest.approx(1.5), 0)
