"""The reader: a whole document, page by page where it is long, with every match of the search marked."""

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from analysis import AnalysisError, Places, counted, marks_on_page, records, strip_part, unmarked
from dashboard import data, state
from dashboard.blocks.topics.choices import topics_so_far
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import evidence, names, notes


class Also(NamedTuple):
    """What is marked beside the matches: names by their places in the text, and words."""

    names: Places = np.empty((0, 2), dtype=np.int64)
    words: frozenset[str] = frozenset()


def reader() -> None:
    """Draw the choice of a document, what it is, where its matches lie, and the page at which the reader is."""
    here = state.here()
    titles = data.titles(here.corpus, here.filters)
    asked = state.value(settings.DOCUMENT)
    doc_id = state.document(data.doc_ids(here.corpus, here.filters), next(iter(titles)))
    titles = names.distinct(names.document_names(data.documents(here.corpus, [doc_id])) | titles)
    cards.chooser("Text", list(titles), doc_id, state.open_document, format_func=titles.get)
    cards.note(evidence.other_text(asked, doc_id))
    fact = records(data.documents(here.corpus, [doc_id]))[0]
    _head(fact)
    starts = data.marks(here, doc_id)[:, 0].tolist()
    length = len(data.text(here.corpus, doc_id))
    place = state.place(length)
    place = (starts[0] if starts else 0) if place is None else place
    left, right = st.columns([3, 1], gap="medium")
    with right:
        also = _also(doc_id)
        screen.show(markup.definition_list(evidence.facts(fact)))
    with left:
        _ways(starts, place)
        if starts:
            _strip(doc_id, place, length)
        _page(fact, place, also)


def _head(fact: dict[str, Any]) -> None:
    """Draw who published the document, what it is called, when it is from, and how long it is."""
    look = state.here().look
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(fact["source"], look),
        markup.isolated(fact["title"] or fact["doc_id"]),
        fact["date"],
        counted(fact["tokens"], "word"),
    )
    screen.show(markup.rule(line, look.style(fact["source"])))


def _ways(starts: list[int], place: int) -> None:
    """Draw the ways from match to match, by button and by key."""
    before, after = bisect_left(starts, place), bisect_right(starts, place)
    with st.container(horizontal=True, vertical_alignment="center"):
        _way("Previous match", "P", starts[before - 1] if before else None)
        _way("Next match", "N", starts[after] if after < len(starts) else None)
        cards.note(evidence.match_count(len(starts), after if after > before else 0, state.here().word))


def _way(label: str, key: str, place: int | None) -> None:
    """Draw a button that goes to a place; nowhere where there is none."""
    st.button(label, shortcut=key, on_click=state.open_place, args=(place,), disabled=place is None)


def _strip(doc_id: str, place: int, length: int) -> None:
    """Draw where in the text the matches lie; a click goes there."""
    key = f"strip {doc_id}"
    chart = data.strip_figure(state.here(), doc_id, part=strip_part(place, length))
    st.plotly_chart(
        chart,
        key=key,
        on_select=state.on_click(key, state.open_place),
        selection_mode="points",
        config={"displayModeBar": False},
        alt=notes.STRIP,
    )


def _also(doc_id: str) -> Also:
    """Draw the choice of what is marked beside the matches, and return it; where it cannot be had, why not."""
    what = controls.box("Mark", settings.ALSO, format_func=notes.MARKS.__getitem__)
    try:
        match what:
            case settings.NAMES:
                return Also(names=data.names_in(state.here().corpus, doc_id))
            case settings.TOPIC_WORDS:
                return Also(words=_topic_words())
    except AnalysisError as error:
        cards.failure(error)
    return Also()


def _page(fact: dict[str, Any], place: int, also: Also) -> None:
    """Draw the page of the text on which a character stands."""
    here, doc_id, style = state.here(), fact["doc_id"], state.here().look.style(fact["source"])
    bounds = data.page_bounds(here.corpus, doc_id).tolist()
    pages = len(bounds) - 1
    number = min(bisect_right(bounds, place), pages)
    start, end = bounds[number - 1], bounds[number]
    text = data.text(here.corpus, doc_id)[start:end]
    found = data.marks(here, doc_id)
    current = found[found[:, 0] == place][:1]
    marks = _placed("here", current, np.empty((0, 2), dtype=np.int64), (start, end))
    marks += _placed("match", found, current, (start, end))
    marks += _placed("name", also.names, found, (start, end))
    if also.words:
        own = (
            np.array(data.places_of_words(here.corpus, doc_id, text, also.words), dtype=np.int64).reshape(-1, 2) + start
        )
        marks += _placed("word", own, found, (start, end))
    screen.show(markup.ARRIVAL)
    screen.show(markup.reading_pane(text, sorted(marks), style, cut=(number > 1, number < pages)))
    if pages > 1:
        widget = state.mirror(f"pages of {doc_id}", number, range(1, pages + 1))
        turn = state.on_choice(widget, lambda page: state.open_place(bounds[page - 1]))
        st.pagination(pages, key=widget, on_change=turn)


def _placed(kind: markup.Kind, marks: Places, taken: Places, page: tuple[int, int]) -> list[markup.Mark]:
    """Return those of some places that touch none that are taken, as marks on a page."""
    return [(first, last, kind) for first, last in marks_on_page(unmarked(taken, marks), *page).tolist()]


def _topic_words() -> frozenset[str]:
    """Draw the choice of a topic; return its words."""
    here = state.here()
    wanted = state.setting(settings.TOPICS)
    which = topics_so_far(None if wanted == settings.AUTO else wanted)
    model = data.shown_topics(here, which)
    called = names.topic_names(names.topic_heads(model, which.edits))
    topic, *_ = state.topic_cell(list(called), ())
    take = state.open_topic_cell
    cards.chooser("Topic", list(called), topic, lambda number: take([number, ""]), format_func=called.get)
    return names.topic_words(model.terms, topic) if topic else frozenset()
