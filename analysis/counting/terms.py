"""Which words are used, how often, in how many documents, and how evenly."""

from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts, Mask, ngram_counts
from analysis.corpus.schema import PER_WORDS, TERM_FREQUENCIES, require
from analysis.corpus.tokens import query_words
from analysis.measures.dispersion import normalised_deviation_of_proportions
from analysis.measures.intervals import rate_interval, term_sums
from analysis.measures.shares import wilson_interval
from analysis.query.selection import selection


@by_unit
def term_frequencies(
    corpus: Corpus, filters: Filters, *, n: int = 1, stopwords: AbstractSet[str] | None = None
) -> pd.DataFrame:
    """Return how often each term is used in the selected documents.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        n: The number of words in a row that make a term: 1, 2 or 3.
        stopwords: Words to leave out; of longer terms, those that begin or end with one. Rates, shares and
            intervals stay those of the whole text. None keeps every word.

    Returns:
        The TERM_FREQUENCIES contract, by falling count, then by term. `low` and `high` are NaN with fewer than two
        documents that have words, `dispersion` too. A document without a word counts in `document_share`, a share of
        all documents, and in its interval, `share_low` to `share_high` (Wilson's), and changes nothing else.
    """
    chosen = selection(corpus, filters)
    without = corpus.index.among(stopwords or ())
    counts = ngram_counts(corpus.index, n, chosen.mask, without=without)
    kept = _most_used(counts, chosen.mask, without if n == 1 else None)
    if len(kept) == 0:
        return TERM_FREQUENCIES.empty()
    part = counts.matrix[chosen.mask][:, kept]
    lengths = corpus.index.lengths[chosen.mask]
    rate, low, high = rate_interval(term_sums(part, lengths))
    documents = np.bincount(part.indices, minlength=len(kept))
    share_low, share_high = wilson_interval(documents, chosen.size)
    table = pd.DataFrame(
        {
            "term": pd.Series(counts.terms[kept], dtype="str"),
            "count": np.asarray(part.sum(axis=0), dtype=np.int64),
            "rate": rate * PER_WORDS,
            "low": low * PER_WORDS,
            "high": high * PER_WORDS,
            "documents": documents.astype(np.int64),
            "document_share": documents / chosen.size,
            "share_low": share_low,
            "share_high": share_high,
            "dispersion": normalised_deviation_of_proportions(part, lengths),
        }
    )
    return require(table, TERM_FREQUENCIES)


@by_unit
def commonest_words(
    corpus: Corpus, filters: Filters, *, top: int, stopwords: AbstractSet[str] = frozenset()
) -> list[str]:
    """Return the first words of `term_frequencies`, which counts what else there is to know of them.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        top: How many words, where there are as many.
        stopwords: Words to leave out.
    """
    counts, without = corpus.index.counts, corpus.index.among(stopwords)
    found: list[str] = counts.terms[_most_used(counts, selection(corpus, filters).mask, without)[:top]].tolist()
    return found


def suggested_words(corpus: Corpus, filters: Filters, typed: str = "", *, top: int = 20) -> list[str]:
    """Return what a box for words may offer: the words used most, or those that go on as what was typed begins.

    Args:
        corpus: The corpus; its stop words are offered to those only who begin to type them.
        filters: Which of its documents.
        typed: What was typed so far: of several words, the last is completed.
        top: How many, where there are as many.

    Returns:
        Searches by falling uses of their last word, then by the alphabet.
    """
    begun = query_words(typed)
    if not begun:
        return commonest_words(corpus, filters, top=top, stopwords=corpus.stopwords)
    ids = corpus.index.id_range(begun[-1])
    mask = selection(corpus, filters).mask
    uses = corpus.index.frequencies if mask.all() else corpus.index.counts.frequencies(mask)
    own = uses[ids.start : ids.stop]
    order = np.argsort(-own, kind="stable")[: min(top, int(np.count_nonzero(own)))]
    return [" ".join([*begun[:-1], term]) for term in corpus.index.terms[ids.start : ids.stop][order].tolist()]


def left_out_words(corpus: Corpus, filters: Filters, stopwords: AbstractSet[str]) -> tuple[int, int]:
    """Return how many of some words the selected documents use, and how often in all."""
    uses = corpus.index.counts.frequencies(selection(corpus, filters).mask)
    found = uses[corpus.index.among(stopwords)]
    return int(np.count_nonzero(found)), int(found.sum())


def _most_used(counts: Counts, mask: Mask, without: Mask | None) -> npt.NDArray[np.intp]:
    """Return the places of the terms that the documents of the mask use, by falling count, then by term.

    Args:
        counts: Of the terms.
        mask: Which documents.
        without: Which terms are left out; None is none.
    """
    uses = counts.frequencies(mask)
    used = np.flatnonzero(uses if without is None else np.where(without, 0, uses))
    return used[np.argsort(-uses[used], kind="stable")]
