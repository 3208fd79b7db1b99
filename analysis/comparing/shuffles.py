"""What chance makes of a comparison: a second look at a few words, and a corpus with its sources dealt anew."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.comparing.sides import Group, compared_sides
from analysis.comparing.tallies import unit_tally
from analysis.comparing.verdicts import dealt_word_p, rate_signs, scored
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import Period
from analysis.corpus.schema import SHUFFLED_P, require
from analysis.corpus.units import common_places, unit_codes


@by_unit
def shuffled_p(
    corpus: Corpus, filters: Filters, terms: Sequence[str], *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return p-values of some words from labels dealt anew, where `keyness` may use a score.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        terms: Single words, as `keyness` names them.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The SHUFFLED_P contract, one row per word that either side uses, in the order asked for and each once. `p` is
        two-sided: from all arrangements of the labels where there are at most `limits.MOST_ARRANGEMENTS`, so that it
        is that of `keyness`, and otherwise from some drawn at random (`permutation.dealt_p`); `shuffles` says
        how many, and p is 2/(shuffles + 1) at least. Empty when either side has no words.

    Raises:
        FilterError: As `keyness`.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return SHUFFLED_P.empty()
    both = unit_tally(corpus, sides)
    wanted = [place for term in dict.fromkeys(terms) if (place := corpus.index.id_of(term)) is not None]
    columns = np.flatnonzero(np.isin(both.terms, wanted))
    columns = columns[np.argsort([wanted.index(place) for place in both.terms[columns]], kind="stable")]
    if len(columns) == 0:
        return SHUFFLED_P.empty()
    words = scored(both, sides, rate_signs(*both.split(sides.group)))
    p, shuffles = dealt_word_p(words, columns)
    names = pd.Series(corpus.index.terms[both.terms[columns]], dtype="str")
    return require(pd.DataFrame({"term": names, "p": p, "shuffles": shuffles}), SHUFFLED_P)


def shuffled_sources(corpus: Corpus, *, within: Period | None = None, unit: str = "", seed: int = 0) -> Corpus:
    """Return the corpus with its sources dealt anew to its documents: what chance looks like.

    Args:
        corpus: The corpus; it is left as it is.
        within: Sources are dealt to the documents of one period; None deals them to all. A comparison of the corpus
            returned, tested within these periods or shorter ones, finds what chance makes.
        unit: The column whose values are the units of evidence: all documents of one source and value stay together.
        seed: Of the deal.
    """
    rows = np.arange(len(corpus.documents))
    units = unit_codes(corpus, rows, unit, apart=corpus.source_codes)
    first = np.unique(units, return_index=True)[1]  # units are numbered as they first occur
    places = np.zeros(len(first), dtype=np.int64)
    if within is not None:
        places = common_places(corpus.places_in_time(within), units)
    random, codes = np.random.default_rng(seed), corpus.source_codes[first]
    dealt = np.empty_like(codes)
    dealt[np.argsort(places, kind="stable")] = codes[np.lexsort((random.random(len(codes)), places))]
    names = np.array(corpus.sources, dtype=object)[dealt[units]]
    return replace(corpus, documents=corpus.documents.assign(source=pd.Series(names, dtype="str")))
