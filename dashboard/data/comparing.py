"""What a comparison rests on, and what can be shown of it while its test still runs."""

from typing import Any

import pandas as pd

import analysis
from analysis import Filters, Group, limits, records
from dashboard.data.corpora import corpus, made_of, sizes, stopwords
from dashboard.data.jobs import answered_table, found_table, is_to_come
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.rows import Rows
from dashboard.data.tables import places, tally
from dashboard.state.whereabouts import Here, Key, Pair
from dashboard.wording.findings import Side, Sizes


@remembered()
def unit_columns(key: Key) -> tuple[str, ...]:
    """See `analysis.unit_columns`; of the corpus as it is, whatever sources chance has dealt."""
    return analysis.unit_columns(corpus(key._replace(deal=0)))


@remembered_whole()
def by_documents(key: Key, filters: Filters) -> tuple[str, ...]:
    """Return the sources of the selected documents, those with most documents first; of two alike, by name."""
    found = sizes(key, filters)["documents"].sort_values(ascending=False, kind="stable")
    return tuple(found.index.tolist())


@remembered_whole()
def side_sizes(here: Here, pair: Pair) -> Sizes:
    """Return how many documents either side of a pair has."""
    ours, theirs = by_side(sizes(here.corpus, here.filters), pair)
    return Sizes(int(ours["documents"].sum()), int(theirs["documents"].sum()), here.filters.search)


@remembered_whole()
def word_on_sides(here: Here, pair: Pair) -> tuple[Side, Side]:
    """Return what either side of a pair has of the word being followed: what its passages add up to."""
    every = by_side(sizes(here.corpus, here.filters), pair)
    found = by_side(tally(here.corpus, Rows(places(here.corpus, here.filters, here.word))), pair)
    first, second = (
        Side(*(int(number) for number in (*of_word.sum()[["found", "used"]], *of_all.sum()[["documents", "words"]])))
        for of_word, of_all in zip(found, every, strict=True)
    )
    return first, second


def by_side(table: pd.DataFrame, pair: Pair) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of either side of a table whose index is the source."""
    ours = table.index == pair.target
    return table[ours], table[~ours if pair.reference is None else table.index == pair.reference]


@remembered()
def comparison_basis(key: Key, filters: Filters, pair: Pair) -> pd.DataFrame:
    """See `analysis.comparison_basis`."""
    return analysis.comparison_basis(corpus(key), filters, target=pair.target, reference=pair.reference)


@remembered()
def keyness_effects(key: Key, filters: Filters, pair: Pair) -> pd.DataFrame:
    """See `analysis.keyness_effects`; without stop words."""
    shown = 2 * limits.WORDS_A_SIDE
    table = analysis.keyness_effects(corpus(key), filters, target=pair.target, reference=pair.reference, picked=shown)
    return table[~table["term"].isin(stopwords(key))].reset_index(drop=True)


def takes_a_while(here: Here, pair: Pair) -> bool:
    """Return whether the test of a pair is still to be made, and whoever asks for it waits."""
    return is_to_come(here.corpus, "keyness", here.filters, **tested_sides(pair.target, pair.reference))


def shown_keyness(here: Here, pair: Pair) -> pd.DataFrame:
    """Return the words at both ends of a pair; where p is of a score, with that of dealt labels in its place.

    A word that is not tested has none.
    """
    table = keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    top = made_of(here.corpus, distinctive, table)
    if any(row["way"] == "scored" for row in records(comparison_basis(here.corpus, here.filters, pair))):
        dealt = shown_p(here.corpus, here.filters, pair).set_index("term")["p"]
        return top.assign(p=top["term"].map(dealt).where(top["p"].notna()))
    return top


def keyness(key: Key, filters: Filters, *, target: Group, reference: Group | None) -> pd.DataFrame:
    """See `analysis.keyness`; without stop words, and with intervals that allow for picking the words shown."""
    if is_to_come(key, "keyness", filters, **tested_sides(target, reference)):
        answered_table(key, "keyness", filters, **tested_sides(target, reference))
    return _keyness(key, filters, target=target, reference=reference)


def tested_sides(target: Group, reference: Group | None) -> dict[str, Any]:
    """Return what is asked for of two sides: their test, with intervals for as many words as are shown."""
    return {"target": target, "reference": reference, "picked": 2 * limits.WORDS_A_SIDE}


@remembered()
def _keyness(key: Key, filters: Filters, *, target: Group, reference: Group | None) -> pd.DataFrame:
    table = found_table(key, "keyness", filters, **tested_sides(target, reference))
    return table[~table["term"].isin(stopwords(key))].reset_index(drop=True)


def source_profiles(key: Key, filters: Filters) -> pd.DataFrame:
    """See `analysis.source_profiles`; without stop words."""
    return answered_table(key, "profiles", filters, stopwords=tuple(sorted(stopwords(key))))


def frequent(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of a keyness table that are used often enough to be drawn as points."""
    total = table["count_target"] + table["count_reference"]
    return table.loc[total[total >= limits.LEAST_USES].nlargest(limits.SCATTER_POINTS).index]


def distinctive(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of both ends of a keyness table that a page shows."""
    return analysis.most_distinctive(table, least=limits.LEAST_USES, top=limits.WORDS_A_SIDE)


@remembered()
def divergence(key: Key, filters: Filters, pair: Pair) -> pd.DataFrame:
    """See `analysis.divergence`."""
    return analysis.divergence(corpus(key), filters, target=pair.target, reference=pair.reference)


@remembered()
def shown_p(key: Key, filters: Filters, pair: Pair) -> pd.DataFrame:
    """See `analysis.shuffled_p`; of the words that a page shows."""
    terms = distinctive(keyness(key, filters, target=pair.target, reference=pair.reference))["term"].tolist()
    return analysis.shuffled_p(corpus(key), filters, terms, target=pair.target, reference=pair.reference)


@remembered()
def word_views(key: Key, filters: Filters, word: str, *, target: Group, reference: Group | None) -> pd.DataFrame:
    """See `analysis.word_views`."""
    return analysis.word_views(corpus(key), filters, word, target=target, reference=reference)
