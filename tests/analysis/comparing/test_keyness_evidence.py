"""The counts of a comparison and the passages behind them: on both sides, as many open as are counted."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from analysis import Corpus, Filters, keyness, passages, read_corpus

LEAST_USES = 5  # of a word that Compare lists as distinctive
many = pytest.mark.parametrize("number", [50, pytest.param(200, marks=pytest.mark.exhaustive)])


def _commonest(table: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return the words that both sides together use most."""
    total = table["count_target"] + table["count_reference"]
    return table.loc[total.nlargest(number).index]


def _furthest_apart(table: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return the words that tell the sides apart most surely, as many of each side."""
    enough = table[table["count_target"] + table["count_reference"] >= LEAST_USES]
    return pd.concat([enough.head(number // 2), enough.tail(number // 2)])


def _wrong(corpus: Corpus, words: pd.DataFrame, *, target: Sequence[str], reference: Sequence[str]) -> list[str]:
    """Return the words that open other passages on a side than they are counted there."""
    wrong = []
    for side, sources in (("target", target), ("reference", reference)):
        filters = Filters(sources=tuple(sources))
        counted = zip(words["term"], words[f"count_{side}"], words[f"documents_{side}"], strict=True)
        for term, uses, documents in counted:
            opened = passages(corpus, filters, term)
            if (len(opened), opened["doc_id"].nunique()) != (uses, documents):
                wrong.append(f"{term} on the side of the {side}")
    return wrong


@many
def test_two_sources_of_the_starter_corpus_open_what_they_count(seeds: Corpus, number: int) -> None:
    """The commonest words of two papers open as many passages of each, in as many documents."""
    words = _commonest(keyness(seeds, Filters(), target="Red Flag", reference="Revolution"), number)

    assert len(words) == number
    assert _wrong(seeds, words, target=["Red Flag"], reference=["Revolution"]) == []


@many
def test_one_party_and_all_others_open_what_they_count(uk_immigration: Corpus, number: int) -> None:
    """The commonest words of one party against eight open as many passages of the one and of the eight."""
    others = [source for source in uk_immigration.sources if source != "Labour"]
    words = _commonest(keyness(uk_immigration, Filters(), target="Labour"), number)

    assert len(words) == number
    assert _wrong(uk_immigration, words, target=["Labour"], reference=others) == []


@many
def test_two_parties_with_many_speeches_open_what_they_count(test_data: Path, number: int) -> None:
    """The most distinctive words of either party open as many passages of both, in as many of 189 speeches."""
    speeches = read_corpus(test_data / "corpora" / "us_conventions_2012.jsonl")
    words = _furthest_apart(keyness(speeches, Filters(), target="democrat", reference="republican"), number)

    assert len(words) == number
    assert _wrong(speeches, words, target=["democrat"], reference=["republican"]) == []
