"""Numbers as people write them."""

import pytest

from analysis import counted
from dashboard.wording import numbers


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "document", "0 documents"),
        (1, "document", "1 document"),
        (2, "document", "2 documents"),
        (1, "entity", "1 entity"),
        (1_200, "entity", "1,200 entities"),
        (7, "day", "7 days"),
        (3, "match", "3 matches"),
        (1_000_000, "word", "1,000,000 words"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, said: str) -> None:
    """One is singular, everything else plural, with commas between thousands."""
    assert counted(number, noun) == said


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.0, "0"),
        (0.000031, "0.000031"),
        (9.96, "10"),
        (0.123, "0.12"),
        (4.04, "4"),
        (9.86, "9.9"),
        (84.5, "84"),
        (1_234.5, "1,234"),
    ],
)
def test_a_rate_has_two_digits(rate: float, said: str) -> None:
    """Small rates have two digits, large ones no decimals."""
    assert numbers.rate(rate) == said


@pytest.mark.parametrize(("share", "said"), [(0.0, "0%"), (0.456, "46%"), (1.0, "100%")])
def test_a_share_in_per_cent(share: float, said: str) -> None:
    """Shares have no decimals."""
    assert numbers.percent(share) == said


@pytest.mark.parametrize(
    ("q", "said"),
    [
        (float("nan"), "too few"),
        (0.0, "q < 0.001"),
        (0.001, "q = 0.001"),
        (0.0499, "q = 0.050"),
        (0.05, "not told"),
        (1.0, "not told"),
    ],
)
def test_what_a_q_value_allows_one_to_say(q: float, said: str) -> None:
    """A number only where it is small; and never a zero."""
    assert numbers.verdict(q) == said


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "p < 0.001"),
        (0.031, "p = 0.031"),
        (0.04876, "p = 0.049"),
        (0.0497, "p = 0.0497"),
        (0.04999, "p = 0.04999"),
        (0.05, "p = 0.05"),
        (0.0504, "p = 0.05"),
        (1.0, "p = 1"),
    ],
)
def test_a_p_below_the_threshold_is_not_rounded_up_to_it(p: float, said: str) -> None:
    """Else a line would rise at p = 0.05, and another have no direction at p = 0.05."""
    assert numbers.probability(p) == said
