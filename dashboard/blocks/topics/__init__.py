"""The parts of the page of topics: how they are fitted, the figure, what stands beside it, what is done with them."""

from dashboard.blocks.topics.checking import topic_check
from dashboard.blocks.topics.choices import choices, numbers_of_topics
from dashboard.blocks.topics.differing import differences
from dashboard.blocks.topics.editing import edits_so_far
from dashboard.blocks.topics.elsewhere import elsewhere
from dashboard.blocks.topics.figure import card, times
from dashboard.blocks.topics.reading import all_passages, first_passages_of_topic, topics_and_documents
from dashboard.blocks.topics.words import words_and_edits

__all__ = [
    "all_passages",
    "card",
    "choices",
    "differences",
    "edits_so_far",
    "elsewhere",
    "first_passages_of_topic",
    "numbers_of_topics",
    "times",
    "topic_check",
    "topics_and_documents",
    "words_and_edits",
]
