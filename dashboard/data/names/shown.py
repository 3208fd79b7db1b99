"""What is shown of names: how often each is named, where, when, by whom and with whom, and figures of all that."""

from dataclasses import replace

import pandas as pd

import analysis
from analysis import NOT_CHECKED, Filters, Period, limits
from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.corpora import fitting_period, selected, sizes
from dashboard.data.figures import drawn_over_time
from dashboard.data.found import named
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.tables import point_places
from dashboard.state.whereabouts import Here, Key, NameCell, Naming
from dashboard.wording import drawing, names
from dashboard.wording.naming import NOUN, SHARE


@remembered()
def entities(key: Key, filters: Filters, how: Naming = Naming()) -> pd.DataFrame:  # noqa: B008 - a value that nobody changes
    """See `analysis.entities`; by falling mentions, or by falling share of documents where that is what is drawn."""
    found = analysis.entities(named(key), filters, types=how.kinds or None)
    if how.measure == SHARE:
        found = found.sort_values(["documents", "mentions", "entity"], ascending=[False, False, True])
    return found.reset_index(drop=True)


@remembered()
def names_by(key: Key) -> str:
    """Return the model that has marked the names of a corpus, with its version and the digest of its weights."""
    return named(key).names_by


@remembered_whole()
def kinds_of_names(key: Key, filters: Filters) -> tuple[str, ...]:
    """Return the kinds of names that there are in the documents selected, by the alphabet."""
    return tuple(sorted(analysis.entities(named(key), filters)["type"].unique()))


@remembered()
def entity_caveats(key: Key, filters: Filters, checked: str = NOT_CHECKED) -> pd.DataFrame:
    """See `analysis.entity_caveats`."""
    return analysis.entity_caveats(named(key), filters, checked=checked)


@remembered()
def entity_prevalence(here: Here, entities_: tuple[str, ...]) -> pd.DataFrame:
    """Return `analysis.entity_prevalence` with the documents of each source as `of`, and the share that has any."""
    found = analysis.entity_prevalence(named(here.corpus), here.filters, entities_)
    of = found["source"].map(sizes(here.corpus, here.filters)["documents"])
    return found.assign(of=of, share=found["documents"] / of)


@remembered_whole()
def entities_figure(here: Here, how: Naming, cell: tuple[str | None, str]) -> Drawing:
    """Return the figure of the names used most, as bars, or in cells by source.

    Args:
        here: The corpus, the filters and the colours.
        how: What is drawn of which names.
        cell: The name and the source being read.
    """
    top = entities(here.corpus, here.filters, how).head(limits.BARS)
    if how.by_source and not top.empty:
        table = entity_prevalence(here, tuple(top["entity"]))
        return Drawing(charts.named_in(table, here.look, measure=how.measure, chosen=cell))
    intervals = drawing.enough(selected(here.corpus, here.filters))
    return Drawing(charts.entities(top, here.look, entity=cell[0], measure=how.measure, intervals=intervals))


@remembered_whole()
def name_passages(here: Here, cell: NameCell) -> pd.DataFrame:
    """Return the mentions of a name, its passages with another, or its places in one period; never to be changed.

    Of a period they are what its point over time counts, which is what a search for the name finds.
    """
    if cell.other:
        return analysis.together_passages(named(here.corpus), here.filters, cell.entity, cell.other)
    if cell.when is None:
        return analysis.entity_mentions(named(here.corpus), here.filters, cell.entity)
    by, search = fitting_period(here.corpus, here.filters), analysis.name_search(cell.entity)
    with_names = replace(here, corpus=here.corpus._replace(named=True))
    return point_places(with_names, search, source=cell.source, period=cell.when, by=by)


@remembered_whole()
def periods_of_name(here: Here, entity: str, by: Period) -> pd.DataFrame:
    """Return TERM_TREND of a name, each source on its own; to read from, never to change."""
    search = (analysis.name_search(entity),)
    table = analysis.term_trend(named(here.corpus), here.filters, search, by=by, per_source=True)
    return drawn_over_time(table.assign(term=pd.Series(entity, index=table.index, dtype="str")))


@remembered_whole()
def name_times_figure(here: Here, entity: str, by: Period) -> Drawing:
    """Return the figure of `periods_of_name`."""
    return Drawing(charts.trend(periods_of_name(here, entity, by), here.look, by=by, noun=NOUN))


@remembered_whole()
def name_points(here: Here, entity: str, by: Period) -> dict[str, str]:
    """Return the points of `periods_of_name` that count something; to read from, never to change."""
    return names.points(periods_of_name(here, entity, by), by, NOUN)


@remembered()
def entity_keyness(here: Here, how: Naming, sides: tuple[str, str]) -> pd.DataFrame:
    """See `analysis.entity_keyness`; between two sources."""
    found, (target, reference) = named(here.corpus), sides
    return analysis.entity_keyness(found, here.filters, target=target, reference=reference, types=how.kinds or None)


@remembered()
def named_together(key: Key, filters: Filters, kinds: tuple[str, ...]) -> pd.DataFrame:
    """See `analysis.named_together`."""
    return analysis.named_together(named(key), filters, types=kinds or None)


@remembered()
def named_with(here: Here, how: Naming, entity: str) -> pd.DataFrame:
    """See `analysis.named_together`; of the pairs that one name is in, however rare it is."""
    return analysis.named_together(named(here.corpus), here.filters, types=how.kinds or None, around=entity)


@remembered_whole()
def together_figure(here: Here, how: Naming, entity: str) -> Drawing:
    """Return the network of a name, of those named with it most, and of the pairs of these that meet beyond chance."""
    with_it = named_with(here, how, entity).head(limits.NETWORK_WORDS)
    every, around = named_together(here.corpus, here.filters, how.kinds), set(with_it["other"])
    among = every[every["entity"].isin(around) & every["other"].isin(around) & (every["npmi"] > 0)]
    drawn = pd.concat([with_it, among.nlargest(limits.NETWORK_PAIRS, "npmi")], ignore_index=True)
    return Drawing(charts.together(drawn, here.look, entity=entity))
