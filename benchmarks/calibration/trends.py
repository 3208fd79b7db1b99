"""How often a direction is said of lines without one: dates dealt at random, and simulated rates that last."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import Corpus, Filters, Period, limits, read_corpus, tendencies, term_frequencies, term_trend
from analysis.measures.directions import Direction, direction
from benchmarks.calibration.rows import Row, share

Integers = npt.NDArray[np.int64]

PERIODS = (8, PROMISED := 12, 24)
LINES = 200  # simulated for each of the runs asked for
WORDS = 150  # of a real corpus, in each run
MOST, MOST_LASTING, LEAST_FOUND = 0.05, 0.10, 0.75
CORPORA: dict[str, tuple[str, str, Period]] = {
    "news": ("news 2017", "news100_2017.jsonl", "week"),
    "senate": ("Senate releases", "us_senate_press_immigration.jsonl.gz", "quarter"),
    "inaugural": ("inaugural addresses", "us_inaugural.jsonl", "decade"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are simulated: documents of some 400 words, in which the word comes in bursts.

    Attributes:
        what: In words.
        documents: In a period, on average.
        uses: In a document, on average.
        bursts: Shape of the gamma distribution of a document's own rate: less is more bursty.
        grows: How many times as many documents the last period has as the first.
        strength: Standard deviation of the logarithm of the periods' rates.
        lasting: Their autocorrelation from one period to the next.
        rises: How many times as high the rate is in the last period as in the first.
    """

    what: str
    documents: int = 20
    uses: float = 2.0
    bursts: float = 0.7
    grows: float = 1.0
    strength: float = 0.0
    lasting: float = 0.0
    rises: float = 1.0


INDEPENDENT = (
    Setting("independent documents"),
    Setting("independent documents, a rare word", uses=0.3),
    Setting("independent documents, twenty times as many at the end", grows=20),
    Setting("independent documents, one a period", documents=1, uses=5),
    Setting("independent documents, three a period", documents=3),
)
LASTING = tuple(
    Setting(
        f"autocorrelation .5, strength {strength:g}, {documents} documents",
        documents=documents,
        strength=strength,
        lasting=0.5,
    )
    for strength, documents in ((0.2, 20), (0.35, 20), (0.5, 20), (0.8, 20), (0.5, 3), (0.5, 200))
)
DOUBLING = Setting("doubling over the periods, 20 documents each", uses=4, bursts=2, rises=2)


def simulated(setting: Setting, periods: int, random: np.random.Generator) -> tuple[Integers, Integers, Integers]:
    """Return the uses, words and periods of the documents of one line."""
    sizes = np.geomspace(1, setting.grows, periods)
    numbers = np.maximum(1, np.round(setting.documents * sizes / sizes.mean())).astype(np.int64)
    times = np.repeat(np.arange(periods), numbers)
    waves = np.empty(periods)
    waves[0] = random.normal()
    for place in range(1, periods):
        waves[place] = setting.lasting * waves[place - 1] + np.sqrt(1 - setting.lasting**2) * random.normal()
    rates = np.exp(setting.strength * waves) * np.geomspace(1, setting.rises, periods) / np.sqrt(setting.rises)
    words = np.round(np.exp(random.normal(6, 0.5, len(times)))).astype(np.int64)
    own = random.gamma(setting.bursts, 1 / setting.bursts, len(times))
    return random.poisson(setting.uses * words / 450 * rates[times] * own), words, times


def said(setting: Setting, periods: int, lines: int) -> float:
    """Return the share of simulated lines that are said to rise or fall."""
    random = np.random.default_rng([periods, len(setting.what), lines])
    return float(np.mean([_is_said(_of(simulated(setting, periods, random))) for _ in range(lines)]))


def _of(line: tuple[Integers, Integers, Integers]) -> Direction:
    return direction(*line, np.zeros_like(line[0]))


def _is_said(found: Direction) -> bool:
    return found.p < limits.SIGNIFICANT


def opened(name: str) -> Corpus:
    """Return a corpus by its short name."""
    return read_corpus(Path(os.environ["DISCOURSE_TEST_DATA"]) / "corpora" / CORPORA[name][1])


def dated_anew(corpus: Corpus, random: np.random.Generator, *, within: bool) -> Corpus:
    """Return a corpus with dates dealt at random to its documents, or to those of each source."""
    order = np.arange(len(corpus.documents))
    for part in [corpus.source_codes == code for code in range(len(corpus.sources))] if within else [order >= 0]:
        rows = np.flatnonzero(part)
        order[rows] = random.permutation(rows)
    columns = ["published", "date_precision", "date_basis"]
    dates = {name: corpus.documents[name].to_numpy()[order] for name in columns}
    fresh = {name: pd.Series(values, dtype=corpus.documents[name].dtype) for name, values in dates.items()}
    return replace(corpus, documents=corpus.documents.assign(**fresh))


def words_of(corpus: Corpus) -> list[str]:
    """Return words that are used often enough to be tested, from the commonest to the rarest."""
    used = term_frequencies(corpus, Filters())
    often = used.loc[used["documents"] >= limits.INTERVAL_DOCUMENTS, "term"].tolist()
    return [often[place] for place in np.unique(np.linspace(0, len(often) - 1, WORDS).astype(np.int64))]


def said_by_chance(name: str, deals: int, *, within: bool) -> tuple[float, int]:
    """Return the share of the words of a corpus that have a direction where dates are dealt, and how many were tested.

    Args:
        name: Of `CORPORA`.
        deals: How often dates are dealt.
        within: Whether they are dealt within sources, and directions within sources are looked at.
    """
    corpus, by = opened(name), CORPORA[name][2]
    random, words = np.random.default_rng(11), words_of(corpus)
    ps = []
    for _ in range(deals):
        anew = dated_anew(corpus, random, within=within)
        trend = term_trend(anew, Filters(), words, by=by)
        ps.append(tendencies(anew, Filters(), trend, by=by)["p_within" if within else "p"].dropna().to_numpy())
    every = np.concatenate(ps)
    return float(np.mean(every < limits.SIGNIFICANT)), len(every)


def rows(runs: int = 20) -> Iterator[Row]:
    """Yield the rows of this part."""
    for job in jobs(runs):
        yield from job()


def jobs(runs: int) -> list[Callable[[], list[Row]]]:
    """Return the work of this part, piece by piece: what can be done in another process."""
    simulations = [
        partial(_simulated_row, setting, periods, runs)
        for settings in (INDEPENDENT, LASTING, (DOUBLING,))
        for setting in settings
        for periods in PERIODS
    ]
    return [*simulations, *(partial(_dealt_rows, name, runs) for name in CORPORA)]


def _simulated_row(setting: Setting, periods: int, runs: int) -> list[Row]:
    found = said(setting, periods, LINES * runs)
    corpus = f"simulated: {setting.what}"
    if setting.rises > 1:
        asked = f"at least {share(LEAST_FOUND)}" if periods == PROMISED else ""
        return [Row(f"directions found, {periods} periods", corpus, share(found), asked, found >= LEAST_FOUND)]
    most = MOST_LASTING if setting.lasting else MOST
    return [Row(f"false directions, {periods} periods", corpus, share(found), f"at most {share(most)}", found <= most)]


def _dealt_rows(name: str, runs: int) -> list[Row]:
    label, _, by = CORPORA[name]
    found = []
    for within in (False, True):
        part, tested = said_by_chance(name, max(1, runs // 4), within=within)
        where = " within sources" if within else ""
        what = f"false directions{where}, dates dealt{where}, by {by}"
        if tested:
            found.append(Row(what, f"{label}, {tested:,} words", share(part), f"at most {share(MOST)}", part <= MOST))
    return found
