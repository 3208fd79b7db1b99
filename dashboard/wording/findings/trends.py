"""Where a line over time is highest."""

import pandas as pd

from analysis import counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.wording.dates import when
from dashboard.wording.numbers import rate


def trend(table: pd.DataFrame, by: str) -> Markup:
    """Return where each term's rate is highest: in a period that is over and has ten documents, where there are any."""
    if table.empty:
        return Markup(
            "There is no word to draw: the documents selected have none, or none but stop words. Type one below."
        )
    dated = table[table["state"].isin(["covered", "partial"])]
    if dated.empty:
        return Markup("No document here is dated exactly enough to be placed in a {}.").format(by)
    if dated["rate"].isna().all():
        return Markup("No document that can be placed in a {} has a word.").format(by)
    sentences = [_highest(str(term), part, by) for term, part in table.groupby("term", sort=False)]
    return Markup(" ").join([*sentences, *_of_few(dated)])


def _highest(term: str, part: pd.DataFrame, by: str) -> Markup:
    """Return where one term's rate is highest; where no point has ten documents, not that it is most frequent there."""
    uses = int(part["count"].sum())
    used = _over(part[part["state"].isin(["covered", "partial"]) & (part["count"] > 0)])
    if used.empty:
        elsewhere = Markup(" in documents that can be placed in a {}, but {} in others").format(
            by, counted(uses, "time")
        )
        return Markup("{} is not used{}.").format(markup.term(term), elsewhere if uses else "")
    several = used[used["documents"] >= limits.INTERVAL_DOCUMENTS]
    considered, claim = (used, "has its highest rate") if several.empty else (several, "is most frequent")
    tops = considered[considered["rate"] >= considered["rate"].max() * (1 - 1e-9)]
    top = records(tops.head(1))[0]
    alike = f" (and as frequent at {counted(len(tops) - 1, 'other point')})" if len(tops) > 1 else ""
    averaged = f"mean of {counted(top['averaged'], 'source')}; " if "averaged" in top else ""
    return Markup("{} {}{} {}{}: {} per 10,000 words ({}{} in {:,} of {}).").format(
        markup.term(term),
        claim,
        markup.where(top["source"]),
        when(top["period"], by),
        alike,
        rate(top["rate"]),
        averaged,
        counted(top["count"], "use"),
        top["documents_with"],
        counted(top["documents"], "document"),
    )


def _over(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points of a term whose period is over; all of them where none is."""
    over = points[points["state"] == "covered"]
    return points if over.empty else over


def _of_few(dated: pd.DataFrame) -> list[str]:
    """Return what is to be known of points of fewer than ten documents, where it makes a difference."""
    held = pd.concat(
        [_over(part) for _, part in dated[dated["count"] > 0].groupby("term", sort=False)] or [dated.head(0)]
    )
    several = held[held["documents"] >= limits.INTERVAL_DOCUMENTS]
    highest, chosen = (some.groupby("term")["rate"].max() for some in (held, several))
    if len(chosen) < len(highest):
        return [
            f"Where that is fewer than {limits.INTERVAL_DOCUMENTS} documents, read them: a rate of so few says little."
        ]
    if (highest > chosen).any():
        return [f"Points of fewer than {limits.INTERVAL_DOCUMENTS} documents are passed over in this."]
    return []
