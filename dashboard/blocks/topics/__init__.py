"""The parts of the page of topics: how they are fitted, the figure, what stands beside it, what is done with them."""

from dashboard.blocks.topics.checking import check
from dashboard.blocks.topics.choices import choices, topic_numbers
from dashboard.blocks.topics.differing import differences
from dashboard.blocks.topics.editing import edits_so_far
from dashboard.blocks.topics.figure import card, times
from dashboard.blocks.topics.reading import all_passages, first_passages_of_topic
from dashboard.blocks.topics.words import words

__all__ = [
    "all_passages",
    "card",
    "check",
    "choices",
    "differences",
    "edits_so_far",
    "first_passages_of_topic",
    "times",
    "topic_numbers",
    "words",
]
