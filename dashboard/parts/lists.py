"""Lists: the tables beside figures, with the heads of their columns; each row a way in."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import TopicModel, limits, records
from dashboard import state
from dashboard.paper.labels import literal
from dashboard.parts.downloads import columns
from dashboard.state import settings
from dashboard.state.pages import PAGES
from dashboard.state.whereabouts import Comparison
from dashboard.wording import names, numbers
from dashboard.wording.explanations import explanation as said
from dashboard.wording.intake import size

ROW, _HEIGHT = 35, 383  # pixels
_SAMPLE, _SHORT = 150, 20  # pixels of a cell of a sample; characters that fit without it
_LETTER = 6.5  # pixels of a message of the ledger
_COUNT, _DIGIT, _EDGES = 72, 6, 18  # pixels: of a count at the least, of a digit, of a cell without its text
_text, _number = st.column_config.TextColumn, st.column_config.NumberColumn


def _list(
    table: pd.DataFrame, labels: dict[str, Any], name: str, means: Sequence[Any], take: Callable[[Any], None]
) -> None:
    """Draw a table whose rows can be chosen.

    Args:
        table: The rows, in order.
        labels: From the columns to show, to how.
        name: A short name, part of keys.
        means: What each row stands for.
        take: What to do with what the chosen row stands for.
    """
    shown = f"list-{name}"
    st.dataframe(
        table[list(labels)].head(limits.SHOWN_ROWS),
        hide_index=True,
        row_height=ROW,
        height=min(ROW * (max(len(table), 1) + 1) + 3, _HEIGHT),
        column_config=labels,
        key=shown,
        on_select=state.on_row(shown, means, take),
        selection_mode="single-row",
        alt=f"List: {name}",
    )


def terms(table: pd.DataFrame) -> None:
    """Draw terms with their counts; choosing one follows it."""
    most = int(table["count"].max()) if len(table) else 1
    labels = {
        "term": _text("word", width=104, help=said("term")),
        "count": st.column_config.ProgressColumn(
            "uses", format="%,d", min_value=0, max_value=most, width=96, help=said("count")
        ),
        "documents": _number("docs", format="%,d", width=50, help=said("documents_with")),
        "dispersion": _number("uneven", format="%.2f", width=62, help=said("dispersion")),
    }
    rows = table.head(limits.LISTED_ROWS)
    _list(rows, labels, "words", rows["term"].tolist(), state.follow)


def keyness(table: pd.DataFrame, names: tuple[str, str], *, judged: bool, name: str = "distinctive words") -> None:
    """Draw words that set two sides apart, with what can be said of each; choosing one follows it.

    Args:
        table: KEYNESS, in the order to list.
        names: What the sides are called.
        judged: Whether there are enough documents for a verdict on any word.
        name: What the list is called, part of keys.
    """
    target, reference = names
    rows = records(table)
    told = table.assign(
        verdict=table["q"].map(numbers.verdict),
        chance=table["p"].map(numbers.p_value),
        ours=[f"{row['count_target']:,} in {row['documents_target']:,}" for row in rows],
        theirs=[f"{row['count_reference']:,} in {row['documents_reference']:,}" for row in rows],
    )
    labels = {
        "term": _text("word", width=80, help=said("term")),
        "ours": _text(target, width=_room(told["ours"]), help=said("ours")),
        "theirs": _text(reference, width=_room(told["theirs"]), help=said("theirs")),
        "verdict": _text("verdict", width=72, help=said("q")),
        "chance": _text("p", width=52, help=said("p")),
    }
    if not judged:
        del labels["verdict"], labels["chance"]
    _list(told, labels, name, table["term"].tolist(), state.follow)


def _room(counts: pd.Series) -> int:
    """Return the pixels that counts need: one cut off at its end would be another."""
    return max(_COUNT, _DIGIT * int(counts.str.len().max()) + _EDGES) if len(counts) else _COUNT


def period_keyness(table: pd.DataFrame, place: str) -> None:
    """Draw words that are new in a period, with what can be said of each; choosing one opens its passages there.

    Args:
        table: KEYNESS of the period against all others.
        place: The period as a point of a line without its word.
    """
    labels = {
        "term": _text("word", width=120, help=said("term")),
        "here": _text("here", width=110, help=said("ours")),
        "before": _text("in all other periods", width=150, help=said("theirs")),
        "verdict": _text("by document", width=120, help=said("q")),
    }
    rows = records(table)
    told = table.assign(
        verdict=table["q"].map(numbers.verdict),
        here=[f"{row['count_target']:,} in {row['documents_target']:,}" for row in rows],
        before=[f"{row['count_reference']:,} in {row['documents_reference']:,}" for row in rows],
    )
    _list(told, labels, "new words", table["term"].tolist(), lambda word: state.open_new(word, place))


def collocates(table: pd.DataFrame) -> None:
    """Draw the words near the one being followed; choosing one opens the passages in which they meet."""
    labels = {
        "term": _text("word", width=104, help=said("term")),
        "count": _number("near it", format="%,d", width=56, help=said("count")),
        "documents": _number("docs", format="%,d", width=50, help=said("documents")),
        "log_dice": _number("logDice", format="%.1f", width=62, help=said("log_dice")),
    }
    rows = table.head(limits.LISTED_ROWS)
    _list(rows, labels, "collocates", rows["term"].tolist(), state.open_near)


def compared_collocates(table: pd.DataFrame, names: tuple[str, str]) -> None:
    """Draw the words near the one being followed on two sides; choosing one opens the passages in which they meet."""
    target, reference = names
    labels = {
        "term": _text("word", width=92, help=said("term")),
        "count_target": _number(target, format="%,d", width=72, help=said("count_target")),
        "count_reference": _number(reference, format="%,d", width=72, help=said("count_reference")),
        "log_ratio": _number("log ratio", format="%+.1f", width=66, help=said("log_ratio")),
    }
    rows = table.head(limits.LISTED_ROWS)
    _list(rows, labels, "compared collocates", rows["term"].tolist(), state.open_near)


def entities(table: pd.DataFrame) -> None:
    """Draw names with what they are taken for; choosing one opens its mentions."""
    rows = table.head(limits.LISTED_ROWS)
    named = rows.assign(kind=rows["type"].map(names.kind), also=rows["aliases"].map(", ".join))
    labels = {
        "entity": _text("name", width=104, help=said("entity")),
        "mentions": _number("uses", format="%,d", width=46, help=said("mentions")),
        "kind": _text("taken for", width=84, help=said("type")),
        "also": _text("also written", width=78, help=said("aliases")),
    }
    _list(named, labels, "names", rows["entity"].tolist(), state.open_entity)


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


def topics(model: TopicModel) -> None:
    """Draw topics with their words; choosing one opens its passages."""
    leading = names.topic_leads(model.terms, limits.LISTED_TOPIC_WORDS)
    table = model.quality.assign(words=model.quality["topic"].map(leading))
    labels = {
        "topic": _number(width=44, help=said("topic")),
        "words": _text(width=210, help=said("words")),
        "stability": _number("stable", format="%.2f", width=58, help=said("stability")),
    }
    _list(table, labels, "topics", table["topic"].tolist(), state.open_topic)


def documents(rows: pd.DataFrame) -> None:
    """Draw documents with their dates as people write them; choosing one opens the whole text."""
    labels = {
        "date": _text(width=132, help=said("date")),
        "source": _text(width=76, help=said("source")),
        "title": _text(width=106, help=said("title")),
    }
    _list(rows, labels, "documents", rows["doc_id"].tolist(), state.read_document)
    st.caption("Choose a row to read the whole text.")


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
    st.dataframe(shown, hide_index=True, row_height=ROW, column_config=labels, alt="What was recognised")


def samples(table: pd.DataFrame) -> None:
    """Draw the first rows of a file, whatever its columns are called."""
    shown = table.rename(columns=lambda name: f"{name}" or " ").map(_cell)
    long = [name for name in shown if int(shown[name].str.len().max()) > _SHORT]
    labels = {str(name): _text(width=_SAMPLE) for name in long[:-1]}
    st.dataframe(shown, hide_index=True, row_height=ROW, column_config=labels, alt="The first rows of the file")


def _cell(value: Any) -> str:
    """Return what stands in a cell of a file, shortened; nothing where nothing does."""
    if value is None or value != value:  # noqa: PLR0124 - a number that is none
        return ""
    text = str(value)
    return text if len(text) <= limits.LONGEST_QUOTE else f"{text[: limits.LONGEST_QUOTE]}…"


def ledger(table: pd.DataFrame) -> None:
    """Draw what happened to rows, each message to its end."""
    width = round(_LETTER * int(table["message"].str.len().max())) + _EDGES
    labels = {"file": _text(width=110), "line": _number(format="%,d", width=56), "message": _text(width=width)}
    shown = columns(table) | labels
    st.dataframe(table, hide_index=True, column_config=shown, alt="What was changed or set aside")
