"""Several sources at once: how each of them uses the words that set any of them apart."""

from collections.abc import Set as AbstractSet

import pandas as pd

from analysis import limits
from analysis.comparing.keyness import keyness_of_sides
from analysis.comparing.sides import compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import PROFILES, require
from analysis.query.selection import selection


@by_unit
def source_profiles(
    corpus: Corpus,
    filters: Filters,
    *,
    top: int = limits.PROFILE_WORDS,
    most: int = limits.PROFILE_SOURCES,
    stopwords: AbstractSet[str] = frozenset(),
) -> pd.DataFrame:
    """Return each source's use of the words that set one of them apart from all the rest.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        top: How many words of each source: the first of `keyness`, used at least 5 times. Fewer where that would be
            more than `limits.PROFILE_ROWS` of all, but at least one.
        most: How many sources: those with the most words. Each is measured against all the other selected documents.
        stopwords: Words to leave out.

    Returns:
        The PROFILES contract, one row per word and source: words in the order of the sources that they set apart,
        sources by name. `count`, `rate` and `documents` are the source's own; `log_ratio`, `lrc` and `q` compare it
        with all the rest; `q` is NaN where either has fewer than `limits.FEW_DOCUMENTS` units with words, of which the
        caution of a comparison says that nothing can be told. Empty with fewer than two sources.

    Raises:
        FilterError: As `keyness`.
    """
    documents = selection(corpus, filters).documents
    documents = documents[documents["tokens"] > 0]
    with_words = documents.groupby("source")["tokens"].agg(words="sum", documents="size").reset_index()
    if len(with_words) < 2:  # noqa: PLR2004 - a comparison takes two
        return PROFILES.empty()
    largest = with_words.sort_values(["words", "source"], ascending=[False, True])["source"].head(most)
    own = {source: _own(_judged(corpus, filters, source), source, stopwords) for source in sorted(largest.tolist())}
    top = max(min(top, limits.PROFILE_ROWS // len(own)), 1)
    chosen = dict.fromkeys(
        term for table in own.values() for term in table.loc[table["log_ratio"] > 0, "term"].head(top)
    )
    rows = pd.concat([table.set_index("term").loc[list(chosen)].reset_index() for table in own.values()])
    rows["place"] = rows["term"].map({term: place for place, term in enumerate(chosen)})
    ordered = rows.sort_values(["place", "source"], ignore_index=True)
    return require(ordered[list(PROFILES.columns)], PROFILES)


def _judged(corpus: Corpus, filters: Filters, source: str) -> pd.DataFrame:
    """Return KEYNESS of a source against the rest, without p; where either has few units without q too."""
    sides = compared_sides(corpus, filters, target=source)
    judged = min(sides.units_target, sides.units_reference) >= limits.FEW_DOCUMENTS
    return keyness_of_sides(corpus, sides, p=False, q=judged)


def _own(table: pd.DataFrame, source: str, stopwords: AbstractSet[str]) -> pd.DataFrame:
    """Return the words of a keyness table that are used often enough, as one source's."""
    enough = table[table["count_target"] + table["count_reference"] >= limits.LEAST_USES]
    kept = enough[~enough["term"].isin(stopwords)]
    names = {"count_target": "count", "rate_target": "rate", "documents_target": "documents"}
    return kept.rename(columns=names).assign(source=pd.Series([source] * len(kept), index=kept.index, dtype="str"))
