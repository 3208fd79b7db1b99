"""Cards: the head of a page, the card of a figure, and the choices beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import AnalysisError, IntakeError, JobError, legible
from dashboard import data, state
from dashboard.paper import frame, markup, screen
from dashboard.paper.labels import literal
from dashboard.paper.markup import Markup
from dashboard.parts import controls
from dashboard.parts.downloads import downloads
from dashboard.parts.pictures import pictures
from dashboard.state import settings
from dashboard.state.whereabouts import Here
from dashboard.wording import cautions, explanations, findings, links, losses, missing, notes
from dashboard.wording import frame as words
from dashboard.wording.compared import spoken, spoken_label, spoken_opening
from dashboard.wording.limits import limit_sections

_PLOTLY = {"displayModeBar": False}  # what it can do that is needed here, `pictures` does with title and source
_SAID_ABOVE = (settings.SOURCES.key, settings.DATES.key)  # by `unmet_wishes`


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words on a figure's card.

    Attributes:
        name: A short name: part of keys and of file names.
        title: What the figure shows.
        alt: The same in a sentence, for those who do not see it.
        note: How it is computed.
        place: What links of the page lead to it by.
    """

    name: str
    title: str
    alt: str
    note: str
    place: str = "figure"


@dataclass(frozen=True, slots=True)
class Page:
    """The head of a page: drawn at once, so that its settings stay in reach whatever happens below.

    Attributes:
        settings: The room beside the finding, for the page's own settings.
        words: The room for the finding and the cautions.
    """

    settings: DeltaGenerator
    words: DeltaGenerator

    def say(self, finding: str | Markup, *caveats: pd.DataFrame, tried: Sized = ()) -> None:
        """Draw the page's finding, and the cautions that apply.

        Args:
            finding: The sentence.
            caveats: Tables of cautions that concern the page.
            tried: What was compared in this session, where the page compares.
        """
        told = [*cautions.cautions(caveats), *cautions.many_tried(len(tried))]
        unknown = {name: asked for name, asked in state.unmet().items() if name not in _SAID_ABOVE}
        if aside := losses.set_aside(data.corpus(state.here().corpus)):
            told.append((aside, False))
        state.end_head()
        with self.words, st.container(gap="xxsmall"):
            screen.show(frame.page_head(_said(finding)))
            if told:
                with st.container(horizontal=True, vertical_alignment="center", key="cautions"):
                    screen.show(frame.caution_line(told, words.more_cautions(len(told) - 1)))
                    _remedies({code for table in caveats for code in table["code"].tolist()})
            if unknown:
                note(links.not_known(unknown))


def page(title: str) -> Page:
    """Make room for the head of a page, and beside it for the page's settings.

    Args:
        title: The page's name: it stands in the head until there is a finding.
    """
    with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute", key="head"):
        head = st.container(width="stretch")
        room = st.container(horizontal=True, vertical_alignment="bottom", width="content", key="settings")
    state.begin_head(title, head)
    return Page(room, head)


def _remedies(codes: AbstractSet[str]) -> None:
    """Draw, beside the cautions, the switches of the sidebar that some of them speak of."""
    if "duplicates" in codes:
        st.button("Count copies once", on_click=state.put, args=(settings.ONCE, True))
    for unit in data.unit_columns(state.here().corpus) if "few-units" in codes else ():
        st.button(f"Count evidence by {literal(unit)}", on_click=state.put, args=(settings.EVIDENCE, unit))


def failure(error: AnalysisError) -> None:
    """Draw what is wrong, where, and what to do; a file is named as it is called, also where a sentence begins."""
    title, room = state.end_head()
    if room is not None:
        with room:
            screen.show(frame.page_head(title))
    refusal(error)


def refusal(error: AnalysisError) -> None:
    """Draw the same on a page that goes on without what was asked for, and has a head of its own."""
    of_file = isinstance(error, IntakeError) and bool(error.where)
    found = (f"{error.where}: {error.what}",) if of_file else (_capital(error.where), _capital(error.what))
    sentence = " ".join(f"{legible(part)[0]}." for part in (*found, _capital(error.todo)) if part)
    screen.show(markup.caution([(sentence, True), (error.code, False)]))
    if isinstance(error, JobError):
        st.button(notes.TRY_AGAIN, on_click=data.ask_again)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def warning(sentence: str) -> None:
    """Draw a sentence that must not be overlooked."""
    screen.show(markup.caution([(_said(sentence), True)]))


def unmet_wishes(asked: Mapping[str, Sequence[str]], shown: Sequence[str]) -> None:
    """Say which sources and dates a link asks for that the corpus does not have.

    Args:
        asked: What the link asks for in vain, by name.
        shown: The sources that are chosen instead; none is all.
    """
    if sources := asked.get(settings.SOURCES.key):
        warning(links.no_sources(sources, shown))
    if days := asked.get(settings.DATES.key):
        warning(links.no_dates(days))


def _said(sentence: str | Markup) -> Any:
    """Return a sentence about sources as one about what is compared."""
    return spoken(sentence, state.noun())


def lead(sentence: str | Markup) -> None:
    """Draw the sentence that a page opens with, where it is about no corpus that is open."""
    state.end_head()
    screen.show(frame.page_head(sentence))


def note(sentence: str | Markup) -> None:
    """Draw a small line of facts, where there are any."""
    if sentence:
        screen.show(markup.meta(spoken_opening(sentence, state.noun())))


def empty(title: str, here: Here) -> None:
    """Draw a page without documents: a sentence that names the filter to relax."""
    asked = {
        spoken("the sources", here.corpus.noun): here.filters.sources,
        "the dates": here.filters.start or here.filters.end,
        "the search": here.filters.search,
    }
    every = replace(here.filters, search="")
    titles = data.titles_with(here.corpus, every, here.filters.search) if here.filters.search else 0
    said = missing.nothing([name for name, value in asked.items() if value])
    page(title).say(f"{said} {missing.only_titles(titles)}".strip())


def chosen_documents(title: str, here: Here) -> pd.DataFrame:
    """Return the selected documents; where there are none, say so under the page's title, and end the page."""
    found = data.selected(here.corpus, here.filters)
    if found.empty:
        empty(title, here)
        st.stop()
    return found


def figure(chart: Any, table: pd.DataFrame, card: Card, take: Callable[[Any], None]) -> None:
    """Draw a figure in its card, with its data, its downloads and its note; a click hands over what it hit."""
    key = f"chart-{card.name}"
    with st.container(border=True, key=f"card-{card.name}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            screen.show(frame.part_heading(title := _said(card.title), card.place))
            downloads(table, card.name, title=title)
            pictures(card.name, title)
        st.plotly_chart(
            chart,
            key=key,
            on_select=state.on_click(key, take),
            selection_mode="points",
            config=_PLOTLY,
            alt=spoken_opening(card.alt, state.noun()),
        )
        st.caption(spoken_label(card.note, state.noun()))


def figure_beside(chart: Any, table: pd.DataFrame, card: Card, take: Callable[[Any], None]) -> DeltaGenerator:
    """Draw a figure as `figure` does, and return the room beside it, for its pane."""
    left, right = st.columns(2, gap="medium")
    with left:
        figure(chart, table, card, take)
    return right


def chooser(
    label: str, options: Sequence[Any], now: Any, take: Callable[[Any], None], *, asked: Any = None, **more: Any
) -> None:
    """Draw the keyboard's way to what a click does: a box that lists what the figure shows.

    Args:
        label: What stands over it.
        options: What can be chosen.
        now: What is shown.
        take: What to do with what is chosen.
        asked: What was asked for, where something else is shown.
        more: What else Streamlit is told of the widget.
    """
    widget = state.mirror(f"choose {label}", now, options)
    if unknown := state.asked_in_vain(now if asked is None else asked, options):
        note(links.not_known(unknown))
    st.selectbox(
        label, options, key=widget, on_change=state.on_choice(widget, take), placeholder="Choose one to read", **more
    )


def prose(text: str) -> None:
    """Draw a paragraph to read."""
    screen.show(markup.paragraph(text))


def definitions(rows: Iterable[tuple[str, str]]) -> None:
    """Draw terms with what they mean."""
    screen.show(markup.definition_list(rows))


def works(references: Iterable[str]) -> None:
    """Draw works as a list of references."""
    screen.show(markup.work_list(references))


def glossary(wanted: str) -> None:
    """Draw the columns that some words find, all where there are none, with their explanations, group by group."""
    screen.show(_sections(explanations.found(wanted), 2, anchor="column-"))


def limits() -> None:
    """Draw all limits and thresholds with their reasons, section by section."""
    screen.show(_limits())


@cache
def _limits() -> Markup:
    return _sections(limit_sections(), 3)


def _sections(sections: Mapping[str, Sequence[tuple[str, Markup]]], level: int, anchor: str = "") -> Markup:
    parts = [
        (markup.section(heading, level), markup.definition_list(rows, anchor)) for heading, rows in sections.items()
    ]
    return Markup("").join(part for pair in parts for part in pair)


def stopword_list(hidden: frozenset[str], left: tuple[int, int], *, wanted: bool) -> None:
    """Draw the words that are left out, for anyone to see and to change; or that there is no list of them.

    Args:
        hidden: The list.
        left: How many words of it occur in the documents selected, and how often in all.
        wanted: Whether stop words are to be left out.
    """
    if wanted and not hidden:
        note(notes.NO_STOPWORDS)
    with st.popover(
        findings.left_out(*left), type="tertiary", disabled=not wanted, key="stopword-list", on_change="rerun"
    ) as opened:
        if not opened.open:
            return
        controls.line("Leave out too", settings.MORE, placeholder="e.g. said, u.s")
        controls.line("Count after all", settings.FEWER, placeholder="e.g. we, our, us")
        st.caption(findings.left_out_note(len(hidden), left[0]))
        st.text(", ".join(sorted(hidden)))
