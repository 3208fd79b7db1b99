"""What is found of a word that somebody has predicted, as a figure."""

from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.comparing import word_on_sides
from dashboard.data.remembered import remembered_whole
from dashboard.state.whereabouts import Here, Pair
from dashboard.wording.teaching.predicting import prediction_rows


@remembered_whole()
def predicted_figure(here: Here, pair: Pair, side: int | None, times: float) -> Drawing:
    """Return the figure of what was predicted of the word being followed, and what is found."""
    rows = prediction_rows(pair.names, (side, times), word_on_sides(here, pair))
    return Drawing(charts.predicted(rows, here.look, names=pair.names))
