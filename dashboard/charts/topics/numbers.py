"""Numbers of topics: what each gives, measured on texts that made none of them, and by fitting again."""

import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import topics as words

_PANEL, _BETWEEN, _UNDER = 110, 34, 56  # pixels: of a panel, over each with its title, of the axis


def topic_sweep(table: pd.DataFrame, look: Look, *, k: int) -> Sketch:
    """Return how coherent and how stable different numbers of topics are, one panel over the other.

    Args:
        table: TOPIC_SWEEP.
        look: The colours.
        k: The number that is shown on the page, which is filled.
    """
    pixels = 2 * (_PANEL + _BETWEEN)
    chart = theme.blank(look, height=pixels + _UNDER)
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    axis, said = chart.axis("yaxis"), [words.numbers_of_k(row) for row in records(table)]
    symbols = ["circle" if number == k else "circle-open" for number in table["k"].tolist()]
    for place, (column, title) in enumerate(words.MEASURES.items()):
        number, top = ("", "2")[place], 1 - (place * (_PANEL + _BETWEEN) + _BETWEEN) / pixels
        chart.set_layout(
            **{f"yaxis{number}": {**axis, "domain": [max(top - _PANEL / pixels, 0), top], "anchor": "x", "nticks": 4}}
        )
        chart.note(text=title, x=0, y=top, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
                   showarrow=False)  # fmt: skip
        chart.add(
            "scatter",
            x=table["k"],
            y=table[column],
            yaxis=f"y{number}",
            mode="lines+markers",
            customdata=table["k"],
            line={"color": look.accent, "width": 2},
            marker={"size": 10, "color": look.accent, "symbol": symbols, "line": {"width": 2}},
            **theme.hovered(said),
        )
    return chart.set_x(title={"text": words.NUMBER}, anchor="y2", tickmode="array", tickvals=table["k"], showgrid=False)
