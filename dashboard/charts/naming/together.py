"""A name in the middle, and around it the names that stand with it in the same passages."""

import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.network import Ring, drawn_ring
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import naming as words


def together(table: pd.DataFrame, look: Look, *, entity: str) -> Sketch:
    """Return a name, those named with it most often around it, and lines where any two are named together.

    Clockwise from the top they go from the most passages to the fewest. A line from the middle is the thicker the more
    passages name both, a line between two others is thin; a click hands over the other name.

    Args:
        table: NAMED_TOGETHER of the names to draw, that in the middle with them.
        look: The colours.
        entity: The name in the middle.
    """
    own = (table["entity"] == entity) | (table["other"] == entity)
    with_it = table[own]
    others = with_it["other"].where(with_it["entity"] == entity, with_it["entity"])
    around = with_it.assign(term=others, count=with_it["passages"])
    around = around.sort_values(["passages", "term"], ascending=[False, True], ignore_index=True)
    edges = table.assign(term=table["entity"], count=table["passages"].where(own, 0))[["term", "other", "count"]]
    said = [f"{theme.full(str(row['term']))}:<br>{words.pair_in_full(row)}" for row in records(around)]
    return drawn_ring(Ring(entity, around, edges, said, words.ALONE), look)
