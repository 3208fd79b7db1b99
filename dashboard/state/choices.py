"""The settings of single pages: prepared for their widgets, from the link where a session starts."""

from collections.abc import Collection, Sequence
from typing import Any

import streamlit as st

from analysis import RULES, Draw, Pairing
from dashboard.state.names import (
    AGAINST,
    ALL_OTHERS,
    ANY,
    AUTO,
    DAYS_APART,
    DOCUMENT,
    FEWER,
    LINKED,
    MATCHED,
    MORE,
    PERIODS,
    PLACE,
    RULE,
    SEED,
    SEEDS,
    SIZE,
    SIZES,
    STOPWORDS,
    TARGET,
    TOPIC,
    TOPIC_OF,
    UNIT,
    UNITS,
    UNMET,
    WITHIN,
    YES,
    YES_NO,
)
from dashboard.state.place import Pair, Stops
from dashboard.wording.words import side_names

MOST_DIGITS = 15


def setting(key: str, options: Collection[Any], default: Any) -> Any:
    """Prepare a page's setting for the widget of that key, and return it.

    A new session takes it from the link, where it is one of the options. A value that is no longer one of them, after a
    filter or the corpus changed, goes back to the default.
    """
    if key not in st.session_state:
        wanted = linked(key)
        miss(key, [one for one in wanted if one not in map(str, options)])
        st.session_state[key] = next((option for option in options if str(option) in wanted), default)
    elif st.session_state[key] not in options:
        st.session_state[key] = default
    return st.session_state[key]


def settings(key: str, options: Sequence[Any], default: Sequence[Any]) -> list[Any]:
    """Prepare a page's setting that may hold several values, and return them."""
    if key not in st.session_state:
        miss(key, [one for one in linked(key) if one not in options])
        st.session_state[key] = linked(key) or list(default)
    st.session_state[key] = [one for one in st.session_state[key] if one in options]
    return list(st.session_state[key])


def typed(key: str) -> str:
    """Prepare a page's setting that is free text, and return it."""
    if key not in st.session_state:
        st.session_state[key] = "".join(linked(key)[:1])
    return str(st.session_state[key])


def value(key: str) -> Any:
    """Return what was clicked, or is named in the link; None where nothing is."""
    return st.session_state.get(key, next(iter(linked(key)), None))


def linked(key: str) -> list[str]:
    """Return what the link said of a page's setting when the session started."""
    found: list[str] = st.session_state.get(LINKED, {}).get(key, [])
    return found


def miss(key: str, values: Sequence[str]) -> None:
    """Remember what the link asks for under a name and is not to be had, for a page to say so."""
    if values:
        st.session_state.setdefault(UNMET, {})[key] = list(values)


def page_number(key: str, pages: int) -> int:
    """Return the page of passages being read, from 1; the first, as the pager shows, where there is no such page."""
    number = int(st.session_state.get(key) or 1)
    return number if number <= pages else 1


def numbered(key: str, most: int) -> int:
    """Return the number that was clicked or is named in the link, 1 to `most`; 1 where it is none of them."""
    asked = _whole(value(key))
    return asked if asked is not None and 1 <= asked <= most else 1


def _whole(asked: Any) -> int | None:
    """Return a whole number that was clicked or stands in a link; None where it is none, or is absurdly long."""
    text = str("" if asked is None else asked)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def topic(options: Sequence[int], model: object) -> int | None:
    """Return the topic being read; a number means nothing in another model, and is dropped there."""
    if st.session_state.get(TOPIC_OF, model) != model:
        st.session_state[TOPIC] = None
    st.session_state[TOPIC_OF] = model
    chosen: int | None = setting(TOPIC, [None, *options], None)
    return chosen


def stops() -> Stops:
    """Prepare the settings that say which words a list leaves out, and return them."""
    return Stops(setting(STOPWORDS, YES_NO, YES), typed(MORE), typed(FEWER))


def draw() -> Draw:
    """Prepare the settings that say which of many passages are shown, and return them."""
    period = setting(MATCHED, [ANY, *PERIODS], ANY)
    return Draw(
        rule=setting(RULE, RULES, RULES[0]),
        size=setting(SIZE, SIZES, 10),
        seed=setting(SEED, SEEDS, 1),
        period=None if period == ANY else period,
    )


def pairing() -> Pairing:
    """Prepare the settings that say what is paired, and how far apart in time, and return them."""
    days = setting(WITHIN, DAYS_APART, ANY)
    return Pairing(setting(UNIT, UNITS, AUTO), None if days == ANY else days)


def document(options: Collection[str], default: str) -> str:
    """Return the document being read; a place that was asked for in another means nothing in this one."""
    asked, found = value(DOCUMENT), setting(DOCUMENT, options, default)
    if asked not in (None, found):
        st.session_state[PLACE] = None
    return str(found)


def place(length: int) -> int | None:
    """Return the character of a text at which the reader is, as it was clicked or is named in the link; None is none.

    Args:
        length: The number of characters of the text.
    """
    asked = _whole(value(PLACE))
    return None if asked is None else min(asked, length)


def references(sources: Sequence[str]) -> list[str]:
    """Return what the source looked at can be compared with."""
    return [ALL_OTHERS, *(name for name in sources if name != st.session_state[TARGET])]


def pair(sources: Sequence[str]) -> Pair:
    """Prepare the settings that say what is compared with what, and return them.

    Args:
        sources: The sources of the selected documents, two at least.
    """
    target = setting(TARGET, sources, sources[0])
    against = setting(AGAINST, references(sources), ALL_OTHERS)
    reference = None if against == ALL_OTHERS else against
    return Pair(target, reference, side_names(sources, target, reference))
