"""The tasks that processes apart know: each makes tables and arrays, and puts what they are together again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.comparing.absences import passages_without
from analysis.comparing.duplicates import duplicate_effect
from analysis.comparing.keyness import keyness
from analysis.comparing.news import period_keyness
from analysis.comparing.pairs import matched_passages
from analysis.comparing.profiles import source_profiles
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import Period
from analysis.counting.tendencies import tendencies
from analysis.counting.terms import term_frequencies
from analysis.counting.trends import mean_trend, term_trend
from analysis.finding.names.recognition import marked_corpus
from analysis.finding.naming.found import with_entities
from analysis.finding.topics import TopicModel, fit_topics, topic_quality, topic_sweep
from analysis.jobs.ask import Ask

Part = pd.DataFrame | npt.NDArray[Any] | int | str
Parts = Mapping[str, Part]
NAMES, ENTITIES, WHOLE = "names", "entities", "whole"  # two tasks; and the name of a part that is all there is
_MARKS, _BY = "marks", "by"  # the parts of the answer to the first


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        run: What makes the parts of the answer, of a corpus, filters and options.
        answer: What makes the answer of its parts.
        long: Whether it may take minutes, where others take seconds.
    """

    run: Callable[..., Parts]
    answer: Callable[[Parts], Any]
    long: bool = False


def _one(function: Callable[..., Part], *, long: bool = False) -> Task:
    """Return the task of a function whose answer is of one part."""

    def run(corpus: Corpus, filters: Filters, **options: Any) -> Parts:
        return {WHOLE: function(corpus, filters, **options)}

    return Task(run, itemgetter(WHOLE), long)


def _topics(corpus: Corpus, filters: Filters, **options: Any) -> Parts:
    """Return the fields of a model, its arrays row after row in one."""
    model = fit_topics(corpus, filters, **options)
    parts = {field.name: getattr(model, field.name) for field in fields(model)}
    return {name: part.ravel() if isinstance(part, np.ndarray) else part for name, part in parts.items()}


def _topic_model(parts: Mapping[str, Any]) -> TopicModel:
    columns = {"shares": parts["k"], "components": len(parts["vocabulary"])}
    arrays = {name: parts[name].reshape(-1, width) for name, width in columns.items()}
    return TopicModel(**{**parts, **arrays})


def _names(corpus: Corpus, _: Filters) -> Parts:
    found = marked_corpus(corpus)
    assert found.marks is not None  # noqa: S101 - it has just been marked
    return {_MARKS: found.marks, _BY: found.names_by}


def _entities(corpus: Corpus, _: Filters, *, without: tuple[str, ...] = ()) -> pd.DataFrame:
    found = with_entities(corpus, without=without, corrections=()).mentions
    assert found is not None  # noqa: S101 - as above
    return found


def _tendencies(corpus: Corpus, filters: Filters, *, terms: tuple[str, ...], alike: bool, **how: Any) -> pd.DataFrame:
    """Return whether the lines of some words rise or fall; how they are counted is as of `term_trend`."""
    by = how["by"]
    trend = mean_trend(corpus, filters, terms, by=by) if alike else term_trend(corpus, filters, terms, **how)
    return tendencies(corpus, filters, trend, by=by, alike=alike)


def _news(corpus: Corpus, filters: Filters, *, source: str, period: date, by: Period) -> pd.DataFrame:
    return period_keyness(corpus, filters, source=source, period=period, by=by)


def _copies(corpus: Corpus, _: Filters) -> npt.NDArray[np.bool_]:
    return corpus.first_copies


TASKS = {
    "topics": Task(_topics, _topic_model, long=True),
    "topic-quality": _one(topic_quality, long=True),
    "topic-sweep": _one(topic_sweep, long=True),
    NAMES: Task(_names, itemgetter(_MARKS, _BY), long=True),
    ENTITIES: _one(_entities, long=True),
    "copies": _one(_copies),
    "pairs": _one(matched_passages),
    "without": _one(passages_without),
    "effect": _one(duplicate_effect),
    "terms": _one(term_frequencies),
    "keyness": _one(keyness),
    "profiles": _one(source_profiles),
    "tendencies": _one(_tendencies),
    "news": _one(_news),
}


def answer_here(ask: Ask, corpus: Corpus) -> Any:
    """Return the answer to an ask, found by this process.

    Args:
        ask: What is asked.
        corpus: The corpus as the ask wants it, its titles counted and its sources dealt.
    """
    task = TASKS[ask.task]
    return task.answer(task.run(corpus, ask.filters, **dict(ask.options)))
