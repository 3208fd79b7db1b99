"""Counts and what is made of them, against scikit-learn and pandas on the same texts and counts."""

import gc
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
from table import Row, fastest, processor_milliseconds
from texts import SEED, SOURCES, paragraphs, published

from analysis import Corpus, Filters, keyness, keyness_effects
from analysis.corpus.index import Counts, TermIndex, term_index

DOCUMENTS = 100_000
TOP = 50
TESTED = 2_000  # milliseconds of the processor for keyness with q, whatever the size of the source
MEMORY = 830  # MB, of which the corpus takes most


def counts() -> Iterable[Row]:
    """Measure the index, the frequency list and keyness."""
    texts = paragraphs(DOCUMENTS)
    yield index_build(texts)
    yield frequency_list(full_index(pl.Series(texts)))
    corpus = published(texts)
    yield from keyness_of_one(corpus)
    yield from keyness_of_each_size(corpus)
    yield keyness_memory()


def index_build(texts: list[str]) -> Row:
    """Measure an index with counts and positions against scikit-learn's counts alone."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - its import is not what we time

    series = pl.Series(texts)
    times = fastest(lambda: full_index(series), lambda: CountVectorizer().fit_transform(texts))
    return Row(f"index {len(texts):,} documents / CountVectorizer", *times, budget=0.35)


def full_index(texts: pl.Series) -> TermIndex:
    """Return an index whose counts and positions are made."""
    index = term_index(texts)
    assert index.counts.matrix.nnz
    assert index._postings.nnz == len(index.ids)  # noqa: SLF001 - what positions are read from
    return index


def frequency_list(index: TermIndex) -> Row:
    """Measure the frequency list of some documents against pandas on the same counts, and hold the two equal."""
    mask = np.random.default_rng(SEED).random(len(index.lengths)) < 0.4  # noqa: PLR2004 - any share will do
    matrix = index.counts.matrix.tocoo()
    documents, terms = matrix.coords
    long = pd.DataFrame({"document": documents, "term": terms, "count": matrix.data})

    ours, theirs = most_used(index.counts, mask), pandas_most_used(long, mask)
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False, check_index_type=False)

    times = fastest(lambda: most_used(index.counts, mask), lambda: pandas_most_used(long, mask), rounds=7)
    return Row(f"frequency list of {mask.sum():,} of them / pandas", *times, budget=0.15)


def most_used(counts: Counts, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return uses and documents of the commonest terms, by falling use, then by term."""
    uses, documents = counts.both_frequencies(mask)
    top = np.argsort(-uses, kind="stable")[:TOP]
    return pd.DataFrame({"count": uses[top], "documents": documents[top]}, index=pd.Index(top, name="term"))


def pandas_most_used(long: pd.DataFrame, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return the same from one row per document and term, both as whole numbers."""
    chosen = long.loc[mask[long["document"].to_numpy()], ["term", "count"]]
    used = chosen.groupby("term", sort=True)["count"].agg(count="sum", documents="size")
    return used.nlargest(TOP, "count", keep="first")


def keyness_of_one(corpus: Corpus) -> Iterable[Row]:
    """Measure keyness, of a source of middling size, against its counts alone in pandas; hold these equal.

    What no choice of source changes is tallied by the first call, as the long table of the peer is made beforehand.
    """
    target = corpus.sources[SOURCES // 2]
    matrix = corpus.index.counts.matrix.tocoo()
    documents, terms = matrix.coords
    long = pd.DataFrame({"document": documents, "term": terms, "count": matrix.data})
    mask = corpus.source_codes == corpus.sources.index(target)

    ours, theirs = keyness(corpus, Filters(), target=target), pandas_sides(long, mask)
    assert len(ours) == len(theirs)
    assert ours["q"].notna().any()
    assert ours[["lrc", "lrc_documents"]].notna().all(axis=None)
    counted = ours.set_index("term")[list(theirs.columns)].loc[corpus.index.terms[theirs.index]]
    np.testing.assert_array_equal(counted, theirs)

    effects, all_of_it, pandas_time = fastest(
        lambda: keyness_effects(corpus, Filters(), target=target),
        lambda: keyness(corpus, Filters(), target=target),
        lambda: pandas_sides(long, mask),
        rounds=7,
    )
    yield Row(f"keyness of one of {SOURCES} sources, untested / pandas", effects, pandas_time, budget=0.1)
    yield Row(f"keyness of one of {SOURCES} sources / pandas", all_of_it, pandas_time)


def keyness_of_each_size(corpus: Corpus) -> Iterable[Row]:
    """Measure what all of keyness costs the processor for sources of three sizes, each asked for once.

    The corpus is one that nobody has asked anything of, and the first call is for a source of a fourth size.
    """
    fresh = replace(corpus)
    names = fresh.documents["source"].value_counts().index
    keyness(fresh, Filters(), target=names[1])
    for size, place in {"smallest": -1, "middling": SOURCES // 2, "largest": 0}.items():
        time = processor_milliseconds(partial(keyness, fresh, Filters(), target=names[place]))
        yield Row(f"keyness of the {size} of {SOURCES} sources, processor", time, None, budget=TESTED)


def keyness_memory() -> Row:
    """Measure the most memory that a process of its own holds while it compares the largest source, in MB."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        peak = pool.submit(_peak).result()
    return Row("keyness of the largest source, peak memory in MB", peak, None, budget=MEMORY)


def _peak() -> float:
    """Return the most memory that two comparisons held, the corpus among it, in MB; how it was made does not count."""
    corpus = published(paragraphs(DOCUMENTS))
    assert corpus.index.counts.matrix.nnz
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the kernel forgets the peak until now
    for name in corpus.documents["source"].value_counts().index[:2]:
        keyness(corpus, Filters(), target=name)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1_024


def pandas_sides(long: pd.DataFrame, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return uses and documents of every term in the documents of the mask and in all others, from one group-by."""
    sides = long.assign(target=mask[long["document"].to_numpy()])
    used = sides.groupby(["target", "term"], sort=False)["count"].agg(count="sum", documents="size")
    ours, theirs = used.xs(True), used.xs(False)  # noqa: FBT003 - the label of a level
    return ours.join(theirs, how="outer", lsuffix="_target", rsuffix="_reference").fillna(0)
