"""Topics: how much of each source belongs to each, how that runs over time, and what other numbers of them give."""

from dashboard.charts.topics.cells import topics
from dashboard.charts.topics.numbers import topic_sweep
from dashboard.charts.topics.times import topic_times

__all__ = ["topic_sweep", "topic_times", "topics"]
