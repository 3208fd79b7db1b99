"""Sides whose documents differ in length, and uses that follow the length and nothing else: what finds them anyway.

Labels and lengths are those of real documents. Words are thrown at them with a chance in proportion to the length, in
clumps as large as each has in the corpus: what is then found is found because the sides' documents differ in length.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis import Filters, limits
from analysis.comparing.sides import Sides, compared_sides
from analysis.comparing.tallies import Tally, document_tally
from analysis.comparing.verdicts import rate_signs, scored, word_p, word_q
from benchmarks.calibration import cases, deals, power, reference
from benchmarks.calibration.rows import Job, Row, number, share

CUT = 0.05
SIDES = {"conventions": power.PARTIES, "orders": cases.PRESIDENTS}
FREQUENT = 60  # documents: words of more are spread over all documents, those of fewer are thrown clump by clump
SHAPE = 2.0  # of the gamma that a document's rate of a frequent word is drawn from
DEALS = 10_000
MOST_SHARE = 0.07


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test says of some words.

    Attributes:
        p: Their p.
        rank: That by which they are found, up to a cut; p, or what q is made from.
        found: Which are found.
    """

    p: npt.NDArray[np.float64]
    rank: npt.NDArray[np.float64]
    found: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """What a test finds in the corpus as it is, and where uses follow the length.

    Attributes:
        words: The number of words found in the corpus.
        false: How many are as small where uses follow the length, on average over the runs.
        share: The share of words with p below `CUT` there.
    """

    words: int
    false: float
    share: float


def jobs(runs: int) -> list[Job]:
    """Return the work on sides of unequal length."""
    return [partial(rows, corpus, runs) for corpus in SIDES]


def rows(corpus: str, runs: int) -> list[Row]:
    """Measure both tests on one corpus."""
    ours, theirs = measured(corpus, runs)
    what = f"uses in proportion to length, {' against '.join(SIDES[corpus])}"
    asked = f"at most {100 * MOST_SHARE:.0f} %"
    return [
        Row(what, deals.LABELS[corpus], _figure(ours), asked, ours.share <= MOST_SHARE),
        Row(f"the same, by {DEALS:,} plain deals", deals.LABELS[corpus], _figure(theirs), "", holds=True),
    ]


def measured(corpus: str, runs: int, *, times: int = DEALS) -> tuple[Found, Found]:
    """Return what our test finds, and what plain deals do.

    Args:
        corpus: The short name of the corpus.
        runs: How often uses are thrown.
        times: How many plain deals.
    """
    tally, sides = compared(corpus)
    tallies = [tally, *(thrown(tally, seed=seed) for seed in range(runs))]
    return (
        _found([our_test(one, sides) for one in tallies]),
        _found([plain_test(one, sides, times) for one in tallies]),
    )


def _found(tests: list[Tested]) -> Found:
    """Return what a test finds, of the corpus as it is and then of uses thrown."""
    real, *made = tests
    cut = real.rank[real.found].max(initial=0)
    false = [int(((one.rank <= cut) & (one.p < CUT)).sum()) for one in made]
    return Found(int(real.found.sum()), float(np.mean(false)), float(np.mean([(one.p < CUT).mean() for one in made])))


def compared(corpus: str) -> tuple[Tally, Sides]:
    """Return the words of two sides that are tested, and the sides."""
    target, rest = SIDES[corpus]
    whole = deals.loaded(corpus)
    sides = compared_sides(whole, Filters(), target=target, reference=rest)
    return tested(document_tally(whole, sides.mask)), sides


def tested(tally: Tally) -> Tally:
    """Return a tally without the words that are not tested."""
    kept = np.flatnonzero(tally.with_term >= limits.TESTED_DOCUMENTS)
    return Tally(
        tally.terms[kept],
        sparse.csr_array(tally.counts[:, kept]),
        tally.with_term[kept],
        tally.lengths,
        tally.words[kept],
    )


def thrown(tally: Tally, *, seed: int) -> Tally:
    """Return a tally whose words lie in documents in proportion to their length.

    A word keeps its uses and the sizes of its clumps, what one document has of it, where at most `FREQUENT` documents
    have it; those of one thrown at the same document fall together. Uses of others are spread over all documents.
    """
    random, lengths = np.random.default_rng(seed), tally.lengths
    chance, columns = lengths / lengths.sum(), sparse.csc_array(tally.counts)
    parts = []
    for word in range(columns.shape[1]):
        clumps = columns.data[columns.indptr[word] : columns.indptr[word + 1]]
        if len(clumps) > FREQUENT:
            rates = chance * random.gamma(SHAPE, 1 / SHAPE, len(lengths))
            uses = random.multinomial(clumps.sum(), rates / rates.sum())
        else:
            places = random.choice(len(lengths), len(clumps), p=chance)
            uses = np.bincount(places, weights=clumps, minlength=len(lengths)).astype(np.int64)
        parts.append(sparse.csc_array(uses[:, np.newaxis].astype(tally.counts.dtype)))
    counts = sparse.csr_array(sparse.hstack(parts, format="csr"))
    return tested(
        Tally(tally.terms, counts, np.bincount(counts.indices, minlength=counts.shape[1]), lengths, tally.words)
    )


def our_test(tally: Tally, sides: Sides) -> Tested:
    """Return what `keyness` says."""
    words = scored(tally, sides, rate_signs(*tally.split(sides.group)))
    every = np.ones(len(tally.terms), dtype=bool)
    return Tested(word_p(words, every), words.p, word_q(words, every) < CUT)


def plain_test(tally: Tally, sides: Sides, times: int) -> Tested:
    """Return what plain deals of the uses say, with Benjamini and Hochberg's procedure."""
    counts, lengths = tally.counts.toarray().astype(np.float64), tally.lengths.astype(np.float64)
    p = reference.plain_p(counts, lengths, sides.group, deals=times)
    return Tested(p, p, reference.discoveries(p, cut=CUT))


def _figure(found: Found) -> str:
    return f"p < {CUT} in {share(found.share)}; {found.words} words found, {number(found.false)} by length alone"
