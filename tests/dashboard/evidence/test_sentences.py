"""What is said of passages: their denominators, and what is not shown."""

import pandas as pd
import pytest

from dashboard.evidence import sentences


def test_the_head_of_a_column_has_its_denominators(documents: pd.DataFrame) -> None:
    """Uses, documents that use it of all documents, and a rate over all of the source's words."""
    found = pd.DataFrame({"source": ["A", "A", "A", "B"], "doc_id": ["d1", "d1", "d2", "d3"]})

    assert sentences.heads(found, documents, "use") == {
        "A": "3 uses in 2 of 2 documents · 20 per 10,000 words",
        "B": "1 use in 1 of 2 documents · 20 per 10,000 words",
    }


@pytest.mark.parametrize(("noun", "said"), [("mention", "1 mention in 1 of 2 documents"), ("document", "1 document")])
def test_only_uses_have_a_rate(documents: pd.DataFrame, noun: str, said: str) -> None:
    """Mentions, passages and documents are counted, not divided by words."""
    found = pd.DataFrame({"source": ["B"], "doc_id": ["d3"]})

    assert sentences.heads(found, documents, noun) == {"B": said}


def test_what_the_columns_do_not_show() -> None:
    """Sources beyond the columns are counted, with what they hold."""
    found = pd.DataFrame({"source": ["A", "B", "B", "C"]})

    assert sentences.left_out(found, ["A"], "use").startswith("3 uses by 2 other sources: ")
    assert sentences.left_out(found, ["A", "B"], "use").startswith("1 use by 1 other source: ")
