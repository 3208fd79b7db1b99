"""Which documents are copies of one another, and what they do to a difference between two groups of sources."""

from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.comparing.sides import Group, compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.filters import Filters
from analysis.corpus.schema import DUPLICATE_EFFECT, DUPLICATES, require
from analysis.corpus.shingles import Pairs
from analysis.measures.keyness import log_ratio
from analysis.measures.similarity import containment, resemblance
from analysis.query.selection import Selection, selection

Ints = npt.NDArray[np.int64]


@by_unit
def duplicates(corpus: Corpus, filters: Filters, *, least: float = limits.COPY_SHARE) -> pd.DataFrame:
    """Return all pairs of documents of which one is a copy of the other, as it was or edited.

    Compared are the sets of five-word sequences (shingles) of the documents' words, so that capitals and punctuation
    make no difference. A document with fewer than five words is one sequence; one without a word is in no pair.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        least: The smallest similarity; 0 gives all pairs that share a sequence.

    Returns:
        The DUPLICATES contract, one row per pair, by falling `similarity`, then in the order of the corpus, which is
        that of identifiers. `similarity` is the resemblance of the two sets, `containment` that of the smaller in the
        other.

    Raises:
        FilterError: `E-PAIRS` when there are more than two million pairs; see `selection` for others.

    References:
        Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences,
        21-29.
    """
    chosen = selection(corpus, filters)
    texts, sizes = corpus.shingles.texts, corpus.shingles.sizes
    rows = np.flatnonzero(chosen.mask & (texts >= 0))
    pairs = _pairs(corpus, texts[rows], least)
    first, second, number = _documents(rows[np.argsort(texts[rows], kind="stable")], texts, pairs)
    shared, ours, theirs = pairs.shared[number], sizes[pairs.first[number]], sizes[pairs.second[number]]
    similarity = resemblance(shared, ours, theirs)
    order = np.lexsort((second, first, -similarity))
    names = corpus.documents["doc_id"].to_numpy()
    table = {
        "doc_id": pd.Series(names[first[order]], dtype="str"),
        "other_id": pd.Series(names[second[order]], dtype="str"),
        "similarity": similarity[order],
        "containment": containment(shared, np.minimum(ours, theirs))[order],
    }
    return require(pd.DataFrame(table), DUPLICATES)


def _pairs(corpus: Corpus, texts: Ints, least: float) -> Pairs:
    """Return the pairs of texts that have the similarity; a text of several documents is paired with itself.

    Raises:
        FilterError: `E-PAIRS`, before the memory is full.
    """
    own, documents = np.unique(texts, return_counts=True)
    each = np.zeros(len(corpus.shingles.sizes), dtype=np.int64)
    each[own] = documents
    several = own[documents > 1] if least <= 1 else own[:0]
    same = Pairs(several, several, corpus.shingles.sizes[several])
    found, total = list[Pairs](), 0
    for pairs in chain([same], corpus.shingles.pairs(own, least)):
        here, there = each[pairs.first], each[pairs.second]
        total += int(np.where(pairs.first == pairs.second, here * (here - 1) // 2, here * there).sum())
        found.append(pairs)
        if total > limits.MOST_COPY_PAIRS:
            raise FilterError(
                "E-PAIRS",
                f"there are more than {limits.MOST_COPY_PAIRS:,} pairs of copies",
                todo="select fewer documents, or ask for a higher similarity",
            )
    return Pairs(*(np.concatenate([getattr(some, name) for some in found]) for name in ("first", "second", "shared")))


def _documents(rows: Ints, texts: Ints, pairs: Pairs) -> tuple[Ints, Ints, Ints]:
    """Return the pairs of documents that have the texts of each pair, and from which pair they come.

    Args:
        rows: The selected documents, sorted by their texts.
        texts: For each document of the corpus the number of its text.
        pairs: Pairs of texts.
    """
    both = pairs.first, pairs.second
    starts = [np.searchsorted(texts[rows], of, side="left") for of in both]
    here, there = (
        np.searchsorted(texts[rows], of, side="right") - start for of, start in zip(both, starts, strict=True)
    )
    number = np.repeat(np.arange(len(here)), here * there)
    place = np.arange(len(number)) - np.repeat(np.cumsum(here * there) - here * there, here * there)
    one, other = (
        rows[start[number] + part] for start, part in zip(starts, np.divmod(place, there[number]), strict=True)
    )
    once = (pairs.first != pairs.second)[number] | (one < other)
    return np.minimum(one, other)[once], np.maximum(one, other)[once], number[once]


@by_unit
def duplicate_effect(
    corpus: Corpus, filters: Filters, word: str, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return how much of the difference in a word's rates is left when each text is counted once.

    Arguments and what is raised are those of `word_views`.

    Returns:
        The DUPLICATE_EFFECT contract, one row: the uses on both sides (`count`), those of them in documents that are
        not the first of their copies in the corpus (`copies`), and the log ratio with all documents (`log_ratio`) and
        without these (`log_ratio_once`), which is that of the same filters with `collapse_duplicates`. A log ratio is
        NaN where no side uses the word, or one is left without words. Empty when either side has no words.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return DUPLICATE_EFFECT.empty()
    every = [_uses(side, word) for side in (sides.target, sides.reference)]
    once = [_uses(Selection(corpus, side.mask & corpus.first_copies), word) for side in (sides.target, sides.reference)]
    count = sum(uses for uses, _ in every)
    table = {
        "term": pd.Series([word], dtype="str"),
        "count": [count],
        "copies": [count - sum(uses for uses, _ in once)],
        "log_ratio": [_log_ratio(*every)],
        "log_ratio_once": [_log_ratio(*once)],
    }
    return require(pd.DataFrame(table), DUPLICATE_EFFECT)


def _uses(side: Selection, word: str) -> tuple[int, int]:
    """Return the uses of a word and the number of words."""
    rows, *_ = side.matches(word)
    return len(rows), side.tokens


def _log_ratio(ours: tuple[int, int], theirs: tuple[int, int]) -> float:
    if ours[1] == 0 or theirs[1] == 0:
        return float("nan")
    return float(log_ratio(ours[0], theirs[0], ours[1], theirs[1]))
