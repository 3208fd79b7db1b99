"""One word in several ways: each a weighted sum of uses, with an interval by unit of evidence."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters
from analysis.comparing.word_views import word_views
from analysis.corpus.schema import WORD_VIEWS, require


def _text(uses: int, words: int) -> str:
    return " ".join(["ice"] * uses + [f"w{number}" for number in range(words - uses)])


def _views(corpus: Corpus, filters: Filters | None = None) -> pd.DataFrame:
    return require(word_views(corpus, filters or Filters(), "ice", target="A"), WORD_VIEWS).set_index("view")


# Uses, words, month and author, of A and of B.
ROWS = [
    ("A", 4, 10, "2019-01", "Ann"),
    ("A", 1, 40, "2019-01", "Ann"),
    ("A", 2, 50, "2019-02", "Bob"),
    ("B", 1, 20, "2019-01", "Cy"),
    ("B", 3, 30, "2019-02", "Di"),
    ("B", 1, 50, "2019-02", "Di"),
]


@pytest.fixture
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return six documents."""
    return make_corpus(
        {"source": source, "text": _text(uses, words), "published": month, "author": author}
        for source, uses, words, month, author in ROWS
    )


def test_rates_by_hand(corpus: Corpus) -> None:
    """7 uses in 100 words; the mean of 4/10, 1/40 and 2/50; months weighted by their 70 and 130 words."""
    found = _views(corpus)

    assert list(found.index) == ["pooled", "by document", "standardised"]
    assert found.loc["pooled", "rate_target"] == pytest.approx(700)
    assert found.loc["pooled", "rate_reference"] == pytest.approx(500)
    assert found.loc["by document", "rate_target"] == pytest.approx(1e4 * (0.4 + 0.025 + 0.04) / 3)
    assert found.loc["by document", "rate_reference"] == pytest.approx(1e4 * (0.05 + 0.1 + 0.02) / 3)
    assert found.loc["standardised", "rate_target"] == pytest.approx(1e4 * (70 * 5 / 50 + 130 * 2 / 50) / 200)
    assert found.loc["standardised", "rate_reference"] == pytest.approx(1e4 * (70 * 1 / 20 + 130 * 4 / 80) / 200)
    assert found["log_ratio"].tolist() == pytest.approx(np.log2(found["rate_target"] / found["rate_reference"]))


def test_intervals_by_hand(corpus: Corpus) -> None:
    """The pooled one from residuals x − r·n, by document from the spread of the rates."""
    found = _views(corpus)
    x, n = np.array([4.0, 1, 2]), np.array([10.0, 40, 50])
    y, m = np.array([1.0, 3, 1]), np.array([20.0, 30, 50])

    def error(uses: np.ndarray, words: np.ndarray) -> float:
        rate = uses.sum() / words.sum()
        return float(np.sqrt(3 / 2 * ((uses - rate * words) ** 2).sum()) / words.sum() / rate)

    pooled = 1.959964 * np.hypot(error(x, n), error(y, m)) / np.log(2)
    means = [np.std(rates, ddof=1) / np.sqrt(3) / rates.mean() for rates in (x / n, y / m)]
    assert found.loc["pooled", "high"] - found.loc["pooled", "log_ratio"] == pytest.approx(pooled)
    assert found.loc["pooled", "log_ratio"] - found.loc["pooled", "low"] == pytest.approx(pooled)
    reach = 1.959964 * np.hypot(*means) / np.log(2)
    assert found.loc["by document", "high"] - found.loc["by document", "log_ratio"] == pytest.approx(reach)


def test_units_change_intervals_and_no_rates_that_documents_give(corpus: Corpus) -> None:
    """Residuals of one author's documents are summed first."""
    documents, authors = _views(corpus), _views(corpus, Filters(unit="author"))

    pd.testing.assert_frame_equal(
        documents.loc[["pooled", "by document"], ["rate_target", "rate_reference", "log_ratio"]],
        authors.loc[["pooled", "by document"], ["rate_target", "rate_reference", "log_ratio"]],
    )
    x, n = np.array([5.0, 2]), np.array([50.0, 50])
    y, m = np.array([1.0, 4]), np.array([20.0, 80])
    errors = [
        np.sqrt(2 * ((uses - uses.sum() / words.sum() * words) ** 2).sum()) / words.sum() / (uses.sum() / words.sum())
        for uses, words in ((x, n), (y, m))
    ]
    reach = 1.959964 * np.hypot(*errors) / np.log(2)
    assert authors.loc["pooled", "high"] - authors.loc["pooled", "log_ratio"] == pytest.approx(reach)


def test_a_side_without_a_use_has_no_interval(make_corpus: Callable[..., Corpus]) -> None:
    """Nothing is known of how a rate of 0 varies."""
    corpus = make_corpus(
        [{"source": source, "text": _text(uses, 20)} for source, uses in zip("AABB", (1, 2, 0, 0), strict=True)]
    )

    assert _views(corpus)[["low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize(("words", "rows"), [(100, 3), (200, 4)])
def test_the_rate_without_the_longest(make_corpus: Callable[..., Corpus], words: int, rows: int) -> None:
    """Where one of many documents has more than a fifth of all words, there is a row without it."""
    corpus = make_corpus(
        [
            {"source": "A", "text": _text(50, words)},
            *({"source": "AB"[place % 2], "text": _text(1, 20)} for place in range(20)),
        ]
    )
    found = _views(corpus)

    assert len(found) == rows
    if rows == 4:
        assert found.loc["pooled", "rate_target"] == pytest.approx(1e4 * 60 / 400)
        assert found.loc["without the longest", ["rate_target", "rate_reference"]].tolist() == pytest.approx([500, 500])


# Whatever the units are, rates are of documents.

# A source, an author, a date and a text. In January A has 1 of 4 and B 1 of 2 words, in March 2 of 2 and 1 of 4.
MONTHS = [
    ("A", "x", "2020-01-05", "war a a a"),
    ("B", "v", "2020-01-06", "war a"),
    ("A", "y", "2020-03-05", "war war"),
    ("B", "w", "2020-03-06", "war a a a"),
]


def _three(make_corpus: Callable[..., Corpus], rows: list[tuple[str, str, str, str]], unit: str = "") -> pd.DataFrame:
    corpus = make_corpus({"source": s, "author": a, "published": d, "text": t} for s, a, d, t in rows)
    return word_views(corpus, Filters(unit=unit), "war", target="A").set_index("view")


@pytest.mark.parametrize("unit", ["", "author"])
def test_three_views_by_hand(make_corpus: Callable[..., Corpus], unit: str) -> None:
    """3 of 6 words against 2 of 6; .25 and 1 against .5 and .25; months weigh 6 words each, of 12."""
    found = _three(make_corpus, MONTHS, unit)[["rate_target", "rate_reference"]] / 10_000

    assert found.loc["pooled"].tolist() == pytest.approx([3 / 6, 2 / 6])
    assert found.loc["by document"].tolist() == pytest.approx([(1 / 4 + 1) / 2, (1 / 2 + 1 / 4) / 2])
    assert found.loc["standardised"].tolist() == pytest.approx([(1 / 4 + 1) / 2, (1 / 2 + 1 / 4) / 2])


def test_views_of_authors_of_several_documents(make_corpus: Callable[..., Corpus]) -> None:
    """Whoever the units are, rates are of the documents."""
    rows = [(source, source, date, text) for source, _, date, text in MONTHS]
    one, other = (_three(make_corpus, rows, unit) for unit in ("", "author"))

    rates = ["rate_target", "rate_reference", "log_ratio"]
    pd.testing.assert_frame_equal(
        one.loc[["pooled", "by document"], rates], other.loc[["pooled", "by document"], rates]
    )


def test_times_that_no_period_shares_cannot_be_weighed(make_corpus: Callable[..., Corpus]) -> None:
    """Where labels are dealt at all times there is no standardised rate."""
    rows = [
        (source, author, date.replace("2020", "20" + "12"["AB".index(source)] + "0"), text)
        for source, author, date, text in MONTHS
    ]

    assert np.isnan(_three(make_corpus, rows).loc["standardised", ["rate_target", "rate_reference"]].tolist()).all()
