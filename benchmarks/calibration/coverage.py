"""How often intervals hold what they are of: rates, log ratios and shares of documents drawn from real corpora.

A corpus is taken for all documents that there are, so that its rates are the truth, and documents are drawn from it
with replacement, so that each is drawn independently of the others, however many there are. Whether a row holds is
judged in whole per cents, as what is asked for is.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import Corpus, Filters, fit_topics, keyness, limits, most_distinctive, read_corpus, stopwords
from analysis.measures.intervals import design_effect, rate_interval, term_sums
from analysis.measures.keyness import log_ratio, log_ratio_interval
from analysis.measures.shares import share_interval, wilson_interval
from benchmarks.calibration.rows import Job, Row

FILES = {
    "senate": "us_senate_press_immigration.jsonl.gz",
    "orders": "us_executive_orders_2001_2017.jsonl",
    "wikinews": "wikinews_2019_2020.jsonl",
}
NAMES = {"senate": "Senate releases", "orders": "executive orders", "wikinews": "Wikinews"}
SIZES = (10, 20, 50, 200)
PAIRS = ((10, 10), (20, 20), (50, 50), (200, 200), (10, 1_000))
BANDS = {"common": (10, 50), "rare": (0.5, 2)}  # per 10,000 words
WORDS = 300  # of a band, drawn at random where there are more
TOPICS = 10
SHOWN = 2 * limits.WORDS_A_SIDE
SIDES = (10, 20, 60, 200)  # documents that labels dealt at random give to one side
DEALS = 10
MOST_MISSED = 0.1
ALL = 100  # per cent
RUNS = 200

Held = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """All documents that there are.

    Attributes:
        counts: documents x things counted: words, or passages of topics.
        lengths: Words, or passages, of each document.
    """

    counts: sparse.csr_array
    lengths: npt.NDArray[np.int64]

    def drawn(self, documents: int, random: np.random.Generator) -> "World":
        """Return some documents, each drawn from all."""
        rows = random.integers(len(self.lengths), size=documents)
        return World(sparse.csr_array(self.counts[rows]), self.lengths[rows])

    @property
    def rates(self) -> npt.NDArray[np.float64]:
        """Uses in each word, or passages of each topic in each passage."""
        return np.asarray(self.counts.sum(axis=0)) / self.lengths.sum()

    @property
    def presence(self) -> npt.NDArray[np.int64]:
        """In how many documents each thing is."""
        return np.bincount(self.counts.nonzero()[1], minlength=self.counts.shape[1])


@lru_cache(maxsize=3)
def loaded(name: str) -> Corpus:
    """Return a corpus by its short name."""
    return read_corpus(Path(os.environ["DISCOURSE_TEST_DATA"]) / "corpora" / FILES[name])


@lru_cache(maxsize=8)
def words(name: str, band: str) -> World:
    """Return a corpus's words of a band of rates, of those that as many documents use as a test takes."""
    corpus = loaded(name)
    held = np.flatnonzero(corpus.index.lengths)
    world = World(sparse.csr_array(corpus.index.counts.matrix[held]), corpus.index.lengths[held])
    low, high = BANDS[band]
    per = world.rates * 10_000
    fit = np.flatnonzero((per >= low) & (per <= high) & (world.presence >= limits.TESTED_DOCUMENTS))
    chosen = np.random.default_rng(0).permutation(fit)[:WORDS]
    return World(sparse.csr_array(world.counts[:, np.sort(chosen)]), world.lengths)


def halves(name: str) -> tuple[World, World]:
    """Return the common words of the earlier and of the later documents of a corpus, those that both use."""
    corpus, world = loaded(name), words(name, "common")
    days = corpus.first_days[np.flatnonzero(corpus.index.lengths)]
    early = days < np.sort(days)[len(days) // 2]
    parts = [World(sparse.csr_array(world.counts[part]), world.lengths[part]) for part in (early, ~early)]
    both = np.flatnonzero((parts[0].presence > 0) & (parts[1].presence > 0))
    first, second = (World(sparse.csr_array(part.counts[:, both]), part.lengths) for part in parts)
    return first, second


@lru_cache(maxsize=4)
def topics(name: str) -> World:
    """Return the passages of each topic in each document, by a model of the whole corpus."""
    passages = fit_topics(loaded(name), Filters(), k=TOPICS, unit="document").passages
    table = pd.crosstab(passages["doc_id"], passages["topic"]).to_numpy()
    return World(sparse.csr_array(table), table.sum(axis=1))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often intervals hold the truth, and how narrow the narrowest is."""

    held: float
    narrowest: float


def coverage(draws: Iterator[tuple[Held, npt.NDArray[np.float64]]]) -> Coverage:
    """Return what many draws come to.

    Args:
        draws: For each, whether the intervals that there are hold the truth, and how wide they are.
    """
    held, widths = zip(*draws, strict=True)
    return Coverage(float(np.concatenate(held).mean()), float(np.concatenate(widths).min()))


def of_rates(world: World, documents: int, runs: int, seed: int = 0) -> Coverage:
    """Measure intervals of rates; where a word is not used, with its design effect in all documents, as in a trend."""
    random, truth = np.random.default_rng(seed), world.rates
    effect = design_effect(term_sums(world.counts, world.lengths))

    def draws() -> Iterator[tuple[Held, npt.NDArray[np.float64]]]:
        for _ in range(runs):
            some = world.drawn(documents, random)
            _, low, high = rate_interval(term_sums(some.counts, some.lengths), effect=effect)
            yield (low <= truth) & (truth <= high), high - low

    return coverage(draws())


def of_log_ratios(first: World, second: World, sizes: tuple[int, int], runs: int, seed: int = 0) -> Coverage:
    """Measure intervals of log ratios between documents drawn from two worlds, which may be one."""
    random, truth = np.random.default_rng(seed), np.log2(first.rates / second.rates)

    def draws() -> Iterator[tuple[Held, npt.NDArray[np.float64]]]:
        for _ in range(runs):
            drawn = [world.drawn(size, random) for world, size in zip((first, second), sizes, strict=True)]
            ours, theirs = (term_sums(some.counts, some.lengths) for some in drawn)
            ratio = log_ratio(ours.x, theirs.x, *(float(some.lengths.sum()) for some in drawn))
            low, high = log_ratio_interval(ratio, ours, theirs)
            known = ~np.isnan(ratio)
            yield ((low <= truth) & (truth <= high))[known], (high - low)[known]

    return coverage(draws())


def of_document_shares(world: World, documents: int, runs: int, seed: int = 0) -> Coverage:
    """Measure intervals of the share of documents that use a word."""
    random, truth = np.random.default_rng(seed), world.presence / len(world.lengths)

    def draws() -> Iterator[tuple[Held, npt.NDArray[np.float64]]]:
        for _ in range(runs):
            low, high = wilson_interval(world.drawn(documents, random).presence, documents)
            yield (low <= truth) & (truth <= high), high - low

    return coverage(draws())


def of_prevalence(world: World, documents: int, runs: int, seed: int = 0) -> Coverage:
    """Measure intervals of the share of passages in which a topic is the strongest."""
    random, truth = np.random.default_rng(seed), world.rates

    def draws() -> Iterator[tuple[Held, npt.NDArray[np.float64]]]:
        for _ in range(runs):
            some = world.drawn(documents, random)
            _, low, high = share_interval(term_sums(some.counts, some.lengths))
            yield (low <= truth) & (truth <= high), high - low

    return coverage(draws())


def missed_by_picked(name: str, side: int, deals: int = DEALS, *, picked: int = SHOWN) -> float:
    """Return the share of the intervals on Compare that miss 0, where labels dealt at random make every difference.

    Args:
        name: A corpus.
        side: How many documents are one side; all others are the other.
        deals: How often the labels are dealt.
        picked: How many words the intervals allow to be picked; 0 is none.
    """
    corpus, random, missed = loaded(name), np.random.default_rng(side), []
    number, left_out = len(corpus.documents), stopwords("en")
    for _ in range(deals):
        labels = np.where(np.isin(np.arange(number), random.choice(number, side, replace=False)), "dealt", "rest")
        table = keyness(_labelled(corpus, labels), Filters(), target="dealt", picked=picked)
        shown = most_distinctive(table[~table["term"].isin(left_out)], least=limits.LEAST_USES, top=limits.WORDS_A_SIDE)
        missed.append(float(((shown["low"] > 0) | (shown["high"] < 0)).mean()))
    return float(np.mean(missed))


def _labelled(corpus: Corpus, labels: npt.NDArray[np.str_]) -> Corpus:
    return replace(corpus, documents=corpus.documents.assign(source=pd.Series(labels, dtype="str")))


def jobs(runs: int) -> list[Job]:
    """Return the work on intervals: ten times as many draws as `runs`."""
    return [*(partial(corpus_rows, name, 10 * runs) for name in FILES), *(partial(picked_rows, name) for name in FILES)]


def corpus_rows(name: str, runs: int = RUNS) -> list[Row]:
    """Measure the intervals of one corpus."""
    found = list(_rows_of(name, runs))
    narrowest = min(measured.narrowest for _, _, several, _ in found for measured in several)
    what = "the narrowest of all these intervals"
    return [*(_line(*row) for row in found), Row(what, NAMES[name], f"{narrowest:.1g}", "above 0", narrowest > 0)]


def picked_rows(name: str) -> list[Row]:
    """Measure how many of the intervals that Compare draws miss the true 0, where labels are dealt."""
    missed = [missed_by_picked(name, side) for side in SIDES]
    what = f"of {SHOWN} intervals on Compare, labels dealt to {_listed(SIDES)} documents, those that miss 0"
    return [Row(what, NAMES[name], _per_cent(missed), "at most 10 %", max(missed) <= MOST_MISSED)]


Found = tuple[str, str, Sequence[Coverage], tuple[int, int]]


def _rows_of(name: str, runs: int) -> Iterator[Found]:
    few = 93, 98
    for band, (low, high) in BANDS.items():
        world = words(name, band)
        asked = (90, ALL) if band == "rare" else (88, ALL) if name == "wikinews" else few
        what = f"of words at {low:g} to {high:g} per 10,000"
        for noun, measure in (("rates", of_rates), ("document shares", of_document_shares)):
            several = [measure(world, documents, runs) for documents in SIZES]
            yield f"95% intervals of {noun} {what}, {_listed(SIZES)} documents", NAMES[name], several, asked
        several = [of_log_ratios(world, world, sizes, runs) for sizes in PAIRS]
        pairs = ", ".join(f"{one:,} v {other:,}" for one, other in PAIRS)
        yield f"95% intervals of log ratios {what}, {pairs} documents", NAMES[name], several, asked
    earlier, later = halves(name)
    several = [of_log_ratios(earlier, later, sizes, runs) for sizes in PAIRS]
    yield f"the same between earlier and later documents, {pairs}", NAMES[name], several, (88, ALL)
    several = [of_prevalence(topics(name), documents, runs) for documents in SIZES]
    asked = (88, ALL) if name == "wikinews" else few
    yield f"95% intervals of shares of {TOPICS} topics, {_listed(SIZES)} documents", NAMES[name], several, asked


def _line(what: str, name: str, several: Sequence[Coverage], asked: tuple[int, int]) -> Row:
    low, high = asked
    said = f"at least {low} %" if high == ALL else f"{low} to {high} %"
    holds = all(low <= round(100 * measured.held) <= high for measured in several)
    return Row(what, name, _per_cent([measured.held for measured in several]), said, holds)


def _per_cent(shares: Sequence[float]) -> str:
    return ", ".join(f"{100 * share:.0f}" for share in shares) + " %"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
