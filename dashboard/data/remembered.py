"""Caches: the one module that makes them, and that keeps a private corpus out of those that sessions share.

What is remembered of a corpus of the shelf is there for everybody. What is remembered of a corpus that somebody has
brought lies in a cache of that session, which Streamlit throws away with it. The key tells which of the two: it has an
owner, or none.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

import streamlit as st
from streamlit.runtime.caching import clear_session_data_cache, clear_session_resource_cache
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.state.corpora import FORGETTING, Own, own
from dashboard.state.whereabouts import Here, Key

P = ParamSpec("P")
R = TypeVar("R")


class Keeper(Protocol):
    """What makes a function remember."""

    def __call__(self, function: Callable[P, R], /) -> Callable[P, R]:
        """Return the function, with caches of its own."""


def remembered(*, max_entries: int, show_spinner: str | bool = False) -> Keeper:
    """Return a decorator that keeps copies of what a function returns, whose first argument is a `Key` or a `Here`.

    Args:
        max_entries: How many answers are kept; of private corpora as many in each session.
        show_spinner: What is said while it takes long, if anything.
    """

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        everybody = st.cache_data(max_entries=max_entries, show_spinner=show_spinner)(function)
        own = st.cache_data(max_entries=max_entries, show_spinner=show_spinner, scope="session")(function)
        return _chosen(function, everybody, own)

    return decorated


def remembered_whole(
    *, max_entries: int, show_spinner: str | bool = False, hash_funcs: dict[type, Callable[[Any], object]] | None = None
) -> Keeper:
    """Return a decorator that keeps what a function returns as it is, to be read from and never to be changed.

    Args:
        max_entries: As of `remembered`.
        show_spinner: As of `remembered`.
        hash_funcs: How arguments are told apart that Streamlit knows nothing of.
    """
    how: dict[str, Any] = {"show_spinner": show_spinner, "hash_funcs": hash_funcs}

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        everybody = st.cache_resource(max_entries=max_entries, **how)(function)
        own = st.cache_resource(max_entries=max_entries, scope="session", **how)(function)
        return _chosen(function, everybody, own)

    return decorated


def _chosen(function: Callable[P, R], everybody: Callable[P, R], own: Callable[P, R]) -> Callable[P, R]:
    """Return a function that asks the cache that is meant; what is private is not kept where there is no session."""

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _owner(args[0]):
            return everybody(*args, **kwargs)
        return own(*args, **kwargs) if get_script_run_ctx(suppress_warning=True) else function(*args, **kwargs)

    return asked


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


def present() -> None:
    """Note that the session is here: what it has brought is let go some time after it has left."""
    if get_script_run_ctx(suppress_warning=True):
        _presence(own().token)


def _left(mine: Own) -> None:
    """Begin to wait for a session that was cut off, as long as Streamlit does."""
    mine.leave(float(st.get_option("server.disconnectedSessionTTL") or 0))


@st.cache_resource(max_entries=1, show_spinner=False, scope="session", on_release=_left)
def _presence(token: str) -> Own:  # noqa: ARG001 - what it is kept by
    return own().stay()


def _forget(mine: Own) -> None:
    """Let go all that is remembered for a session, from whatever thread."""
    if mine.session:
        clear_session_data_cache(mine.session)
        clear_session_resource_cache(mine.session)


FORGETTING.append(_forget)
