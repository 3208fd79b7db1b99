"""Passages side by side: a column a source, page by page, all of them or drawn by a rule that is stated."""

import pandas as pd
import streamlit as st

from analysis import Draw, limits
from dashboard import data, state
from dashboard.blocks.buttons import keep_button, read_button
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import controls
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.wording import evidence, notes


def passages(
    found: pd.DataFrame,
    sizes: pd.DataFrame,
    name: str,
    *,
    noun: str = "use",
    mark: frozenset[str] = frozenset(),
) -> None:
    """Draw passages side by side, a column a source; all that are drawn can be paged to.

    Args:
        found: PLACES, or any table with the columns of PASSAGES; texts are read for the page that is shown.
        sizes: The documents and words of each source, of which the column heads are shares.
        name: What is being followed, part of keys.
        noun: What a row is: a use, a mention, a passage; or a document, of which all are shown.
        mark: Words to mark, where it is not the row's own place that is marked.
    """
    here = state.here()
    tally, shown = data.tally(here.corpus, data.Rows(found)), found
    sources = list(tally.index)
    if len(sources) > limits.SIDE_BY_SIDE:
        sources = sorted(tally["found"].nlargest(limits.SIDE_BY_SIDE).index)
        shown = data.of_sources(here.corpus, data.Rows(found), tuple(sources))
        st.caption(evidence.sources_left_out(tally, sources, noun))
    draw = Draw() if noun == "document" else state.draw()
    drawn = data.drawn(here.corpus, shown, draw)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
            if noun != "document":
                _choice(draw, several=len(sources) > 1)
        taken = found if draw.rule == "all" and not draw.period else drawn
        selected = data.selected(here.corpus, here.filters)
        read = data.passage_reader(here.corpus)
        downloads(taken, f"passages-{noun}", lambda rows: evidence.with_dates(read(rows), selected))
    heads, rows, of_each = (
        evidence.heads(tally, sizes, noun),
        data.Rows(drawn),
        data.tally(here.corpus, data.Rows(drawn))["found"],
    )
    for column, source in zip(st.columns(max(len(sources), 1), gap="medium"), sources, strict=False):
        line = Markup("{} &nbsp; {}").format(markup.source(source, here.look), heads[source])
        with column, st.container(gap="xsmall"):
            screen.show(markup.rule(line, here.look.style(source)))
            if draw.rule != "all" or draw.period:
                screen.show(markup.meta(evidence.chosen(drawn[drawn["source"] == source])))
            _paged(rows, source, int(of_each.get(source, 0)), state.pager(f"{name} {draw}", source), mark)


def _choice(draw: Draw, *, several: bool) -> None:
    """Draw the choice of the rule by which passages are drawn; `state.draw` has prepared it."""
    controls.buttons("Passages to read", settings.RULE, format_func=notes.RULES.__getitem__, help=notes.DRAWS)
    if draw.rule != "all":
        controls.box("of each source", settings.SIZE, width=110)
    if several:
        said = notes.MATCHED.__getitem__
        controls.box("Match dates", settings.MATCHED, format_func=said, help=notes.PERIODS_MATCHED, width=130)
    if draw.rule == "sample" or (several and draw.period):
        controls.box("Seed", settings.SEED, help=notes.SEED, width=80)


def _paged(drawn: data.Rows, source: str, found: int, key: str, mark: frozenset[str]) -> None:
    """Draw one source's passages, document by document, a page at a time.

    Args:
        drawn: The passages of all sources.
        source: The source.
        found: How many are its.
        key: The name of its pager.
        mark: Words to mark, where it is not the row's own place that is marked.
    """
    here = state.here()
    pages = -(-found // limits.COLUMN_PASSAGES)
    number = state.page_number(key, pages)
    for one in data.passage_page(here, drawn, mark, source=source, number=number):
        if one.title:
            screen.show(one.title)
        screen.show(one.shown)
        with st.container(horizontal=True, gap="small"):
            read_button(one.doc_id, one.place, key)
            keep_button(one.doc_id, one.start, one.end, f"{key} {one.place}")
    if pages > 1:
        st.pagination(pages, key=key, persist_state="session")
