"""Lines that stand in most documents of one source: a footer, an address, a call to subscribe."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.index import TermIndex, ranges
from analysis.corpus.schema import TOPIC_LEFT_OUT, require
from analysis.corpus.units import ORIGINAL
from analysis.finding.topics.passages import Pieces

Ints = npt.NDArray[np.int64]
_FACTOR = 1_000_003  # a prime, so that different words in a row have different sums


@dataclass(frozen=True, slots=True, eq=False)
class Boilerplate:
    """Words as they stand in lines that most documents of a source share.

    Attributes:
        uses: passages x terms of the index: how many uses of each are in such lines.
        words: TOPIC_LEFT_OUT: the words that a source uses mostly there.
    """

    uses: sparse.csr_array
    words: pd.DataFrame


def boilerplate(corpus: Corpus, texts: Pieces) -> Boilerplate:
    """Return the words in lines that most documents of a source share.

    A line is any five words in a row that stand in at least `BOILERPLATE_SHARE` of a source's documents, where there
    are `BOILERPLATE_DOCUMENTS`. Copies count once. The source is the one that the corpus was
    read with, whatever it is compared by.

    Args:
        corpus: The corpus.
        texts: Its passages that are fitted.
    """
    names = corpus.documents[ORIGINAL if ORIGINAL in corpus.documents else "source"]
    sources = names.iloc[texts.rows].reset_index(drop=True)
    uses = [np.empty((2, 0), dtype=np.int64)]
    tables = [TOPIC_LEFT_OUT.empty()]
    for source, pieces in sources.groupby(sources, sort=True).indices.items():
        documents = np.unique(texts.texts[texts.documents[pieces]], return_inverse=True)[1]
        number = int(documents.max()) + 1
        if number < limits.BOILERPLATE_DOCUMENTS:
            continue
        of, ids, marked = _marked(texts.index, texts.places[pieces], documents, number)
        if marked.any():
            uses.append(np.stack([pieces[of[marked]], ids[marked]]))
            tables.append(_table(str(source), texts.index, (documents[of], ids, marked), number))
    rows, columns = np.concatenate(uses, axis=1)
    ones, shape = np.ones(len(rows), dtype=np.int64), (len(texts.rows), len(texts.index.terms))
    found = sparse.csr_array((ones, (rows, columns)), shape=shape)
    return Boilerplate(found, require(pd.concat(tables, ignore_index=True), TOPIC_LEFT_OUT))


def _marked(index: TermIndex, places: Ints, documents: Ints, number: int) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Return for each word of some passages its passage, its id, and whether it stands in a line that most share."""
    lengths = index.lengths[places]
    ids = index.ids[ranges(index.offsets[places].astype(np.int64), lengths)].astype(np.int64)
    of = np.repeat(np.arange(len(places)), lengths)
    least = limits.BOILERPLATE_SHARE * number
    width, most = limits.COPY_WORDS, len(ids) - limits.COPY_WORDS + 1
    marked = np.zeros(len(ids), dtype=np.bool_)
    common = (_documents_with(ids, documents[of], number) >= least)[ids] if len(ids) else marked
    begins = np.flatnonzero(of[: max(most, 0)] == of[width - 1 :]) if most > 0 else np.empty(0, dtype=np.int64)
    for shift in range(width):
        begins = begins[common[begins + shift]]
    keys = np.zeros(len(begins), dtype=np.int64)
    for shift in range(width):
        keys = keys * _FACTOR + ids[begins + shift]
    lines, line = np.unique(keys, return_inverse=True)
    if len(lines):
        shared = begins[(_documents_with(line, documents[of[begins]], number) >= least)[line]]
        for shift in range(width):
            marked[shared + shift] = True
    return of, ids, marked


def _documents_with(codes: Ints, documents: Ints, number: int) -> Ints:
    """Return in how many documents each code stands."""
    return np.bincount(np.unique(codes * number + documents) // number)


def _table(source: str, index: TermIndex, words: tuple[Ints, Ints, npt.NDArray[np.bool_]], number: int) -> pd.DataFrame:
    """Return the words of a source that stand mostly in its lines."""
    documents, ids, marked = words
    inside = np.bincount(ids[marked], minlength=len(index.terms))
    terms = np.flatnonzero(inside * 2 > np.bincount(ids, minlength=len(index.terms)))
    held = np.bincount(np.unique(ids[marked] * number + documents[marked]) // number, minlength=len(index.terms))[terms]
    return pd.DataFrame(
        {
            "term": pd.Series(index.terms[terms], dtype="str"),
            "source": pd.Series([source] * len(terms), dtype="str"),
            "documents": held,
            "share": held / number,
            "why": pd.Series(["boilerplate"] * len(terms), dtype="str"),
        }
    )
