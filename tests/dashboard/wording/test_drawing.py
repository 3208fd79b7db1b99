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


@pytest.mark.parametrize(
    ("sources", "reference", "enough"),
    [("A" * 10 + "B" * 10, None, True), ("A" * 10 + "B" * 9, None, False), ("A" * 10 + "B" * 9 + "C", "B", False)],
)
def test_both_sides_take_ten_documents(sources: str, reference: str | None, *, enough: bool) -> None:
    """Intervals of a comparison need ten documents on either side."""
    assert drawing.enough_on_both_sides(pd.DataFrame({"source": list(sources)}), "A", reference) is enough


@pytest.mark.parametrize(
    ("followed", "typed", "drawn"),
    [
        ("", "", ()),
        ("ice", "", ("ice",)),
        ("ice", " raids, ice ,, raids,", ("ice", "raids")),
        ("", "a,b,c,d,e,f,g,h,i", tuple("abcdefgh")),
    ],
)
def test_which_searches_are_drawn(followed: str, typed: str, drawn: tuple[str, ...]) -> None:
    """The word being followed first, each once, at most eight."""
    assert drawing.searches(followed, typed) == drawn
