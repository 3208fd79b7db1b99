"""Links to a corpus that lives in one session only: which files to bring, and the same view once they are there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import (
    SOURCE,
    Corpus,
    FilterError,
    IntakeError,
    Layout,
    compared_corpus,
    read_layout,
    unit_choices,
    unit_columns,
)
from dashboard.state import settings
from dashboard.state.choices import groups_asked, linked
from dashboard.state.corpora import File
from dashboard.state.keys import BROUGHT, CORPUS_NOW, FINGERPRINT, GONE, LINK, LINKED, READ_SO, UNMET

_DIGITS = 12  # of a digest: so many tell any two files of a class apart
_ENDS = 2  # of a range


def brought_in(files: Sequence[File], layout: Layout) -> dict[str, list[str]]:
    """Return what a link says of the files of a private corpus: their digests and names, and how they were read."""
    said = [brought_as(file.name, file.digest) for file in files]
    return {BROUGHT: said, READ_SO: [layout.written()] if layout != Layout() else []}


def brought_as(name: str, digest: str) -> str:
    """Return what a link says of a file."""
    return f"{digest[:_DIGITS]} {name}"


def files_to_bring() -> list[tuple[str, str]]:
    """Return the name and the digest of each file that the session's link asks for; none for a corpus of the shelf."""
    return [(name, digest) for digest, name in named_files(st.session_state.get(LINKED, {}))]


def named_files(said: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the digest and the name of each file that a link names; none for a corpus of the shelf.

    Args:
        said: What it says, by name.
    """
    pairs = [value.partition(" ") for value in said.get(BROUGHT, ())]
    return [(digest, name) for digest, _, name in pairs if digest and name]


def are_those_of_the_link(files: Sequence[File]) -> bool:
    """Return whether files are all those, and only those, that the session's link was made from."""
    wanted = sorted(digest for _, digest in files_to_bring())
    return bool(wanted) and sorted(file.digest[:_DIGITS] for file in files) == wanted


def layout_of(files: Sequence[File]) -> Layout:
    """Return how the link says that its files were read; nothing for any others."""
    said = "".join(st.session_state.get(LINKED, {}).get(READ_SO, [])[:1])
    if not said or not are_those_of_the_link(files):
        return Layout()
    try:
        return read_layout(said, "the link")
    except IntakeError:
        return Layout()


def restored(name: str, files: Sequence[File], corpus: Corpus) -> str:
    """Return the name of the corpus that the link asks for where these are its files, and let its settings hold.

    For any other files nothing of what the link says is meant. A link without digests is the address of one's own page
    that was reloaded: there the name tells.

    Args:
        name: What the corpus is called otherwise.
        files: What was brought.
        corpus: What came of them.
    """
    asked = "".join(linked(settings.CORPUS)[:1])
    if not files_to_bring() and st.session_state.get(GONE) != name:
        return ""
    if not asked or (files_to_bring() and not are_those_of_the_link(files)):
        st.session_state.update({LINKED: {}, UNMET: {}, GONE: "", CORPUS_NOW: name})
        for one in settings.LOCAL:
            st.session_state.pop(one.key, None)
        return ""
    fingerprint = "".join(st.session_state[LINKED].get(FINGERPRINT, [])[:1])
    st.session_state.update(filters_of_link(corpus) | {GONE: "", CORPUS_NOW: asked, LINK: (asked, fingerprint)})
    return asked


def filters_of_link(corpus: Corpus) -> dict[str, Any]:
    """Return what the widgets of the sidebar hold by the link, as far as the corpus has it.

    They were not there when the link was opened, for there was no corpus: so Streamlit has not set them by it. What it
    says nothing of is as it is to begin with.
    """
    switches = (settings.ONCE, settings.FOLD, settings.TITLES)
    found: dict[str, Any] = {one.key: linked(one) == ["true"] for one in switches}
    found |= {one.key: "".join(linked(one)[:1]) for one in (settings.SEARCH, settings.WORD)}
    by = "".join(linked(settings.COMPARED)[:1])
    found[settings.COMPARED.key] = by = by if by in unit_choices(corpus) else SOURCE
    try:
        corpus = compared_corpus(corpus, by, groups=groups_asked())
    except FilterError:  # whoever draws the groups says why they are none
        corpus = compared_corpus(corpus, by)
    named = [source for source in linked(settings.SOURCES) if source in corpus.sources]
    found[settings.SOURCES.key] = named if len(named) < len(corpus.sources) else []  # all of them are no filter
    unit = "".join(linked(settings.EVIDENCE)[:1])
    days = [day for text in linked(settings.DATES) if (day := _day(text))]
    within = _within(days if len(days) == _ENDS else (date.min, date.max), corpus)
    kept = {settings.EVIDENCE: unit if unit in unit_columns(corpus) else settings.DOCUMENTS, settings.DATES: within}
    return found | {one.key: value for one, value in kept.items() if value is not None}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _within(days: Sequence[date], corpus: Corpus) -> tuple[date, date] | None:
    """Return a range of days within those of a corpus; None where they have no day in common."""
    if np.isnat(corpus.first_days).all():
        return None
    first, last = (pd.Timestamp(day).date() for day in (np.nanmin(corpus.first_days), np.nanmax(corpus.last_days)))
    begin, end = max(min(days), first), min(max(days), last)
    return (begin, end) if begin <= end and first < last else None
