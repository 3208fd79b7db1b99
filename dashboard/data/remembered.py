"""Caches: the one module that makes them, and that keeps a private corpus out of those that sessions share.

What is remembered of a corpus of the shelf is there for everybody. What is remembered of a corpus that somebody has
brought lies in a store of that session, which is emptied when it goes. The key tells which of the two: it has an
owner, or none.
"""

from collections.abc import Callable, Hashable
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar
from weakref import WeakValueDictionary

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import limits
from dashboard.data import leaving
from dashboard.data.answers import Answers
from dashboard.data.rows import Rows, twin
from dashboard.paper.labels import literal
from dashboard.state.corpora import WHEN_GONE, Own, own
from dashboard.state.whereabouts import Here, Key

P = ParamSpec("P")
R = TypeVar("R")

_everybody = Answers(limits.ANSWERS_BYTES)
_of_sessions: WeakValueDictionary[str, Answers] = WeakValueDictionary()  # by the token of the session
_inside: ContextVar[bool] = ContextVar("inside", default=False)  # an answer that is being computed asks for another


class Keeper(Protocol):
    """What makes a function remember."""

    def __call__(self, function: Callable[P, R], /) -> Callable[P, R]:
        """Return the function, with caches of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class _Session:
    """What a session has brought, and what is remembered of it."""

    own: Own
    answers: Answers


def remembered(*, show_spinner: str = "") -> Keeper:
    """Return a decorator that keeps what a function returns, whose first argument is a `Key` or a `Here`.

    Tables, lists and mappings are handed out as copies of their own that share the content: who changes one, changes
    nothing that is kept.

    Args:
        show_spinner: What is said while it takes long, if anything.
    """
    return _keeper(_copied, show_spinner=show_spinner)


def remembered_whole(*, show_spinner: str = "") -> Keeper:
    """Return a decorator that keeps what a function returns as it is, to be read from and never to be changed.

    Args:
        show_spinner: As of `remembered`.
    """
    return _keeper(lambda answer: answer, show_spinner=show_spinner)


def loaded(*, number: int, show_spinner: str = "") -> Keeper:
    """Return a decorator that keeps what a function returns as it is, however large, as corpora are.

    Args:
        number: How many answers are kept; of private corpora as many in each session.
        show_spinner: As of `remembered`.
    """
    return _keeper(lambda answer: answer, show_spinner=show_spinner, number=number)


def _keeper(given: Callable[[Any], Any], *, show_spinner: str, number: int = 0) -> Keeper:
    """Return a decorator whose function asks the store that is meant.

    What is private is not kept where there is no session.

    Args:
        given: What makes of an answer that is kept what is handed out.
        show_spinner: What is said while it takes long.
        number: See `Answers.answer`.
    """

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            answers = _everybody
            if _owner(args[0]):
                if not get_script_run_ctx(suppress_warning=True):
                    return function(*args, **kwargs)
                answers = _session(own().token).answers

            def compute() -> R:
                return _computed(lambda: function(*args, **kwargs), show_spinner)

            found: R = given(answers.answer((asked, _asked_by(args, kwargs)), compute, number=number))
            return found

        return asked

    return decorated


def _computed(compute: Callable[[], R], said: str) -> R:
    """Return what is computed, with a message where it was asked for by a page and not by another answer."""
    quiet = not said or _inside.get() or not get_script_run_ctx(suppress_warning=True)
    before = _inside.set(True)
    try:
        with nullcontext() if quiet else st.spinner(literal(said)):
            return compute()
    finally:
        _inside.reset(before)


def _copied(answer: Any) -> Any:
    """Return an answer as it is handed out; a table shares its content, which pandas copies for who writes to it."""
    match answer:
        case pd.DataFrame():
            return twin(answer.copy(deep=False), answer)
        case list() | dict():
            return answer.copy()
    return answer


def _asked_by(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    """Return arguments as a key: tables by all of their content."""
    every = (*args, *(part for name in sorted(kwargs) for part in (name, kwargs[name])))
    return tuple(part.digest() if isinstance(part, Rows) else part for part in every)


def _owner(about: object) -> str:
    """Return whose corpus an answer is about; empty for everybody's.

    Raises:
        TypeError: Nobody can tell: the function's first argument says nothing of a corpus.
    """
    match about:
        case str():  # a name of the shelf, or of a page
            return ""
        case Key(owner=owner) | Here(corpus=Key(owner=owner)):
            return owner
    raise TypeError(
        f"what is remembered is asked for by a Key, a Here or a name first, not by a {type(about).__name__}"
    )


def forget() -> None:
    """Let everything go that is kept for everybody."""
    _everybody.clear()


def present() -> None:
    """Note that the session is here: what it has brought is let go some time after it has left."""
    if get_script_run_ctx(suppress_warning=True):
        _session(own().token)


def _left(session: _Session) -> None:
    """Let go what is remembered of a session that was cut off; wait for it as long as Streamlit does with the rest."""
    session.answers.clear()
    after = float(st.get_option("server.disconnectedSessionTTL") or 0)
    session.own.leave(after)
    leaving.left(session.own.token, after, _everybody.forget)


@st.cache_resource(max_entries=1, show_spinner=False, scope="session", on_release=_left)
def _session(token: str) -> _Session:
    leaving.came(token)
    found = _Session(own().stay(), Answers(limits.SESSION_ANSWERS_BYTES))
    _of_sessions[token] = found.answers
    return found


def _forget(token: str, _fingerprint: str) -> None:
    """Let go all that is remembered for a session, from whatever thread."""
    if (answers := _of_sessions.get(token)) is not None:
        answers.clear()


WHEN_GONE.append(_forget)
