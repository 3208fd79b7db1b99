"""Lists as they are sent: all that stands in them, and no more than a browser is sent at once."""

import json

import pytest

from analysis import limits
from dashboard.paper.listing import Column, Listing, listing, shares

WORDS = {"name": "things", "all": "of {}"}


def _listing(texts: list[str], numbers: list[float]) -> Listing:
    columns = [
        Column(label="thing", kind="text", help="What it is.", cells={"texts": texts}),
        Column(label="n", kind="number", help="How many.", cells={"numbers": numbers}, look={"digits": 1}),
    ]
    return listing(columns, [text.upper() for text in texts], WORDS)


def test_a_list_is_sent_column_by_column() -> None:
    """With its heads, what they mean, and how they are drawn; what is no number is nothing."""
    found = _listing(["<b>", "é"], [1.5, float("nan")])

    assert (found.labels, found.means) == (("<b>", "é"), ("<B>", "É"))
    assert json.loads(found.sent) == {
        "name": "things",
        "all": "",
        "page": limits.LIST_PAGE,
        "columns": [
            {"label": "thing", "kind": "text", "help": "What it is.", "texts": ["<b>", "é"]},
            {"label": "n", "kind": "number", "help": "How many.", "digits": 1, "numbers": [1.5, None]},
        ],
    }


@pytest.mark.parametrize("letters", [1, 100, 10_000])
def test_no_more_is_sent_than_a_browser_takes_at_once(letters: int) -> None:
    """The first rows come, and what is said of them is that there are more."""
    found = _listing(["x" * letters] * 100_000, [1.0] * 100_000)

    assert limits.LISTED_CHARACTERS // 2 < len(found.sent) <= limits.LISTED_CHARACTERS
    assert json.loads(found.sent)["all"] == "of 100,000"
    assert len(found.labels) == len(found.means) == len(json.loads(found.sent)["columns"][1]["numbers"])


def test_bars_are_parts_of_the_longest_of_all() -> None:
    """Those of two columns can be compared; where there is nothing there is no bar."""
    assert shares([4.0, 1.0], [2.0, 0.0]) == [[1_000, 250], [500, 0]]
    assert shares([0.0], []) == [[0], []]
