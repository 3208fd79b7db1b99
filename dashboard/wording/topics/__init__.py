"""What is said of topics: whether they hold still, how much of a source each is, what can be done with them."""

from dashboard.wording.topics.cells import (
    ALL,
    EVERYWHERE,
    MEASURES,
    NO_TOPIC,
    NUMBER,
    SIGNS,
    UNDATED,
    UNSTABLE,
    cell_in_full,
    cell_of_period,
    numbers_of_k,
    text_in_cell,
    verdict_in_words,
)

__all__ = [
    "ALL",
    "EVERYWHERE",
    "MEASURES",
    "NO_TOPIC",
    "NUMBER",
    "SIGNS",
    "UNDATED",
    "UNSTABLE",
    "cell_in_full",
    "cell_of_period",
    "numbers_of_k",
    "text_in_cell",
    "verdict_in_words",
]
