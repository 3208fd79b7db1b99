"""What is said in class, in words that agree with the counts."""

from math import inf, isnan, log2

import pytest

from dashboard.wording.findings import Side
from dashboard.wording.teaching.guessing import revealed
from dashboard.wording.teaching.predicting import prediction_rows, prediction_told, ratio

NAMES = ("Red Flag", "Revolution")
OURS, NONE = Side(8, 1, 3, 1_928), Side(0, 0, 2, 2_923)


def test_a_prediction_stands_beside_what_is_found() -> None:
    """With uses, documents and all documents, and without a rate where only one side says the word."""
    assert prediction_told(NAMES, (0, 3.0), (OURS, NONE)) == (
        "You said 3 times as often in Red Flag; it is 8 uses in 1 of 3 documents in Red Flag against 0 uses in 0 of 2 "
        "documents in Revolution: only Red Flag says it."
    )


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ((Side(2, 1, 1, 100), Side(1, 1, 1, 100)), ", per word 2 times as often in Red Flag."),
        ((Side(2, 1, 1, 100), Side(3, 1, 1, 100)), ", per word 1.5 times as often in Revolution."),
        ((Side(5, 1, 1, 100), Side(10, 1, 1, 200)), ", about as often per word in both."),
        ((Side(0, 0, 1, 100), Side(0, 0, 1, 100)), "0 uses in 0 of 1 document in Revolution."),
        ((Side(0, 0, 1, 100), Side(1, 1, 1, 100)), ": only Revolution says it."),
        ((Side(0, 0, 0, 0), Side(1, 1, 1, 100)), "1 use in 1 of 1 document in Revolution."),
    ],
)
def test_the_relation_is_by_rates(sides: tuple[Side, Side], said: str) -> None:
    """Of sides with other numbers of words, uses alone would mislead; where there is none, none is said."""
    told = prediction_told(NAMES, (None, 2.0), sides)

    assert told.startswith("You said about as often in both; it is ")
    assert told.endswith(said)


def test_the_ratio_is_of_rates() -> None:
    """2 in 100 against 1 in 200 is four times as often."""
    assert ratio(Side(2, 1, 1, 100), Side(1, 1, 1, 200)) == 4
    assert (ratio(OURS, NONE), ratio(NONE, OURS)) == (inf, 0)
    assert isnan(ratio(NONE, NONE))


def test_the_rows_of_the_figure_say_what_the_sentence_says() -> None:
    """To the right is the first side, in doublings; what only one says has no end."""
    assert prediction_rows(NAMES, (1, 3.0), (OURS, NONE)) == [
        ("predicted", -log2(3), "3 times in Revolution"),
        ("found", inf, "only in Red Flag"),
    ]
    assert prediction_rows(NAMES, (None, 3.0), (NONE, NONE)) == [
        ("predicted", 0.0, "the same"),
        ("found", None, "no use"),
    ]


def test_what_is_real_is_told_with_what_can_be_told_from_chance() -> None:
    """In each of the two; nothing where there are too few documents."""
    assert revealed("left", "right", (44, 0), 3) == (
        "No: the left figure is real, the right one was dealt at random (deal 3). 44 words can be told from chance in "
        "the real one, no word in the dealt one."
    )
    assert revealed("right", "right", (None, 0), 3).endswith("no word can be told from chance in either.")
    assert revealed("right", "right", (None, 0), 3).startswith("Yes: the right figure is real")
