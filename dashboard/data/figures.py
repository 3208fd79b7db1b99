"""The figures that pages ask for, remembered; kept as they are, and never changed."""

import numpy as np
import pandas as pd

import analysis
from analysis import Filters, Period, limits
from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.comparing import distinctive, frequent, keyness, keyness_effects, source_profiles
from dashboard.data.corpora import corpus, selected
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.tables import (
    collocate_edges,
    collocates,
    coverage,
    term_frequencies,
    term_trend,
)
from dashboard.paper.palette import COLOURED
from dashboard.state.whereabouts import Here, Key, OverTime, Pair, Stops
from dashboard.wording import drawing, names
from dashboard.wording.dates import Event


@remembered_whole()
def coverage_figure(here: Here, *, by: Period) -> Drawing:
    """Return the figure of `coverage`; like all figures kept as it is, and never changed."""
    return Drawing(charts.coverage(coverage(here.corpus, here.filters, by=by), here.look, by=by))


@remembered_whole()
def drawn_trend(key: Key, filters: Filters, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """Return the rows of `term_trend` that are drawn; see `drawn_over_time`."""
    return drawn_over_time(term_trend(key, filters, terms, how))


def drawn_over_time(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a trend that are drawn: those of the sources with most documents, where they are too many.

    As lines all are drawn that can be told apart; of more, each of which is a row of tiles, those that have room.

    Args:
        table: TERM_TREND or MEAN_TREND.
    """
    of_each, names_ = pd.factorize(table["source"])
    if len(names_) <= COLOURED + 1:
        return table
    most = max(limits.TILE_SOURCES // table["term"].nunique(), COLOURED)
    sums = np.bincount(of_each, table["documents"]).tolist()
    heaviest = sorted(range(len(names_)), key=lambda place: (-sums[place], names_[place]))[:most]
    return table[np.isin(of_each, heaviest)]


@remembered_whole()
def terms_figure(here: Here, *, n: int, stops: Stops) -> Drawing:
    """Return the figure of `term_frequencies`; intervals only where there are documents enough for them."""
    top = term_frequencies(here.corpus, here.filters, n=n, stops=stops).head(limits.BARS)
    intervals = drawing.enough(selected(here.corpus, here.filters))
    return Drawing(charts.terms(top, here.look, word=here.word, intervals=intervals))


@remembered()
def bursts(here: Here, terms: tuple[str, ...], how: OverTime) -> pd.DataFrame:
    """See `analysis.bursts`; of the lines that are drawn, and told from chance."""
    table = drawn_trend(here.corpus, here.filters, terms, how)
    found = analysis.bursts(corpus(here.corpus), here.filters, table, by=how.by, below=limits.SIGNIFICANT)
    return found[found["p_standing"] < limits.SIGNIFICANT].reset_index(drop=True)


@remembered_whole()
def trend_figure(here: Here, terms: tuple[str, ...], how: OverTime, events: tuple[Event, ...] = ()) -> Drawing:
    """Return the figure of `term_trend`."""
    table = drawn_trend(here.corpus, here.filters, terms, how)
    standing = bursts(here, terms, how)
    return Drawing(charts.trend(table, here.look, by=how.by, standing=standing, events=events))


@remembered_whole()
def trend_points(here: Here, terms: tuple[str, ...], how: OverTime) -> dict[str, str]:
    """Return the points that are drawn of a trend, as `names.points`; to read from, never to change."""
    return names.points(drawn_trend(here.corpus, here.filters, terms, how), how.by)


@remembered_whole()
def network_figure(here: Here, *, window: int, stops: Stops) -> Drawing:
    """Return the figure of `collocates` of the word being followed."""
    found = collocates(here.corpus, here.filters, here.word, window=window, stops=stops)
    edges = collocate_edges(here.corpus, here.filters, here.word, window=window, stops=stops)
    return Drawing(charts.network(edges, found, here.look, word=here.word))


@remembered_whole()
def keyness_figure(here: Here, pair: Pair, *, shape: str, judged: bool, tested: bool = True) -> Drawing:
    """Return the figure of `keyness`: bars of the words at both ends, all words by their rates, or every source.

    Args:
        here: Where the reader is.
        pair: The two sides.
        shape: Which of the three.
        judged: Whether there are enough documents for a verdict on any word.
        tested: Whether there is a test to wait for; without it, no word has a verdict.
    """
    if shape == charts.HEAT:
        return Drawing(charts.profiles(source_profiles(here.corpus, here.filters), here.look, word=here.word))
    table = (
        keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
        if tested
        else keyness_effects(here.corpus, here.filters, pair)
    )
    table = table if judged else table.assign(q=float("nan"))
    if shape == charts.SCATTER:
        return Drawing(charts.rates(frequent(table), here.look, names=pair.names, word=here.word))
    shown = distinctive(table)
    if not drawing.enough_on_both_sides(selected(here.corpus, here.filters), pair.target, pair.reference):
        shown = shown.assign(low=float("nan"), high=float("nan"))
    return Drawing(charts.keyness(shown, here.look, names=pair.names, word=here.word))
