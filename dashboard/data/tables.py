"""The tables that pages ask for, remembered: one short function an analysis."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

import analysis
from analysis import Draw, Filters, Order, Pairing, Period, Used, limits
from dashboard.data.corpora import corpus, fitting_period, sizes, sizes_of, stopwords
from dashboard.data.found import corrections
from dashboard.data.jobs import answered_table, found_table, is_long, is_to_come
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.rows import Rows
from dashboard.state.whereabouts import Here, Key, OverTime, Pair, Stops

EVERYTHING = Used()


@remembered()
def coverage(key: Key, filters: Filters, *, by: Period) -> pd.DataFrame:
    """See `analysis.coverage`."""
    return analysis.coverage(corpus(key), filters, by=by)


@remembered()
def openings(key: Key, filters: Filters, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return how the documents of one bar of the coverage begin."""
    found = analysis.covered_documents(corpus(key), filters, source=source, period=period, by=by)
    return analysis.document_openings(corpus(key), found)


def term_frequencies(key: Key, filters: Filters, *, n: int, stops: Stops) -> pd.DataFrame:
    """See `analysis.term_frequencies`."""
    left_out = tuple(sorted(stopwords(key, stops)))
    if n > 1:
        return answered_table(key, "terms", filters, n=n, stopwords=left_out)
    return _words(key, filters, left_out)


@remembered()
def _words(key: Key, filters: Filters, left_out: tuple[str, ...]) -> pd.DataFrame:
    return analysis.term_frequencies(corpus(key), filters, stopwords=frozenset(left_out))


@remembered()
def left_out(here: Here, stops: Stops) -> tuple[int, int]:
    """See `analysis.left_out_words`."""
    return analysis.left_out_words(corpus(here.corpus), here.filters, stopwords(here.corpus, stops))


@remembered()
def commonest(key: Key, filters: Filters) -> list[str]:
    """Return the words used most, stop words left out: what a page offers to begin with."""
    return analysis.commonest_words(corpus(key), filters, top=limits.OFFERED_WORDS, stopwords=stopwords(key))


@remembered()
def suggested_words(key: Key, filters: Filters, typed: str = "") -> list[str]:
    """See `analysis.suggested_words`."""
    return analysis.suggested_words(corpus(key), filters, typed, top=limits.OFFERED_WORDS)


@remembered()
def term_trend(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """See `analysis.term_trend` and `analysis.mean_trend`."""
    if how.alike:
        return analysis.mean_trend(corpus(key), filters, terms, by=how.by)
    return analysis.term_trend(corpus(key), filters, terms, by=how.by, per_source=how.per_source)


def tendencies(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """See `analysis.tendencies`; another process, which finds them where they take long, counts the trend anew."""
    if is_long(key, "tendencies", filters):
        return answered_table(key, "tendencies", filters, terms=terms, **how._asdict())
    return _tendencies(key, filters, terms, how)


@remembered()
def _tendencies(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    trend = term_trend(key, filters, terms, how)
    return analysis.tendencies(corpus(key), filters, trend, by=how.by, alike=how.alike)


@remembered()
def composition(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """See `analysis.composition`."""
    return analysis.composition(corpus(key), filters, term_trend(key, filters, terms, how), by=how.by)


def period_keyness(here: Here, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """See `analysis.period_keyness`; without stop words."""
    if is_to_come(here.corpus, "news", here.filters, source=source, period=period, by=by):
        answered_table(here.corpus, "news", here.filters, source=source, period=period, by=by)
    return _news(here, source=source, period=period, by=by)


@remembered()
def _news(here: Here, *, source: str, period: date, by: Period) -> pd.DataFrame:
    table = found_table(here.corpus, "news", here.filters, source=source, period=period, by=by)
    return table[~table["term"].isin(stopwords(here.corpus))].reset_index(drop=True)


@remembered()
def steady_sources(key: Key, filters: Filters, by: Period) -> tuple[str, ...]:
    """See `analysis.steady_sources`."""
    return analysis.steady_sources(corpus(key), filters, by=by)


@remembered()
def trend_caveats(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """See `analysis.trend_caveats`."""
    return analysis.trend_caveats(term_trend(key, filters, terms, how), by=how.by)


@remembered_whole()
def places(key: Key, filters: Filters, search: str) -> pd.DataFrame:
    """See `analysis.places`; to read from, never to change."""
    return analysis.places(corpus(key), filters, search)


@remembered()
def point_places(here: Here, search: str, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return the places that one point of a trend counts; no source is all of them."""
    inside = analysis.covered_documents(corpus(here.corpus), here.filters, source=source, period=period, by=by)
    found = places(here.corpus, here.filters, search)
    return found[found["doc_id"].isin(inside["doc_id"])].reset_index(drop=True)


@remembered()
def point_sizes(here: Here, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return the documents and words, by source, of which one point of a trend is a share."""
    return sizes_of(analysis.covered_documents(corpus(here.corpus), here.filters, source=source, period=period, by=by))


def part_sizes(here: Here, *, source: str, when: date | None) -> pd.DataFrame:
    """Return the documents and words, by source, of which what is read is a share: all, or those of one period."""
    if when is None:
        return sizes(here.corpus, here.filters)
    return point_sizes(here, source=source, period=when, by=fitting_period(here.corpus, here.filters))


def read(key: Key, found: pd.DataFrame) -> pd.DataFrame:
    """Return the passages of some rows: those of PLACES and of topics are read from their texts, others hold them."""
    if "position" in found:
        return analysis.passages_at(corpus(key), found)
    return found if "text" in found else analysis.topic_passages(corpus(key), found)


@remembered_whole()
def tally(key: Key, found: Rows) -> pd.DataFrame:  # noqa: ARG001 - which cache it is kept in
    """Return how many rows each source has in a table of a corpus, and of how many documents; never to be changed."""
    sources, names = pd.factorize(found.table["source"].array, sort=True)
    documents = pd.factorize(found.table["doc_id"].array)[0]
    firsts = np.diff(np.maximum.accumulate(documents), prepend=-1) > 0  # each is of one source
    counts = {"found": np.bincount(sources), "used": np.bincount(sources[firsts])}
    return pd.DataFrame(counts, index=pd.Index(names, dtype="str", name="source"))


def columns_of_sources(tally_: pd.DataFrame, sizes: pd.DataFrame, sides: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return whose passages stand side by side in any case, and which other sources can be put beside them.

    A column is left for one of these, unless `sides` fill all of them. What is offered has some of what a tally counts,
    the most first, of two alike the first by name; a source that has none is only offered where it is the only other.

    Args:
        tally_: As `tally` returns it.
        sizes: As `sizes_of` returns it.
        sides: Sources that have a column whatever they have.
    """
    found = dict(zip(tally_.index.tolist(), tally_["found"].tolist(), strict=True))
    ranked = sorted(sizes.index.tolist(), key=lambda source: (-found.get(source, 0), source))
    fixed = [side for side in sides if side in ranked]
    others = [source for source in ranked if source not in fixed]
    room = max(limits.SIDE_BY_SIDE - 1 - len(fixed), 0)
    fixed, others = fixed + others[:room], others[room:]
    return fixed, [source for source in others if source in found or len(others) == 1][: limits.OFFERED_SOURCES]


def drawn(key: Key, found: pd.DataFrame, draw: Draw) -> pd.DataFrame:
    """See `analysis.drawn`; to read from, never to change."""
    if draw.rule == "all" and draw.period is None:
        return found
    return _drawn(key, Rows(found if "position" in found else read(key, found)), draw)


@remembered_whole(show_spinner="Drawing passages …")
def _drawn(key: Key, found: Rows, draw: Draw) -> pd.DataFrame:
    return analysis.drawn(corpus(key), found.table, draw)


@remembered_whole()
def ordered(here: Here, by: Order, *, size: int | None, seed: int) -> pd.DataFrame:
    """Return the places of the word being followed in an order, all or a sample; to read from, never to change."""
    found = places(here.corpus, here.filters, here.word)
    some = found if size is None else analysis.sampled(found, size, seed)
    return analysis.ordered_places(corpus(here.corpus), some, by)


@remembered()
def quotations(key: Key, kept: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    """See `analysis.quotations`; they are cited by their sources, whatever is compared."""
    return analysis.quotations(corpus(key._replace(by="", groups=())), kept)


def lines(key: Key, found: pd.DataFrame) -> pd.DataFrame:
    """Return some places as lines of a concordance."""
    return analysis.lines_at(corpus(key), found)


@remembered()
def caveats(key: Key, filters: Filters, *, target: str | None = None, reference: str | None = None) -> pd.DataFrame:
    """See `analysis.caveats`."""
    return analysis.caveats(corpus(key), filters, target=target, reference=reference)


@remembered()
def collocates(key: Key, filters: Filters, node: str, *, window: int, stops: Stops) -> pd.DataFrame:
    """See `analysis.collocates`."""
    return analysis.collocates(corpus(key), filters, node, window=window, stopwords=stopwords(key, stops))


@remembered()
def collocate_edges(key: Key, filters: Filters, node: str, *, window: int, stops: Stops) -> pd.DataFrame:
    """See `analysis.collocate_network`; of the strongest collocates, and the strongest pairs of them."""
    found = collocates(key, filters, node, window=window, stops=stops)
    terms = analysis.strongest_collocates(found, least=limits.LEAST_MEETINGS, top=limits.NETWORK_WORDS)["term"].tolist()
    return analysis.collocate_network(corpus(key), filters, node, terms, window=window).head(
        len(terms) + limits.NETWORK_PAIRS
    )


@remembered()
def places_near(key: Key, filters: Filters, node: str, term: str, *, window: int) -> pd.DataFrame:
    """See `analysis.collocate_places`."""
    return analysis.collocate_places(corpus(key), filters, node, term, window=window)


@remembered()
def compared_collocates(here: Here, pair: Pair, *, window: int, stops: Stops) -> pd.DataFrame:
    """See `analysis.compared_collocates`; of the word being followed."""
    sides = analysis.compared_sides(corpus(here.corpus), here.filters, target=pair.target, reference=pair.reference)
    return analysis.compared_collocates(sides, here.word, window=window, stopwords=stopwords(here.corpus, stops))


def passages_without(here: Here, pair: Pair) -> pd.DataFrame:
    """See `analysis.passages_without`; of the word being followed."""
    sides = {"target": pair.target, "reference": pair.reference}
    return answered_table(here.corpus, "without", here.filters, word=here.word, **sides)


def matched(here: Here, pair: Pair, pairing: Pairing) -> pd.DataFrame:
    """See `analysis.matched_passages`."""
    sides = {"left": pair.target, "right": pair.reference}
    return answered_table(here.corpus, "pairs", here.filters, pairing=pairing, **sides)


def duplicate_effect(here: Here, pair: Pair) -> pd.DataFrame:
    """See `analysis.duplicate_effect`; of the word being followed."""
    sides = {"target": pair.target, "reference": pair.reference}
    return answered_table(here.corpus, "effect", here.filters, word=here.word, **sides)


@remembered()
def nearest_words(key: Key, word: str) -> tuple[str, ...]:
    """See `analysis.nearest_words`; none is near a name, which is another when a letter is."""
    return () if analysis.names_in_search(word) else analysis.nearest_words(corpus(key).index, word)


@remembered()
def titles_with(key: Key, filters: Filters, search: str) -> int:
    """See `analysis.titles_with`."""
    return analysis.titles_with(corpus(key), filters, search)


@remembered()
def methods_paragraph(key: Key, filters: Filters, pair: Pair | None, used: Used = EVERYTHING) -> str:
    """See `analysis.methods_paragraph`; no pair is no comparison."""
    target, reference = (pair.target, pair.reference) if pair else (None, None)
    used = replace(used, corrections=corrections(key))
    return analysis.methods_paragraph(corpus(key), filters, target=target, reference=reference, used=used)
