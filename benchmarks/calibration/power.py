"""What is there, and found: two parties whose words differ, and words planted among those of real documents."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis import Corpus, Filters, keyness, limits
from analysis.corpus.index import term_index
from benchmarks.calibration import deals, reference
from benchmarks.calibration.rows import Job, Row, number, share

CUT = 0.05
PARTIES = ("democrat", "republican")
LEAST_SHARE_FOUND = 150 / 175  # of the words that 100,000 deals tell apart
PLANTED = 50
FALSE = 0.1  # of the words found: q promises a twentieth, and twenty deals tell it to about so much
TIMES = 3
RATES = (5, 50)  # uses per 10,000 words outside the target, evenly on a scale of logarithms
ROOM, FILLING = 0.5, "filling"  # of a document’s words, for planted ones and for what fills it up
SHAPE = 1.0  # of the gamma that a document's rate is drawn from: smaller clumps more; middling for words of such rates


@dataclass(frozen=True, slots=True)
class Planting:
    """Two sides among whose words some are planted, and what must be made of these.

    Attributes:
        first: The target's documents.
        second: The reference's documents.
        least: How many of the planted words must be found, on average over the runs.
        most: How many words that are not planted may be, on average; None is no more than `FALSE` of those found.
    """

    first: int
    second: int
    least: float
    most: float | None


PLANTINGS = [Planting(50, 50, 12, 2), Planting(20, 500, 12, None), Planting(10, 400, 0, None)]


def jobs(runs: int) -> list[Job]:
    """Return the work on what is there."""
    planted = [partial(rows, corpus, one, runs) for corpus in ("senate", "orders") for one in PLANTINGS]
    return [parties, *planted]


def parties() -> list[Row]:
    """Compare the words that tell two parties apart with those that 100,000 plain deals do."""
    found, expected = told_apart(), expected_apart()
    both = len(found & expected)
    least = round(LEAST_SHARE_FOUND * len(expected))
    what = f"two parties, against {reference.DEALS:,} plain deals"
    figure = f"{both} of the {len(expected)} words that these find, and {len(found - expected)} others"
    return [Row(what, deals.LABELS["conventions"], figure, f"at least {least}", both >= least)]


def told_apart() -> set[str]:
    """Return the words that tell the two parties apart."""
    table = keyness(deals.loaded("conventions"), Filters(), target=PARTIES[0], reference=PARTIES[1])
    return set(table.loc[table["q"] < CUT, "term"])


def expected_apart(count: int = reference.DEALS) -> set[str]:
    """Return the same from plain deals of the labels."""
    corpus = deals.loaded("conventions")
    counts = corpus.index.counts.matrix.toarray().astype(np.float64)
    tested = (counts > 0).sum(axis=0) >= limits.TESTED_DOCUMENTS
    target = (corpus.documents["source"] == PARTIES[0]).to_numpy()
    p = reference.plain_p(counts[:, tested], corpus.index.lengths.astype(np.float64), target, deals=count)
    return set(corpus.index.terms[tested][reference.discoveries(p, cut=CUT)])


def rows(corpus: str, planting: Planting, runs: int) -> list[Row]:
    """Measure how many planted words are found, and how many others."""
    found, false, part = measured(corpus, planting, runs)
    what = f"{PLANTED} words planted at {TIMES} times their rate, {planting.first} documents against {planting.second}"
    if planting.most is None:
        asked, holds = f"at least {planting.least:g}; at most {share(FALSE)} false", part <= FALSE
    else:
        asked, holds = f"at least {planting.least:g}; at most {planting.most:g} false", false <= planting.most
    figure = f"{number(found)} found; {number(false)} false, in the mean {share(part)} of those found"
    return [Row(what, deals.LABELS[corpus], figure, asked, holds and found >= planting.least)]


def measured(corpus: str, planting: Planting, runs: int) -> tuple[float, float, float]:
    """Return how many planted words are found on average, how many others, and what share of all found these are."""
    counts = []
    for seed in range(runs):
        table = keyness(
            planted(deals.loaded(corpus), planting, seed=seed),
            Filters(),
            target=deals.TARGET,
            reference=deals.REFERENCE,
        )
        told = table.loc[(table["q"] < CUT) & (table["term"] != FILLING), ["term", "log_ratio"]]
        ours = told["term"].isin(names()) & (told["log_ratio"] > 0)
        counts.append((ours.sum(), (~ours).sum()))
    found, false = np.array(counts).T
    return float(found.mean()), float(false.mean()), float((false / np.maximum(found + false, 1)).mean())


def names() -> list[str]:
    """Return the planted words."""
    return [f"planted{number:02}" for number in range(PLANTED)]


def planted(corpus: Corpus, planting: Planting, *, seed: int) -> Corpus:
    """Return real documents dealt to two sides, with planted words at the end of each.

    All documents get longer by the same share: what planted words leave of it is filled with one word that is not
    judged. So no other word's rate differs between the sides because of them.

    Uses in a document of n words are Poisson with mean n · rate · g, g from a gamma of mean 1, so negative binomial:
    where one use is due half the documents have none and one in sixteen has four or more.
    """
    sides = deals.dealt(corpus, planting.first, planting.second, seed=seed)
    rows = np.flatnonzero((sides.documents["source"] != deals.LEFT_OUT).to_numpy())
    documents = sides.documents.iloc[rows].reset_index(drop=True)
    target = (documents["source"] == deals.TARGET).to_numpy()
    uses = planted_uses(corpus.index.lengths[rows], target, seed=seed)
    room = np.maximum(np.round(ROOM * corpus.index.lengths[rows]).astype(np.int64) - uses.sum(axis=1), 0)
    counts = np.column_stack([uses, room])
    texts = pl.Series([f"{corpus.text(int(row))}\n\n{_spelt(some)}" for row, some in zip(rows, counts, strict=True)])
    index = term_index(texts, documents["language"].tolist())
    return replace(
        sides, documents=documents.assign(tokens=index.lengths), texts=texts, index=index, rows_read=len(rows)
    )


def planted_uses(
    lengths: npt.NDArray[np.integer], target: npt.NDArray[np.bool_], *, seed: int
) -> npt.NDArray[np.integer]:
    """Return how often each planted word stands in each document: documents x words."""
    random = np.random.default_rng([seed, PLANTED])
    rates = np.geomspace(*RATES, PLANTED) / 10_000
    clumps = random.gamma(SHAPE, 1 / SHAPE, size=(len(lengths), PLANTED))
    means = np.outer(lengths * np.where(target, TIMES, 1), rates)
    return random.poisson(means * clumps)


def _spelt(counts: npt.NDArray[np.integer]) -> str:
    return " ".join(np.repeat([*names(), FILLING], counts).tolist())
