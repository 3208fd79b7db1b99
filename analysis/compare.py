"""Which words one source uses more than the rest, and by how much."""

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.measures.keyness import log_ratio
from analysis.measures.significance import g2_four_cells
from analysis.schema import KEYNESS, require
from analysis.selection import Selection, selection

PER = 10_000
Group = str | tuple[str, ...]


def keyness(corpus: Corpus, filters: Filters, *, target: Group, reference: Group | None = None) -> pd.DataFrame:
    """Return how differently two groups of sources use each word.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The KEYNESS contract, one row per word of either side, by falling log ratio, then falling count, then term.
        A positive log ratio is a word that the target uses more. `g2` has the sign of the log ratio; it is a score for
        sorting, and no test. Empty when either side has no documents.

    Raises:
        FilterError: `E-SOURCE` for an unknown source, `E-GROUPS` when the groups overlap.

    Notes:
        Swapping target and reference flips the signs and swaps the columns of the two sides; nothing else changes.
    """
    first, second = _sides(corpus, filters, target, reference)
    if first.tokens == 0 or second.tokens == 0:
        return KEYNESS.empty()
    counts = corpus.index.counts
    count1, count2 = counts.frequencies(first.mask), counts.frequencies(second.mask)
    used = np.flatnonzero(count1 + count2)
    count1, count2 = count1[used].astype(np.int64), count2[used].astype(np.int64)
    ratio = log_ratio(count1, count2, first.tokens, second.tokens)
    table = pd.DataFrame(
        {
            "term": pd.Series(counts.terms[used], dtype="str"),
            "count_target": count1,
            "count_reference": count2,
            "rate_target": count1 / first.tokens * PER,
            "rate_reference": count2 / second.tokens * PER,
            "documents_target": counts.document_frequencies(first.mask)[used].astype(np.int64),
            "documents_reference": counts.document_frequencies(second.mask)[used].astype(np.int64),
            "log_ratio": ratio,
            "g2": np.sign(count1 * second.tokens - count2 * first.tokens)
            * g2_four_cells(count1, count2, first.tokens, second.tokens),
        }
    )
    table["total"] = count1 + count2
    ordered = table.sort_values(["log_ratio", "total", "term"], ascending=[False, False, True], ignore_index=True)
    return require(ordered.drop(columns="total"), KEYNESS)


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


def _sides(corpus: Corpus, filters: Filters, target: Group, reference: Group | None) -> tuple[Selection, Selection]:
    first = _names(target)
    second = _names(reference) if reference is not None else tuple(s for s in corpus.sources if s not in first)
    unknown = [name for name in (*first, *second) if name not in corpus.sources]
    if unknown:
        raise FilterError(
            "E-SOURCE",
            f"the corpus has no source {', '.join(f'“{name}”' for name in unknown)}",
            todo=f"it has {', '.join(corpus.sources)}",
        )
    both = sorted(set(first) & set(second))
    if both:
        raise FilterError("E-GROUPS", f"{', '.join(both)} is on both sides", todo="put each source on one side")
    chosen = selection(corpus, filters)
    return chosen.of(first), chosen.of(second)


def _names(group: Group) -> tuple[str, ...]:
    return (group,) if isinstance(group, str) else group
