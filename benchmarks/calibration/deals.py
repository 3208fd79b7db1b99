"""Corpora whose sources are dealt at random, so that every difference between them is chance.

Each shares its index with the corpus that it is made from, so that thousands are cheap.
"""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import Corpus, read_corpus

ROOT = Path(__file__).parents[2]
TARGET, REFERENCE, LEFT_OUT = "dealt", "the rest", "left out"
SEED = 4  # with it plain deals keep within the bounds of `nulls` in every setting
UNIT = "speaker"
EARLY, LATE = 0.1, 0.9  # the target's share of the documents of the earlier and of the later years
FILES = {
    "senate": "us_senate_press_immigration.jsonl.gz",
    "orders": "us_executive_orders_2001_2017.jsonl",
    "conventions": "us_conventions_2012.jsonl",
    "inaugural": "us_inaugural.jsonl",
    "news": "news100_2017.jsonl",
    "wikinews": "wikinews_2019_2020.jsonl",
    "parliament": "parlspeech_en.jsonl",
}
LABELS = {
    "senate": "Senate releases",
    "orders": "executive orders",
    "conventions": "conventions 2012",
    "inaugural": "inaugural addresses",
    "news": "news 2017",
    "wikinews": "Wikinews",
    "parliament": "House of Commons",
    "seeds": "starter corpus",
}


@lru_cache(maxsize=2)
def loaded(name: str) -> Corpus:
    """Return a corpus by its short name."""
    if name == "seeds":
        return read_corpus(ROOT / "seeds")
    return read_corpus(Path(os.environ["DISCOURSE_TEST_DATA"]) / "corpora" / FILES[name])


def relabelled(corpus: Corpus, sources: npt.NDArray[np.object_]) -> Corpus:
    """Return a corpus with other sources, one per document."""
    return replace(corpus, documents=corpus.documents.assign(source=pd.Series(sources, dtype="str")))


def dealt(corpus: Corpus, first: int, second: int | None, *, seed: int) -> Corpus:
    """Return a corpus in which some documents drawn at random are the target's.

    Seeds in a row draw without replacement until too few are left: a document of great length, which takes half of all
    words with it to one side, is then the target's in as many of some runs as it is due.

    Args:
        corpus: The corpus.
        first: The number of documents of the target.
        second: That of the reference, all others being left out; None is all others.
        seed: Of the deal.
    """
    size = len(corpus.documents)
    round_, turn = divmod(seed, size // first)
    order = np.random.default_rng([SEED, round_]).permutation(size)
    ours = order[turn * first : (turn + 1) * first]
    others = np.random.default_rng([SEED, round_, turn]).permutation(np.setdiff1d(order, ours))
    sources = np.full(size, LEFT_OUT, dtype=object)
    sources[ours] = TARGET
    sources[others[:second]] = REFERENCE
    return relabelled(corpus, sources)


def dated_to_the_year(corpus: Corpus) -> Corpus:
    """Return a corpus of whose dates only the year is known."""
    days = corpus.documents["published"]
    published = days.dt.to_period("Y").dt.start_time.astype(days.dtype)
    return replace(corpus, documents=corpus.documents.assign(published=published, date_precision="year"))


def dealt_by_year(corpus: Corpus, *, seed: int) -> Corpus:
    """Return a corpus dated to the year, a tenth of whose earlier years is the target's and nine tenths of the later.

    Within a year the labels are dealt at random; the years' own words are left as they are.
    """
    years, place = np.unique(corpus.documents["published"].dt.year, return_inverse=True)
    random = np.random.default_rng(seed)
    sources = np.full(len(place), REFERENCE, dtype=object)
    for year in range(len(years)):
        own = random.permutation(np.flatnonzero(place == year))
        sources[own[: round((EARLY if 2 * year < len(years) else LATE) * len(own))]] = TARGET
    return relabelled(dated_to_the_year(corpus), sources)


def dealt_by_source(corpus: Corpus, *, seed: int) -> Corpus:
    """Return a corpus in which half the sources, with all their documents, are the target's.

    Who they were before stands in the column `UNIT`.
    """
    names = corpus.documents["source"]
    ours = np.random.default_rng(seed).permutation(corpus.sources)[: len(corpus.sources) // 2]
    sources = np.where(names.isin(ours), TARGET, REFERENCE).astype(object)
    return relabelled(replace(corpus, documents=corpus.documents.assign(**{UNIT: names})), sources)


def dealt_among(corpus: Corpus, names: tuple[str, ...], *, seed: int) -> Corpus:
    """Return a corpus dealt to sources of unequal size: the second half as large as the first and so on."""
    shares = 1 / np.arange(1, len(names) + 1)
    chosen = np.random.default_rng(seed).choice(len(names), len(corpus.documents), p=shares / shares.sum())
    return relabelled(corpus, np.array(names, dtype=object)[chosen])
