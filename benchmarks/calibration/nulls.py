"""Where nothing is to be found: how many words a comparison finds all the same, and how many have p below .05."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis import Corpus, Filters, keyness
from benchmarks.calibration import deals
from benchmarks.calibration.rows import Job, Row, number, share

CUT = 0.05
MOST_WORDS = 1  # found by chance, on average over the runs
LEAST_SHARE, MOST_SHARE = 0.02, 0.07  # of the tested words, with p below the cut


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to deal labels.

    Attributes:
        what: How.
        corpus: The short name of the corpus.
        deal: Takes the corpus and a seed, returns the corpus with other sources.
        unit: The column that names the units of evidence.
        asked: Whether it must hold, or is only reported.
    """

    what: str
    corpus: str
    deal: Callable[..., Corpus]
    unit: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Null:
    """What some runs found where there is nothing.

    Attributes:
        words: The mean number of words with q below the cut.
        share: The share of the tested words with p below it, of all runs together.
        most: The largest number of words in one run.
        runs: How many runs found any.
    """

    words: float
    share: float
    most: int
    runs: int = 0

    @property
    def holds(self) -> bool:
        """Whether both are as asked for."""
        return self.words <= MOST_WORDS and LEAST_SHARE <= self.share <= MOST_SHARE


def _sized(corpus: str, first: int, second: int | None) -> Setting:
    against = "the rest" if second is None else f"{second}"
    return Setting(f"{first} documents against {against}", corpus, partial(deals.dealt, first=first, second=second))


SIZES = [
    *((first, None) for first in (5, 20, 50, 100)),
    *((first, 500) for first in (20, 50, 100)),
    (3, 60),
    (200, 200),
]
SIZED = [_sized(corpus, *sizes) for corpus in ("senate", "orders") for sizes in SIZES]
YEARS = [Setting("sides by year, dates to the year", corpus, deals.dealt_by_year) for corpus in ("senate", "orders")]
DOCUMENTS_AS_UNITS = Setting("senators dealt, documents as units", "senate", deals.dealt_by_source, asked=False)
UNITS = Setting("senators dealt, senators as units", "senate", deals.dealt_by_source, deals.UNIT)


def jobs(runs: int) -> list[Job]:
    """Return the work on deals of documents."""
    return [partial(rows, setting, runs) for setting in (*SIZED, *YEARS, DOCUMENTS_AS_UNITS)]


def unit_jobs(runs: int) -> list[Job]:
    """Return the work on deals of units."""
    return [partial(rows, UNITS, runs)]


def rows(setting: Setting, runs: int) -> list[Row]:
    """Measure one way to deal labels."""
    found = measured(setting, runs)
    figure = f"{number(found.words)} words with q < {CUT} (at most {found.most}); {share(found.share)} with p < {CUT}"
    asked = f"at most {MOST_WORDS}; {100 * LEAST_SHARE:.0f} to {100 * MOST_SHARE:.0f} %" if setting.asked else ""
    return [Row(setting.what, deals.LABELS[setting.corpus], figure, asked, found.holds)]


def measured(
    setting: Setting, runs: int, corpus: Corpus | None = None, compare: Callable[..., pd.DataFrame] = keyness
) -> Null:
    """Return what the first so many seeds find.

    Args:
        setting: How labels are dealt.
        runs: How many seeds.
        corpus: The corpus, where it is not as it was read.
        compare: What gives a table of p and q.
    """
    corpus, words, small, tested = corpus or deals.loaded(setting.corpus), list[int](), 0, 0
    for seed in range(runs):
        table = compare(
            setting.deal(corpus, seed=seed),
            Filters(unit=setting.unit),
            target=deals.TARGET,
            reference=deals.REFERENCE,
        )
        words.append(int((table["q"] < CUT).sum()))
        small += int((table["p"] < CUT).sum())
        tested += int(table["p"].notna().sum())
    return Null(sum(words) / runs, small / max(tested, 1), max(words), sum(map(bool, words)))
