"""Where a reader is among topics: how they are fitted, which cell is read, what was done with them."""

from dashboard.state.topics.chosen import open_topic_cell, open_topic_number, topic_cell, topic_model_is
from dashboard.state.topics.editing import (
    hide_topic,
    merge_topics,
    name_topic,
    topic_edits,
    topic_name_widget,
    undo_all_edits,
    undo_edit,
)
from dashboard.state.topics.scoping import go_within, leave_scope, scope

__all__ = [
    "go_within",
    "hide_topic",
    "leave_scope",
    "merge_topics",
    "name_topic",
    "open_topic_cell",
    "open_topic_number",
    "scope",
    "topic_cell",
    "topic_edits",
    "topic_model_is",
    "topic_name_widget",
    "undo_all_edits",
    "undo_edit",
]
