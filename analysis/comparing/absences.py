"""Who speaks of the same without the word: documents of one side that are near to how the other side uses it."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.comparing.sides import Group, compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import TermIndex
from analysis.corpus.schema import PASSAGES, require
from analysis.corpus.tokens import spans
from analysis.query.selection import Selection
from analysis.reading.excerpts import excerpt_bounds

Floats = npt.NDArray[np.float64]
Found = tuple[npt.NDArray[np.int64], npt.NDArray[np.integer], npt.NDArray[np.int64]]


@by_unit
def passages_without(
    corpus: Corpus, filters: Filters, word: str, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return where either side speaks of what the other side uses a word for, without using the word itself.

    A word's weight is (1 + ln count) · ln(N/n), with n of the N documents of both sides using it. For each side, the
    weights of the words within 25 words of the other side's matches are added up, one document after the other, each
    place once. A document without a match is scored by the cosine of these sums with its own weights. Stop words of
    the corpus's language, numbers, single letters and the words of which the matches consist have no weight.

    Arguments and what is raised are those of `word_views`.

    Returns:
        The PASSAGES contract, by source, then falling score, then doc_id: of each side the 5 documents with the highest
        score, among those that share at least 3 of the words weighed. A passage is where these words weigh most
        together; `start` and `end` are those of the weightiest of them. `why` names the words that add most to the
        document's score. Nothing for a side when the other does not use the word.

    References:
        Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing
        & Management, 24(5), 513-523.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    ours, theirs = sides.target.matches(word), sides.reference.matches(word)
    if len(ours[0]) + len(theirs[0]) == 0:
        return PASSAGES.empty()
    rarity = _rarity(corpus, sides.target.mask | sides.reference.mask)
    for _, positions, widths in (ours, theirs):
        rarity[corpus.index.ids[_places(positions, positions + widths)]] = 0
    tables = [
        _passages(sides.target, ours, _surroundings(corpus.index, theirs) * rarity, rarity),
        _passages(sides.reference, theirs, _surroundings(corpus.index, ours) * rarity, rarity),
    ]
    order = ["source", "score", "doc_id"]
    table = pd.concat(tables).sort_values(order, ascending=[True, False, True], ignore_index=True)
    return require(table[list(PASSAGES.columns)], PASSAGES)


def _rarity(corpus: Corpus, mask: npt.NDArray[np.bool_]) -> Floats:
    """Return ln(N/n) of each term; 0 for stop words, numbers, letters, and what none or all of the documents use."""
    used = corpus.index.counts.document_frequencies(mask)
    rarity = np.where(used > 0, np.log(mask.sum() / np.maximum(used, 1)), 0.0)
    left_out = [corpus.index.id_of(term) for term in corpus.stopwords]
    rarity[[place for place in left_out if place is not None]] = 0
    rarity[[place for place, term in enumerate(corpus.index.terms) if len(term) == 1 or term.isnumeric()]] = 0
    return rarity


def _surroundings(index: TermIndex, found: Found) -> Floats:
    """Return for each term Σ (1 + ln count), over documents, of its uses near a match."""
    rows, positions, widths = found
    starts = np.maximum(positions - limits.WITHOUT_NEAR, index.offsets[rows])
    stops = np.minimum(positions + widths + limits.WITHOUT_NEAR, index.offsets[rows + 1])
    places = _places(starts, stops)
    pairs = (index.documents_at(places), index.ids[places])
    near = sparse.csr_array((np.ones(len(places)), pairs), shape=(len(index.lengths), len(index.terms)))
    near.data = 1 + np.log(near.data)
    sums: Floats = near.sum(axis=0)
    return sums


def _places(starts: npt.NDArray[np.integer], stops: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Return every place in any of the stretches, once, for stretches with ascending starts."""
    reached = np.maximum.accumulate(stops.astype(np.int64))
    fresh = np.maximum(starts, np.concatenate(([0], reached[:-1]))[: len(reached)])
    lengths = reached - fresh
    places: npt.NDArray[np.int64] = np.arange(lengths.sum()) + np.repeat(fresh - (lengths.cumsum() - lengths), lengths)
    return places


def _passages(side: Selection, own: Found, weights: Floats, rarity: Floats) -> pd.DataFrame:
    """Return the passages of a side's best documents: the PASSAGES contract, and the documents' scores."""
    mask = side.mask.copy()
    mask[own[0]] = False
    rows = np.flatnonzero(mask)
    counts = side.corpus.index.counts.matrix[rows]
    values = (1 + np.log(counts.data)) * rarity[counts.indices]
    theirs = sparse.csr_array((values, counts.indices, counts.indptr), shape=counts.shape)
    lengths = np.sqrt(theirs.power(2).sum(axis=1)) * np.linalg.norm(weights)
    added = sparse.csr_array((values * weights[counts.indices], counts.indices, counts.indptr), shape=counts.shape)
    added.eliminate_zeros()
    scores = np.divide(added.sum(axis=1), lengths, out=np.zeros(len(rows)), where=lengths > 0)
    fit = np.flatnonzero(np.diff(added.indptr) >= limits.WITHOUT_SHARED)
    best = fit[np.argsort(-scores[fit], kind="stable")][: limits.WITHOUT_DOCUMENTS]
    if len(best) == 0:
        return PASSAGES.empty().assign(score=0.0)
    table = side.corpus.documents.iloc[rows[best]][["doc_id", "source", "published"]].reset_index(drop=True)
    reasons = [f"shares {', '.join(_most(added, place, side.corpus.index.terms))}" for place in best]
    places = [_passage(side.corpus, row, weights) for row in rows[best].tolist()]
    cut = pd.DataFrame(places, columns=["start", "end", "text", "text_start"]).astype({"text": "str"})
    return pd.concat([table, cut], axis=1).assign(why=pd.Series(reasons, dtype="str"), score=scores[best])


def _most(added: sparse.csr_array, place: int, terms: npt.NDArray[np.object_]) -> list[str]:
    """Return the words that add most to the score of one document, by name where they add the same."""
    inside = slice(added.indptr[place], added.indptr[place + 1])
    heaviest = np.argsort(-added.data[inside], kind="stable")[: limits.WITHOUT_NAMED]
    return [str(term) for term in terms[added.indices[inside][heaviest]]]


def _passage(corpus: Corpus, row: int, weights: Floats) -> tuple[int, int, str, int]:
    """Return the stretch of a document in which the weights add up to most, the first of several.

    In the order of the contract: where its weightiest word starts and ends, its text, and where that starts.
    """
    heavy = weights[corpus.index.ids[corpus.index.offsets[row] : corpus.index.offsets[row + 1]]]
    width = min(limits.WITHOUT_STRETCH, len(heavy))
    sums = np.concatenate(([0.0], heavy.cumsum()))
    first = int(np.argmax(sums[width:] - sums[:-width]))
    weighty = first + np.flatnonzero(heavy[first : first + width])
    strongest = int(weighty[np.argmax(heavy[weighty])])
    first = int(np.clip((weighty[0] + weighty[-1] + 1 - width) // 2, 0, len(heavy) - width))  # with them in the middle
    text = corpus.text(row)
    words = spans(text, corpus.rules(row))
    low, high = excerpt_bounds(text, int(words[first, 0]), int(words[first + width - 1, 1]), reach=limits.WITHOUT_REACH)
    return int(words[strongest, 0]), int(words[strongest, 1]), text[low:high], low
