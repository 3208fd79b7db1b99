"""What is said where it is chosen how topics are fitted, and what is done with them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis import TopicOptions, counted, limits
from dashboard.wording.dates import period, when

NUMBER_LABEL, OPTIONS = "Number of topics", "How they are fitted"
UNIT, METHOD, PHRASES = "A passage is", "Method", "Take two words that belong together as one"
BOILERPLATE, ANCHORS = "Keep what stands in most texts of a source", "Words to begin topics from"
UNITS = {
    "auto": "what fits the texts",
    "paragraph": "a paragraph",
    "sentences": "some sentences",
    "document": "a whole text",
}
METHODS = {"nmf": "NMF", "lda": "LDA"}
NUMBER_HELP = (
    "With “what fits” it follows the number of passages. Fewer topics are broader, more are narrower; no number is the "
    "right one."
)
UNIT_HELP = (
    "What counts as one text. Paragraphs speak of one thing more often than whole texts do; where there are very many "
    "texts they are taken whole."
)
METHOD_HELP = (
    "Non-negative matrix factorisation gives the same topics every time, in a second. Latent Dirichlet allocation is "
    "what many studies report: it takes longer, and its topics depend more on where it starts."
)
PHRASES_HELP = "“White house” is then one word beside “white” and “house”, and its uses are not counted for these."
BOILERPLATE_HELP = (
    "Footers, contact lines and the like make topics of their own that say who wrote a text, and not what it is about. "
    "They are left out unless this is on; so are the words that you search for, as all texts selected have them."
)
ANCHORS_HELP = (
    "Words that you expect to stand together, with a semicolon between topics: border wall; asylum refugee. The topics "
    "start from them and then follow the texts."
)
ANCHORS_HINT = "e.g. border wall; asylum refugee"
SWEEP = "How many topics?"
SWEEP_ALT = "How coherent, and how stable, topics are by their number."
SWEEP_HELP = "Fits several numbers of topics and compares them; it takes a while."
CHECK = "Check whether they come back"
NAME, NAME_HELP = "Name it", "Suggested from its words: write what you would call it after reading its passages."
HIDE, MERGE, BESIDE = "Hide it", "Make it one with", "Beside topic"
EDIT, NONE, CHOOSE_TOPIC, ORDER_LABEL = "Name, merge, hide", "none", "Choose a topic", "Words"
PASSAGES_OF = "Passages of topic"
ALL_PERIODS, BARS = "All periods", "Passages of one period"
UNDO, UNDO_ALL = "Undo", "Undo all"
BY_WEIGHT, BY_RELEVANCE = "by weight", "by relevance"
WORDS_ORDERS = {False: BY_WEIGHT, True: BY_RELEVANCE}
WORDS_HELP = (
    "By weight the words come first that the topic has most of, which may be common everywhere; by relevance those "
    "that are also rare elsewhere (Sievert and Shirley 2014)."
)
FIRST_SIDE, SECOND_SIDE = "Share in", "against"
PAGES_WITHIN = {"compare": "Compare", "trends": "Trends", "terms": "Terms"}
COMPARE_TOPICS = "Compare topics with each other"
BY_TOPIC, ALL_TEXTS = "Compared by topic: each text counts for the topic that most of it is of.", "All texts again"

FIRST_OF_TOPIC = "documents shown, of {}; those with most of the topic"


def documents_of_topic(shares: Sequence[float], topic: int) -> str:
    """Return how many documents are mostly of a topic: more than half of their text, of what is of any topic.

    Args:
        shares: The topic's share of each document that has something of it.
        topic: The number of the topic.
    """
    most = sum(share > 0.5 for share in shares)  # noqa: PLR2004 - half
    return (
        f"Documents by how much of their text is topic {topic}: of {counted(len(shares), 'document')} with any of it, "
        f"{most:,} {'is' if most == 1 else 'are'} mostly of it."
    )


def one_period(source: str, first_day: date, by: str) -> str:
    """Return of which source and period alone passages are read."""
    return f"Only {source}, {when(pd.Timestamp(first_day), by)}."


def bar_of_topic(row: dict[str, Any], by: str) -> str:
    """Return a bar of a topic over time, as it is offered to who does not click."""
    return f"{row['source']}, {period(row['period'], by)}: {counted(row['passages'], 'passage')}"


def seed_words(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the words to begin topics from, as they were typed: a semicolon stands between topics."""
    groups = (tuple(part.replace(",", " ").split()) for part in typed.split(";"))
    return tuple(group for group in groups if group)


def number_of_topics(number: int | str) -> str:
    """Return a number of topics as it is chosen."""
    return f"{number}" if isinstance(number, int) else "what fits"


def left_out_of_topics(table: Any) -> str:
    """Return which words no topic was made of, though they stand in the texts; nothing where there are none.

    Args:
        table: TOPIC_LEFT_OUT.
    """
    parts = []
    for why, said in (("boilerplate", "of most texts of a source"), ("search", "of the search")):
        terms = table.loc[table["why"] == why, "term"].drop_duplicates().tolist()
        if terms:
            some = ", ".join(terms[: limits.LISTED_TOPIC_WORDS])
            more = " and others" if len(terms) > limits.LISTED_TOPIC_WORDS else ""
            parts.append(f"{counted(len(terms), 'word')} {said} ({some}{more})")
    return f"Left out: {'; '.join(parts)}." if parts else ""


def times_alt(topic: int, by: str) -> str:
    """Return what the panels of one topic over time show."""
    return f"Share of each source’s passages in topic {topic}, by {by}."


def within(called: str) -> str:
    """Return that only passages of a topic are counted.

    Args:
        called: What it is called.
    """
    return f"Only: passages of topic {called}"


def page_within(title: str, topic: int) -> str:
    """Return what leads to a page within a topic."""
    return f"{title} within topic {topic}"


def fit_in_words(how: TopicOptions) -> str:
    """Return how topics are fitted, for the list of what was tried: their number, and what is not as it begins."""
    parts = [
        "auto" if how.k is None else f"{how.k}",
        "" if how.unit == TopicOptions().unit else UNITS[how.unit],
        "" if how.method == TopicOptions().method else METHODS[how.method],
        "two words as one" if how.phrases else "",
        "with boilerplate" if how.boilerplate else "",
        f"begun from {'; '.join(map(' '.join, how.anchors))}" if how.anchors else "",
    ]
    return ", ".join(filter(None, parts))
