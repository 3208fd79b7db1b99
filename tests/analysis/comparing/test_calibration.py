"""Whether the comparison keeps its promises: on labels dealt at random, on words planted, on simulated documents."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.stats import chi2

from analysis import Corpus, Filters, keyness, limits, read_corpus
from analysis.measures.intervals import cluster_rate, normal_interval, term_sums
from analysis.measures.significance import benjamini_hochberg

RELABELLINGS = 20


@pytest.fixture(scope="module")
def senate(test_data: Path) -> Corpus:
    """Return the press releases of 109 senators."""
    return read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")


def _halved(corpus: Corpus, random: np.random.Generator) -> Corpus:
    """Return the corpus with each source's documents dealt at random to two sides, as equal as can be."""
    labels = np.empty(len(corpus.documents), dtype=object)
    for code in range(len(corpus.sources)):
        rows = random.permutation(np.flatnonzero(corpus.source_codes == code))
        first = random.integers(2)
        labels[rows[::2]], labels[rows[1::2]] = "AB"[first], "BA"[first]
    return replace(corpus, documents=corpus.documents.assign(source=pd.Series(labels, dtype="str")))


@pytest.fixture(scope="module")
def null_tables(senate: Corpus) -> list[pd.DataFrame]:
    """Return twenty comparisons of halves between which there is no difference."""
    random = np.random.default_rng(2026)
    return [keyness(_halved(senate, random), Filters(), target="A") for _ in range(RELABELLINGS)]


def test_chance_alone_gives_few_small_p_values(null_tables: list[pd.DataFrame]) -> None:
    """Between halves of the same senators' releases, 1 to 7 % of the words tested have p < .05."""
    shares = [(table["p"].dropna() < 0.05).mean() for table in null_tables]

    assert 0.01 < np.mean(shares) < 0.07


def test_chance_alone_gives_hardly_any_finds(null_tables: list[pd.DataFrame]) -> None:
    """On average at most one word has q < .05."""
    assert np.mean([(table["q"] < 0.05).sum() for table in null_tables]) <= 1


def test_g2_with_stars_would_have_found_dozens(null_tables: list[pd.DataFrame]) -> None:
    """Taken for a test, even after correction, G² flags dozens of words between which there is no difference."""
    flagged = [
        (benjamini_hochberg(chi2.sf(table.loc[table["p"].notna(), "g2"].abs(), 1)) < 0.05).sum()
        for table in null_tables
    ]

    assert np.mean(flagged) > 24


def test_planted_words_are_found(make_corpus: Callable[..., Corpus]) -> None:
    """Words at three times the rate in half of 200 documents have q < .05 at least nine times in ten."""
    random = np.random.default_rng(7)
    vocabulary = np.array([f"w{number}" for number in range(300)])
    shares = 1 / np.arange(5, 305)
    planted = np.arange(20, 40)
    rows = []
    for number in range(200):
        weights = shares * random.gamma(2, size=300)
        weights[planted] *= 3 if number % 2 else 1
        words = random.choice(vocabulary, size=400, p=weights / weights.sum())
        rows.append({"source": "AB"[number % 2], "text": " ".join(words)})

    table = keyness(make_corpus(rows), Filters(), target="B").set_index("term")

    assert (table.loc[vocabulary[planted], "q"] < 0.05).mean() >= 0.9


def test_intervals_hold_the_rate_as_often_as_they_say() -> None:
    """On simulated clustered documents, 93 to 97 % of the 95% intervals hold the true rate."""
    random = np.random.default_rng(11)
    held = []
    for _ in range(2_000):
        lengths = random.integers(200, 800, size=60)
        uses = random.poisson(lengths * random.gamma(2, 0.005, size=60))  # a mean rate of 0.01, bursty
        rate, error = cluster_rate(term_sums(sparse.csr_array(uses.reshape(-1, 1)), lengths))
        low, high = normal_interval(rate, error)
        held.append(low[0] <= 0.01 <= high[0])

    assert 0.93 <= np.mean(held) <= 0.97


@pytest.mark.parametrize(("uses", "p"), [((5, 4, 6), 0.1), ((15, 0, 0), 0.9)])
def test_the_classroom_fixture(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, uses: tuple[int, ...], p: float
) -> None:
    """The same table of 15 in 300 against 3 in 300 is p = .10 where it is even, and .90 where one text holds it all."""
    counts = [*zip(uses, (100, 120, 80), strict=True), (1, 100), (2, 110), (0, 90)]
    rows = [
        {"source": "A" if place < 3 else "B", "text": " ".join(["word"] * x + ["other"] * (n - x))}
        for place, (x, n) in enumerate(counts)
    ]

    monkeypatch.setattr(limits, "TESTED_DOCUMENTS", 1)
    found = keyness(make_corpus(rows), Filters(), target="A").set_index("term").loc["word"]

    assert (found["p"], found["g2"]) == (pytest.approx(p), pytest.approx(8.980535, abs=1e-6))
