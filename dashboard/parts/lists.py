"""Lists: the tables beside figures, each row a way in, and tables to look things up in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import TopicModel, limits
from dashboard import data, state
from dashboard.paper import screen
from dashboard.paper.labels import literal
from dashboard.paper.listing import Listing
from dashboard.parts import listing, name_rows, topic_rows
from dashboard.parts.downloads import columns
from dashboard.state import settings
from dashboard.state.pages import PAGES
from dashboard.state.whereabouts import Comparison, NameCell
from dashboard.wording import names
from dashboard.wording.intake import size

_ROW = 35  # pixels
_SAMPLE, _SHORT = 150, 20  # pixels of a cell of a sample; characters that fit without it
_LETTER = 6.5  # pixels of a message of the ledger
_EDGES = 18  # pixels of a cell without its text
_text, _number = st.column_config.TextColumn, st.column_config.NumberColumn


def _list(name: str, rows: Listing, take: Callable[[Any], None], *, chosen: Any = None) -> None:
    """Draw a list whose rows can be chosen.

    Args:
        name: A short name, part of keys.
        rows: Its rows.
        take: What to do with what the chosen row stands for.
        chosen: What the row that is now followed stands for, if one is.
    """
    key = f"list-{name}"
    at = rows.means.index(chosen) if chosen in rows.means else -1
    screen.show_list(rows, key, at, state.on_row(key, rows, take))


def terms(table: pd.DataFrame) -> None:
    """Draw terms with their counts; choosing one follows it."""
    here = state.here()
    _list("words", data.made_of(here.corpus, listing.word_rows, table), state.follow, chosen=here.word)


def keyness(table: pd.DataFrame, names: tuple[str, str], *, judged: bool, name: str = "distinctive words") -> None:
    """Draw words that set two sides apart, with what can be said of each; choosing one follows it.

    Args:
        table: KEYNESS, in the order to list.
        names: What the sides are called.
        judged: Whether there are enough documents for a verdict on any word.
        name: What the list is called, part of keys.
    """
    here = state.here()
    rows = data.made_of(here.corpus, listing.keyness_rows, table, names, _colours(names), judged=judged, name=name)
    _list(name, rows, state.follow, chosen=here.word)


def _colours(sides: tuple[str, str]) -> tuple[str, str]:
    """Return what two sides are drawn in, on light and on dark paper."""
    look = state.here().look
    return look.style(sides[0]).css, look.style(sides[1]).css


def period_keyness(table: pd.DataFrame, place: str) -> None:
    """Draw words that are new in a period, with what can be said of each; choosing one opens its passages there.

    Args:
        table: KEYNESS of the period against all others.
        place: The period as a point of a line without its word.
    """
    here = state.here()
    rows = data.made_of(here.corpus, listing.news_rows, table)
    _list("new words", rows, lambda word: state.open_new(word, place), chosen=here.word)


def collocates(table: pd.DataFrame) -> None:
    """Draw the words near the one being followed; choosing one opens the passages in which they meet."""
    rows = data.made_of(state.here().corpus, listing.collocate_rows, table)
    _list("collocates", rows, state.open_near, chosen=state.value(settings.NEAR))


def compared_collocates(table: pd.DataFrame, names: tuple[str, str]) -> None:
    """Draw the words near the one being followed on two sides; choosing one opens the passages in which they meet."""
    rows = data.made_of(state.here().corpus, listing.compared_collocate_rows, table, names, _colours(names))
    _list("compared collocates", rows, state.open_near, chosen=state.value(settings.NEAR))


def entities(table: pd.DataFrame, chosen: str) -> None:
    """Draw names with what they are taken for; choosing one opens its mentions.

    Args:
        table: ENTITIES, in the order to list.
        chosen: The name being read.
    """
    rows = data.made_of(state.here().corpus, name_rows.entity_rows, table)
    _list("names", rows, state.open_name_cell, chosen=chosen)


def name_sources(table: pd.DataFrame, cell: NameCell) -> None:
    """Draw where a name is named, and where not; choosing a source opens its mentions.

    Args:
        table: ENTITY_PREVALENCE of the name, with the documents of each source.
        cell: What is read of it.
    """
    here = state.here()
    rows = data.made_of(here.corpus, name_rows.name_source_rows, table, here.corpus.noun)
    _list("where it is named", rows, lambda one: state.open_name_cell([cell.entity, one]), chosen=cell.source)


def name_differences(table: pd.DataFrame, sides: tuple[str, str], chosen: str) -> None:
    """Draw how two sides differ in whom and what they name; choosing a name opens its mentions.

    Those of the side that names it more stand first.

    Args:
        table: KEYNESS of names.
        sides: What the sides are called.
        chosen: The name being read.
    """
    rows = data.made_of(state.here().corpus, name_rows.name_difference_rows, table, sides, _colours(sides))
    side = {name: sides[ratio < 0] for name, ratio in zip(table["term"], table["log_ratio"], strict=True)}
    _list("names that differ", rows, lambda one: state.open_name_cell([one, side.get(one, "")]), chosen=chosen)


def named_together(table: pd.DataFrame, cell: NameCell) -> None:
    """Draw the names that stand in passages with one; choosing one opens the passages that name both.

    Args:
        table: NAMED_TOGETHER of the name.
        cell: What is read of it.
    """
    rows = data.made_of(state.here().corpus, name_rows.together_rows, table)
    _list("named together", rows, lambda other: state.open_together(cell.entity, other), chosen=cell.other)


def kinds(every: Sequence[str]) -> None:
    """Draw the choice of kinds of names; `state.several` has prepared it. A file may call a kind anything."""
    st.pills(
        "Kinds of names",
        every,
        selection_mode="multi",
        label_visibility="collapsed",
        format_func=lambda name: literal(names.kind(name)),
        **state.widget(settings.TYPES),
    )


def topics(model: TopicModel, called: Mapping[int, str], chosen: int) -> None:
    """Draw topics with their words and how sure they are; choosing one opens its passages.

    Args:
        model: The topics.
        called: What each is called.
        chosen: The one being read.
    """
    rows = topic_rows.topic_rows(model, called)
    _list("topics", rows, lambda topic: state.open_topic_cell([topic, ""]), chosen=chosen)


def words_of_topics(
    terms: pd.DataFrame, called: Mapping[int, str], shown: Sequence[int], *, by_relevance: bool
) -> None:
    """Draw the words of one topic, or of two side by side; choosing one follows it.

    Args:
        terms: TOPIC_TERMS.
        called: What each topic is called.
        shown: Which topics.
        by_relevance: Whether they come in the order of what sets a topic apart.
    """
    rows = topic_rows.topic_word_rows(terms, called, shown, by_relevance=by_relevance)
    _list("words of a topic", rows, state.follow, chosen=state.here().word)


def topic_differences(table: pd.DataFrame, called: Mapping[int, str], sides: tuple[str, str], chosen: int) -> None:
    """Draw how two sides differ in their topics, with what can be said of each; choosing one opens its passages.

    Those of the side that has more of them stand first.

    Args:
        table: TOPIC_DIFFERENCES.
        called: What each topic is called.
        sides: What the sides are called.
        chosen: The topic being read.
    """
    rows = topic_rows.topic_difference_rows(table, called, sides, _colours(sides))
    more = (table["passages_target"] >= table["passages_reference"]).tolist()
    side = {topic: sides[not ours] for topic, ours in zip(table["topic"].tolist(), more, strict=True)}
    _list("topics that differ", rows, lambda topic: state.open_topic_cell([topic, side.get(topic, "")]), chosen=chosen)


def documents(rows: pd.DataFrame) -> None:
    """Draw documents with their dates as people write them; choosing one opens the whole text."""
    _list("documents", data.made_of(state.here().corpus, listing.document_rows, rows), state.read_document)
    st.caption("Choose a row to read the whole text.")


def concordance(lines: pd.DataFrame) -> None:
    """Draw lines around matches, with their `date` in words; choosing one opens it in its text."""
    look = state.here().look
    colours = [look.style(source).css for source in lines["source"].tolist()]
    _list("lines", listing.line_rows(lines, colours), state.open_line)


def _setting(value: Any) -> str:
    """Return a page's setting as people write it."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


def comparisons_tried(log: Sequence[Comparison]) -> None:
    """Draw what was compared in a session, in the order in which it was."""
    rows = [
        {
            "page": PAGES.get(one.page, one.page),
            "corpus": f"{one.corpus.name}, titles counted" if one.corpus.titles else one.corpus.name,
            "filters": "; ".join(f"{name}: {', '.join(values)}" for name, values in one.filters.to_query().items()),
            "settings": "; ".join(
                f"{name.replace('_', ' ')}: {_setting(value)}" for name, value in one.settings if value not in ("", ())
            ),
        }
        for one in log
    ]
    plain(pd.DataFrame(rows), "What was compared in this session")


def plain(table: pd.DataFrame, name: str) -> None:
    """Draw a table to look things up in."""
    st.dataframe(table, hide_index=True, column_config=columns(table), alt=name)


def files(table: pd.DataFrame) -> None:
    """Draw what files were taken for."""
    labels = {
        "file": _text(width=118),
        "format": _text(width=134),
        "documents": _number("docs", format="%,d", width=52),
        "rows": _number("rows", format="%,d", width=52),
        "size": _text(width=64),
    }
    shown = table.assign(size=table["bytes"].map(size))[list(labels)]
    st.dataframe(shown, hide_index=True, row_height=_ROW, column_config=labels, alt="What was recognised")


def samples(table: pd.DataFrame) -> None:
    """Draw the first rows of a file, whatever its columns are called."""
    shown = table.rename(columns=lambda name: f"{name}" or " ").map(_cell)
    long = [name for name in shown if int(shown[name].str.len().max()) > _SHORT]
    labels = {str(name): _text(width=_SAMPLE) for name in long[:-1]}
    st.dataframe(shown, hide_index=True, row_height=_ROW, column_config=labels, alt="The first rows of the file")


def _cell(value: Any) -> str:
    """Return what stands in a cell of a file, shortened; nothing where nothing does."""
    if value is None or value != value:  # noqa: PLR0124 - a number that is none
        return ""
    text = str(value)
    return text if len(text) <= limits.LONGEST_QUOTE else f"{text[: limits.LONGEST_QUOTE]}…"


def corrections(table: pd.DataFrame, name: str) -> None:
    """Draw what was mended in names, a line each, with how many mentions it has changed, and why."""
    labels = {"mentions": _number(format="%,d", width=70), "correction": _text(width=400), "why": _text(width=200)}
    shown = table[list(labels)]
    st.dataframe(shown, hide_index=True, row_height=_ROW, column_config=labels, alt=name)


def ledger(table: pd.DataFrame) -> None:
    """Draw what happened to rows, each message to its end."""
    width = round(_LETTER * int(table["message"].str.len().max())) + _EDGES
    labels = {"file": _text(width=110), "line": _number(format="%,d", width=56), "message": _text(width=width)}
    shown = columns(table) | labels
    st.dataframe(table, hide_index=True, column_config=shown, alt="What was changed or set aside")
