"""Topics as they are fitted, checked and edited: the fit first, whether it holds still afterwards."""

from dataclasses import asdict, replace
from typing import Any

import pandas as pd

import analysis
from analysis import AnalysisError, Filters, TopicModel, TopicOptions
from dashboard.data.jobs import answered, answered_table, is_to_come
from dashboard.data.remembered import remembered_whole
from dashboard.state.whereabouts import Here, Key, Topics


def _asked(key: Key, filters: Filters, how: TopicOptions) -> tuple[Key, Filters, dict[str, Any]]:
    """Return what is asked of a process apart: of the texts alone, so that one answer does whatever is compared.

    Where sources are chosen they are those that are compared, and the corpus is needed as it is.
    """
    key = key._replace(deal=0, within="", unit="")
    if not filters.sources:
        key = key._replace(by="", groups=())
    return key, replace(filters, unit=""), asdict(how)


def topics(key: Key, filters: Filters, how: TopicOptions) -> TopicModel:
    """See `analysis.fit_topics`; called outside of any cache, as `answered` is."""
    key, filters, options = _asked(key, filters, how)
    found: TopicModel = answered(key, "topics", filters, **options)
    return found


def topic_quality(key: Key, filters: Filters, how: TopicOptions) -> pd.DataFrame:
    """See `analysis.topic_quality`; called outside of any cache, as `answered` is."""
    key, filters, options = _asked(key, filters, how)
    return answered_table(key, "topic-quality", filters, **options)


def topic_sweep(key: Key, filters: Filters, how: TopicOptions) -> pd.DataFrame:
    """See `analysis.topic_sweep`; the number of topics that is shown makes no difference to it."""
    key, filters, options = _asked(key, filters, replace(how, k=None))
    return answered_table(key, "topic-sweep", filters, **options)


def is_checked(key: Key, filters: Filters, how: TopicOptions) -> bool:
    """Return whether it is known if the topics hold still; what could not be found is not known."""
    asked, chosen, options = _asked(key, filters, how)
    if is_to_come(asked, "topic-quality", chosen, **options):
        return False
    try:
        topic_quality(key, filters, how)
    except AnalysisError:
        return False
    return True


@remembered_whole()
def shown_topics(here: Here, which: Topics) -> TopicModel:
    """Return the topics as a reader has edited them, with their quality where it is known; `topics` has found them."""
    model = topics(here.corpus, here.filters, which.how)
    if which.checked:
        model = replace(model, quality=topic_quality(here.corpus, here.filters, which.how))
    return analysis.edited_topics(model, which.edits)
