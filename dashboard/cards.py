"""What pages are built of: the head, the card of a figure, and passages side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import AnalysisError
from analysis.schema import records
from analysis.tokens import places
from dashboard import data, explanations, findings, markup, screen, state, words
from dashboard.downloads import downloads
from dashboard.markup import Markup
from dashboard.place import Here

PASSAGES_A_PAGE = 8
MAX_COLUMNS = 4
_TOOLS = ("select2d", "lasso2d", "zoom2d", "pan2d", "autoScale2d", "resetScale2d", "zoomIn2d", "zoomOut2d")
_PLOTLY = {
    "displaylogo": False,
    "modeBarButtonsToRemove": list(_TOOLS),
    "toImageButtonOptions": {"format": "svg", "filename": "discourse-trends"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words on a figure's card.

    Attributes:
        name: A short name: part of keys and of file names.
        title: What the figure shows.
        alt: The same in a sentence, for those who do not see it.
        note: How it is computed.
    """

    name: str
    title: str
    alt: str
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """The head of a page: drawn at once, so that its settings stay in reach whatever happens below.

    Attributes:
        settings: The room beside the title, for the page's own settings.
        words: The room under it, for the finding and the cautions.
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
        cautions = [*words.cautions(caveats), *words.many_tried(len(tried))]
        with self.words:
            screen.show(markup.finding(finding))
            if cautions:
                screen.show(markup.caution(cautions))


def page(title: str) -> Page:
    """Draw a page's title, and make room for its settings and its finding."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(title, anchor=False, width="content")
        room = st.container(horizontal=True, vertical_alignment="bottom", width="content")
    return Page(room, st.container())


def failure(error: AnalysisError) -> None:
    """Draw what is wrong, where, and what to do."""
    parts = [part for part in (error.where, error.what, error.todo) if part]
    sentence = " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)
    screen.show(markup.caution([(sentence, True), (error.code, False)]))


def warning(sentence: str) -> None:
    """Draw a sentence that must not be overlooked."""
    screen.show(markup.caution([(sentence, True)]))


def note(sentence: str | Markup) -> None:
    """Draw a small line of facts."""
    screen.show(markup.meta(sentence))


def empty(title: str, here: Here) -> None:
    """Draw a page without documents: a sentence that names the filter to relax."""
    asked = {
        "the sources": here.filters.sources,
        "the dates": here.filters.start or here.filters.end,
        "the search": here.filters.search,
    }
    page(title).say(words.nothing([name for name, value in asked.items() if value]))


def figure(chart: Any, table: pd.DataFrame, card: Card, take: Callable[[Any], None]) -> None:
    """Draw a figure in its card, with its data, its downloads and its note; a click hands over what it hit."""
    key = f"chart-{card.name}"
    with st.container(border=True, key=f"card-{card.name}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            screen.show(markup.heading(card.title))
            downloads(table, card.name)
        st.plotly_chart(
            chart, key=key, on_select=state.on_click(key, take), selection_mode="points", config=_PLOTLY, alt=card.alt
        )
        st.caption(card.note)


def chooser(label: str, options: Sequence[Any], now: Any, take: Callable[[Any], None], **more: Any) -> None:
    """Draw the keyboard's way to what a click does: a box that lists what the figure shows."""
    widget = state.mirror(f"choose {label}", now, options)
    st.selectbox(
        label, options, key=widget, on_change=state.on_choice(widget, take), placeholder="Choose one to read", **more
    )


def follow_word(options: Sequence[str]) -> None:
    """Draw the choice of a word to follow, and all of its passages."""
    here = state.here()
    listed = list(dict.fromkeys([word for word in [here.word] if word] + list(options)))
    chooser("Passages for", listed, here.word, state.follow)
    if not here.word:
        st.caption("Click on a bar, a point or a row, or choose a word above, to read the passages behind its number.")
        return
    found = data.places(here.corpus, here.filters, here.word)
    if found.empty:
        st.text(f"{words.not_found(here.word)} {findings.alike(data.nearest_words(here.corpus, here.word))}")
        return
    passages(found, data.selected(here.corpus, here.filters), f"word {here.word}")


def point(cell: str, label: str, by: Any) -> None:
    """Draw the passages of one point of a trend, and the way back to all of the word's."""
    here = state.here()
    search, source, day = cell.rsplit("|", 2)
    period = date.fromisoformat(day)
    found = data.point_places(here, search, source=unquote(source), period=period, by=by)
    _part(label, found, f"point {cell}", state.open_point)


def near(term: str, window: int) -> None:
    """Draw the passages in which a word stands near the one being followed, and the way back to all of its."""
    here = state.here()
    found = data.places_near(here.corpus, here.filters, here.word, term, window=window)
    _part(words.near(term, here.word, window), found, f"near {here.word} {term} {window}", state.open_near)


def _part(label: str, found: pd.DataFrame, name: str, close: Callable[[Any], None]) -> None:
    """Draw some of a word's passages, and the way back to all of them."""
    here = state.here()
    with st.container(horizontal=True, vertical_alignment="center"):
        screen.show(markup.heading(label))
        st.button("Show all passages", type="tertiary", on_click=close, args=(None,))
    passages(found, data.selected(here.corpus, here.filters), name)


def passages(
    found: pd.DataFrame,
    documents: pd.DataFrame,
    name: str,
    *,
    noun: str = "use",
    mark: frozenset[str] = frozenset(),
) -> None:
    """Draw passages side by side, a column a source; all of them can be paged to.

    Args:
        found: PLACES, or any table with the columns of PASSAGES; texts are read for the page that is shown.
        documents: The selected documents, of which the column heads are shares.
        name: What is being followed, part of keys.
        noun: What a row is: a use, a mention, a passage.
        mark: Words to mark, where it is not the row's own place that is marked.
    """
    look = state.here().look
    sources = sorted(found["source"].unique())
    if len(sources) > MAX_COLUMNS:
        commonest = found["source"].value_counts().rename_axis("source").reset_index()
        first = commonest.sort_values(["count", "source"], ascending=[False, True])["source"].head(MAX_COLUMNS)
        sources = sorted(first)
        st.caption(words.left_out(found, sources, noun))
    with st.container(horizontal=True, horizontal_alignment="right"):
        key = state.here().corpus
        downloads(found, f"passages-{noun}", lambda rows: words.with_dates(data.read(key, rows), documents))
    heads = words.heads(found, documents, noun)
    for column, source in zip(st.columns(max(len(sources), 1), gap="medium"), sources, strict=False):
        line = Markup("{} &nbsp; {}").format(markup.source(source, look), heads[source])
        with column:
            screen.show(markup.rule(line, look.style(source)))
            _paged(found[found["source"] == source], state.pager(name, source), mark)


def _paged(own: pd.DataFrame, key: str, mark: frozenset[str]) -> None:
    """Draw one source's passages, document by document, a page at a time."""
    pages = -(-len(own) // PASSAGES_A_PAGE)
    number = state.page_number(key, pages)
    rows = own.iloc[(number - 1) * PASSAGES_A_PAGE : number * PASSAGES_A_PAGE]
    shown = records(data.read(state.here().corpus, rows))
    doc_ids = list(dict.fromkeys(str(row["doc_id"]) for row in shown))
    for fact in records(data.documents(state.here().corpus, doc_ids)):
        doc_id = fact["doc_id"]
        line = markup.meta(Markup("{} · {}").format(fact["title"] or doc_id, fact["date"]))
        with st.container(gap="small"):
            screen.show(Markup("").join([line, *_of_document([row for row in shown if row["doc_id"] == doc_id], mark)]))
            st.button(
                "Read the whole text",
                key=f"read {key} {doc_id}",
                type="tertiary",
                on_click=state.read_document,
                args=(doc_id,),
            )
    if pages > 1:
        st.pagination(pages, key=key)


def _of_document(rows: Sequence[dict[str, Any]], mark: frozenset[str]) -> Iterator[Markup]:
    """Return the passages of one document."""
    here = state.here()
    whole = data.text(here.corpus, rows[0]["doc_id"])
    for row in rows:
        text, start = row["text"], row["text_start"]
        marks = places(text, mark) if mark else [(row["start"] - start, row["end"] - start)]
        cut = (bool(whole[:start].strip()), bool(whole[start + len(text) :].strip()))
        yield markup.passage(text, marks, here.look.style(row["source"]), cut=cut)


def reader(doc_id: str, places_: pd.DataFrame) -> None:
    """Draw a whole document, with its facts on top and the matches of a search marked."""
    here = state.here()
    fact = records(data.documents(here.corpus, [doc_id]))[0]
    style = here.look.style(fact["source"])
    found = data.read(here.corpus, places_[places_["doc_id"] == doc_id])
    marks = found[["start", "end"]].itertuples(index=False, name=None)
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(fact["source"], here.look),
        fact["title"] or doc_id,
        fact["date"],
        words.count(fact["tokens"], "word"),
    )
    screen.show(markup.rule(line, style))
    screen.show(markup.reader(data.text(here.corpus, doc_id), marks, style))


def prose(text: str) -> None:
    """Draw a paragraph to read."""
    screen.show(markup.prose(text))


def definitions(rows: Iterable[tuple[str, str]]) -> None:
    """Draw terms with what they mean."""
    screen.show(markup.definitions(rows))


def side_choice(sources: Sequence[str]) -> None:
    """Draw the choice of both sides of a comparison; `state.pair` has prepared it."""
    st.selectbox("Look at", sources, key=state.TARGET, persist_state="session", width=150)
    st.selectbox("compared with", state.references(sources), key=state.AGAINST, persist_state="session", width=150)


def glossary() -> None:
    """Draw all columns with their explanations, group by group."""
    screen.show(_glossary())


@cache
def _glossary() -> Markup:
    groups = explanations.GROUPS.items()
    parts = [(markup.section(heading), markup.definitions(explanations.listed(names))) for heading, names in groups]
    return Markup("").join(part for pair in parts for part in pair)


def stopword_list(hidden: frozenset[str]) -> None:
    """Draw the words that are left out, for anyone to see and to change."""
    with st.popover(f"{words.count(len(hidden), 'word')} left out", type="tertiary", disabled=not hidden):
        st.text_input("Leave out too", key=state.MORE, persist_state="session", placeholder="e.g. said, u.s")
        st.text_input("Count after all", key=state.FEWER, persist_state="session", placeholder="e.g. we, our, us")
        st.caption("On this page: other pages use the list of the language.")
        st.text(", ".join(sorted(hidden)))
