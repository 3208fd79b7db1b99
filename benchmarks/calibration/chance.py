"""Chance mode: how often the page would say that a word can be told from chance, where all is chance."""

from functools import partial

from analysis import Corpus, Filters, caveats, keyness, shuffled_sources
from benchmarks.calibration import deals
from benchmarks.calibration.rows import Job, Row

CUT = 0.05
CORPORA = ("seeds", "news", "senate", "inaugural", "conventions", "wikinews", "parliament")
ONE_IN = 20


def jobs(runs: int) -> list[Job]:
    """Return the work on chance mode."""
    return [partial(rows, corpus, runs) for corpus in CORPORA]


def rows(name: str, runs: int) -> list[Row]:
    """Measure one corpus, with the source that the page opens on and with the largest."""
    corpus = opened(name)
    first, largest = corpus.sources[0], str(corpus.documents["source"].mode()[0])
    chosen = {"as the page opens": first} | ({"its largest source": largest} if largest != first else {})
    return [_row(f"chance mode, {how}", name, verdicts(corpus, target, runs)) for how, target in chosen.items()]


def opened(name: str) -> Corpus:
    """Return a corpus that has sources to deal."""
    corpus = deals.loaded(name)
    return deals.dealt_among(corpus, ("A", "B", "C", "D"), seed=0) if len(corpus.sources) == 1 else corpus


def verdicts(corpus: Corpus, target: str, runs: int) -> list[int | None]:
    """Return for each of some deals how many words are told from chance; None where too few documents are compared."""
    return [told(shuffled_sources(corpus, seed=deal), target) for deal in range(1, runs + 1)]


def told(corpus: Corpus, target: str) -> int | None:
    """Return what the page would say of a source against the rest, as `dashboard.wording.findings.told` does."""
    cautions = caveats(corpus, Filters(), target=target)
    if (cautions["code"] == "few-docs").any():
        return None
    return int((keyness(corpus, Filters(), target=target)["q"] < CUT).sum())


def _row(what: str, name: str, found: list[int | None]) -> Row:
    judged = [words for words in found if words is not None]
    false = sum(words > 0 for words in judged)
    most = len(found) // ONE_IN
    figure = f"in {false} of {len(found)} deals, at most {max(judged)} words" if judged else "too few documents to say"
    return Row(what, deals.LABELS[name], figure, f"in {most} of {len(found)} at most", false <= most)
