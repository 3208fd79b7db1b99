"""What is found of a word that somebody has predicted."""

import pandas as pd

from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.corpora import sizes
from dashboard.data.remembered import remembered, remembered_whole
from dashboard.data.tables import places
from dashboard.state.whereabouts import Here, Pair
from dashboard.wording.teaching.predicting import Side, prediction_rows


@remembered()
def sides_of_word(here: Here, pair: Pair) -> tuple[Side, Side]:
    """Return what is found of the word being followed on each of two sides."""
    found, every = places(here.corpus, here.filters, here.word), sizes(here.corpus, here.filters)
    others = [name for name in every.index if name != pair.target] if pair.reference is None else [pair.reference]
    return _side(found, every, [pair.target]), _side(found, every, others)


def _side(found: pd.DataFrame, every: pd.DataFrame, sources: list[str]) -> Side:
    uses, all_of_it = found[found["source"].isin(sources)], every[every.index.isin(sources)]
    documents, words = (int(all_of_it[name].sum()) for name in ("documents", "words"))
    return Side(len(uses), uses["doc_id"].nunique(), documents, words)


@remembered_whole()
def predicted_figure(here: Here, pair: Pair, side: int | None, times: float) -> Drawing:
    """Return the figure of what was predicted of the word being followed, and what is found."""
    rows = prediction_rows(pair.names, (side, times), sides_of_word(here, pair))
    return Drawing(charts.predicted(rows, here.look, names=pair.names))
