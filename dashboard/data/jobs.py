"""What takes longer than a page may: done by other processes, waited for here, once for all who ask the same.

While a page waits it keeps what it showed before. Whatever its reader does meanwhile ends the waiting, and soon the
job, unless somebody else waits for it as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import (
    Ask,
    Corpus,
    Filters,
    Job,
    JobError,
    Pool,
    TopicScope,
    Version,
    answer_here,
    limits,
    names_in_search,
)
from dashboard import state
from dashboard.data.corpora import LISTED, NAMED, as_read, corpus, sizes, stopwords
from dashboard.data.remembered import remembered_whole
from dashboard.paper import frame, screen
from dashboard.paper.labels import literal
from dashboard.serving.floor import FLOOR
from dashboard.state.whereabouts import Key
from dashboard.wording import notes

# How many times as long as counting words in a row a task takes, where it is sometimes short enough for a page.
_WORK = dict.fromkeys(("terms", "pairs", "without", "effect", "copies"), 1.0)
_WORK |= {"profiles": 2.0, "keyness": 1.0, "news": 0.2, "tendencies": 0.3, "entities": 4.0}
_BY_STOPWORDS = ("topics", "topic-quality", "topic-sweep", "pairs", "without")  # tasks that leave them out themselves
ENTITIES = "entities"  # the task of finding who and what names stand for
SENT: list[Callable[[Key, str], Corpus]] = []  # what returns a corpus with the names that a task wants: `data.found`
_EVERY = 0.1  # seconds between two looks at how far it is
_AT_ONCE = 0.3  # seconds for which nothing is said: most answers are there by then


@cache
def pool() -> Pool:
    """Return the pool of this server."""
    found = Pool()
    state.WHEN_GONE.append(found.forget_owner)
    return found


def answered(key: Key, task: str, filters: Filters, **options: Any) -> Any:
    """Return the answer to what is asked about a corpus; to read from, never to change.

    What takes long another process finds: it is asked for outside of any cache, where alone a page can say that it
    waits.

    Args:
        key: Of the corpus.
        task: What is asked for, one of those of `analysis.jobs.tasks`.
        filters: Of which documents.
        options: What else is to be known.

    Raises:
        AnalysisError: There is no answer, and why.
    """
    ask = _ask(key, task, filters, options)
    if pool().known(ask) is not None:
        return _answer(key, ask)
    if not is_long(key, task, filters):
        return _answer_here(key, ask)
    if state.is_ended(ask.digest):
        raise JobError("E-CANCELLED", notes.CANCELLED, todo=notes.ASK_AGAIN)
    return _waited_for(key, ask)


def answered_table(key: Key, task: str, filters: Filters, **options: Any) -> pd.DataFrame:
    """Return `answered`, of a task whose answer is a table."""
    found: pd.DataFrame = answered(key, task, filters, **options)
    return found


def found_table(key: Key, task: str, filters: Filters, **options: Any) -> pd.DataFrame:
    """Return `answered_table` to who keeps what they make of it: what is found at once is not kept beside that."""
    ask = _ask(key, task, filters, options)
    if pool().known(ask) is not None or is_long(key, task, filters):
        return answered_table(key, task, filters, **options)
    found: pd.DataFrame = answer_here(ask, _asked_about(key, ask))
    return found


def is_to_come(key: Key, task: str, filters: Filters, **options: Any) -> bool:
    """Return whether `answered` would wait for another process."""
    ask = _ask(key, task, filters, options)
    return pool().known(ask) is None and is_long(key, task, filters)


def is_long(key: Key, task: str, filters: Filters) -> bool:
    """Return whether another process finds something: it takes long, or libraries that nothing else here needs."""
    return task not in _WORK or int(sizes(key, filters)["words"].sum()) * _WORK[task] > limits.WORK_AT_ONCE


def _ask(key: Key, task: str, filters: Filters, options: dict[str, Any]) -> Ask:
    dealt = (key.deal, key.within, key.unit)
    version = Version(as_read(key).fingerprint, key.owner, key.titles, *dealt, key.by, key.groups)
    version = replace(version, topics=topic_scope(key))
    of_names = version.topics is not None and bool(names_in_search(version.topics.filters.search))
    if task == ENTITIES or of_names or is_about_names(filters, options):
        version = replace(version, names=key.names)
    if task in _BY_STOPWORDS and key.stops != LISTED:
        version = replace(version, stopwords=tuple(sorted(stopwords(key))))
    return Ask(task, version, filters, tuple(sorted(options.items())))


def is_about_names(filters: Filters, options: Mapping[str, Any]) -> bool:
    """Return whether an entity stands in a search, of which another process is to know where it is named."""
    given = [part for value in options.values() for part in (value if isinstance(value, tuple) else (value,))]
    return any(names_in_search(one) for one in (filters.search, *given) if isinstance(one, str))


def topic_scope(key: Key) -> TopicScope | None:
    """Return the topics within which a corpus is, as `analysis.scoped_corpus` takes them; None for all of it."""
    if (scope := key.scope) is None:
        return None
    own = key._replace(by=scope.by, groups=scope.groups, stops=scope.stops, scope=None)
    left_out = tuple(sorted(stopwords(own))) if scope.stops != LISTED else None
    return TopicScope(
        filters=replace(scope.filters, unit=""),
        options=tuple(sorted(asdict(scope.how).items())),
        by=scope.by,
        groups=scope.groups,
        stopwords=left_out,
        edits=scope.edits,
        topics=scope.topics,
        as_unit=scope.as_unit,
    )


def ask_again() -> None:
    """Have asked anew whatever came to no end, or was ended by this reader."""
    pool().forget_failures()
    state.forget_ended()


@remembered_whole()
def _answer(key: Key, ask: Ask) -> Any:  # noqa: ARG001 - what it is kept by
    if (job := pool().known(ask)) is None:
        raise JobError("E-CRASH", notes.LOST, todo=notes.ASK_AGAIN)
    return job.answer()


@remembered_whole()
def _answer_here(key: Key, ask: Ask) -> Any:
    return answer_here(ask, _asked_about(key, ask))


def _asked_about(key: Key, ask: Ask) -> Corpus:
    if ask.version.names is None:
        return corpus(key)
    return SENT[0](key, ask.task) if ask.task == ENTITIES else NAMED[0](key)


def _waited_for(key: Key, ask: Ask) -> Any:
    """Return the answer to an ask as soon as there is one; who waits is told how far it is, and can end it."""
    context = get_script_run_ctx(suppress_warning=True)
    who, read = context.session_id if context else "nobody", as_read(key)
    if ask.version.names is not None:
        sent = SENT[0](key, ask.task)
        read = replace(read, marks=sent.marks, names_by=sent.names_by, mentions=sent.mentions)
    job = pool().ask(ask, who, lambda: read)
    try:
        with FLOOR.left():
            if context and not job.ended.wait(_AT_ONCE):
                _say(job, ask, who)
            job.ended.wait()
        if job.error is not None:  # somebody else may have it looked for again by now
            raise job.error
        return _answer(key, ask)
    finally:
        job.leave(who)


def _say(job: Job, ask: Ask, who: str) -> None:
    """Say how far a job is, again and again, until it has ended."""
    room, title = state.waiting_room(), state.head_to_come()
    with room.container():
        if title:
            screen.show(frame.page_head(title))
        with st.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(0.0, "…", width="stretch")
            st.button("Cancel", key=f"cancel {ask.digest}", on_click=_end, args=(ask, who))
        so_far = st.empty()
    while not job.ended.wait(_EVERY):
        way = job.way
        said = notes.waited_for(ask.task, way.place, way.done, way.total)
        bar.progress(text=literal(said), value=way.share)
        if way.found:
            so_far.markdown(literal(notes.found_so_far(way.found)))
        state.heed()
    if not title:  # else it stays until the head stands
        room.empty()


def _end(ask: Ask, who: str) -> None:
    """End the waiting for an ask, and the job where nobody else waits for it."""
    state.note_ended(ask.digest)
    pool().leave(ask, who)
