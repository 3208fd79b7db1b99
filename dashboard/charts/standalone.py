"""Figures outside of the dashboard: as data for a page of their own, with the library that draws them there."""

from importlib.resources import files

from plotly.graph_objects import Figure

from dashboard.charts.sketch import Sketch

_PAPER, _INK = "#ffffff", "#26241f"


def library() -> bytes:
    """Return plotly.js, as Plotly brings it."""
    return files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()


def figure_data(chart: Sketch, *, width: int | None = None) -> str:
    """Return a figure as JSON, on white paper; the figure itself stays as it is.

    Args:
        chart: The figure.
        width: In pixels; none is as wide as there is room.
    """
    drawn = Figure(chart.to_dict())
    drawn.update_layout(width=width)
    drawn.update_layout(template="plotly_white", paper_bgcolor=_PAPER, plot_bgcolor=_PAPER, font_color=_INK)
    return str(drawn.to_json())
