"""The use of words over time: as lines, with their names beside them, or as tiles; and events that are marked."""

from dashboard.charts.trends.lines import trend

__all__ = ["trend"]
