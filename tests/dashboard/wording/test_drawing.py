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
