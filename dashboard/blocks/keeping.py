"""Keeping the work: one file with the texts or only their digests, and where the reader is."""

from datetime import date
from hashlib import sha256

import streamlit as st

from analysis import KEPT_ENDING
from dashboard import data, state
from dashboard.wording import notes


def keep_work(span: tuple[date, date] | None) -> None:
    """Draw the way to take away what is on the screen, to take it up again on another machine.

    Args:
        span: The first and last day of the corpus; None where nothing is dated.
    """
    with st.popover("Keep", key="keep-work", on_change="rerun") as keep:
        if not keep.open:
            return
        st.caption(notes.KEEP)
        texts = st.toggle("With the texts", value=True, key="keep-texts", help=notes.KEEP_TEXTS)
        here, said = state.here(), state.said_here(span)
        digest = sha256(f"{here.corpus.fingerprint} {said} {texts}".encode()).hexdigest()[:12]
        st.download_button(
            "Keep this work",
            data.kept_work(here.corpus, said, texts=texts),
            f"work-{digest}{KEPT_ENDING}",
            "application/zip",
            key="download-work",
            on_click="ignore",
        )
