"""Every word of real texts opens as many places as it is counted."""

from pathlib import Path

import numpy as np
import pytest

from analysis import Filters, concordance, read_corpus, term_frequencies
from analysis.corpus.tokens import query_words

CORPORA = ["uk_immigration_2010", "parlspeech_es", "news100_2017"]


@pytest.mark.parametrize("number", [50, pytest.param(200, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("name", CORPORA)
def test_words_open_their_places(test_data: Path, name: str, number: int) -> None:
    """Words drawn from all of the list have as many lines as uses, and each line's match counts as that word."""
    corpus = read_corpus(test_data / "corpora" / f"{name}.jsonl")
    counted = term_frequencies(corpus, Filters()).set_index("term")["count"]
    drawn = counted.iloc[np.unique(np.geomspace(20, len(counted) - 1, number * 2).astype(int))].sample(
        number, random_state=1
    )
    for term, count in drawn.items():
        lines = concordance(corpus, Filters(), str(term))
        matched = {word for match in set(lines["match"]) for word in query_words(match)}
        assert (len(lines), matched) == (count, {term}), term
