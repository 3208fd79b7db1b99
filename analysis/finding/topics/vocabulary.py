"""Which words topics are fitted from, and which are left out because of where they stand."""

import time
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts, ngram_counts, ranges
from analysis.corpus.schema import TOPIC_LEFT_OUT
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import POSSESSIVE
from analysis.finding.topics.boilerplate import boilerplate
from analysis.finding.topics.options import TopicOptions
from analysis.finding.topics.passages import Pieces
from analysis.measures.association import npmi
from analysis.query.grammar import parsed
from analysis.query.named import names_of
from analysis.query.tree import names, slots
from analysis.query.vocabulary import Scope, ids

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What is fitted.

    Attributes:
        counts: How often each word that is fitted stands in each passage.
        left_out: TOPIC_LEFT_OUT: words left out because of where they stand.
    """

    counts: Counts
    left_out: pd.DataFrame


def vocabulary(corpus: Corpus, filters: Filters, texts: Pieces, options: TopicOptions) -> Vocabulary:
    """Return the words that are neither too rare nor too common, nor stop words, numbers or letters.

    A word stands in `LEAST_TOPIC_PASSAGES` passages and `LEAST_TOPIC_SHARE` of them at least, or in
    `ENOUGH_TOPIC_PASSAGES`, in `LEAST_TOPIC_DOCUMENTS` documents, and in at most `MOST_TOPIC_SHARE` of the passages;
    what is in no more than ten is not too common. Unless `TopicOptions.boilerplate` keeps them, words in lines that
    most documents of a source share do not count there (`boilerplate`), nor the words of the filters' search anywhere.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        texts: The passages.
        options: What is wished for.
    """
    counts, lines, tables = texts.index.counts, None, [TOPIC_LEFT_OUT.empty()]
    stopwords: AbstractSet[str] = corpus.stopwords
    chosen = np.zeros(counts.matrix.shape[0], dtype=np.bool_)
    chosen[texts.places] = True
    stored = counts.matrix.indices if chosen.all() else counts.matrix.indices[np.repeat(chosen, _sizes(counts))]
    kept = _columns(np.bincount(stored, minlength=len(counts.terms)), len(texts.rows))
    kept = kept[[_tells(term, stopwords) for term in counts.terms[kept]]] if len(kept) else kept
    if not options.boilerplate:
        lines = boilerplate(corpus, texts)
        searched = _searched(corpus, filters)
        hit = np.array([term in searched for term in counts.terms[kept]], dtype=np.bool_)
        tables += [_told(lines.words, stopwords), _searched_table(texts, counts, kept[hit])]
        kept = kept[~hit]
    matrix = _without(counts.matrix[:, kept][texts.places], lines.uses[:, kept] if lines else None)
    found = _fitting(Counts(matrix, counts.terms[kept]), texts)
    left_out = pd.concat(tables, ignore_index=True)
    return Vocabulary(_with_phrases(found, texts) if options.phrases else found, left_out)


def _sizes(counts: Counts) -> npt.NDArray[np.integer]:
    found: npt.NDArray[np.integer] = np.diff(counts.matrix.indptr)
    return found


def _columns(passages: npt.NDArray[np.integer], number: int) -> Ints:
    """Return the columns of words that stand in as many of so many passages as they must and may."""
    least = min(max(limits.LEAST_TOPIC_PASSAGES, limits.LEAST_TOPIC_SHARE * number), limits.ENOUGH_TOPIC_PASSAGES)
    most = max(limits.TOPIC_WORDS, limits.MOST_TOPIC_SHARE * number)
    return np.flatnonzero((passages >= least) & (passages <= most)).astype(np.int64)


def _fitting(counts: Counts, texts: Pieces) -> Counts:
    """Return the words that still stand in passages enough, and in several documents where there are several."""
    matrix, number = counts.matrix, texts.number
    passages = documents = np.bincount(matrix.indices, minlength=matrix.shape[1])
    if number < len(texts.rows):
        rows = np.repeat(texts.documents, np.diff(matrix.indptr))
        pairs = np.unique(matrix.indices.astype(np.int64) * number + rows)
        documents = np.bincount(pairs // number, minlength=matrix.shape[1])
    kept = _columns(passages, matrix.shape[0])
    kept = kept[documents[kept] >= min(limits.LEAST_TOPIC_DOCUMENTS, number)]
    return Counts(sparse.csr_array(matrix[:, kept]), counts.terms[kept])


def _without(matrix: sparse.csr_array, uses: sparse.csr_array | None) -> sparse.csr_array:
    found = sparse.csr_array(matrix if uses is None or not uses.nnz else matrix - uses)
    found.eliminate_zeros()
    found.sort_indices()
    return found


def _tells(term: str, stopwords: AbstractSet[str]) -> bool:
    return (
        term not in stopwords
        and any(character.isalpha() for character in term)
        and (len(term) > 1 or unspaced(term))
        and term != POSSESSIVE
    )


def _told(words: pd.DataFrame, stopwords: AbstractSet[str]) -> pd.DataFrame:
    """Return the words that would have been fitted."""
    return words[[_tells(term, stopwords) for term in words["term"]]]


def _searched(corpus: Corpus, filters: Filters) -> set[str]:
    """Return the words that the search of some filters stands for; of an entity, those that name it anywhere."""
    deadline = time.monotonic() + limits.REGULAR_SECONDS
    scope = Scope(corpus.index, filters.fold_accents, deadline, partial(names_of, corpus))
    found: set[str] = set()
    for language in corpus.index.languages if filters.search else ():
        tree = parsed(filters.search, (language,))
        for slot in slots(tree) if tree else ():
            found.update(corpus.index.terms[np.asarray(ids(slot, scope), dtype=np.int64)])
        for name in names(tree) if tree else ():
            mentions = scope.mentions(name)
            places = ranges(mentions.starts.astype(np.int64), mentions.widths)
            found.update(corpus.index.terms[corpus.index.ids[places]])
    return found


def _searched_table(texts: Pieces, counts: Counts, columns: Ints) -> pd.DataFrame:
    """Return TOPIC_LEFT_OUT of the words of a search."""
    held = sparse.csc_array(counts.matrix[:, columns][texts.places])
    documents = [len(np.unique(texts.documents[held.indices[a:b]])) for a, b in pairwise(held.indptr.tolist())]
    return pd.DataFrame(
        {
            "term": pd.Series(counts.terms[columns], dtype="str"),
            "source": pd.Series([""] * len(columns), dtype="str"),
            "documents": np.array(documents, dtype=np.int64),
            "share": np.array(documents, dtype=np.float64) / max(texts.number, 1),
            "why": pd.Series(["search"] * len(columns), dtype="str"),
        }
    )


def _with_phrases(words: Counts, texts: Pieces) -> Counts:
    """Return the words, and the pairs of them in a row that belong together; what a pair uses its parts do not."""
    pairs = ngram_counts(texts.index, 2)
    parts = [term.split(" ") for term in pairs.terms]
    column = {term: place for place, term in enumerate(words.terms)}
    known = np.array([len(two) == 2 and two[0] in column and two[1] in column for two in parts], dtype=np.bool_)  # noqa: PLR2004
    uses = sparse.csr_array(pairs.matrix[:, np.flatnonzero(known)][texts.places])
    ends = np.array([[column[one] for one in parts[place]] for place in np.flatnonzero(known)], np.int64).reshape(-1, 2)
    alone, together = words.matrix.sum(axis=0), uses.sum(axis=0)
    bound = npmi(together, alone[ends[:, 0]], alone[ends[:, 1]], float(texts.index.lengths[texts.places].sum()))
    there = _columns(np.bincount(uses.indices, minlength=uses.shape[1]), uses.shape[0])
    kept = there[bound[there] >= limits.PHRASE_NPMI]
    taken = sparse.csr_array(
        (np.ones(2 * len(kept), dtype=np.int64), (np.repeat(np.arange(len(kept)), 2), ends[kept].ravel())),
        shape=(len(kept), len(words.terms)),
    )
    of_pairs = sparse.csr_array(uses[:, kept])
    rest = sparse.csr_array(words.matrix - of_pairs @ taken)
    rest.data = np.maximum(rest.data, 0)
    rest.eliminate_zeros()
    matrix = sparse.csr_array(sparse.hstack([rest, of_pairs], format="csr"))
    terms = np.concatenate([words.terms, pairs.terms[np.flatnonzero(known)[kept]]])
    there = _columns(np.bincount(matrix.indices, minlength=matrix.shape[1]), matrix.shape[0])
    return Counts(sparse.csr_array(matrix[:, there]), terms[there])
