"""The concordance: every match on a line of its own, the match in the middle."""

import pandas as pd
import streamlit as st

from dashboard import data, state
from dashboard.downloads import downloads
from dashboard.evidence import sentences
from dashboard.explanations import text as said
from dashboard.lists import LISTED, choice

_text = st.column_config.TextColumn


def lines(places: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Draw matches as lines, the match in the middle; choosing one opens its document."""
    labels = {
        "left": _text("before", alignment="right", width=300, help=said("left")),
        "match": _text(alignment="center", width=90, help=said("match")),
        "right": _text("after", width=300, help=said("right")),
        "source": _text(width=84, help=said("source")),
        "date": _text(width=120, help=said("date")),
    }
    key = state.here().corpus
    lines = data.lines(key, places.head(LISTED))
    rows = lines.assign(date=lines["doc_id"].map(documents.set_index("doc_id")["date"]))
    choice(rows, labels, "lines", lines["doc_id"].tolist(), state.open_document)
    with st.container(horizontal=True):
        st.caption(sentences.lines_note(len(places), LISTED))
        downloads(places, "concordance", lambda some: sentences.with_dates(data.lines(key, some), documents))
