"""What is shown of topics: their shares of the units that are compared, their passages, and figures of both."""

from itertools import combinations

import numpy as np
import pandas as pd

import analysis
from analysis import Period
from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.corpora import corpus, fitting_period, selected
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.topics.fitted import shown_topics, topic_sweep
from dashboard.paper.palette import COLOURED
from dashboard.state.whereabouts import Here, TopicCell, Topics
from dashboard.wording import names


@remembered()
def topic_prevalence(here: Here, which: Topics, *, by: Period | None = None) -> pd.DataFrame:
    """See `analysis.topic_prevalence`; of what is compared."""
    model = shown_topics(here, which)
    return analysis.topic_prevalence(corpus(here.corpus), here.filters, model, by=by)


@remembered()
def topic_differences(here: Here, which: Topics, sides: tuple[str, str]) -> pd.DataFrame:
    """See `analysis.topic_differences`."""
    model, (target, reference) = shown_topics(here, which), sides
    return analysis.topic_differences(corpus(here.corpus), here.filters, model, target=target, reference=reference)


@remembered()
def sides_apart(here: Here, which: Topics) -> tuple[str, str] | None:
    """Return the two sources whose topics differ most, of those with most documents; None where there are no two.

    How far two differ is half the sum of the differences of their shares: how much of one would have to be of other
    topics to be as the other.
    """
    table = topic_prevalence(here, which)
    shares = table.pivot_table("share", "source", "topic", fill_value=0.0)
    sizes = selected(here.corpus, here.filters)["source"].value_counts()
    enough = [source for source in sizes.index[: COLOURED + 1] if source in shares.index]
    pairs = list(combinations(sorted(enough), 2))
    if not pairs:
        return None
    apart = [float(np.abs(shares.loc[first] - shares.loc[second]).sum()) for first, second in pairs]
    return pairs[int(np.argmax(apart))]


@remembered_whole()
def topic_passages(here: Here, which: Topics, cell: TopicCell) -> pd.DataFrame:
    """Return the passages of one topic, the one with the largest share first; to read from, never to change.

    Their source is what is compared, whatever the topics were fitted of. Where the cell is of one period, they are its
    source's of that period.
    """
    own = shown_topics(here, which).passages
    own = own[own["topic"] == cell.topic]
    if cell.when:
        by = fitting_period(here.corpus, here.filters)
        inside = analysis.covered_documents(
            corpus(here.corpus), here.filters, source=cell.source, period=cell.when, by=by
        )
        own = own[own["doc_id"].isin(inside["doc_id"])]
    own = own.reset_index(drop=True)
    documents = corpus(here.corpus).documents.set_index("doc_id")
    return own.assign(source=documents.loc[own["doc_id"], "source"].to_numpy()).astype({"source": "str"})


@remembered_whole()
def topic_documents(here: Here, which: Topics, topic: int) -> pd.DataFrame:
    """Return `analysis.topic_documents` with titles, and dates in words, as a list shows them; never to be changed."""
    found = analysis.topic_documents(corpus(here.corpus), here.filters, shown_topics(here, which), topic=topic)
    known = selected(here.corpus, here.filters).set_index("doc_id")[["date", "title"]]
    return found[["doc_id", "source", "published", "share"]].join(known, on="doc_id")


@remembered_whole()
def topics_figure(here: Here, which: Topics, cell: tuple[int | None, str]) -> Drawing:
    """Return the figure of `topic_prevalence`; intervals only where there are documents enough for them.

    Args:
        here: The corpus, the filters and the colours.
        which: Which topics.
        cell: The topic and the source being read.
    """
    model = shown_topics(here, which)
    table = topic_prevalence(here, which)
    ends = {end: table[end].where(table["enough"] > 0) for end in ("share_low", "share_high")}
    called, verdicts = names.topic_heads(model, which.edits), names.topic_verdicts(model)
    table, hidden = table.assign(**ends), which.edits.hidden
    return Drawing(charts.topics(table, here.look, names=called, verdicts=verdicts, chosen=cell, hidden=hidden))


@remembered_whole()
def periods_of_topic(here: Here, which: Topics, topic: int, by: Period) -> pd.DataFrame:
    """Return one topic over time, of the sources that have a colour; to read from, never to change."""
    table = topic_prevalence(here, which, by=by)
    return table[(table["topic"] == topic) & table["source"].isin(here.look.coloured)]


@remembered_whole()
def topic_times_figure(here: Here, which: Topics, topic: int, by: Period) -> Drawing:
    """Return the figure of `periods_of_topic`."""
    return Drawing(charts.topic_times(periods_of_topic(here, which, topic, by), here.look, by=by))


@remembered_whole()
def topic_sweep_figure(here: Here, which: Topics, *, k: int) -> Drawing:
    """Return the figure of `topic_sweep`."""
    return Drawing(charts.topic_sweep(topic_sweep(here.corpus, here.filters, which.how), here.look, k=k))
