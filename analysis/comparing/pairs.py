"""The same thing in two sources: passages or documents of two sides, paired by the words that they share."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.comparing.pairing import Ints, Side, one_to_one
from analysis.comparing.sides import Group, Sides, compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts
from analysis.corpus.schema import MATCHED_PASSAGES, require
from analysis.corpus.tokens import POSSESSIVE
from analysis.measures.weighting import tfidf
from analysis.reading.paragraphs import paragraphs

Unit = Literal["auto", "passage", "document"]

_UNDATED = 10**8  # days; farther from every date, and from itself, than anybody asks for


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is paired, and how far apart in time.

    Attributes:
        unit: What counts as one text; "auto" takes passages, that is paragraphs, where both sides together have fewer
            than 100 documents.
        days: How many days may lie between two documents, for those dated to a month or a year the fewest possible;
            undated ones are then left out. None is any number.
        seed: Of the order in which pairs are drawn.
    """

    unit: Unit = "auto"
    days: int | None = None
    seed: int = 0


DEFAULT = Pairing()


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """What is paired: stretches of documents, in the order of the corpus.

    Attributes:
        rows: The row of each one's document.
        starts: Where it starts in the document's text, in characters.
        ends: Where it ends, not included.
        ours: True where it is the target's, False where the reference's.
        weights: texts x terms, see `tfidf`.
        terms: Their words but for stop words.
        days: The first and the last day that each one's date allows, shape (2, texts).
    """

    rows: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    ours: npt.NDArray[np.bool_]
    weights: sparse.csr_array
    terms: npt.NDArray[np.object_]
    days: npt.NDArray[np.int64]

    def side(self, *, ours: bool) -> Side:
        """Return the texts of one side."""
        places = np.flatnonzero(self.ours == ours)
        return Side(self.weights[places], places, self.days[:, places])


@by_unit
def matched_passages(
    corpus: Corpus, filters: Filters, *, left: Group, right: Group | None = None, pairing: Pairing = DEFAULT
) -> pd.DataFrame:
    """Return what two groups of sources say that is most alike: pairs of texts, each once, the nearest first.

    Nearness is the cosine of TF-IDF weights over the texts of both sides, without stop words of the corpus's language;
    numbers stay, as the same figures and days tell of the same thing. Of all pairs, the nearest is taken, then the
    nearest of what is left, and so on; see `one_to_one`. There is no chance in it: the seed only deals out `draw`.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        left: A source, or several.
        right: What to pair with; None is all the other sources selected.
        pairing: What counts as one text, and how far apart in time two may be.

    Returns:
        The MATCHED_PASSAGES contract, by falling similarity, then by doc_id and place: the row after is the next pair,
        the last row the worst, and the row with `draw` 1 one drawn at random. `shared_terms` are the words that add
        most to the similarity, `left_terms` and `right_terms` the weightiest that the other text does not have, at most
        ten each. Texts that share no word with any that is left have no pair.

    Raises:
        FilterError: As `keyness`.

    References:
        Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing
        & Management, 24(5), 513-523.
    """
    texts = weighed_texts(compared_sides(corpus, filters, target=left, reference=right), pairing.unit)
    ours, theirs = texts.side(ours=True), texts.side(ours=False)
    pairs = one_to_one(ours, theirs, days=pairing.days)
    if len(pairs.left) == 0:
        return MATCHED_PASSAGES.empty()
    places = ours.places[pairs.left], theirs.places[pairs.right]
    left_half, right_half = (_told(corpus, texts, *half) for half in zip(places, ("left", "right"), strict=True))
    table = left_half.join(right_half)
    table["similarity"] = pairs.similarity
    for name, terms in _words(texts, *places).items():
        table[name] = pd.Series(terms, dtype=object)
    table["draw"] = np.random.default_rng(pairing.seed).permutation(len(table)) + 1
    return require(table[list(MATCHED_PASSAGES.columns)], MATCHED_PASSAGES)


def weighed_texts(sides: Sides, unit: Unit = "auto") -> Texts:
    """Return the texts of both sides with their weights; see `matched_passages`."""
    corpus = sides.target.corpus
    chosen = np.flatnonzero(sides.target.mask | sides.reference.mask)
    if unit == "passage" or (unit == "auto" and len(chosen) < limits.SHORT_CORPUS):
        rows, starts, ends, counts = _split(corpus, chosen)
    else:
        ends = corpus.texts.gather(chosen).str.len_chars().to_numpy().astype(np.int64)
        rows, starts = chosen, np.zeros(len(chosen), dtype=np.int64)
        counts = Counts(corpus.index.counts.matrix[chosen], corpus.index.terms)
    left_out = corpus.stopwords | {POSSESSIVE}
    kept = np.array([term not in left_out for term in counts.terms], dtype=np.bool_)
    return Texts(
        rows=rows,
        starts=starts,
        ends=ends,
        ours=sides.target.mask[rows],
        weights=tfidf(sparse.csr_array(counts.matrix[:, np.flatnonzero(kept)])),
        terms=counts.terms[kept],
        days=_days(corpus)[:, rows],
    )


def _split(
    corpus: Corpus, chosen: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64], Counts]:
    """Return the paragraphs of some documents: their documents' rows, where they start and end, and their counts."""
    found = [
        (row, start, end, text[start:end])
        for row in chosen.tolist()
        for text in [corpus.text(row)]
        for start, end in paragraphs(text)
    ]
    bounds = np.array([place[:3] for place in found], dtype=np.int64).reshape(-1, 3)
    counts = corpus.index_of([text for *_, text in found], [row for row, *_ in found]).counts
    return bounds[:, 0], bounds[:, 1], bounds[:, 2], counts


def _days(corpus: Corpus) -> npt.NDArray[np.int64]:
    """Return the first and the last day of every document as running numbers."""
    days = np.array([corpus.first_days, corpus.last_days]).astype(np.int64)
    return np.where(np.isnat(corpus.first_days), np.array([[_UNDATED], [-_UNDATED]]), days)


def _told(corpus: Corpus, texts: Texts, places: Ints, side: str) -> pd.DataFrame:
    """Return whose the texts are, when they appeared, what they say and where."""
    rows = texts.rows[places]
    table = corpus.documents.iloc[rows][["doc_id", "source", "published"]].reset_index(drop=True)
    bounds = zip(rows.tolist(), texts.starts[places], texts.ends[places], strict=True)
    table["text"] = pd.Series([corpus.text(row)[start:end] for row, start, end in bounds], dtype="str")
    table["start"] = texts.starts[places]
    return table.add_prefix(f"{side}_")


def _words(texts: Texts, left: Ints, right: Ints) -> dict[str, list[tuple[str, ...]]]:
    """Return for each pair the words that it shares, and those that only one of the two has."""
    ours, theirs = texts.weights[left], texts.weights[right]
    in_ours, in_theirs = ours.astype(np.bool_), theirs.astype(np.bool_)
    parts = {
        "shared_terms": ours.multiply(theirs),
        "left_terms": ours - ours.multiply(in_theirs),
        "right_terms": theirs - theirs.multiply(in_ours),
    }
    return {name: _heaviest(part, texts.terms) for name, part in parts.items()}


def _heaviest(weights: sparse.csr_array, terms: npt.NDArray[np.object_]) -> list[tuple[str, ...]]:
    """Return the weightiest terms of each row, by name where they weigh the same."""
    weights = sparse.csr_array(weights)
    weights.eliminate_zeros()
    rows = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    order = np.lexsort((weights.indices, -weights.data.round(12), rows))
    named = terms[weights.indices[order]]
    starts = weights.indptr[:-1]
    stops = np.minimum(starts + limits.PAIR_WORDS, weights.indptr[1:])
    return [tuple(map(str, named[start:stop])) for start, stop in zip(starts, stops, strict=True)]
