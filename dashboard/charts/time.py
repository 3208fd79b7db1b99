"""Lines over time: the use of terms, with gaps where there are no documents."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.palette import Look
from dashboard.words import count, period

HEIGHT = 340
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "dash", "dot")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "pentagon")


def trend(table: pd.DataFrame, look: Look, *, by: str) -> go.Figure:
    """Return a line per term and source; a click hands over the term.

    A period without documents is a gap, a period with documents and no use a point at zero.

    Args:
        table: TERM_TREND.
        look: The colours.
        by: The length of a period.
    """
    chart = theme.figure(look, height=HEIGHT)
    chart.update_yaxes(title_text="uses per 10,000 words", rangemode="tozero")
    drawn = table[table["period"].notna()]
    if drawn["documents"].sum() == 0:
        return theme.note(chart, "No document is dated exactly enough to be drawn here", look)
    terms = drawn["term"].drop_duplicates().tolist()
    for (term, source), part in drawn.groupby(["term", "source"], sort=False):
        place = terms.index(term) % len(_DASHES)
        colour = look.colour(str(source)) if source else look.line_colours[place]
        chart.add_scatter(
            x=part["period"],
            y=part["rate"],
            mode="lines+markers",
            name=theme.literal(" · ".join(name for name in (str(term), str(source)) if name)),
            customdata=part["term"],
            connectgaps=False,
            line={"color": colour, "dash": _DASHES[place], "width": 2},
            marker={
                "color": colour,
                "size": 9,
                "symbol": look.style(str(source)).symbol if source else _SYMBOLS[place],
            },
            hovertext=[_said(row, by) for row in records(part)],
            hoverinfo="text",
            **theme.UNFADED,
        )
    chart.update_layout(showlegend=True, legend=theme.legend(look))
    chart.update_xaxes(**theme.time_axis(drawn["period"], by))
    return chart


def _said(row: dict[str, Any], by: str) -> str:
    where = f" in {theme.literal(str(row['source']))}" if row["source"] else ""
    return (
        f"{theme.literal(str(row['term']))}{where}, {period(row['period'], by)}:<br>{count(row['count'], 'use')} in "
        f"{row['documents_with']:,} of {count(row['documents'], 'document')}, {row['rate']:,.1f} per 10,000 words"
    )
