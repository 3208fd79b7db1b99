"""One word in three ways that may disagree: pooled, by document, and over the same times."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.comparing.sides import EVER, Group, Sides, compared_sides
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import PER_WORDS, WORD_VIEWS, require
from analysis.measures import permutation
from analysis.query import matches


def word_views(
    corpus: Corpus, filters: Filters, word: str, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return one search's rates on both sides in three ways that may disagree.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        word: What to look for; see `query`.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The WORD_VIEWS contract: `pooled` (all uses over all words), `by document` (the mean of the documents' rates)
        and `standardised` (rates of each of the periods within which labels are dealt, see `Sides`, weighted alike on
        both sides by the period's words; only periods in which both sides have documents, NaN where there is none).

    Raises:
        FilterError, QueryError: As `keyness`, and when the search cannot be understood.

    References:
        Direct standardisation: Kahn, H. A., & Sempos, C. T. (1989). Statistical Methods in Epidemiology. Oxford.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    rows = sides.mask
    places = matches(corpus.index, word, fold=filters.fold_accents).positions
    found = np.bincount(corpus.index.documents_at(places), minlength=len(rows))
    uses, lengths = found[rows].astype(np.float64), corpus.index.lengths[rows].astype(np.float64)
    own = sides.group[sides.units]
    views = {
        "pooled": [_pooled(uses[part], lengths[part]) for part in (own, ~own)],
        "by document": [_mean_rate(uses[part], lengths[part]) for part in (own, ~own)],
        "standardised": list(_standardised(uses, lengths, sides)),
    }
    table = pd.DataFrame(
        {
            "view": pd.Series(list(views), dtype="str"),
            "rate_target": [pair[0] * PER_WORDS for pair in views.values()],
            "rate_reference": [pair[1] * PER_WORDS for pair in views.values()],
        }
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        table["log_ratio"] = np.log2(table["rate_target"] / table["rate_reference"])
    return require(table, WORD_VIEWS)


def _pooled(uses: npt.NDArray[np.float64], lengths: npt.NDArray[np.float64]) -> float:
    return float(uses.sum() / lengths.sum()) if lengths.sum() else float("nan")


def _mean_rate(uses: npt.NDArray[np.float64], lengths: npt.NDArray[np.float64]) -> float:
    return float((uses / lengths).mean()) if len(lengths) else float("nan")


def _standardised(uses: npt.NDArray[np.float64], lengths: npt.NDArray[np.float64], sides: Sides) -> tuple[float, float]:
    """Return both sides' rates, each period weighted by its share of the words of the periods that both have."""
    group, strata = sides.group[sides.units], sides.strata[sides.units]
    kept = permutation.mixed_strata(group, strata) & (strata >= 0)
    if sides.within == EVER or not kept.any():
        return float("nan"), float("nan")
    periods = np.unique(strata[kept], return_inverse=True)[1]
    words = np.bincount(periods, weights=lengths[kept])
    parts = (group[kept], ~group[kept])
    own, used = (
        [np.bincount(periods[part], weights=values[kept][part], minlength=len(words)) for part in parts]
        for values in (lengths, uses)
    )
    first, second = (float((words * used[side] / own[side]).sum() / words.sum()) for side in (0, 1))
    return first, second
