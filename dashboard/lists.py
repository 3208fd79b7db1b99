"""Lists: the tables beside figures, each row a way in."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import TopicModel
from analysis.schema import COLUMNS, records
from dashboard import state, words
from dashboard.downloads import MOST_ROWS, downloads

ROW, HEIGHT = 35, 383  # pixels
LISTED = 1_000
TOPIC_WORDS = 5
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
        table[list(labels)].head(MOST_ROWS),
        hide_index=True,
        height=min(ROW * (len(table) + 1) + 3, HEIGHT),
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
        "term": _text("word", width=104),
        "count": st.column_config.ProgressColumn("uses", format="%,d", min_value=0, max_value=most, width=96),
        "documents": _number("docs", format="%,d", width=50, help=COLUMNS["documents_with"].meaning),
        "dispersion": _number("uneven", format="%.2f", width=62, help=COLUMNS["dispersion"].meaning),
    }
    rows = table.head(LISTED)
    _list(rows, labels, "words", rows["term"].tolist(), state.follow)


def keyness(table: pd.DataFrame, names: tuple[str, str]) -> None:
    """Draw words that set two sides apart, with what can be said of each; choosing one follows it."""
    target, reference = names
    labels = {
        "term": _text("word", width=90),
        "ours": _text(target, width=62, help=f"Uses in {target}, and in how many documents"),
        "theirs": _text(reference, width=66, help=f"Uses in {reference}, and in how many documents"),
        "verdict": _text("by document", width=98, help=COLUMNS["q"].meaning),
    }
    rows = records(table)
    judged = table.assign(
        verdict=table["q"].map(words.verdict),
        ours=[f"{row['count_target']:,} in {row['documents_target']:,}" for row in rows],
        theirs=[f"{row['count_reference']:,} in {row['documents_reference']:,}" for row in rows],
    )
    _list(judged, labels, "distinctive words", table["term"].tolist(), state.follow)


def entities(table: pd.DataFrame) -> None:
    """Draw names with what they are taken for; choosing one opens its mentions."""
    rows = table.head(LISTED)
    named = rows.assign(kind=rows["type"].map(words.kind), also=rows["aliases"].map(", ".join))
    labels = {
        "entity": _text("name", width=104),
        "mentions": _number("uses", format="%,d", width=46, help=COLUMNS["mentions"].meaning),
        "kind": _text("taken for", width=84, help=COLUMNS["type"].meaning),
        "also": _text("also written", width=78, help=COLUMNS["aliases"].meaning),
    }
    _list(named, labels, "names", rows["entity"].tolist(), state.open_entity)


def topics(model: TopicModel) -> None:
    """Draw topics with their words; choosing one opens its passages."""
    joined = (
        model.terms[model.terms["rank"] <= TOPIC_WORDS]
        .groupby("topic")["term"]
        .agg(", ".join)
        .rename("words")
        .reset_index()
    )
    table = joined.merge(model.quality, on="topic")
    labels = {
        "topic": _number(width=44),
        "words": _text(width=210),
        "stability": _number("stable", format="%.2f", width=58, help=COLUMNS["stability"].meaning),
    }
    _list(table, labels, "topics", table["topic"].tolist(), state.open_topic)


def documents(rows: pd.DataFrame) -> None:
    """Draw documents with their dates as people write them; choosing one opens the whole text."""
    labels = {
        "date": _text(width=132),
        "source": _text(width=76),
        "title": _text(width=106),
    }
    _list(rows, labels, "documents", rows["doc_id"].tolist(), state.read_document)
    st.caption("Choose a row to read the whole text.")


def concordance(lines: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Draw every match as a line, the match in the middle; choosing one opens its document."""
    dates = documents.set_index("doc_id")["date"]
    labels = {
        "left": _text("before", alignment="right", width=300),
        "match": _text(alignment="center", width=90),
        "right": _text("after", width=300),
        "source": _text(width=84),
        "date": _text(width=120),
    }
    rows = lines.assign(date=lines["doc_id"].map(dates))
    _list(rows, labels, "lines", lines["doc_id"].tolist(), state.open_document)
    with st.container(horizontal=True):
        st.caption("Choose a line to read the whole text.")
        downloads(words.with_dates(lines, documents), "concordance")


def plain(table: pd.DataFrame, name: str) -> None:
    """Draw a table to look things up in."""
    st.dataframe(table, hide_index=True, alt=name)
