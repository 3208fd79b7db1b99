"""What is drawn over time: which words, by which period, and which events are marked."""

from dashboard.blocks.trends.choices import marked, period, words

__all__ = ["marked", "period", "words"]
