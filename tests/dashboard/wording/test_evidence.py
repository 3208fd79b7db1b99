"""What is said of passages: their denominators, and what is not shown."""

import pandas as pd
import pytest

from dashboard.paper.labels import literal
from dashboard.wording import evidence

SIZES = pd.DataFrame({"documents": [2, 2], "words": [1_500, 500]}, index=["A", "B"])


def test_the_head_of_a_column_has_its_denominators() -> None:
    """Uses, documents that use it of all documents, and a rate over all of the source's words."""
    tally = pd.DataFrame({"found": [3, 1], "used": [2, 1]}, index=["A", "B"])

    assert evidence.heads(tally, SIZES, "use") == {
        "A": "3 uses in 2 of 2 documents · 20 per 10,000 words",
        "B": "1 use in 1 of 2 documents · 20 per 10,000 words",
    }


@pytest.mark.parametrize(("noun", "said"), [("mention", "1 mention in 1 of 2 documents"), ("document", "1 document")])
def test_only_uses_have_a_rate(noun: str, said: str) -> None:
    """Mentions, passages and documents are counted, not divided by words."""
    tally = pd.DataFrame({"found": [1], "used": [1]}, index=["B"])

    assert evidence.heads(tally, SIZES, noun) == {"B": said}


def test_what_the_columns_do_not_show() -> None:
    """Sources beyond the columns are counted, with what they hold."""
    tally = pd.DataFrame({"found": [1, 2, 1], "used": [1, 1, 1]}, index=["A", "B", "C"])

    assert evidence.sources_left_out(tally, ["A"], "use").startswith("3 uses by 2 other sources: ")
    assert evidence.sources_left_out(tally, ["A", "B"], "use") == (
        "1 use by C: choose sources in the sidebar to see it here."
    )
    assert evidence.sources_left_out(tally, ["A"], "use", "party") == (
        "3 uses by 2 other parties: choose parties in the sidebar to see them here."
    )


@pytest.mark.parametrize("name", ["![p](http://203.0.113.9/p.png)", "**The Daily**", ":red[Star]"])
def test_the_one_source_without_a_column_is_called_by_its_name_as_it_is(name: str) -> None:
    """The sentence is read as Markdown: what a file calls a source makes no picture, link or colour of it."""
    tally = pd.DataFrame({"found": [1, 1], "used": [1, 1]}, index=["A", name])

    assert evidence.sources_left_out(tally, ["A"], "use").startswith(f"1 use by {literal(name)}: ")
