"""What is drawn over time: which words, by which period, and which events are marked."""

from dashboard.blocks.trends.choices import event_choice, period_choice, word_choice

__all__ = ["event_choice", "period_choice", "word_choice"]
