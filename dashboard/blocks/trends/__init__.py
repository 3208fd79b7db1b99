"""What is drawn over time: which words, by which period, and which events are marked."""

from dashboard.blocks.trends.choices import period_choice, words_and_events

__all__ = ["period_choice", "words_and_events"]
