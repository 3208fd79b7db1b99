"""The counts of a comparison and the passages behind them: on both sides, as many open as are counted."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import Corpus, Filters, keyness, passages, read_corpus

WORDS = 200
LEAST_USES = 5  # of a word that Compare lists as distinctive


def _commonest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words that both sides together use most."""
    total = table["count_target"] + table["count_reference"]
    return table.loc[total.nlargest(WORDS).index]


def _furthest_apart(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words that tell the sides apart most surely, as many of each side."""
    enough = table[table["count_target"] + table["count_reference"] >= LEAST_USES]
    return pd.concat([enough.head(WORDS // 2), enough.tail(WORDS // 2)])


def _wrong(corpus: Corpus, words: pd.DataFrame, *, target: Sequence[str], reference: Sequence[str]) -> list[str]:
    """Return the words that open other passages on a side than they are counted there."""
    assert len(words) == WORDS
    wrong = []
    for side, sources in (("target", target), ("reference", reference)):
        filters = Filters(sources=tuple(sources))
        counted = zip(words["term"], words[f"count_{side}"], words[f"documents_{side}"], strict=True)
        for term, uses, documents in counted:
            opened = passages(corpus, filters, term)
            if (len(opened), opened["doc_id"].nunique()) != (uses, documents):
                wrong.append(f"{term} on the side of the {side}")
    return wrong


def test_two_sources_of_the_starter_corpus_open_what_they_count(seeds: Corpus) -> None:
    """The 200 commonest words of two papers open as many passages of each, in as many documents."""
    words = _commonest(keyness(seeds, Filters(), target="Red Flag", reference="Revolution"))

    assert _wrong(seeds, words, target=["Red Flag"], reference=["Revolution"]) == []


def test_one_party_and_all_others_open_what_they_count(uk_immigration: Corpus) -> None:
    """The 200 commonest words of one party against eight open as many passages of the one and of the eight."""
    others = [source for source in uk_immigration.sources if source != "Labour"]
    words = _commonest(keyness(uk_immigration, Filters(), target="Labour"))

    assert _wrong(uk_immigration, words, target=["Labour"], reference=others) == []


def test_two_parties_with_many_speeches_open_what_they_count(test_data: Path) -> None:
    """The 100 most distinctive words of either party open as many passages of both, in as many of 189 speeches."""
    speeches = read_corpus(test_data / "corpora" / "us_conventions_2012.jsonl")
    words = _furthest_apart(keyness(speeches, Filters(), target="democrat", reference="republican"))

    assert _wrong(speeches, words, target=["democrat"], reference=["republican"]) == []
