"""Whether lines over time rise or fall, by a test, and whether sources changed or only who published when."""

from typing import Any

import pandas as pd

from analysis import counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.wording.numbers import digits, probability, rate

TESTED = (
    "Each line is tested for itself. p is the larger of two: how often so clear a run comes of dealing the dates anew "
    f"to the documents, and how often of ups and downs of which {limits.part(limits.LASTING)} is left a period later. "
    f"A direction is said where p is below {limits.decimals(limits.SIGNIFICANT)}, which 1 in "
    f"{1 / limits.SIGNIFICANT:,.0f} lines without any would be."
)
WITHIN = (
    "Within sources, each is measured by its own rate, and dates are dealt to its own documents: who published how "
    "much and when makes no difference."
)
_LARGELY = 0.5  # of a direction


def tendencies(table: pd.DataFrame, moved: pd.DataFrame, by: str, *, alike: bool = False) -> Markup:
    """Return in words which lines rise and which fall, by a test; empty where there are too few periods to say.

    Args:
        table: TENDENCIES.
        moved: COMPOSITION of the same lines.
        by: The length of a period.
        alike: Whether sources weigh alike, so that every direction is one within sources.
    """
    said, level = [], []
    for row in records(table):
        sentence = _said(row, by, alike=alike)
        if _sure(row["p"]) or _sure(row["p_within"]):
            said.append(sentence)
            said.extend([] if alike else _moved(row, moved[moved["term"] == row["term"]], by))
        else:
            level.append(sentence)
    if not said and not level:
        return Markup("")
    if len(level) > limits.SAID_LINES:
        several = Markup("{:,} of {:,} lines have no direction that can be told from chance.")
        level = [several.format(len(level), len(table))]
    within = [WITHIN] if alike or (said and table["direction_within"].ne(0).any()) else []
    return Markup(" ").join([*said, *level, TESTED, *within])


def _sure(p: float) -> bool:
    """Return whether a direction is said; no p is none."""
    return p < limits.SIGNIFICANT


def _verb(sign: int) -> str:
    return "rises" if sign > 0 else "falls"


def _said(row: dict[str, Any], by: str, *, alike: bool) -> Markup:
    """Return what the test says of one line, and within sources where it says more."""
    line = Markup("{}{}").format(markup.term(row["term"]), " within sources" if alike else markup.where(row["source"]))
    periods = counted(row["periods"], by)
    if not _sure(row["p"]):
        level = Markup("{} has no direction that can be told from chance in {} ({}){}.")
        within = f" all together, but {_within(row)}" if _sure(row["p_within"]) else ""
        return level.format(line, periods, probability(row["p"]), within)
    slope = digits(abs(row["slope"])) if row["slope"] * row["direction"] > 0 else ""
    much = f" by some {slope} per 10,000 words a {by}" if slope else ""
    several = row["direction_within"] != 0
    agree = row["direction_within"] == row["direction"] and _sure(row["p_within"])
    within = f"{', and so it does within sources' if agree else f', but {_within(row)}'}" if several else ""
    also = f" ({probability(row['p_within'])})" if agree else ""
    return Markup("{} {} over {}{} ({}){}{}.").format(
        line, _verb(row["direction"]), periods, much, probability(row["p"]), within, also
    )


def _within(row: dict[str, Any]) -> str:
    """Return what the test says within sources."""
    said = probability(row["p_within"])
    if _sure(row["p_within"]):
        return f"{_verb(row['direction_within'])} within sources ({said})"
    return f"within sources no direction can be told from chance ({said})"


def _moved(row: dict[str, Any], moved: pd.DataFrame, by: str) -> list[Markup]:
    """Return which source makes, or hides, the direction by publishing more or less over time; none where none does."""
    makes = _sure(row["p"])
    if moved.empty or (makes and moved["shift"].sum() < _LARGELY):
        return []
    # `shift` is a share of the direction of all: what hides one within sources goes the other way.
    way = 1 if makes else -row["direction"] * row["direction_within"]
    top = records(moved.loc[[(moved["shift"] * way).idxmax()]])[0]
    more = "more" if top["rate"] > top["rate_others"] else "less"
    sentence = Markup(
        "{}: {}, which uses it {} than the others ({} against {} per 10,000 words), published {} in the first half of "
        "these {}s and {:,} in the second."
    )
    opening = "Most of this comes from who published when" if makes else "Who published when hides it"
    rates = rate(top["rate"]), rate(top["rate_others"])
    words = counted(top["words_first"], "word"), by, top["words_last"]
    return [sentence.format(opening, top["source"], more, *rates, *words)]
