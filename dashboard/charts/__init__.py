"""Charts: a table in, a Plotly figure out; no statistics and no Streamlit."""

from plotly.graph_objects import Figure

from dashboard.charts.comparison import keyness, rates
from dashboard.charts.names import entities
from dashboard.charts.overview import coverage
from dashboard.charts.themes import topics
from dashboard.charts.time import trend
from dashboard.charts.words import terms

SCATTER = "scatter"
BARS = 12  # rows of a bar chart that fit a projector beside the text

__all__ = ["BARS", "SCATTER", "Figure", "coverage", "entities", "keyness", "rates", "terms", "topics", "trend"]
