"""Which words one source uses more than the rest, by how much, and how sure that is, by document."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.comparing.sides import Group, Sides, compared_sides
from analysis.comparing.tallies import Side, Tally, document_tally
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import KEYNESS, PER_WORDS, WORD_VIEWS, require
from analysis.measures import permutation
from analysis.measures.intervals import cluster_rate
from analysis.measures.keyness import conservative_log_ratio, fightin_words_z, log_ratio, log_ratio_interval
from analysis.measures.significance import benjamini_hochberg, confidence_of_picked, g2_four_cells
from analysis.query import matches


def keyness(
    corpus: Corpus,
    filters: Filters,
    *,
    target: Group,
    reference: Group | None = None,
    picked: int = 0,
) -> pd.DataFrame:
    """Return how differently two groups of sources use each word, and how sure that is.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.
        picked: How many words are going to be shown because they differ most; `low` and `high` then allow for it, at
            a confidence of 1 − .05 · picked / tested (`confidence_of_picked`), where those that
            `limits.TESTED_DOCUMENTS` documents use are tested. 0 shows none for that, and intervals are at 95 %.

    Returns:
        The KEYNESS contract, one row per word of either side, by falling `lrc`, then `log_ratio`, then count, then
        term. Positive values are words that the target uses more. `low` and `high` are the interval of the log ratio
        by document: infinite at the end that a side without a use leaves open, NaN where a side has one document.
        `lrc` is corrected for the number of words, on uses and, as `lrc_documents`, on documents. `p` is two-sided
        over shuffled labels of documents, within months; exact for at most 20,000 arrangements, otherwise the closed
        form; NaN for words of fewer than `limits.TESTED_DOCUMENTS` documents, which are not tested. `q` are its false
        discovery rates. `g2` is a score and no test. Empty when either side has no documents.

    Raises:
        FilterError: `E-SOURCE` for an unknown source, `E-GROUPS` when the groups overlap.

    Notes:
        Swapping target and reference flips the signs and swaps the columns of the two sides; nothing else changes.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    first, second = sides.target, sides.reference
    if first.tokens == 0 or second.tokens == 0:
        return KEYNESS.empty()
    both = document_tally(corpus, first.mask | second.mask)
    ours, theirs = both.split(sides.group)
    tested = both.with_term >= limits.TESTED_DOCUMENTS
    table = _effects(ours, theirs, confidence=confidence_of_picked(picked, int(tested.sum())))
    p = _p(both, sides, ours, tested=tested)
    table |= {
        "term": corpus.index.terms[both.terms],
        "p": p,
        "q": benjamini_hochberg(p),
        "dispersion": both.dispersion,
    }
    total = table["count_target"] + table["count_reference"]
    order = np.lexsort((-total, -table["log_ratio"], -table["lrc"]))  # stable, and terms come in alphabetical order
    ordered = {name: table[name][order] for name in KEYNESS.columns}
    return require(pd.DataFrame(ordered | {"term": pd.Series(ordered["term"], dtype="str")}), KEYNESS)


def _effects(ours: Side, theirs: Side, *, confidence: float) -> dict[str, npt.NDArray[Any]]:
    """Return all columns that need no test."""
    rate1, rate2 = (cluster_rate(side.sums)[0] for side in (ours, theirs))
    count1, count2 = (np.asarray(side.sums.x, dtype=np.int64) for side in (ours, theirs))
    size1, size2 = ours.words, theirs.words
    ratio, tests = log_ratio(count1, count2, size1, size2), len(count1)
    low, high = log_ratio_interval(ratio, ours.sums, theirs.sums, confidence=confidence)
    return {
        "count_target": count1,
        "count_reference": count2,
        "rate_target": rate1 * PER_WORDS,
        "rate_reference": rate2 * PER_WORDS,
        "documents_target": ours.with_term,
        "documents_reference": theirs.with_term,
        "log_ratio": ratio,
        "low": low,
        "high": high,
        "lrc": conservative_log_ratio(count1, count2, size1, size2, tests=tests),
        "lrc_documents": conservative_log_ratio(
            ours.with_term, theirs.with_term, ours.documents, theirs.documents, tests=tests
        ),
        "g2": np.sign(count1 * size2 - count2 * size1) * g2_four_cells(count1, count2, size1, size2),
        "z_dirichlet": fightin_words_z(
            count1, count2, size1, size2, prior=limits.PRIOR_WORDS * (count1 + count2) / (size1 + size2)
        ),
    }


def _p(both: Tally, sides: Sides, ours: Side, *, tested: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return the p-values of the words that are tested, NaN for the others."""
    p, group, strata = np.full(len(tested), np.nan), sides.group, sides.strata
    if not tested.any():
        return p
    if permutation.are_many(group, strata):
        return np.where(tested, permutation.closed_form_p(both.strata, group, ours.sums), np.nan)
    mixed = permutation.mixed_strata(group, strata)  # in all others, every arrangement is the same
    columns = sparse.csr_array(both.counts[mixed][:, np.flatnonzero(tested)])
    rates = np.asarray(both.sums.x)[tested] / both.lengths.sum()
    left = permutation.residuals(columns, both.lengths[mixed], rates)
    p[tested] = permutation.exact_p(left, group[mixed], strata[mixed])
    return p


def most_distinctive(table: pd.DataFrame, *, least: int, top: int) -> pd.DataFrame:
    """Return the words at both ends of a keyness table.

    Args:
        table: The KEYNESS contract, as `keyness` returns it.
        least: Only words used so often on both sides together.
        top: How many words of each side.

    Returns:
        The KEYNESS contract, in the order of the table.
    """
    enough = table[table["count_target"] + table["count_reference"] >= least]
    ours, theirs = enough[enough["log_ratio"] > 0].head(top), enough[enough["log_ratio"] < 0].tail(top)
    return pd.concat([ours, theirs], ignore_index=True)


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
        and `standardised` (rates of each month, weighted alike on both sides by the month's words; only months in which
        both sides have documents, NaN where there is none).

    Raises:
        FilterError, QueryError: As `keyness`, and when the search cannot be understood.

    References:
        Direct standardisation: Kahn, H. A., & Sempos, C. T. (1989). Statistical Methods in Epidemiology. Oxford.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    rows = sides.target.mask | sides.reference.mask
    places = matches(corpus.index, word, fold=filters.fold_accents).positions
    found = np.bincount(corpus.index.documents_at(places), minlength=len(rows))
    uses, lengths = found[rows].astype(np.float64), corpus.index.lengths[rows].astype(np.float64)
    views = {
        "pooled": [_pooled(uses[part], lengths[part]) for part in (sides.group, ~sides.group)],
        "by document": [_mean_rate(uses[part], lengths[part]) for part in (sides.group, ~sides.group)],
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
    """Return both sides' rates, each month weighted by its share of the words of the months that both have."""
    kept = permutation.mixed_strata(sides.group, sides.strata) & (sides.strata >= 0)
    if not kept.any():
        return float("nan"), float("nan")
    months = np.unique(sides.strata[kept], return_inverse=True)[1]
    words = np.bincount(months, weights=lengths[kept])
    parts = (sides.group[kept], ~sides.group[kept])
    own, used = (
        [np.bincount(months[part], weights=values[kept][part], minlength=len(words)) for part in parts]
        for values in (lengths, uses)
    )
    first, second = (float((words * used[side] / own[side]).sum() / words.sum()) for side in (0, 1))
    return first, second


def shuffled_sources(corpus: Corpus, *, seed: int = 0) -> Corpus:
    """Return the corpus with its sources dealt anew to its documents, within months: what chance looks like.

    Args:
        corpus: The corpus; it is left as it is.
        seed: Of the deal.
    """
    months, random = corpus.months, np.random.default_rng(seed)
    order = np.lexsort((random.random(len(months)), months))
    names = np.empty(len(months), dtype=object)
    names[np.argsort(months, kind="stable")] = corpus.documents["source"].to_numpy(dtype=object)[order]
    return replace(corpus, documents=corpus.documents.assign(source=pd.Series(names, dtype="str")))
