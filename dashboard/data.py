"""What views ask for, remembered: the only module that caches.

Every answer is kept under the corpus's key, the filters and the options: never under a table, which Streamlit would
tell apart by a sample of its rows only.
"""

import gc
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

import analysis
from analysis import Corpus, Filters, TopicModel
from analysis.compare import most_distinctive, shuffled_sources
from analysis.compare import word_views as views_of_word
from analysis.passages import openings as document_openings
from analysis.periods import Period
from analysis.recognition import entity_model, recognised_mentions
from analysis.selection import selection
from analysis.sides import Group
from analysis.trends import covered_documents
from analysis.trends import tendencies as tendencies_of
from dashboard import charts, words
from dashboard.charts import Figure
from dashboard.dates import dates
from dashboard.palette import COLOURED
from dashboard.place import Here, Key
from dashboard.shelf import shelf

LEAST_USES = 5
MOST_POINTS = 1_000
WORDS_A_SIDE = 6
OFFERED = 50
MOST_LISTED = 5_000


def settle() -> None:
    """Tell Python that everything loaded so far is here to stay.

    Streamlit collects garbage after every run, which costs more the more there is to look at.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(max_entries=16, show_spinner=False)
def warm(page: str) -> str:
    """Settle once for each page, after it has been drawn for the first time and all it needs has been imported."""
    settle()
    return page


@st.cache_resource(max_entries=8, show_spinner="Opening the corpus …")
def _loaded(name: str) -> Corpus:
    found = analysis.read_corpus(shelf()[name])
    settle()
    return found


def opened(name: str) -> Key:
    """Return the key of a corpus on the shelf."""
    return Key(name, _loaded(name).fingerprint)


@st.cache_resource(max_entries=4, show_spinner=False)
def _dealt(name: str, deal: int) -> Corpus:
    return shuffled_sources(_loaded(name), seed=deal)


def corpus(key: Key) -> Corpus:
    """Return a corpus to read from, never to change."""
    return _dealt(key.name, key.deal) if key.deal else _loaded(key.name)


def span(key: Key) -> tuple[date, date] | None:
    """Return the corpus's first and last day, each with all the days that coarse dates allow; None without dates."""
    first, last = corpus(key).first_days, corpus(key).last_days
    if np.isnat(first).all():
        return None
    return pd.Timestamp(np.nanmin(first)).date(), pd.Timestamp(np.nanmax(last)).date()


def documents(key: Key, doc_ids: Sequence[str]) -> pd.DataFrame:
    """Return the rows of some documents, in that order, with their dates in words."""
    found = corpus(key)
    rows = found.documents.iloc[[found.row(doc_id) for doc_id in doc_ids]]
    return rows.assign(date=dates(rows))


def text(key: Key, doc_id: str) -> str:
    """Return the text of a document."""
    found = corpus(key)
    return found.text(found.row(doc_id))


def stopwords(key: Key) -> frozenset[str]:
    """Return the stop words of the corpus's language; English where it does not say."""
    return analysis.stopwords(corpus(key).language or "en")


@st.cache_resource(max_entries=50, show_spinner=False)
def selected(key: Key, filters: Filters) -> pd.DataFrame:
    """Return the selected documents, with their dates in words; to read from, never to change."""
    found = selection(corpus(key), filters).documents
    return found.assign(date=dates(found))


@st.cache_resource(max_entries=20, show_spinner=False)
def listed(key: Key, filters: Filters) -> pd.DataFrame:
    """Return the selected documents by date, as a list shows them; to read from, never to change."""
    every = selected(key, filters).sort_values(["published", "doc_id"], ignore_index=True).head(MOST_LISTED)
    named = every["title"].where(every["title"] != "", every["doc_id"])
    return every[["doc_id", "date", "source"]].assign(title=named)


@st.cache_resource(max_entries=20, show_spinner=False)
def titles(key: Key, filters: Filters) -> dict[str, str]:
    """Return what to call each selected document; to read from, never to change."""
    return words.titles(selected(key, filters))


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


@st.cache_resource(max_entries=8, show_spinner="Looking for names in every document …")
def _named(key: Key) -> Corpus:
    found = corpus(key)
    if found.mentions is None:
        found = found.with_mentions(recognised_mentions(found, entity_model(found.language)))
        settle()
    return found


@st.cache_data(max_entries=100, show_spinner=False)
def entities(key: Key, filters: Filters, *, kinds: tuple[str, ...] = ()) -> pd.DataFrame:
    """See `analysis.entities`; the names of a corpus are looked for once, unless they were kept with it."""
    return analysis.entities(_named(key), filters, types=kinds or None)


@st.cache_data(max_entries=100, show_spinner=False)
def entity_mentions(key: Key, filters: Filters, entity: str) -> pd.DataFrame:
    """See `analysis.entity_mentions`."""
    return analysis.entity_mentions(_named(key), filters, entity)


def methods_paragraph(key: Key, filters: Filters) -> str:
    """See `analysis.methods_paragraph`."""
    return analysis.methods_paragraph(corpus(key), filters)


@st.cache_resource(max_entries=100, show_spinner=False)
def coverage_figure(here: Here, *, by: Period) -> Figure:
    """Return the figure of `coverage`; like all figures kept as it is, and never changed."""
    return charts.coverage(coverage(here.corpus, here.filters, by=by), here.look, by=by)


def largest_sources(table: pd.DataFrame, weight: str) -> pd.DataFrame:
    """Return the rows of the eight sources that weigh most: more cannot be told apart in one figure."""
    sums = table.groupby("source")[weight].sum().rename_axis("source").reset_index()
    first = sums.sort_values([weight, "source"], ascending=[False, True])["source"].head(COLOURED)
    return table[table["source"].isin(first)]


@st.cache_resource(max_entries=100, show_spinner=False)
def terms_figure(here: Here, *, n: int, without_stopwords: bool) -> Figure:
    """Return the figure of `term_frequencies`; intervals only where there are documents enough for them."""
    top = term_frequencies(here.corpus, here.filters, n=n, without_stopwords=without_stopwords).head(charts.BARS)
    intervals = words.enough(selected(here.corpus, here.filters))
    return charts.terms(top, here.look, word=here.word, intervals=intervals)


@st.cache_resource(max_entries=100, show_spinner=False)
def trend_figure(here: Here, terms: tuple[str, ...], *, by: Period, per_source: bool) -> Figure:
    """Return the figure of `term_trend`."""
    table = term_trend(here.corpus, here.filters, terms, by=by, per_source=per_source)
    return charts.trend(largest_sources(table, "documents"), here.look, by=by)


@st.cache_resource(max_entries=100, show_spinner=False)
def keyness_figure(here: Here, *, target: str, reference: str | None, shape: str) -> Figure:
    """Return the figure of `keyness`: bars of the words at both ends, or all words by their two rates."""
    table = keyness(here.corpus, here.filters, target=target, reference=reference)
    documents = selected(here.corpus, here.filters)
    names = words.side_names(documents, target, reference)
    if shape == charts.SCATTER:
        return charts.rates(frequent(table), here.look, names=names, word=here.word)
    intervals = words.enough_on_both_sides(documents, target, reference)
    return charts.keyness(distinctive(table), here.look, names=names, word=here.word, intervals=intervals)


@st.cache_resource(max_entries=100, show_spinner=False)
def topics_figure(here: Here, *, k: int | None, topic: int | None) -> Figure:
    """Return the figure of `topics`."""
    model = topics(here.corpus, here.filters, k=k)
    shown = largest_sources(model.prevalence, "passages")
    return charts.topics(shown, here.look, names=words.topic_names(model.terms), topic=topic)


@st.cache_resource(max_entries=100, show_spinner=False)
def entities_figure(here: Here, *, kinds: tuple[str, ...], entity: str | None) -> Figure:
    """Return the figure of `entities`."""
    top = entities(here.corpus, here.filters, kinds=kinds).head(charts.BARS)
    return charts.entities(top, here.look, entity=entity)
