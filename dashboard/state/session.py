"""Where a reader is: the shared filters, the link, and what was looked at before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import Filters, limits, names_in_search
from dashboard.paper.palette import Look
from dashboard.state import settings
from dashboard.state.choices import (
    days_asked,
    forget_units,
    linked,
    miss,
    others_too,
    own_stops,
    pair,
    setting,
    typed,
    typed_values,
)
from dashboard.state.keys import (
    ARRIVED,
    BROUGHT,
    COMPARE,
    CORPUS_NOW,
    DESTINATION,
    ELSEWHERE,
    ENDED,
    FINGERPRINT,
    GONE,
    HERE,
    LINK,
    LINKED,
    LOGS,
    MENDED_BEFORE,
    PAGE,
    READ_SO,
    STARTS,
    TRIED,
    UNMET,
)
from dashboard.state.linked import files_to_bring
from dashboard.state.pages import look_at
from dashboard.state.tray import bearable, change_tray, take_out_trays
from dashboard.state.whereabouts import Comparison, Here, Key, Pair
from dashboard.wording.dates import read_event


def here() -> Here:
    """Return what the sidebar says."""
    found: Here = st.session_state[HERE]
    return found


def what_is_open() -> str:
    """Return which corpus and filters are open, for a digest; nothing while none are."""
    now: Here | None = st.session_state.get(HERE)
    return f"{now.corpus} {now.filters}" if now is not None else ""


def arrive(corpus: Key, sources: tuple[str, ...], span: tuple[date, date] | None, units: tuple[str, ...] = ()) -> None:
    """Take what the sidebar's widgets say; called once a run, before the page.

    Args:
        corpus: Which corpus.
        sources: All of its sources; those that are left out are none.
        span: Its first and last day; None where nothing is dated. Dates that cover it all are no filter.
        units: The columns that can be units of evidence.
    """
    _compare_with_link(span, units)
    days = days_asked(span)
    narrowed = days != span
    chosen = tuple(name for name in setting(settings.SOURCES) if name in sources)
    filters = Filters(
        sources=chosen if chosen or others_too(corpus) else sources,
        start=days[0] if days and narrowed else None,
        end=days[1] if days and narrowed else None,
        search=typed(settings.SEARCH),
        collapse_duplicates=bool(setting(settings.ONCE)),
        fold_accents=bool(setting(settings.FOLD)),
        unit=_unit(units),
    )
    searches = filters.search, typed(settings.WORD), *typed_values(settings.TERMS, limits.MOST_LINES)
    corpus = corpus._replace(stops=own_stops(), named=any(map(names_in_search, searches)))
    look = Look(sources, dark=st.context.theme.type == "dark", noun=corpus.noun)
    st.session_state[HERE] = Here(corpus, filters, look, typed(settings.WORD).strip())
    look_at(st.session_state.get(PAGE, ""), corpus.name, followed=bool(here().word), named=corpus.named)


def _unit(units: Collection[str]) -> str:
    """Return the column whose values are the units of evidence; empty for documents."""
    chosen = str(setting(settings.EVIDENCE))
    return chosen if chosen in units else ""


def by_chance(deal: int, *, within: str = "") -> Here:
    """Show, for the rest of this run, the corpus with its sources dealt at random to its units of evidence.

    Args:
        deal: Which deal.
        within: The length of the periods within which sources are dealt; empty for none.
    """
    return for_this_run(corpus=here().corpus._replace(deal=deal, within=within, unit=here().filters.unit))


def for_this_run(**changed: Any) -> Here:
    """Show, for the rest of this run, another corpus, other filters or other colours."""
    st.session_state[HERE] = replace(here(), **changed)
    return here()


def suggest(word: str) -> Here:
    """Show, for the rest of this run, a word as if it were followed, where none is; it is in no link.

    Args:
        word: The word; none is suggested where it is empty.
    """
    if word and not here().word:
        st.session_state[HERE] = replace(here(), word=word, suggested=True)
    return here()


def tried(**compared: Any) -> list[Comparison]:
    """Return all that was compared in this session, each once; with this page's settings, what it now compares as well.

    What chance has dealt is no comparison.
    """
    log: dict[Comparison, None] = st.session_state.setdefault(TRIED, {})
    if compared and not here().corpus.deal:
        log[Comparison(st.session_state.get(PAGE, ""), here().corpus, here().filters, tuple(compared.items()))] = None
    return list(log)


def compared(sources: Sequence[str]) -> Pair | None:
    """Return the two sides that were compared last on Compare in this session; None where none were.

    Args:
        sources: The sources of the selected documents.
    """
    if len(sources) < 2 or not any(one.page == COMPARE for one in tried()):  # noqa: PLR2004 - a comparison takes two
        return None
    return pair(sources)


def enter(name: str, span: tuple[date, date] | None) -> None:
    """Leave behind, when another corpus is chosen, what was asked of the last: sources, dates, what was clicked."""
    before = st.session_state.get(CORPUS_NOW)
    st.session_state[CORPUS_NOW] = name
    if before in (None, name):
        return
    change_tray(str(before), name)
    st.session_state.update({LINKED: {}, UNMET: {}, STARTS: {}})
    logs = st.session_state.setdefault(LOGS, {})
    logs[before] = st.session_state.get(settings.MENDED.key, [])
    for one in (*settings.LOCAL, settings.DATES):
        if one not in settings.READERS_OWN:
            st.session_state.pop(one.key, None)
    st.session_state.update({settings.MENDED.key: logs.get(name, []), MENDED_BEFORE: []})
    st.session_state[settings.COMPARED.key] = settings.COMPARED.default
    forget_units()
    if span is not None:
        st.session_state[settings.DATES.key] = span


def at(page: str) -> None:
    """Remember which page is being shown, and what the session's link asks for; go on to where a click leads."""
    st.session_state[PAGE] = page
    st.session_state.setdefault(ARRIVED, page)
    if LINKED not in st.session_state:  # before any widget: Streamlit takes out of the link what a widget has not
        follow_link({key: st.query_params.get_all(key) for key in st.query_params})
    if wanted := st.session_state.pop(DESTINATION, ""):  # no callback can lead there: pages are told after them
        st.switch_page(f"views/{wanted}.py", query_params={})


def follow_link(said: Mapping[str, Sequence[str]]) -> None:
    """Take what a link, or a kept file, says for what this session is to show; each setting is taken where it is drawn.

    Args:
        said: Settings by name, each with its values.
    """
    st.session_state.update({LINKED: {name: list(values) for name, values in said.items()}, UNMET: {}})
    if ELSEWHERE in said:
        take_out_trays(said[ELSEWHERE])
    for name, asked in said.items():
        miss(name, [value for value in asked if not _offered(name, value)])


def _offered(name: str, value: str) -> bool:
    """Return whether what a link says can be had, as far as one knows without the corpus."""
    one = settings.SETTINGS.get(name)
    if one is None:
        return name in (FINGERPRINT, BROUGHT, READ_SO, ELSEWHERE)
    if one is settings.EVENT:
        return read_event(value) is not None
    return bearable(value) if one is settings.KEPT else not one.options or value in map(str, one.options)


def gone(corpora: Collection[str]) -> str:
    """Return the name of the corpus that the session's link asks for, where it is none of these; else nothing.

    Until another is chosen none is open: what else the link says was not meant for any of them. One that lives in the
    session of somebody else is never here, whatever the shelf has of its name.
    """
    if GONE not in st.session_state:
        asked = "".join(linked(settings.CORPUS)[:1])
        st.session_state[GONE] = "" if asked in corpora and not files_to_bring() else asked
        if st.session_state[GONE]:
            st.session_state.update({CORPUS_NOW: asked, LINK: (asked, "")})
    return str(st.session_state[GONE])


def unmet() -> dict[str, list[str]]:
    """Return what the session's link asks for and is not here, by name; to read from, never to change."""
    found: dict[str, list[str]] = st.session_state.get(UNMET, {})
    return found


def _compare_with_link(span: tuple[date, date] | None, units: Collection[str]) -> None:
    """Note, once, which sources, dates, units and switches of the link the sidebar's widgets could not take.

    A corpus of a single day has no widget for dates: its link may name that day.
    """
    if HERE in st.session_state:
        return
    taken = {
        settings.SOURCES: list(setting(settings.SOURCES)),
        settings.COMPARED: [setting(settings.COMPARED)],
        settings.DATES: [day.isoformat() for day in days_asked(span) or ()],
        settings.EVIDENCE: [_unit(units) or settings.DOCUMENTS],
        **{one: [str(setting(one)).lower()] for one in (settings.ONCE, settings.FOLD, settings.TITLES)},
    }
    for one, now in taken.items():
        miss(one.key, [value for value in linked(one) if value not in now])


def linked_fingerprint(name: str) -> str:
    """Return the fingerprint that the link gave for this corpus; empty where it gave none."""
    first, found = st.session_state.setdefault(LINK, (name, st.query_params.get(FINGERPRINT, "")))
    return str(found) if first == name else ""


def heed() -> None:
    """End the run, here and now, of a reader who has left or has acted again; whoever waits in one calls this."""
    if context := get_script_run_ctx(suppress_warning=True):
        st.session_state.get(HERE)  # every look at it ends a run that was told to
        if runtime.exists() and not runtime.get_instance().is_active_session(context.session_id):
            st.stop()


def note_ended(digest: str) -> None:
    """Remember that somebody has ended what was to be found.

    Args:
        digest: Of what was asked.
    """
    st.session_state.setdefault(ENDED, set()).add(digest)


def is_ended(digest: str) -> bool:
    """Return whether somebody has ended what was to be found."""
    return digest in st.session_state.get(ENDED, ())


def forget_ended() -> None:
    """Have everything found after all."""
    st.session_state.pop(ENDED, None)
