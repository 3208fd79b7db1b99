"""One word in three ways: pooled, by document, and over the same times."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters
from analysis.comparing.word_views import word_views

# A source, an author, a date and a text. In January A has 1 of 4 and B 1 of 2 words, in March 2 of 2 and 1 of 4.
ROWS = [
    ("A", "x", "2020-01-05", "war a a a"),
    ("B", "v", "2020-01-06", "war a"),
    ("A", "y", "2020-03-05", "war war"),
    ("B", "w", "2020-03-06", "war a a a"),
]


def _views(make_corpus: Callable[..., Corpus], rows: list[tuple[str, str, str, str]], unit: str = "") -> pd.DataFrame:
    corpus = make_corpus({"source": s, "author": a, "published": d, "text": t} for s, a, d, t in rows)
    return word_views(corpus, Filters(unit=unit), "war", target="A").set_index("view")


@pytest.mark.parametrize("unit", ["", "author"])
def test_three_views_by_hand(make_corpus: Callable[..., Corpus], unit: str) -> None:
    """3 of 6 words against 2 of 6; .25 and 1 against .5 and .25; months weigh 6 words each, of 12."""
    found = _views(make_corpus, ROWS, unit)[["rate_target", "rate_reference"]] / 10_000

    assert found.loc["pooled"].tolist() == pytest.approx([3 / 6, 2 / 6])
    assert found.loc["by document"].tolist() == pytest.approx([(1 / 4 + 1) / 2, (1 / 2 + 1 / 4) / 2])
    assert found.loc["standardised"].tolist() == pytest.approx([(1 / 4 + 1) / 2, (1 / 2 + 1 / 4) / 2])


def test_views_of_authors_of_several_documents(make_corpus: Callable[..., Corpus]) -> None:
    """Whoever the units are, rates are of the documents."""
    rows = [(source, source, date, text) for source, _, date, text in ROWS]
    one, other = (_views(make_corpus, rows, unit) for unit in ("", "author"))

    pd.testing.assert_frame_equal(one.loc[["pooled", "by document"]], other.loc[["pooled", "by document"]])


def test_times_that_no_period_shares_cannot_be_weighed(make_corpus: Callable[..., Corpus]) -> None:
    """Where labels are dealt at all times there is no standardised rate."""
    rows = [
        (source, author, date.replace("2020", "20" + "12"["AB".index(source)] + "0"), text)
        for source, author, date, text in ROWS
    ]

    assert np.isnan(_views(make_corpus, rows).loc["standardised", ["rate_target", "rate_reference"]].tolist()).all()
