"""The sentence that Topics opens with: the strongest cells of topics that hold still, and of no others."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import counted, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording.findings.leading import containing
from dashboard.wording.numbers import percent
from dashboard.wording.topics.cells import MIXED, STABLE, UNSTABLE

_NAMED, _WORDS = 3, 2  # cells in the sentence, words of each


def topics(
    prevalence: pd.DataFrame,
    names: Mapping[int, Sequence[str]],
    verdicts: Mapping[int, str],
    look: Look,
    *,
    search: str = "",
) -> Markup:
    """Return the three strongest cells of topics that are stable; while nobody knows which are, that nobody does.

    Args:
        prevalence: TOPIC_PREVALENCE, without periods.
        names: From a topic's number to its first words, or what a reader calls it.
        verdicts: From a topic's number to whether it holds still; empty while nobody has looked.
        look: The colours.
        search: What the documents all contain; may be empty.
    """
    whole, number = int(prevalence["passages"].sum()), len(names)
    start = Markup("{} in {}{}").format(counted(number, "topic"), counted(whole, "passage"), containing(search))
    if not any(verdicts.values()):
        return Markup("{}. Whether they come back is not known: build on none yet.").format(start)
    stable = [topic for topic, verdict in verdicts.items() if verdict == STABLE]
    if not stable:
        return Markup("{}: none is stable, so read their passages and build on none.").format(start)
    found = strongest_cells(prevalence, stable)
    if found.empty:
        return Markup("{}: {}, none of them more in one source than in the others.").format(start, _tally(verdicts))
    cells = [_cell(row, names, look, first=place == 0) for place, row in enumerate(records(found))]
    return Markup("{}.").format(Markup("; ").join(cells))


def strongest_cells(prevalence: pd.DataFrame, stable: Sequence[int]) -> pd.DataFrame:
    """Return the cells of stable topics in which a source is farthest above all others, one a topic, the first ones.

    How far is in standard errors of a difference of two shares of passages, so that a source with two passages is not
    named before one with two hundred; it is an order, and no test. Of one source it is its largest topics.

    Args:
        prevalence: TOPIC_PREVALENCE, topic 0 with it.
        stable: The topics that can be named.

    Returns:
        Rows of the table with `of`, the source's passages, and `elsewhere`, the share in all others; it is missing
        where there are none.
    """
    of_topic, of_source = (prevalence.groupby(name)["passages"].transform("sum") for name in ("topic", "source"))
    whole = max(int(prevalence["passages"].sum()), 1)
    others = (whole - of_source).where(whole > of_source).astype(float)
    elsewhere = (of_topic - prevalence["passages"]) / others
    pooled = of_topic / whole
    error = (pooled * (1 - pooled) * (1 / of_source.where(of_source > 0) + 1 / others)) ** 0.5
    ahead = ((prevalence["share"] - elsewhere) / error.where(error > 0)).where(others.notna(), prevalence["share"])
    table = prevalence.assign(of=of_source, elsewhere=elsewhere, ahead=ahead)
    table = table[table["topic"].isin(stable) & (table["ahead"] > 0) & (table["passages"] > 1)]
    first = table.sort_values(["ahead", "topic"], ascending=[False, True], kind="stable").drop_duplicates("topic")
    return first.head(_NAMED).drop(columns="ahead").reset_index(drop=True)


def _cell(row: dict[str, Any], names: Mapping[int, Sequence[str]], look: Look, *, first: bool) -> Markup:
    """Return what a cell says, with what it is held against; in the first of them all is said in full."""
    elsewhere = row["elsewhere"]
    in_full = Markup("Topic {} ({}) is {} of {}’s passages ({:,} of {:,})")
    said = (in_full if first else Markup("topic {} ({}) {} of {}’s ({:,} of {:,})")).format(
        row["topic"],
        Markup(", ").join(markup.term(word) for word in names[row["topic"]][:_WORDS]),
        percent(row["share"]),
        markup.source(row["source"], look),
        row["passages"],
        row["of"],
    )
    return said if np.isnan(elsewhere) else Markup("{}, elsewhere {}").format(said, percent(elsewhere))


def _tally(verdicts: Mapping[int, str]) -> str:
    """Return how many topics hold still, and how many do not."""
    counts = [(list(verdicts.values()).count(verdict), verdict) for verdict in (STABLE, MIXED, UNSTABLE)]
    return ", ".join(f"{number:,} {verdict}" for number, verdict in counts if number)
