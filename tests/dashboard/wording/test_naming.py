"""What is said of names: where they are missing, what only one side names, which numbers can be relied on."""

from datetime import date
from math import nan

import pandas as pd
import pytest

from analysis.corpus.schema import KEYNESS, TERM_TREND
from dashboard.wording.naming import MENTIONS, SHARE, name_in_full, named_in_full, number_in_cell
from dashboard.wording.naming.choosing import mentions_of_period, only_together
from dashboard.wording.naming.judging import (
    figure_note,
    name_differences_note,
    name_times_note,
    named_by,
    named_by_one,
    point_of,
    together_note,
)

SIDES = ("Left", "Right")
ROW = {"mentions": 6, "documents": 2, "of": 4, "rate": 60.0, "low": 30.0, "high": 120.0, "share": 0.5}


def _differences(**counts: tuple[int, int, float]) -> pd.DataFrame:
    """Return KEYNESS of names: uses on either side, and q."""
    rows = [(term, ours, theirs, q) for term, (ours, theirs, q) in counts.items()]
    return pd.DataFrame(rows, columns=["term", "count_target", "count_reference", "q"])


@pytest.mark.parametrize(
    ("measure", "row", "said"),
    [
        (MENTIONS, ROW, "60"),
        (MENTIONS, ROW | {"rate": 0.0}, "0"),
        (MENTIONS, ROW | {"rate": nan}, ""),
        (SHARE, ROW, "50"),
        (SHARE, ROW | {"share": 0.001}, "<1"),
        (SHARE, ROW | {"share": 0.0}, "0"),
    ],
)
def test_a_cell_has_a_number_unless_there_are_no_words(measure: str, row: dict[str, float], said: str) -> None:
    """Zero is said, and is not the same as nothing to count in."""
    assert number_in_cell(row, measure) == said


@pytest.mark.parametrize(("rate", "said"), [(0.0, "0"), (0.2, "<1"), (7.5, "8"), (563.4, "563"), (nan, "")])
def test_a_narrow_cell_has_no_fraction(rate: float, said: str) -> None:
    """On a phone ten columns stand beside the names."""
    assert number_in_cell(ROW | {"rate": rate}, MENTIONS, wide=False) == said


def test_a_cell_says_all_of_its_numbers() -> None:
    """With the interval where there is one."""
    assert named_in_full(ROW) == (
        "6 mentions in 2 of 4 documents (50%),<br>60 per 10,000 words; 95% interval 30 to 120"
    )
    assert named_in_full(ROW | {"low": nan, "high": nan}).endswith("60 per 10,000 words")
    assert named_in_full(ROW | {"rate": nan}) == "no words"


def test_a_name_in_no_interval_says_its_share_alone() -> None:
    """Of all documents."""
    row = ROW | {"document_share": 0.5, "share_low": nan, "share_high": nan}

    assert name_in_full(row, SHARE) == "6 mentions in 2 documents,<br>50% of all"


def test_those_that_do_not_name_it_are_counted() -> None:
    """Zero is said."""
    assert named_by(pd.DataFrame({"mentions": [3, 0, 0]}), "NATO") == "1 source of 3 names NATO. 2 others do not."
    assert named_by(pd.DataFrame({"mentions": [3]}), "NATO") == "The only source names NATO."
    assert named_by(pd.DataFrame({"mentions": [3, 1]}), "NATO") == "Both sources name NATO."
    assert named_by(pd.DataFrame({"mentions": [3, 1, 2]}), "NATO") == "All 3 sources name NATO."


def test_what_only_one_side_names_is_listed_by_mentions() -> None:
    """Six of them, and how many more; a side that names nothing alone has no sentence."""
    many = {f"n{place}": (place, 0, 0.5) for place in range(1, 9)}
    said = named_by_one(_differences(**many, both=(1, 1, 0.5)), SIDES)

    assert said == ["Only Left names: n8 (8), n7 (7), n6 (6), n5 (5), n4 (4), n3 (3) and 2 more."]
    assert named_by_one(KEYNESS.empty(), SIDES) == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (KEYNESS.empty(), "Neither Left nor Right names anything of these kinds."),
        (_differences(a=(1, 0, nan)), "Left and Right have too few documents to tell any name from chance."),
        (_differences(a=(1, 0, 0.5)), "No name can be told from chance between Left and Right."),
        (
            _differences(a=(9, 0, 0.001), b=(1, 0, 0.5)),
            "1 of 2 names can be told from chance (false discovery rate below 5%), first a (q = 0.001).",
        ),
    ],
)
def test_what_can_be_told_from_chance_is_said(table: pd.DataFrame, said: str) -> None:
    """Or that nothing can, and why."""
    assert name_differences_note(table, SIDES) == said


def _over_time(*periods: str) -> pd.DataFrame:
    table = pd.DataFrame({name: [3] * len(periods) for name in TERM_TREND.columns})
    return table.assign(period=pd.to_datetime(list(periods)))


def test_what_little_there_is_over_time_is_said() -> None:
    """One period is no time, and without any the figure says so."""
    assert name_times_note(_over_time("2020", "2021"), "year").startswith("By year, each source on its own.")
    assert "of one month" in name_times_note(_over_time("2020-05-01", "2020-05-01"), "month")
    assert name_times_note(_over_time().assign(period=pd.NaT), "month") == ""


def test_a_point_is_written_as_a_click_hands_it_over() -> None:
    """A | in the name of a source is quoted; without a period there is none."""
    assert point_of("ICE", "A|B", date(2020, 1, 1)) == "ICE|A%7CB|2020-01-01"
    assert point_of("ICE", "A", None) is None


def test_it_is_said_which_mentions_alone_are_read() -> None:
    """Of a period, of a source, or together with another name."""
    assert mentions_of_period("A", date(2020, 1, 1), "year") == "Only A, in 2020."
    assert mentions_of_period("", date(2020, 1, 1), "year") == "Only in 2020."
    assert only_together("ICE", "NATO", 1) == "Only 1 passage that names ICE and NATO."


def test_who_is_named_with_nobody_is_said() -> None:
    """And how many of all the network has."""
    pairs = pd.DataFrame({"other": [f"n{place}" for place in range(30)]})

    assert together_note(pairs[:0], "ICE") == "No passage names ICE together with another name of these kinds."
    assert "The network has the 12 with most passages" in together_note(pairs, "ICE")


@pytest.mark.parametrize(("sources", "said"), [(9, False), (76, True)])
def test_sources_without_a_column_are_counted(sources: int, said: bool) -> None:  # noqa: FBT001
    """It is said where they all are."""
    documents = pd.DataFrame({"source": [f"S{place}" for place in range(sources)]})

    assert (
        f"Of {sources} sources 8 have a column; “Where” has all." in figure_note(documents, MENTIONS, by_source=True)
    ) == said
    assert "Wilson" in figure_note(documents.loc[documents.index.repeat(10)], SHARE, by_source=False)
