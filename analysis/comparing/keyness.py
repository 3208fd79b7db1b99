"""Which words one source uses more than the rest, by how much, and how sure that is, by document."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.comparing.sides import Group, Sides, compared_sides
from analysis.comparing.tallies import Side, Tally, document_tally
from analysis.comparing.verdicts import rate_signs, scored, word_p, word_q
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import KEYNESS, PER_WORDS, require
from analysis.measures.intervals import cluster_rate
from analysis.measures.keyness import conservative_log_ratio, fightin_words_z, log_ratio, log_ratio_interval
from analysis.measures.significance import confidence_of_picked, g2_four_cells


@by_unit
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
            `limits.TESTED_DOCUMENTS` units use are tested. 0 shows none for that, and intervals are at 95 %.

    Returns:
        The KEYNESS contract, one row per word of either side, by falling `lrc_documents`, then `score`, then
        `log_ratio`, then term. Positive values are words that the target uses more. `low` and `high` are the interval
        of the log ratio over units: infinite at the end that a side without a use leaves open, NaN where a side has one
        unit. `lrc` is corrected for the number of words, on uses and, as `lrc_documents`, on units. `score` is how far
        chance has to go for so large a difference (`scoring`). `p` is two-sided over labels dealt to units, within
        periods that hold both sides (`Sides`): exact for at most `limits.MOST_ARRANGEMENTS` arrangements, from deals at
        random for at most `limits.DEALT_DOCUMENTS` units, and otherwise that of the score; NaN for words of fewer than
        `limits.TESTED_DOCUMENTS` units, which are not tested. `q` is the false discovery rate (`word_q`). `g2` is a
        score and no test. Empty when either side has no words.

    Raises:
        FilterError: `E-SOURCE` for an unknown source, `E-GROUPS` when the groups overlap, `E-UNIT` for an unknown
            column.

    Notes:
        Swapping target and reference flips the signs and swaps the columns of the two sides; nothing else changes.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    return keyness_of_sides(corpus, sides, picked=picked)


@by_unit
def keyness_effects(
    corpus: Corpus, filters: Filters, *, target: Group, reference: Group | None = None, picked: int = 0
) -> pd.DataFrame:
    """Return the same table without `p` and `q`, which are NaN: what takes no time."""
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    return keyness_of_sides(corpus, sides, picked=picked, p=False, q=False)


def keyness_of_sides(corpus: Corpus, sides: Sides, *, picked: int = 0, p: bool = True, q: bool = True) -> pd.DataFrame:
    """Return KEYNESS of any two groups of documents; see `keyness`. `p` and `q` say what of the two is asked for."""
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return KEYNESS.empty()
    return keyness_of_tally(document_tally(corpus, sides.mask), sides, picked=picked, p=p, q=q)


def keyness_of_tally(both: Tally, sides: Sides, *, picked: int = 0, p: bool = True, q: bool = True) -> pd.DataFrame:
    """Return KEYNESS of anything that is counted in the documents of two sides, neither of them without any.

    Args:
        both: What the documents of either side hold, in the order of the corpus; see `Tally`.
        sides: The two groups of documents.
        picked: As `keyness`.
        p: Whether p is asked for; else it is NaN.
        q: Likewise.
    """
    documents = both.split(sides.target.mask[sides.mask])
    units = both.of_units(sides.units) if sides.unit else both
    ours, theirs = units.split(sides.group) if sides.unit else documents
    enough = units.with_term >= limits.TESTED_DOCUMENTS
    table = _effects(ours, theirs, confidence=confidence_of_picked(picked, int(enough.sum())))
    words = scored(units, sides, rate_signs(ours, theirs))
    untested = np.full(len(both.terms), np.nan)
    of_deals = word_p(words, enough) if p else None
    table |= {
        "documents_target": documents[0].with_term,
        "documents_reference": documents[1].with_term,
        "score": words.score,
        "p": untested if of_deals is None else of_deals,
        "q": word_q(words, enough, of_deals) if q else untested,
        "dispersion": both.dispersion,
    }
    order = np.lexsort((-table["log_ratio"], -table["score"], -table["lrc_documents"]))  # then by term, as they come
    ordered = {name: both.names.take(order).array if name == "term" else table[name][order] for name in KEYNESS.columns}
    return require(pd.DataFrame(ordered), KEYNESS)


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


def most_distinctive(table: pd.DataFrame, *, least: int, top: int) -> pd.DataFrame:
    """Return the words at both ends of a keyness table.

    Args:
        table: The KEYNESS contract, as `keyness` returns it.
        least: Only words used so often on both sides together.
        top: How many words of each side.

    Returns:
        The KEYNESS contract, in the order of the table.
    """
    uses, ratio = (table["count_target"] + table["count_reference"]).to_numpy(), table["log_ratio"].to_numpy()
    ours, theirs = (np.flatnonzero((uses >= least) & side) for side in (ratio > 0, ratio < 0))
    ends = np.concatenate([ours[:top], theirs[max(len(theirs) - top, 0) :]])
    return table.iloc[ends].reset_index(drop=True)
