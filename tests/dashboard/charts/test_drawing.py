"""Figures that are kept: drawn as Plotly's own, from what a browser is sent."""

import sys

from streamlit.testing.v1 import AppTest

from dashboard.charts import Drawing, theme
from dashboard.charts.standalone import figure_data
from dashboard.paper.palette import Look


def _page(charts: list[object]) -> None:
    import streamlit as page  # noqa: PLC0415 - Streamlit runs this function on its own

    for place, chart in enumerate(charts):
        page.plotly_chart(chart, key=f"chart {place}", on_select="rerun", selection_mode="points")


def test_a_drawing_is_drawn_as_its_figure(look: Look) -> None:
    """A browser is sent the same, to the byte, each time."""
    figure = theme.blank(look, height=200)
    figure.add("bar", x=[1, 2, float("nan")], y=["a", "<b>", "ü"])
    app = AppTest.from_function(_page, args=([figure, Drawing(figure)],)).run()

    sent = [chart.proto.spec for chart in app.get("plotly_chart")]
    again = [chart.proto.spec for chart in app.run().get("plotly_chart")]

    assert not app.exception
    assert sent[0] == sent[1] == Drawing(figure).json
    assert again == sent


def test_a_drawing_is_as_large_as_its_json(look: Look) -> None:
    """Nothing else is kept of the figure."""
    drawing = Drawing(theme.blank(look, height=200))

    assert list(vars(drawing)) == ["_json"]
    assert len(drawing.json) <= sys.getsizeof(drawing) < len(drawing.json) + 100


def test_who_changes_what_is_drawn_changes_no_drawing(look: Look) -> None:
    """What it hands out is the caller's; on paper a figure has colours of its own."""
    drawing = Drawing(theme.blank(look, height=200))
    before = drawing.json

    drawing.to_dict()["layout"].clear()

    assert '"paper_bgcolor":"#ffffff"' in figure_data(drawing)
    assert drawing.json == before
