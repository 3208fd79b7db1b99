"""The tables that pages ask for, one short function an analysis."""

from datetime import date

import pandas as pd
import streamlit as st

import analysis
from analysis import Filters, TopicModel
from analysis.compare import most_distinctive
from analysis.compare import word_views as views_of_word
from analysis.passages import openings as document_openings
from analysis.periods import Period
from analysis.sides import Group
from analysis.trends import covered_documents
from analysis.trends import tendencies as tendencies_of
from dashboard.data.corpora import corpus, named, settle, stopwords
from dashboard.place import Here, Key

LEAST_USES = 5
MOST_POINTS = 1_000
WORDS_A_SIDE = 6
OFFERED = 50


@st.cache_data(max_entries=100, show_spinner=False)
def coverage(key: Key, filters: Filters, *, by: Period) -> pd.DataFrame:
    """See `analysis.coverage`."""
    return analysis.coverage(corpus(key), filters, by=by)


@st.cache_data(max_entries=100, show_spinner=False)
def openings(key: Key, filters: Filters, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return how the documents of one bar of the coverage begin."""
    found = covered_documents(corpus(key), filters, source=source, period=period, by=by)
    return document_openings(corpus(key), found)


@st.cache_data(max_entries=100, show_spinner=False)
def term_frequencies(key: Key, filters: Filters, *, n: int, without_stopwords: bool) -> pd.DataFrame:
    """See `analysis.term_frequencies`."""
    left_out = stopwords(key) if without_stopwords else None
    return analysis.term_frequencies(corpus(key), filters, n=n, stopwords=left_out)


def commonest(key: Key, filters: Filters) -> list[str]:
    """Return the words used most, stop words left out: what a page offers to begin with."""
    table = term_frequencies(key, filters, n=1, without_stopwords=True)
    return [str(term) for term in table["term"].head(OFFERED)]


@st.cache_data(max_entries=100, show_spinner=False)
def term_trend(key: Key, filters: Filters, terms: tuple[str, ...], *, by: Period, per_source: bool) -> pd.DataFrame:
    """See `analysis.term_trend`."""
    return analysis.term_trend(corpus(key), filters, terms, by=by, per_source=per_source)


def tendencies(table: pd.DataFrame) -> pd.DataFrame:
    """See `analysis.trends.tendencies`."""
    return tendencies_of(table)


@st.cache_data(max_entries=100, show_spinner=False)
def keyness(key: Key, filters: Filters, *, target: Group, reference: Group | None) -> pd.DataFrame:
    """See `analysis.keyness`; without stop words."""
    table = analysis.keyness(corpus(key), filters, target=target, reference=reference)
    return table[~table["term"].isin(stopwords(key))].reset_index(drop=True)


def frequent(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of a keyness table that are used often enough to be drawn as points."""
    total = table["count_target"] + table["count_reference"]
    return table[total >= LEAST_USES].assign(total=total).nlargest(MOST_POINTS, "total").drop(columns="total")


def distinctive(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of both ends of a keyness table that a page shows."""
    return most_distinctive(table, least=LEAST_USES, top=WORDS_A_SIDE)


@st.cache_data(max_entries=20, show_spinner=False)
def concordance(key: Key, filters: Filters, search: str) -> pd.DataFrame:
    """See `analysis.concordance`."""
    return analysis.concordance(corpus(key), filters, search)


@st.cache_data(max_entries=20, show_spinner=False)
def point_passages(here: Here, search: str, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return the passages that one point of a trend counts; no source is all of them."""
    inside = covered_documents(corpus(here.corpus), here.filters, source=source, period=period, by=by)
    found = passages(here.corpus, here.filters, search)
    return found[found["doc_id"].isin(inside["doc_id"])].reset_index(drop=True)


@st.cache_data(max_entries=20, show_spinner=False)
def passages(key: Key, filters: Filters, search: str) -> pd.DataFrame:
    """See `analysis.passages`: all of them."""
    return analysis.passages(corpus(key), filters, search)


@st.cache_data(max_entries=100, show_spinner=False)
def word_views(key: Key, filters: Filters, word: str, *, target: Group, reference: Group | None) -> pd.DataFrame:
    """See `analysis.compare.word_views`."""
    return views_of_word(corpus(key), filters, word, target=target, reference=reference)


@st.cache_data(max_entries=100, show_spinner=False)
def caveats(key: Key, filters: Filters, *, target: str | None = None, reference: str | None = None) -> pd.DataFrame:
    """See `analysis.caveats`."""
    return analysis.caveats(corpus(key), filters, target=target, reference=reference)


@st.cache_resource(max_entries=20, show_spinner="Looking for topics …")
def topics(key: Key, filters: Filters, *, k: int | None) -> TopicModel:
    """See `analysis.fit_topics`."""
    model = analysis.fit_topics(corpus(key), filters, k=k)
    settle()
    return model


@st.cache_data(max_entries=100, show_spinner=False)
def entities(key: Key, filters: Filters, *, kinds: tuple[str, ...] = ()) -> pd.DataFrame:
    """See `analysis.entities`; the names of a corpus are looked for once, unless they were kept with it."""
    return analysis.entities(named(key), filters, types=kinds or None)


@st.cache_data(max_entries=100, show_spinner=False)
def entity_mentions(key: Key, filters: Filters, entity: str) -> pd.DataFrame:
    """See `analysis.entity_mentions`."""
    return analysis.entity_mentions(named(key), filters, entity)


def methods_paragraph(key: Key, filters: Filters) -> str:
    """See `analysis.methods_paragraph`."""
    return analysis.methods_paragraph(corpus(key), filters)
