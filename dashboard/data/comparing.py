"""What a comparison rests on, and what can be shown of it while its test still runs."""

import pandas as pd

import analysis
from analysis import Filters, limits, records
from dashboard.data.corpora import corpus, selected, stopwords
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.tables import distinctive, keyness, shown_p
from dashboard.state.whereabouts import Here, Key, Pair


@remembered()
def unit_columns(key: Key) -> tuple[str, ...]:
    """See `analysis.unit_columns`; of the corpus as it is, whatever sources chance has dealt."""
    return analysis.unit_columns(corpus(key._replace(deal=0)))


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


def tested_keyness(here: Here, pair: Pair) -> pd.DataFrame:
    """Return `keyness` of a pair, and remember that it has been tested."""
    table = keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    _known(here.corpus, here.filters, pair)["tested"] = True
    return table


def takes_a_while(here: Here, pair: Pair) -> bool:
    """Return whether the test of a pair is still to be made, and whoever asks for it waits."""
    known = corpus(here.corpus)
    work = len(selected(here.corpus, here.filters)) * len(known.index.terms)
    return work >= limits.WAITED_FOR and not _known(here.corpus, here.filters, pair)


@remembered_whole()
def _known(key: Key, filters: Filters, pair: Pair) -> dict[str, bool]:  # noqa: ARG001 - what it is kept by
    """Return what is known of a pair that was asked for, for whoever learns more to add to it."""
    return {}


def shown_keyness(here: Here, pair: Pair) -> pd.DataFrame:
    """Return the words at both ends of a pair; where p is of a score, with that of dealt labels in its place.

    A word that is not tested has none.
    """
    top = distinctive(tested_keyness(here, pair))
    if any(row["way"] == "scored" for row in records(comparison_basis(here.corpus, here.filters, pair))):
        dealt = shown_p(here.corpus, here.filters, pair).set_index("term")["p"]
        return top.assign(p=top["term"].map(dealt).where(top["p"].notna()))
    return top
