"""Passages side by side: a column a source, page by page, all of them or drawn by a rule that is stated."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import Draw, limits
from dashboard import data, state
from dashboard.blocks import buttons
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.paper.markup import Markup
from dashboard.parts import controls
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.state.whereabouts import Topics
from dashboard.wording import evidence, notes
from dashboard.wording.compared import spoken


def passages(  # noqa: PLR0913 - all in which one list of passages differs from another
    found: pd.DataFrame,
    sizes: pd.DataFrame,
    name: str,
    *,
    noun: str = "use",
    mark: frozenset[str] | str = frozenset(),
    sides: Sequence[str] = (),
    topics: Topics | None = None,
) -> None:
    """Draw passages side by side, a column a source; all that are drawn can be paged to.

    Args:
        found: PLACES, or any table with the columns of PASSAGES; texts are read for the page that is shown.
        sizes: The documents and words of each source, of which the column heads are shares.
        name: What is being followed, part of keys.
        noun: What a row is: a use, a mention, a passage; or a document, of which all are shown.
        mark: Words to mark, or a search whose matches are, where it is not the row's own place that is marked.
        sides: Sources that have a column whatever they have.
        topics: Whose passages they are: the sentences that say most of theirs are read first.
    """
    here = state.here()
    tally, shown = data.tally(here.corpus, data.Rows(found)), found
    sources, offered = _sources(tally, sizes, sides, noun)
    _others(tally, sources, offered, noun)
    if set(tally.index) - set(sources):
        shown = data.of_sources(here.corpus, data.Rows(found), tuple(sources))
    draw = Draw() if noun == "document" else state.draw()
    drawn = data.drawn(here.corpus, shown, draw)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
            if noun != "document":
                _choice(draw, several=len(sources) > 1, ranked=topics is not None)
        taken = found if draw.rule == "all" and not draw.period else drawn
        selected = data.selected(here.corpus, here.filters)
        read = data.passage_reader(here.corpus)
        downloads(taken, f"passages-{noun}", lambda rows: evidence.with_dates(read(rows), selected))
    heads, rows = evidence.heads(tally, sizes, noun, sources), data.Rows(drawn)
    of_each = data.tally(here.corpus, rows)["found"]
    columns, kind = _columns(len(sources)), name.partition(" ")[0]
    for place, source in enumerate(sources):
        with columns[place], st.container(gap="xsmall"):
            _head(source, heads[source])
            if draw.rule != "all" or draw.period:
                screen.show(markup.meta(spoken(evidence.chosen(drawn[drawn["source"] == source]), state.noun())))
            keys = state.pager(f"{name} {draw}", source), f"passages {kind} {place}"
            _paged(rows, source, int(of_each.get(source, 0)), keys, data.Marking(noun, mark, topics=topics))


def _sources(tally: pd.DataFrame, sizes: pd.DataFrame, sides: Sequence[str], noun: str) -> tuple[list[str], list[str]]:
    """Return whose passages have columns, and which sources can be chosen for one; prepares the choice.

    Where documents are shown there is nothing to say of a source that has none of them, and nothing is to be chosen.
    """
    sizes = sizes.loc[tally.index] if noun == "document" else sizes
    fixed, offered = data.columns_of_sources(tally, sizes, sides)
    if noun == "document":
        return sorted([*fixed, *offered[: max(limits.SIDE_BY_SIDE - len(fixed), 0)]]), []
    options = [*offered] if len(fixed) < limits.SIDE_BY_SIDE else [None, *offered]
    beside = state.floating(settings.BESIDE, options) if offered else None
    shown = [*fixed, *([beside] if beside else [])]
    return (shown if sides else sorted(shown)), offered


def _others(tally: pd.DataFrame, sources: Sequence[str], offered: Sequence[str], noun: str) -> None:
    """Draw the other sources with what each has, to be read beside; `_sources` has prepared the choice."""
    if len(offered) > 1 or not set(offered) <= set(sources):
        found = tally["found"].to_dict()
        st.pills(
            "Beside it",
            offered,
            format_func=lambda source: literal(evidence.of_source(source, found.get(source, 0))),
            **state.widget(settings.BESIDE),
        )
    if set(tally.index) - {*sources, *offered}:
        st.caption(evidence.sources_left_out(tally, [*sources, *offered], noun, state.noun()))


def _columns(number: int) -> list[DeltaGenerator]:
    """Return columns for so many sources, as many beside one another as can be read."""
    rows = -(-number // limits.SIDE_BY_SIDE)
    return [column for _ in range(rows) for column in st.columns(min(number, limits.SIDE_BY_SIDE), gap="medium")]


def _head(source: str, said: str) -> None:
    """Draw the head of a source's column: what it has."""
    look = state.here().look
    line = Markup("{} &nbsp; {}").format(markup.source(source, look), said)
    screen.show(markup.rule(line, look.style(source)))


def _choice(draw: Draw, *, several: bool, ranked: bool) -> None:
    """Draw the choice of the rule by which passages are drawn; `state.draw` has prepared it."""
    called = notes.RANKED if ranked else notes.RULES
    controls.buttons("Passages to read", settings.RULE, format_func=called.__getitem__, help=notes.DRAWS)
    if draw.rule != "all":
        controls.box("of each source", settings.SIZE, width=110)
    if several:
        said = notes.MATCHED.__getitem__
        controls.box("Match dates", settings.MATCHED, format_func=said, help=notes.PERIODS_MATCHED, width=130)
    if draw.rule == "sample" or (several and draw.period):
        controls.box("Seed", settings.SEED, help=notes.SEED, width=80)


def _paged(drawn: data.Rows, source: str, found: int, keys: tuple[str, str], marking: data.Marking) -> None:
    """Draw one source's passages a page at a time.

    Args:
        drawn: The passages of all sources.
        source: The source.
        found: How many rows are its.
        keys: The names of its pager and of the column, which stays the same element whatever it shows.
        marking: What is marked.
    """
    pages = -(-found // limits.COLUMN_PASSAGES)
    pager, column = keys
    number = state.page_number(pager, pages)
    if found:
        ready = data.passage_page(state.here(), drawn, marking, source=source, number=number)
        buttons.passage_column(ready, column, marking.noun)
    if pages > 1:
        st.pagination(pages, key=pager, persist_state="session")
