"""Passages side by side: a column a source, page by page."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.schema import records
from analysis.tokens import places
from dashboard import data, markup, screen, state
from dashboard.downloads import downloads
from dashboard.evidence import sentences
from dashboard.markup import Markup

PASSAGES_A_PAGE = 8
MAX_COLUMNS = 4


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
        st.caption(sentences.left_out(found, sources, noun))
    with st.container(horizontal=True, horizontal_alignment="right"):
        key = state.here().corpus
        downloads(found, f"passages-{noun}", lambda rows: sentences.with_dates(data.read(key, rows), documents))
    heads = sentences.heads(found, documents, noun)
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
