"""Passages side by side: a column a source, page by page, all of them or drawn by a rule that is stated."""

import pandas as pd
import streamlit as st

from analysis import Draw, limits
from dashboard import data, state
from dashboard.blocks import buttons
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
    sources = data.sources_with_most(tally, limits.SIDE_BY_SIDE)
    if len(sources) < len(tally):
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
    heads, rows = evidence.heads(tally, sizes, noun, sources), data.Rows(drawn)
    of_each = data.tally(here.corpus, rows)["found"]
    columns, kind = st.columns(max(len(sources), 1), gap="medium"), name.partition(" ")[0]
    for place, source in enumerate(sources):
        with columns[place], st.container(gap="xsmall"):
            _head(source, heads[source], drawn, draw)
            keys = state.pager(f"{name} {draw}", source), f"passages {kind} {place}"
            _paged(rows, source, int(of_each.get(source, 0)), keys, mark)


def _head(source: str, said: str, drawn: pd.DataFrame, draw: Draw) -> None:
    """Draw the head of a source's column: what it has, and by which rule its passages were drawn, where by one."""
    look = state.here().look
    line = Markup("{} &nbsp; {}").format(markup.source(source, look), said)
    screen.show(markup.rule(line, look.style(source)))
    if draw.rule != "all" or draw.period:
        screen.show(markup.meta(evidence.chosen(drawn[drawn["source"] == source])))


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


def _paged(drawn: data.Rows, source: str, found: int, keys: tuple[str, str], mark: frozenset[str]) -> None:
    """Draw one source's passages, document by document, a page at a time.

    Args:
        drawn: The passages of all sources.
        source: The source.
        found: How many are its.
        keys: The names of its pager and of the column, which stays the same element whatever it shows.
        mark: Words to mark, where it is not the row's own place that is marked.
    """
    here = state.here()
    pages = -(-found // limits.COLUMN_PASSAGES)
    pager, column = keys
    number = state.page_number(pager, pages)
    shown = data.passage_page(here, drawn, mark, source=source, number=number)
    if shown:
        buttons.passage_column(shown, column)
    if pages > 1:
        st.pagination(pages, key=pager, persist_state="session")
