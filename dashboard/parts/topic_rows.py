"""The rows of lists about topics: the topics themselves, their words, and how two sides differ in them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import TopicModel, limits, records
from dashboard.paper.listing import Column, Listing, listing, shares
from dashboard.parts.listing import ACCENT, number_column, text_column, verdict_column
from dashboard.wording.evidence import KEY, words_of_list
from dashboard.wording.explanations import explanation as said
from dashboard.wording.topics.cells import SIGNS


def topic_rows(model: TopicModel, called: Mapping[int, str]) -> Listing:
    """Return topics with their first words, and what is known of how sure they are, as rows.

    Args:
        model: The topics.
        called: What each is called.
    """
    quality = model.quality
    topics = quality["topic"].tolist()
    back = [
        f"{SIGNS[row['verdict']]} {row['words_back']:.0f} of {limits.TOPIC_WORDS}, in {row['returned']} of "
        f"{row['refits']}"
        if row["verdict"]
        else ""
        for row in records(quality)
    ]
    first = Column(
        label="topic",
        kind="text",
        help=said("words"),
        cells={"texts": [called[topic] for topic in topics], "order": topics},
    )
    again = Column(
        label="words back",
        kind="text",
        help=said("words_back"),
        cells={"texts": back, "order": quality["words_back"].fillna(-1).tolist()},
    )
    columns = [
        first,
        again,
        number_column("held-out NPMI", "held_out", quality["held_out"], 2),
        number_column("exclusive", "exclusivity", quality["exclusivity"], 2),
    ]
    return listing(columns, topics, words_of_list("topics"))


def topic_word_rows(
    terms: pd.DataFrame, called: Mapping[int, str], shown: Sequence[int], *, by_relevance: bool
) -> Listing:
    """Return the words of one topic, or of two, as rows.

    Args:
        terms: TOPIC_TERMS.
        called: What each topic is called.
        shown: Which topics.
        by_relevance: Whether they come in the order of what sets a topic apart.
    """
    order = "relevance" if by_relevance else "weight"
    own = terms[terms["topic"].isin(shown)].sort_values(order, ascending=False, kind="stable")
    every = list(dict.fromkeys(own["term"].tolist()))
    weights = own.pivot_table("weight", "term", "topic").reindex(index=every, columns=list(shown)).fillna(0.0)
    columns = [text_column("word", "term", every)]
    for topic in shown:
        (bars,) = shares(weights[topic].tolist())
        rounded = [float(f"{value:.3g}") for value in weights[topic].tolist()]
        label = "weight" if len(shown) == 1 else called[topic]
        cells: dict[str, Sequence[Any]] = {"numbers": rounded, "bars": bars}
        columns.append(Column(label=label, kind="number", help=said("weight"), cells=cells,
                              look={"colour": ACCENT, "digits": 3}))  # fmt: skip
    if by_relevance and len(shown) == 1:
        relevance = own.drop_duplicates("term").set_index("term")["relevance"].reindex(every)
        columns.append(number_column("relevance", "relevance", relevance, 2))
    return listing(columns, every, words_of_list("words of a topic"))


def topic_difference_rows(
    table: pd.DataFrame, called: Mapping[int, str], sides: tuple[str, str], colours: tuple[str, str]
) -> Listing:
    """Return TOPIC_DIFFERENCES as rows, in its order; passages without a topic are left out.

    Args:
        table: It.
        called: What each topic is called.
        sides: What the sides are called.
        colours: What the bars of each are filled with.
    """
    table = table[table["topic"] > 0]
    bars = shares(table["share_target"].tolist(), table["share_reference"].tolist())
    topics = table["topic"].tolist()
    first = Column(
        label="topic",
        kind="text",
        help=said("words"),
        cells={"texts": [called.get(topic, str(topic)) for topic in topics], "order": topics},
    )
    columns = [first]
    for side, name, colour, own in zip(("target", "reference"), sides, colours, bars, strict=True):
        cells = {"numbers": table[f"passages_{side}"].tolist(), "bars": own,
                 "documents": table[f"documents_{side}"].tolist()}  # fmt: skip
        columns.append(
            Column(
                label=name, kind="number", help=said("passages"), cells=cells, look={"colour": colour, "sided": True}
            )
        )
    columns.append(verdict_column("told", table, with_p=True))
    return listing(columns, topics, words_of_list("topics that differ", key=KEY))
