"""Chance mode: how often the page would say that a word can be told from chance, where all is chance."""

from functools import partial
from typing import get_args

from scipy.stats import binom

from analysis import Corpus, Filters, Period, caveats, comparison_basis, keyness, shuffled_sources, stopwords
from benchmarks.calibration import deals
from benchmarks.calibration.rows import Job, Row

CUT = 0.05
CORPORA = ("seeds", "news", "senate", "inaugural", "conventions", "wikinews", "parliament")
ONE_IN = 20
TIMES = 3  # as many deals as `runs`: one in twenty cannot be told from twenty deals


def most_deals(runs: int) -> int:
    """Return what one in twenty of some deals seldom exceeds."""
    return int(binom.ppf(0.95, runs, 1 / ONE_IN))


def jobs(runs: int) -> list[Job]:
    """Return the work on chance mode."""
    return [partial(rows, corpus, runs) for corpus in CORPORA]


def rows(name: str, runs: int) -> list[Row]:
    """Measure one corpus, with the source that the page opens on and with the largest."""
    corpus = opened(name)
    first, largest = corpus.sources[0], str(corpus.documents["source"].mode()[0])
    chosen = {"as the page opens": first} | ({"its largest source": largest} if largest != first else {})
    return [_row(f"chance mode, {how}", name, verdicts(corpus, target, TIMES * runs)) for how, target in chosen.items()]


def opened(name: str) -> Corpus:
    """Return a corpus that has sources to deal."""
    corpus = deals.loaded(name)
    return deals.dealt_among(corpus, ("A", "B", "C", "D"), seed=0) if len(corpus.sources) == 1 else corpus


def verdicts(corpus: Corpus, target: str, runs: int) -> list[int | None]:
    """Return for each of some deals how many words are told from chance; None where too few documents are compared.

    Sources are dealt as the page deals them: within the periods within which the comparison shown is tested.
    """
    found = comparison_basis(corpus, Filters(), target=target)["within"]
    within: Period | None = next((by for by in get_args(Period) if by in set(found)), None)
    dealt = (shuffled_sources(corpus, within=within, seed=deal) for deal in range(1, runs + 1))
    return [told(one, target) for one in dealt]


def told(corpus: Corpus, target: str) -> int | None:
    """Return what the page would say of a source against the rest, as `dashboard.wording.findings.told` does.

    As on the page, stop words are tested with all others and then left out.
    """
    cautions = caveats(corpus, Filters(), target=target)
    if (cautions["code"] == "few-docs").any():
        return None
    table = keyness(corpus, Filters(), target=target)
    shown = table[~table["term"].isin(stopwords(corpus.language or "en"))]
    return int((shown["q"] < CUT).sum())


def _row(what: str, name: str, found: list[int | None]) -> Row:
    judged = [words for words in found if words is not None]
    false = sum(words > 0 for words in judged)
    most = most_deals(len(found))
    figure = f"in {false} of {len(found)} deals, at most {max(judged)} words" if judged else "too few documents to say"
    return Row(what, deals.LABELS[name], figure, f"in {most} of {len(found)} at most", false <= most)
