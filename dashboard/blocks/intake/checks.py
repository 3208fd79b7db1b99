"""What could be left out of a corpus before it is opened: copies, what is tiny, placeholders; each with its switch."""

import streamlit as st

from analysis import Corpus, records
from dashboard import state
from dashboard.paper import markup, screen
from dashboard.state.intake import Bringing
from dashboard.wording import intake


def checks(now: Bringing, corpus: Corpus) -> None:
    """Draw one row a check: what it is, how many documents it concerns, and a switch that leaves them out."""
    known = corpus.provenance.checks if corpus.provenance is not None else None
    if known is None:
        return
    screen.show(markup.section(intake.CHECKS, 2))
    found = [row for row in records(known) if row["documents"] or row["code"] in now.layout.without]
    st.caption(intake.CHECKS_NOTE if found else intake.NO_CHECKS)
    for row in found:
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            screen.show(markup.entry(intake.check_name(row["code"]), intake.check(row, corpus.ledger)))
        with right:
            st.toggle(
                "Leave out",
                row["code"] in now.layout.without,
                key=state.check_key(row["code"]),
                on_change=state.leave_out,
                args=(row["code"],),
            )
