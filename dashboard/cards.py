"""What pages are built of: the head, the card of a figure, and passages side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import AnalysisError
from analysis.schema import records
from analysis.tokens import places
from dashboard import data, markup, state, words
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

    def say(self, finding: str | Markup, cautions: pd.DataFrame) -> None:
        """Draw the page's finding, and the cautions that apply."""
        with self.words:
            st.html(markup.finding(finding))
            if not cautions.empty:
                grave = (cautions["severity"] == "read first").tolist()
                st.html(markup.caution(zip(cautions["message"], grave, strict=True)))


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
    st.html(markup.caution([(sentence, True), (error.code, False)]))


def warning(sentence: str) -> None:
    """Draw a sentence that must not be overlooked."""
    st.html(markup.caution([(sentence, True)]))


def note(sentence: str | Markup) -> None:
    """Draw a small line of facts."""
    st.html(markup.meta(sentence))


def empty(title: str, here: Here) -> None:
    """Draw a page without documents: a sentence that names the filter to relax."""
    asked = {
        "the sources": here.filters.sources,
        "the dates": here.filters.start or here.filters.end,
        "the search": here.filters.search,
    }
    page(title).say(words.nothing([name for name, value in asked.items() if value]), pd.DataFrame())


def figure(chart: Any, table: pd.DataFrame, card: Card, take: Callable[[Any], None]) -> None:
    """Draw a figure in its card, with its data, its downloads and its note; a click hands over what it hit."""
    key = f"chart-{card.name}"
    with st.container(border=True, key=f"card-{card.name}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(markup.heading(card.title))
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
    found = data.passages(here.corpus, here.filters, here.word)
    if found.empty:
        st.text(words.not_found(here.word))
        return
    passages(found, data.selected(here.corpus, here.filters), f"word {here.word}")


def point(cell: str, label: str, by: Any) -> None:
    """Draw the passages of one point of a trend, and the way back to all of the word's."""
    here = state.here()
    search, source, day = cell.rsplit("|", 2)
    period = date.fromisoformat(day)
    found = data.point_passages(here, search, source=source, period=period, by=by)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(markup.heading(label))
        st.button("Show all passages", type="tertiary", on_click=state.open_point, args=(None,))
    passages(found, data.selected(here.corpus, here.filters), f"point {cell}")


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
        found: Any table with the columns of PASSAGES.
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
        downloads(words.with_dates(found, documents), f"passages-{noun}")
    heads = words.heads(found, documents, noun)
    for column, source in zip(st.columns(max(len(sources), 1), gap="medium"), sources, strict=False):
        line = Markup("{} &nbsp; {}").format(markup.source(source, look), heads[source])
        with column:
            st.html(markup.rule(line, look.style(source)))
            _paged(found[found["source"] == source], state.pager(name, source), mark)


def _paged(own: pd.DataFrame, key: str, mark: frozenset[str]) -> None:
    """Draw one source's passages, document by document, a page at a time."""
    pages = -(-len(own) // PASSAGES_A_PAGE)
    number = state.page_number(key, pages)
    shown = records(own.iloc[(number - 1) * PASSAGES_A_PAGE : number * PASSAGES_A_PAGE])
    doc_ids = list(dict.fromkeys(str(row["doc_id"]) for row in shown))
    for fact in records(data.documents(state.here().corpus, doc_ids)):
        doc_id = fact["doc_id"]
        line = markup.meta(Markup("{} · {}").format(fact["title"] or doc_id, fact["date"]))
        with st.container(gap="small"):
            st.html(Markup("").join([line, *_of_document([row for row in shown if row["doc_id"] == doc_id], mark)]))
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


def reader(doc_id: str, lines: pd.DataFrame) -> None:
    """Draw a whole document, with its facts on top and the matches of a concordance marked."""
    here = state.here()
    fact = records(data.documents(here.corpus, [doc_id]))[0]
    style = here.look.style(fact["source"])
    marks = lines.loc[lines["doc_id"] == doc_id, ["start", "end"]].itertuples(index=False, name=None)
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(fact["source"], here.look),
        fact["title"] or doc_id,
        fact["date"],
        words.count(fact["tokens"], "word"),
    )
    st.html(markup.rule(line, style))
    st.html(markup.reader(data.text(here.corpus, doc_id), marks, style))


def prose(text: str) -> None:
    """Draw a paragraph to read."""
    st.html(markup.prose(text))


def definitions(rows: Iterable[tuple[str, str]]) -> None:
    """Draw terms with what they mean."""
    st.html(markup.definitions(rows))


def stopword_list(hidden: frozenset[str]) -> None:
    """Draw the words that are left out, for anyone to see."""
    with st.popover(f"{words.count(len(hidden), 'word')} left out", type="tertiary", disabled=not hidden):
        st.text(", ".join(sorted(hidden)))
