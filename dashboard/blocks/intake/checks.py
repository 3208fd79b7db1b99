"""What could be left out of a corpus before it is opened: copies, what is tiny, placeholders; each with its switch."""

from typing import Any

import streamlit as st

import analysis
from analysis import Corpus, records
from dashboard import state
from dashboard.paper import markup, screen
from dashboard.state.intake import Bringing
from dashboard.wording import intake


def checks(now: Bringing, corpus: Corpus) -> None:
    """Draw one row a check: what it is, how many documents it concerns, and a switch that leaves them out.

    The table has a row a check with the columns code, label, documents and change.
    """
    found: Any = getattr(analysis, "corpus_checks", None)
    table = records(found(corpus)) if found else []
    if not table:
        return
    screen.show(markup.section(intake.CHECKS))
    st.caption(intake.CHECKS_NOTE)
    for row in table:
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            screen.show(markup.entry(row["label"], intake.check(row["documents"], row["change"])))
        with right:
            st.toggle(
                "Leave out",
                row["code"] in now.layout.without,
                key=state.check_key(row["code"]),
                on_change=state.leave_out,
                args=(row["code"],),
            )
