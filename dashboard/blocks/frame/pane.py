"""The pane beside a figure: its list, or the first passages of what is followed, so that no click needs a scroll."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote

import pandas as pd
import streamlit as st

from analysis import Draw
from dashboard import data, state
from dashboard.blocks import buttons
from dashboard.blocks.tray import shortest_way_out
from dashboard.paper import frame, markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards
from dashboard.state import settings
from dashboard.state.whereabouts import Topics
from dashboard.wording import evidence, missing
from dashboard.wording import frame as words

_HEIGHT = 450  # pixels, of what can be scrolled under the choice
_SOURCES = 2  # beside a figure; the others follow below
_PASSAGES = {1: 3, 2: 1}  # of each, by how many sources there are: both are seen without a scroll


def pane(views: Mapping[str, Callable[[], None]]) -> None:
    """Draw the choice of what stands beside a figure, and that.

    Args:
        views: What it is called, as the setting has it, and what draws it.
    """
    with st.container(border=True, key="pane-card", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            now = _view(tuple(views))
            shortest_way_out()
        with st.container(height=_HEIGHT, border=False, key="pane-body"):
            views[now]()


def _view(views: tuple[str, ...]) -> str:
    """Draw the choice of what stands beside a figure, where there is one, and return what is chosen."""
    if len(views) == 1:
        return views[0]
    now: str = state.setting(settings.PANE, views)
    st.segmented_control(
        words.BESIDE,
        views,
        default=now,  # the browser draws it anew on another page, and asks nobody what it was
        required=True,
        format_func=words.PANES.__getitem__,
        label_visibility="collapsed",
        **state.widget(settings.PANE),
    )
    return now


def word_passages(sides: Sequence[str] = ()) -> None:
    """Draw the first passages of the word that is followed, or that none can be.

    Args:
        sides: The sources whose passages stand first, whether they have the word or not; none is those with most.
    """
    here = state.here()
    if not here.word:
        cards.note(words.NO_WORD)
        return
    found = data.places(here.corpus, here.filters, here.word)
    if found.empty:
        titles = data.titles_with(here.corpus, here.filters, here.word)
        cards.note(missing.not_found(here.word, titles))
        return
    first_passages(found, sides=sides)


def passages_of_point(points: Collection[str], point: Any, by: Any) -> None:
    """Draw the first passages of one point of a trend, or of the word that is followed where none is open.

    Args:
        points: All points.
        point: The one that is open, as a click hands it over.
        by: The length of a period.
    """
    if point not in points:
        word_passages()
        return
    here, (search, quoted, day) = state.here(), point.rsplit("|", 2)
    source, period = unquote(quoted), date.fromisoformat(day)
    found = data.point_places(here, search, source=source, period=period, by=by)
    first_passages(found, sizes=data.point_sizes(here, source=source, period=period, by=by))


def first_passages(  # noqa: PLR0913 - all in which one list of passages differs from another
    found: pd.DataFrame,
    *,
    noun: str = "use",
    mark: frozenset[str] | str = frozenset(),
    sides: Sequence[str] = (),
    sizes: pd.DataFrame | None = None,
    topics: Topics | None = None,
) -> None:
    """Draw the first passages of the first sources, one element in all, and the way to all of them below.

    Args:
        found: PLACES, or any table with the columns of PASSAGES.
        noun: What a row is.
        mark: Words to mark, or a search whose matches are, where it is not the row's own place that is marked.
        sides: The sources that stand here; none is those with most.
        sizes: The documents and words of each source, where these are not all that are selected.
        topics: Whose passages they are: the sentences that say most of theirs are read first.
    """
    here = state.here()
    rows = data.Rows(found)
    tally = data.tally(here.corpus, rows)
    sizes = data.sizes(here.corpus, here.filters) if sizes is None else sizes
    shown = list(sides) or sorted(tally["found"].sort_values(ascending=False, kind="stable").index[:_SOURCES].tolist())
    there = [source for source in shown if source in tally.index]
    heads = evidence.heads(tally, sizes, noun, shown)
    drawn = data.Rows(data.drawn(here.corpus, found, Draw() if noun == "document" else state.draw()))
    marking, most = data.Marking(noun, mark, topics=topics), _PASSAGES[max(len(there), 1)]
    ready, above = list[data.Ready](), frame.anchor("passages")
    for source in sorted(shown, key=there.__contains__):  # a side without any is a line, and stays in sight
        above += frame.side(_line(source, heads[source]), here.look.style(source))
        cards_ = data.first_cards(here, drawn, marking, source=source, most=most) if source in there else []
        if cards_:  # none where dates are matched and have no period in common
            ready += [cards_[0]._replace(title=above + cards_[0].title), *cards_[1:]]
            above = Markup("")
    if ready:
        buttons.passage_column(ready, "passages beside", noun)
    if len(found) > sum(one.uses for one in ready):
        above += frame.below(words.all_below(len(found), noun), "all-passages")
    if above:
        screen.show(above)
    if found.empty and not sides:
        cards.note(words.nothing_there(noun))


def _line(source: str, said: str) -> Markup:
    """Return the head of a source: its name and what it has."""
    return Markup("{} {}").format(markup.source(source, state.here().look), said)


def passages_heading(title: str = words.ALL) -> None:
    """Draw the heading under which all passages stand, to which the pane leads."""
    screen.show(frame.part_heading(title, "all-passages"))
