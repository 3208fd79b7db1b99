"""What a corpus is about: topics by non-negative matrix factorisation, the same on every run."""

import warnings
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError, counted
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts
from analysis.corpus.schema import TOPIC_PASSAGES, TOPIC_PREVALENCE, TOPIC_QUALITY, TOPIC_TERMS, require
from analysis.corpus.segmentation import unspaced
from analysis.measures.coherence import matched_stability, npmi_coherence
from analysis.measures.intervals import Sums, jackknife_weights
from analysis.measures.shares import share_interval
from analysis.progress import tell
from analysis.query.selection import selection
from analysis.reading.paragraphs import paragraphs

if TYPE_CHECKING:
    from sklearn.decomposition import NMF

Unit = Literal["auto", "paragraph", "document"]

_ITERATIONS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class TopicModel:
    """Topics of the selected documents.

    Attributes:
        k: The number of topics.
        unit: What was taken as one text: "paragraph" or "document".
        terms: The TOPIC_TERMS contract: each topic's 10 weightiest words.
        prevalence: The TOPIC_PREVALENCE contract: per topic and source, in how many passages it is the strongest
            topic; topic 0 are passages that hold none of the words. All of a source's shares add up to 1; their
            intervals, from `share_low` to `share_high`, take documents for the units of evidence and the topics as they
            are, and are NaN for a source with one document.
        passages: The TOPIC_PASSAGES contract: every passage with its strongest topic, the weightiest first.
        quality: The TOPIC_QUALITY contract: stability over refits on 80 % of the passages, and NPMI coherence.
    """

    k: int
    unit: str
    terms: pd.DataFrame
    prevalence: pd.DataFrame
    passages: pd.DataFrame
    quality: pd.DataFrame


def fit_topics(
    corpus: Corpus,
    filters: Filters,
    *,
    k: int | None = None,
    unit: Unit = "auto",
    seed: int = 0,
) -> TopicModel:
    """Fit topics to the selected documents.

    TF-IDF weights (sublinear counts, rows of length 1) of the words that stand in at least two passages, stop words of
    the corpus's language and numbers left out, factorised from a nonnegative double SVD with zeros filled by the mean
    (`nndsvda`).

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        k: The number of topics, 2 or more; None takes √(passages / 2), at most 20. Never more than fit.
        unit: What counts as one text; "auto" takes paragraphs for a corpus of fewer than 100 documents.
        seed: Of the singular value decomposition and of the refits.

    Raises:
        EmptyCorpusError: `E-TOPICS` when fewer than four passages or words are left.

    References:
        Lee, D. D., & Seung, H. S. (1999). Learning the parts of objects by non-negative matrix factorization. Nature,
        401, 788-791. Boutsidis, C., & Gallopoulos, E. (2008). SVD based initialization. Pattern Recognition, 41(4).
    """
    units = _units(corpus, filters, unit)
    counts = _vocabulary(
        corpus.index_of(units["text"].tolist(), list(map(corpus.row, units["doc_id"]))).counts,
        corpus.stopwords,
    )
    smallest = min(len(units), len(counts.terms))
    if smallest < 4:  # noqa: PLR2004 - two topics of two
        some = f"{counted(len(units), 'passage')} with {counted(len(counts.terms), 'word')} that return"
        raise EmptyCorpusError(
            "E-TOPICS",
            f"{some}: too few for topics",
            todo="choose more documents: another source, a longer range of dates, no search",
        )
    topics = min(
        max(2, k or round((len(units) / 2) ** 0.5)),
        smallest // 2,
        limits.MOST_TOPICS if k else limits.MOST_TOPICS_UNASKED,
    )
    weights = _tfidf(counts.matrix)
    factors, model = _factors(weights, topics, seed)
    return _model(units, counts, factors, model.components_, _stability(weights, model.components_, seed))


def _model(
    units: pd.DataFrame,
    counts: Counts,
    factors: npt.NDArray[np.float64],
    components: npt.NDArray[np.float64],
    stability: npt.NDArray[np.float64],
) -> TopicModel:
    """Return the model with its topics numbered from the commonest."""
    strongest = np.where(factors.max(axis=1) > 0, factors.argmax(axis=1), len(components))
    order = np.argsort(-np.bincount(strongest, minlength=len(components) + 1)[:-1], kind="stable")
    number = np.append(np.argsort(order) + 1, 0)
    placed = units.assign(topic=number[strongest], weight=factors.max(axis=1))
    components = components[order]
    tops = _tops(components)
    quality = pd.DataFrame(
        {
            "topic": np.arange(1, len(components) + 1),
            "stability": stability[order],
            "coherence": npmi_coherence(counts.presence, tops),
        }
    )
    return TopicModel(
        k=len(components),
        unit=str(units.attrs["unit"]),
        terms=_terms(components, tops, counts.terms),
        prevalence=_prevalence(placed, len(components)),
        passages=_ranked(placed),
        quality=require(quality, TOPIC_QUALITY),
    )


def _units(corpus: Corpus, filters: Filters, unit: Unit) -> pd.DataFrame:
    """Return the texts to model: doc_id, source, published, start, end, text, text_start, why."""
    chosen = selection(corpus, filters)
    small = unit == "auto" and chosen.size < limits.SHORT_CORPUS
    split = paragraphs if unit == "paragraph" or small else _whole
    rows, bounds = [], []
    for row in np.flatnonzero(chosen.mask):
        found = split(corpus.text(int(row)))
        rows += [int(row)] * len(found)
        bounds += found
    units = corpus.documents.iloc[rows][["doc_id", "source", "published"]].reset_index(drop=True)
    units["start"], units["end"] = np.array(bounds, dtype=np.int64).reshape(-1, 2).T
    units["text_start"] = units["start"]
    texts = [corpus.text(row)[start:end] for row, (start, end) in zip(rows, bounds, strict=True)]
    units["text"] = pd.Series(texts, dtype="str")
    units["why"] = pd.Series(["its strongest topic"] * len(units), dtype="str")
    units.attrs["unit"] = "paragraph" if split is paragraphs else "document"
    return units


def _whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


def _vocabulary(counts: Counts, words: AbstractSet[str]) -> Counts:
    """Return the columns of words in at least two texts that are neither stop words nor numbers nor single letters."""
    documents = np.bincount(counts.matrix.indices, minlength=len(counts.terms))
    legible = [
        any(character.isalpha() for character in term)
        and term not in words
        and (len(term) > 1 or unspaced(term))
        and term != "'s"
        for term in counts.terms
    ]
    kept = np.flatnonzero((documents > 1) & np.array(legible, dtype=bool))
    return Counts(sparse.csr_array(counts.matrix[:, kept]), counts.terms[kept])


def _tfidf(matrix: sparse.csr_array) -> sparse.csr_array:
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - half a second, on this page only

    return sparse.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(matrix.astype(np.float64)))


def _factors(weights: sparse.csr_array, k: int, seed: int) -> "tuple[npt.NDArray[np.float64], NMF]":
    from sklearn.decomposition import NMF  # noqa: PLC0415 - half a second, on this page only
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    model = NMF(n_components=k, init="nndsvda", random_state=seed, max_iter=_ITERATIONS)
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)  # a fit on a subsample may stop early: stability shows it
        factors: npt.NDArray[np.float64] = model.fit_transform(weights)
    return factors, model


def _tops(components: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    return np.argsort(-components, axis=1, kind="stable")[:, : limits.TOPIC_WORDS]


def _stability(weights: sparse.csr_array, components: npt.NDArray[np.float64], seed: int) -> npt.NDArray[np.float64]:
    """Return how far each topic's top words come back in refits on random 80 % of the passages."""
    random = np.random.default_rng(seed)
    size = max(len(components), round(limits.REFIT_SHARE * weights.shape[0]))
    agreements = []
    for refit in range(limits.TOPIC_REFITS):
        tell(refit + 1, limits.TOPIC_REFITS + 1)  # the fit itself is the first
        rows = np.sort(random.choice(weights.shape[0], size=size, replace=False))
        _, model = _factors(weights[rows], len(components), seed + refit + 1)
        agreements.append(matched_stability(_tops(components), _tops(model.components_)))
    mean: npt.NDArray[np.float64] = np.mean(agreements, axis=0)
    return mean


def _terms(
    components: npt.NDArray[np.float64], tops: npt.NDArray[np.int64], terms: npt.NDArray[np.object_]
) -> pd.DataFrame:
    topics, width = tops.shape
    table = pd.DataFrame(
        {
            "topic": np.repeat(np.arange(1, topics + 1), width),
            "rank": np.tile(np.arange(1, width + 1), topics),
            "term": pd.Series(terms[tops.ravel()], dtype="str"),
            "weight": np.take_along_axis(components, tops, axis=1).ravel(),
        }
    )
    return require(table, TOPIC_TERMS)


def _prevalence(placed: pd.DataFrame, k: int) -> pd.DataFrame:
    """Return one row per source and topic, topic 0 last, with zeros."""
    cells = placed.groupby(["source", "topic"])["doc_id"].agg(passages="size", documents="nunique")
    first = 0 if (placed["topic"] == 0).any() else 1
    every = pd.MultiIndex.from_product(
        [sorted(placed["source"].unique()), range(first, k + 1)], names=cells.index.names
    )
    table = cells.reindex(every, fill_value=0).reset_index()
    table["share"], table["share_low"], table["share_high"] = share_interval(_sums(placed, table))
    return require(table.astype({"source": "str"})[list(TOPIC_PREVALENCE.columns)], TOPIC_PREVALENCE)


def _sums(placed: pd.DataFrame, cells: pd.DataFrame) -> Sums:
    """Return for each source and topic the sums over the source's documents, with the topic's passages of all."""
    every = placed.groupby(["source", "doc_id"]).size().rename("n").reset_index()
    whole = every.groupby("source")["n"]
    every["more"] = jackknife_weights(every["n"], whole.transform("sum"), whole.transform("size")) - 1
    found = placed.groupby(["source", "topic", "doc_id"]).size().rename("x").reset_index()
    found = found.merge(every, on=["source", "doc_id"])
    of_cells = {"xx": found["x"] ** 2, "xn": found["x"] * found["n"]}
    of_cells |= {f"more_{name}": found["more"] * values for name, values in of_cells.items()}
    summed = found[["source", "topic"]].assign(**of_cells).groupby(["source", "topic"]).sum()
    inside = summed.reindex(pd.MultiIndex.from_frame(cells[["source", "topic"]]), fill_value=0)
    of_sources = {"documents": every["n"] > 0, "n": every["n"], "nn": every["n"] ** 2}
    of_sources["more_nn"] = every["more"] * of_sources["nn"]
    around = every[["source"]].assign(**of_sources).groupby("source").sum().loc[cells["source"]]
    parts = {name: inside[name].to_numpy() for name in of_cells} | {
        name: around[name].to_numpy() for name in of_sources
    }
    return Sums(x=cells["passages"].to_numpy(), **parts)


def _ranked(placed: pd.DataFrame) -> pd.DataFrame:
    order = placed.sort_values(["topic", "weight", "doc_id", "start"], ascending=[True, False, True, True])
    return require(order.reset_index(drop=True)[list(TOPIC_PASSAGES.columns)], TOPIC_PASSAGES)
