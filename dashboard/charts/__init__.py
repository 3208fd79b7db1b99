"""Charts: a table in, a Plotly figure out, and what is kept of it; no statistics and no Streamlit."""

from dashboard.charts.comparison import keyness, rates
from dashboard.charts.drawing import Drawing
from dashboard.charts.heat import profiles
from dashboard.charts.naming import entities, named_in, together
from dashboard.charts.network import network
from dashboard.charts.overview import coverage
from dashboard.charts.predicted import predicted
from dashboard.charts.strip import strip
from dashboard.charts.topics import topic_sweep, topic_times, topics
from dashboard.charts.trends import trend
from dashboard.charts.words import terms

SCATTER, HEAT = "scatter", "several"

__all__ = [
    "HEAT",
    "SCATTER",
    "Drawing",
    "coverage",
    "entities",
    "keyness",
    "named_in",
    "network",
    "predicted",
    "profiles",
    "rates",
    "strip",
    "terms",
    "together",
    "topic_sweep",
    "topic_times",
    "topics",
    "trend",
]
