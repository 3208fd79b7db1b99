"""The settings of single pages: prepared for their widgets, from the link where a session starts."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import SOURCE, Draw, Pairing, ValueGroup, checked_groups, read_groups
from dashboard.state import settings
from dashboard.state.keys import HERE, LINKED, STARTS, UNMET
from dashboard.state.settings import ALL_OTHERS, ANY, Setting
from dashboard.state.whereabouts import Key, Pair, Stops
from dashboard.wording.dates import Event, read_events
from dashboard.wording.names import side_names

if TYPE_CHECKING:
    from dashboard.state.whereabouts import Here

_MOST_DIGITS = 15
_TYPED = re.compile(r"(?:\[(?:\\.|[^\\\]])*+\]|[^,])++")  # what stands between commas, of which none divides a name
_TWO = 2  # sources, of which each is all others to the other


def setting(one: Setting, options: Collection[Any] = (), default: Any = None) -> Any:
    """Prepare a setting for its widget, and return it; what a filter is, its own widget says.

    A new session takes it from the link, where it is one of the options. A value that is no longer one of them, after a
    filter or the corpus changed, goes back to the default.

    Args:
        one: The setting.
        options: What it can be, where that depends on the corpus.
        default: What it is to begin with, where that does; else what the record says, or the first option.
    """
    if one.shared:
        return st.session_state.get(one.key, one.default)
    options = options or one.options
    start = next((value for value in (default, one.default) if value is not None), next(iter(options)))
    st.session_state.setdefault(STARTS, {})[one.key] = str(start)
    if one.key not in st.session_state:
        wanted = linked(one)
        miss(one.key, [value for value in wanted if value not in map(str, options)])
        st.session_state[one.key] = next((option for option in options if str(option) in wanted), start)
    elif st.session_state[one.key] not in options:
        st.session_state[one.key] = start
    return st.session_state[one.key]


def floating(one: Setting, options: Sequence[Any]) -> Any:
    """Prepare a setting that goes with the first of its options until another is chosen, and return it.

    Args:
        one: The setting.
        options: What it can be, at least one.
    """
    started = st.session_state.get(STARTS, {}).get(one.key)
    if one.key in st.session_state and str(st.session_state[one.key]) == started:
        st.session_state[one.key] = options[0]
    return setting(one, options)


def several(one: Setting, options: Sequence[Any]) -> list[Any]:
    """Prepare a setting that may hold several values for its widget, and return them.

    Args:
        one: The setting.
        options: What each can be.
    """
    if one.key not in st.session_state:
        miss(one.key, [value for value in linked(one) if value not in options])
        st.session_state[one.key] = linked(one)
    st.session_state[one.key] = [value for value in st.session_state[one.key] if value in options]
    return list(st.session_state[one.key])


def typed_values(one: Setting, most: int) -> list[str]:
    """Prepare a setting that holds several values which are typed for its widget, and return them.

    What is typed or linked with commas between is several, unless it is a regular expression; a name may hold commas.

    Args:
        one: The setting.
        most: How many there may be.
    """
    said = st.session_state.get(one.key, linked(one))
    parts = [part.strip() for value in said for part in ([value] if value.startswith("/") else _TYPED.findall(value))]
    st.session_state[one.key] = list(dict.fromkeys(filter(None, parts)))[:most]
    return list(st.session_state[one.key])


def typed(one: Setting) -> str:
    """Prepare a setting that is free text for its widget, and return it; what a filter is, its own widget says."""
    if one.key not in st.session_state and not one.shared:
        st.session_state[one.key] = "".join(linked(one)[:1])
    return str(st.session_state.get(one.key, one.default))


def value(one: Setting) -> Any:
    """Return what was clicked, or is named in the link; None where nothing is."""
    return st.session_state.get(one.key, next(iter(linked(one)), None))


def widget(one: Setting) -> dict[str, Any]:
    """Return under which name a widget keeps a setting, and where: a filter in the link, any other in the session."""
    return {"key": one.key} | ({"bind": "query-params"} if one.shared else {"persist_state": "session"})


def linked(one: Setting) -> list[str]:
    """Return what the link said of a setting when the session started."""
    found: list[str] = st.session_state.get(LINKED, {}).get(one.key, [])
    return found


def miss(name: str, values: Sequence[str]) -> None:
    """Remember what the link asks for under a name and is not to be had, for a page to say so."""
    if values:
        st.session_state.setdefault(UNMET, {})[name] = list(values)


def page_number(key: str, pages: int) -> int:
    """Return the page of passages being read, from 1; the first, as the pager shows, where there is no such page."""
    number = int(st.session_state.get(key) or 1)
    return number if number <= pages else 1


def numbered(one: Setting, most: int) -> int:
    """Return the number that was clicked or is named in the link, 1 to `most`; 1 where it is none of them."""
    asked = _whole(value(one))
    return asked if asked is not None and 1 <= asked <= most else 1


def _whole(asked: Any) -> int | None:
    """Return a whole number that was clicked or stands in a link; None where it is none, or is absurdly long."""
    text = str("" if asked is None else asked)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def stops() -> Stops:
    """Prepare the settings that say which words a list of words leaves out, and return them."""
    return own_stops()._replace(on=setting(settings.STOPWORDS))


def own_stops() -> Stops:
    """Prepare the settings that say which stop words are one's own, and return them: they hold on every page."""
    return Stops(more=typed(settings.MORE).strip(), fewer=typed(settings.FEWER).strip())


def draw() -> Draw:
    """Prepare the settings that say which of many passages are shown, and return them."""
    period = setting(settings.MATCHED)
    return Draw(
        rule=setting(settings.RULE),
        size=setting(settings.SIZE),
        seed=setting(settings.SEED),
        period=None if period == ANY else period,
    )


def pairing() -> Pairing:
    """Prepare the settings that say what is paired, and how far apart in time, and return them."""
    days = setting(settings.WITHIN)
    return Pairing(setting(settings.UNIT), None if days == ANY else days)


def document(options: Collection[str], default: str) -> str:
    """Return the document being read; a place that was asked for in another means nothing in this one."""
    asked, found = value(settings.DOCUMENT), setting(settings.DOCUMENT, options, default)
    if asked not in (None, found):
        st.session_state[settings.PLACE.key] = None
    return str(found)


def place(length: int) -> int | None:
    """Return the character of a text at which the reader is, as it was clicked or is named in the link; None is none.

    Args:
        length: The number of characters of the text.
    """
    asked = _whole(value(settings.PLACE))
    return None if asked is None else min(asked, length)


def references(sources: Sequence[str]) -> list[str]:
    """Return what the source looked at can be compared with."""
    target = st.session_state[settings.TARGET.key]
    return [ALL_OTHERS, *(name for name in sources if name != target)]


def pair(sources: Sequence[str]) -> Pair:
    """Prepare the settings that say what is compared with what, and return them.

    Args:
        sources: The sources of the selected documents, two at least, in the order in which they are compared unasked.
    """
    named = sorted(sources)
    target = setting(settings.TARGET, named, sources[0])
    other = next(name for name in sources if name != target) if len(sources) > _TWO else None
    against = setting(settings.AGAINST, references(named), other)
    reference = None if against == ALL_OTHERS else against
    return Pair(target, reference, side_names(named, target, reference, noun()))


def two_sides(sources: Sequence[str], apart: tuple[str, str]) -> tuple[str, str]:
    """Prepare the settings that say of which two sources are compared, none with all others, and return them.

    Args:
        sources: Those of the selected documents, two at least.
        apart: The two that are compared unasked.
    """
    first = str(setting(settings.TARGET, sources, apart[0]))
    others = [name for name in sources if name != first]
    return first, str(setting(settings.AGAINST, others, next(side for side in apart[::-1] if side != first)))


def days_asked(span: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the first and last day asked for; all of them while only one of the two has been chosen."""
    chosen = sorted(setting(settings.DATES) or ())
    if span is None or span[0] == span[1] or len(chosen) < 2:  # noqa: PLR2004 - a range has two ends
        return span
    return min(max(chosen[0], span[0]), span[1]), max(min(chosen[1], span[1]), span[0])


def noun() -> str:
    """Return what one of the units is called that are compared; a source while no corpus is open."""
    now: Here | None = st.session_state.get(HERE)
    return now.corpus.noun if now is not None else SOURCE


def groups_asked() -> tuple[ValueGroup, ...]:
    """Return the groups of values that were made by hand, or are named in the link.

    Raises:
        FilterError: As `read_groups`.
    """
    return read_groups(st.session_state.get(settings.GROUPS.key, linked(settings.GROUPS)))


def make_groups(groups: Sequence[ValueGroup]) -> None:
    """Compare groups of values from now on; none is each value on its own.

    Raises:
        FilterError: As `checked_groups`; nothing has changed then.
    """
    written = [one.written for one in checked_groups(groups)]
    forget_units()
    st.session_state[settings.GROUPS.key] = written


def others_too(corpus: Key) -> bool:
    """Return whether what is in no group is compared as well; without groups there is nothing to leave out."""
    return not corpus.groups or bool(setting(settings.OTHERS))


def forget_units() -> None:
    """Let go all that names units, when others are compared: filters, sides, groups, what was clicked."""
    named = (settings.GROUPS, settings.TARGET, settings.AGAINST, settings.CELL, settings.POINT, settings.COUPLE)
    for one in named:
        st.session_state[one.key] = [] if one is settings.GROUPS else None
    st.session_state.update({settings.SOURCES.key: [], settings.EVIDENCE.key: settings.EVIDENCE.default})


def marked_events() -> tuple[Event, ...]:
    """Return the events that are marked over time, or that the session's link names, the earliest first."""
    return _remembered(read_events(st.session_state.get(settings.EVENT.key, linked(settings.EVENT))))


def event_key(part: str) -> str:
    """Return under which name the form of an event keeps its day, or its words."""
    return f"event-form-{part}"


def mark_event() -> None:
    """Mark what the form says; nothing while either part is missing."""
    day, words = (st.session_state.get(event_key(part)) for part in ("day", "words"))
    if day is not None and words:
        _remembered(read_events([*(one.written for one in marked_events()), f"{day.isoformat()}|{words}"]))


def unmark_event(event: Event) -> None:
    """Take an event away."""
    _remembered(tuple(one for one in marked_events() if one != event))


def _remembered(found: tuple[Event, ...]) -> tuple[Event, ...]:
    st.session_state[settings.EVENT.key] = [one.written for one in found]
    return found
