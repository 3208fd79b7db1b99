"""Two sides: within which periods labels are dealt, to which units, and how much is left to test."""

from collections.abc import Callable
from math import comb

import numpy as np
import pytest

from analysis import Corpus, Filters, comparison_basis, limits, selection
from analysis.comparing.sides import EVER, Sides, compared_sides, sides_in_time

Made = Callable[..., Corpus]


def _corpus(make_corpus: Made, *rows: tuple[str, str, int]) -> Corpus:
    """Return a corpus of so many documents each of a source on a date, which may be empty."""
    return make_corpus(
        {"source": source, "text": "war now"} | ({"published": date} if date else {})
        for source, date, number in rows
        for _ in range(number)
    )


def _sides(make_corpus: Made, *rows: tuple[str, str, int]) -> Sides:
    return compared_sides(_corpus(make_corpus, *rows), Filters(), target="A")


@pytest.mark.parametrize("year", [2020, 1968, 1851])
@pytest.mark.parametrize(
    ("dates", "within"),
    [
        (("{}-01-05", "{}-01-20"), "month"),
        (("{}-01-05", "{}-03-20"), "quarter"),
        (("{}-01-05", "{}-12-20"), "year"),
        (("{}-12-31", "1999-01-01"), EVER),
        (("{}", "{}"), "year"),
        (("{}-02", "{}-02"), "month"),
        (("{}-02-11", "{}"), EVER),  # of the second only the year is known, and it is no month's: years hold both
    ],
)
def test_labels_are_dealt_within_the_shortest_periods_that_hold_both(
    make_corpus: Made, year: int, dates: tuple[str, str], within: str
) -> None:
    """Months where they do, else quarters, else years, else all times are one, in any century."""
    first, second = (date.format(year) for date in dates)
    found = _sides(make_corpus, ("A", first, 3), ("B", second, 4))
    expected = "year" if second == str(year) and within == EVER else within

    assert found.within == expected
    assert (found.resting, found.arrangements) == (7, 35)
    assert found.smallest_p == pytest.approx(2 / 35)


@pytest.mark.parametrize(("alone", "within"), [(1, "month"), (2, "year")])
def test_most_documents_of_each_side_must_lie_beside_some_of_the_other(
    make_corpus: Made, alone: int, within: str
) -> None:
    """Four fifths of the target's are enough, and fewer are not, however many of the other side there are."""
    found = _sides(make_corpus, ("A", "2020-01-05", 4), ("A", "2020-07-05", alone), ("B", "2020-01-09", 90))

    assert limits.STRATA_SHARE == 0.8
    assert found.within == within
    assert found.resting == 94 + (alone if within == "year" else 0)


def test_undated_documents_are_a_stratum_of_their_own(make_corpus: Made) -> None:
    """They do not count for what periods hold, and are dealt among themselves."""
    found = _sides(make_corpus, ("A", "2020-01-05", 4), ("B", "2020-01-06", 4), ("A", "", 3), ("B", "", 2))

    assert found.within == "month"
    assert sorted(set(found.strata.tolist())) == [-1, 0]
    assert found.arrangements == 70 * 10
    assert found.resting == 13


@pytest.mark.parametrize("dates", [("", ""), ("2020-01-05", ""), ("", "2020-01-05")])
def test_without_dates_on_a_side_all_are_one_stratum(make_corpus: Made, dates: tuple[str, str]) -> None:
    """There is no period that both sides are known to be in."""
    found = _sides(make_corpus, ("A", dates[0], 3), ("B", dates[1], 3))

    assert (found.within, set(found.strata.tolist()), found.arrangements) == (EVER, {0}, 20)


def _by_author(make_corpus: Made, *rows: tuple[str, str, str]) -> Corpus:
    return make_corpus({"source": s, "author": a, "published": d, "text": "war now"} for s, a, d in rows)


def test_a_unit_of_several_periods_lies_in_none(make_corpus: Made) -> None:
    """Who wrote in two months of a year has a place in the year, and none in months."""
    corpus = _by_author(
        make_corpus,
        *(("A", "x", date) for date in ("2020-01-05", "2020-02-05")),
        ("A", "y", "2020-01-05"),
        ("B", "v", "2020-01-05"),
        ("B", "w", "2020-11-05"),
    )
    found = compared_sides(corpus, Filters(unit="author"), target="A")

    assert found.within == "year"
    assert found.units.tolist() == [0, 0, 1, 2, 3]
    assert found.group.tolist() == [True, True, False, False]
    assert found.strata.tolist() == [0] * 4
    assert (found.units_target, found.units_reference, found.arrangements) == (2, 2, 6)


def test_units_of_several_years_are_dealt_at_all_times(make_corpus: Made) -> None:
    """Where most units wrote in several years, no period holds them."""
    corpus = _by_author(make_corpus, *((source, source * 2, f"20{year}-01-05") for source in "AB" for year in (20, 21)))

    assert compared_sides(corpus, Filters(unit="author"), target="A").within == EVER


def test_an_author_on_both_sides_is_two_units(make_corpus: Made) -> None:
    """What somebody wrote for either side is one unit there."""
    corpus = _by_author(make_corpus, *((s, "x", "2020-01-05") for s in "ABAB"), ("B", "", "2020-01-07"))
    found = compared_sides(corpus, Filters(unit="author"), target="A")

    assert found.units.tolist() == [0, 1, 0, 1, 2]
    assert found.group.tolist() == [True, False, False]


def test_the_labels_dealt_are_those_of_the_smaller_side(make_corpus: Made) -> None:
    """Whichever is the target, and of two as large the one of the first document."""
    for rows in ((("A", "", 2), ("B", "", 5)), (("A", "", 5), ("B", "", 2)), (("A", "", 3), ("B", "", 3))):
        corpus = _corpus(make_corpus, *rows)
        one, other = (compared_sides(corpus, Filters(), target=side) for side in "AB")

        assert one.dealt.tolist() == other.dealt.tolist()
        assert one.group.tolist() == (~other.group).tolist()
        assert one.dealt.sum() == min(one.units_target, one.units_reference)


def test_any_two_selections_are_sides(make_corpus: Made) -> None:
    """A month against the rest, say: documents in neither are on no side."""
    corpus = _corpus(make_corpus, ("A", "2020-01-05", 2), ("B", "2020-02-05", 3), ("C", "2020-03-05", 4))
    first, second = (selection(corpus, Filters(sources=(source,))) for source in "AC")
    found = sides_in_time(first, second)

    assert found.mask.tolist() == [True] * 2 + [False] * 3 + [True] * 4
    assert found.group.tolist() == [True] * 2 + [False] * 4
    assert found.within == "quarter"


def test_the_basis_says_what_sides_are(make_corpus: Made) -> None:
    """One row with how p is found, within what, and on how many units of how many."""
    corpus = _corpus(make_corpus, ("A", "2020-01-05", 4), ("A", "2020-07-05", 1), ("B", "2020-01-09", 90))
    (row,) = comparison_basis(corpus, Filters(), target="A").to_dict("records")

    assert row == {
        "way": "dealt",
        "within": "month",
        "unit": "",
        "units_target": 5,
        "units_reference": 90,
        "resting": 94,
        "smallest_p": pytest.approx(2 / comb(94, 4)),
        "tested": 2,
    }


@pytest.mark.parametrize(
    ("limit", "value", "way"),
    [("DEALT_DOCUMENTS", 10, "scored"), ("MOST_ARRANGEMENTS", 10**7, "exact"), ("DEALT_DOCUMENTS", 95, "dealt")],
)
def test_the_way_follows_the_limits(
    make_corpus: Made, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, way: str
) -> None:
    """Exact where few arrangements are all, dealt up to so many units, and else scored."""
    monkeypatch.setattr(limits, limit, value)
    corpus = _corpus(make_corpus, ("A", "2020-01-05", 4), ("A", "2020-07-05", 1), ("B", "2020-01-09", 90))

    assert comparison_basis(corpus, Filters(), target="A")["way"].item() == way


def test_the_basis_counts_units(make_corpus: Made) -> None:
    """With a column of authors, they are what is counted, tested and dealt."""
    corpus = _by_author(make_corpus, *((s, f"{s}{n // 2}", "2020-01-05") for s in "AB" for n in range(6)))
    (row,) = comparison_basis(corpus, Filters(unit="author"), target="A").to_dict("records")

    assert (row["unit"], row["units_target"], row["units_reference"], row["resting"]) == ("author", 3, 3, 6)
    assert (row["way"], row["smallest_p"], row["tested"]) == ("exact", pytest.approx(0.1), 2)
    assert np.isclose(row["smallest_p"], compared_sides(corpus, Filters(unit="author"), target="A").smallest_p)
