"""Topics as pages ask for them: fitted, checked and edited, with their shares, passages and sentences."""

from dashboard.data.topics.fitted import (
    is_checked,
    shown_topics,
    topic_quality,
    topic_sweep,
    topics,
)
from dashboard.data.topics.scoped import find_scope
from dashboard.data.topics.shown import (
    sides_apart,
    topic_differences,
    topic_documents,
    topic_passages,
    topic_prevalence,
    topic_sweep_figure,
    topic_times_figure,
    topics_figure,
)

__all__ = [
    "find_scope",
    "is_checked",
    "shown_topics",
    "sides_apart",
    "topic_differences",
    "topic_documents",
    "topic_passages",
    "topic_prevalence",
    "topic_quality",
    "topic_sweep",
    "topic_sweep_figure",
    "topic_times_figure",
    "topics",
    "topics_figure",
]
