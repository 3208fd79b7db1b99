"""What is drawn and what is not."""

import pandas as pd
import pytest

from dashboard.wording import drawing


@pytest.mark.parametrize(("number", "enough"), [(9, False), (10, True)])
def test_intervals_take_ten_documents(documents: pd.DataFrame, number: int, *, enough: bool) -> None:
    """With fewer than ten documents no intervals are drawn, and the note says why, of one document in the singular."""
    assert drawing.interval_note(documents.head(1)) == "No intervals are drawn: 1 document is too few for them."
    some = pd.concat([documents] * 3).head(number)

    assert drawing.enough(some) is enough
    assert drawing.interval_note(some).startswith(
        "Thin lines" if enough else "No intervals are drawn: 9 documents are too few"
    )


def test_shares_of_topics_have_lines_for_sources_of_ten_documents() -> None:
    """Other sources keep their bars; where none has ten, the note says so."""
    documents = pd.DataFrame({"source": list("A" * 10 + "B" * 9)})
    shares = pd.DataFrame(
        {"source": ["A", "B"], "share": [0.5, 0.5], "share_low": [0.2, 0.2], "share_high": [0.8, 0.8]}
    )

    found = drawing.with_enough_documents(shares, documents)

    assert found["share_low"].notna().tolist() == found["share_high"].notna().tolist() == [True, False]
    few = pd.DataFrame({"source": ["A", "B"], "topic": 1})
    assert drawing.topics_note(documents, few).startswith(
        "Thin lines: 95% intervals by document, of sources with at least ten"
    )
    assert drawing.topics_note(documents[10:], few) == "There are no intervals: that takes a source of ten documents."


def test_where_bars_would_be_too_many_the_note_says_what_a_cell_is() -> None:
    """Of 109 sources nine columns are drawn: four topics are 36 bars, five are cells."""
    sources, documents = [f"S{place}" for place in range(109)], pd.DataFrame({"source": ["A"]})
    shares = [pd.DataFrame({"source": sources * k, "topic": sorted([*range(k)] * 109)}) for k in (4, 5)]

    assert [drawing.in_cells(table) for table in shares] == [False, True]
    assert drawing.topics_note(documents, shares[1]).startswith("A cell says how many per cent")


@pytest.mark.parametrize(
    ("followed", "chosen", "drawn"),
    [
        ("", [], ("people",)),
        ("ice", [], ("ice",)),
        ("ice", ["raids", "ice"], ("ice", "raids")),
        ("", list("abcdefghi"), tuple("abcdefgh")),
    ],
)
def test_which_searches_are_drawn(followed: str, chosen: list[str], drawn: tuple[str, ...]) -> None:
    """The word being followed first, each once, at most eight; the commonest only where there is none."""
    assert drawing.searches(followed, chosen, ["people", "time"]) == drawn
    assert drawing.searches("", [], []) == ()
