"""Where a line over time is highest."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
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
    dated = np.isin(table["state"].to_numpy(dtype=object), ["covered", "partial"])
    if not dated.any():
        return Markup("No document here is dated exactly enough to be placed in a {}.").format(by)
    if np.isnan(table["rate"].to_numpy()[dated]).all():
        return Markup("No document that can be placed in a {} has a word.").format(by)
    of_terms, terms = pd.factorize(table["term"])
    dated &= table["count"].to_numpy() > 0
    places = {str(term): np.flatnonzero(dated & (of_terms == place)) for place, term in enumerate(terms)}
    used = {term: _over(table.iloc[some]) for term, some in places.items() if len(some)}
    sentences = [
        _highest(term, used[term], by) if term in used else _unused(term, table, by) for term in map(str, terms)
    ]
    return Markup(" ").join([*sentences, *_of_few(list(used.values()))])


def _unused(term: str, table: pd.DataFrame, by: str) -> Markup:
    """Return that a term is not used, or only in documents that no period is known of."""
    uses = int(table.loc[table["term"] == term, "count"].sum())
    elsewhere = Markup(" in documents that can be placed in a {}, but {} in others").format(by, counted(uses, "time"))
    return Markup("{} is not used{}.").format(markup.term(term), elsewhere if uses else "")


def _highest(term: str, used: pd.DataFrame, by: str) -> Markup:
    """Return where one term's rate is highest; where no point has ten documents, not that it is most frequent there."""
    considered, rates = _of_several(used), used["rate"].to_numpy()
    claim = "is most frequent" if considered.any() else "has its highest rate"
    considered |= not considered.any()
    tops = np.flatnonzero(considered & (rates >= rates[considered].max() * (1 - 1e-9)))
    top = records(used.iloc[tops[:1]])[0]
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


def _of_several(points: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which points have ten documents."""
    found: npt.NDArray[np.bool_] = points["documents"].to_numpy() >= limits.INTERVAL_DOCUMENTS
    return found


def _over(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points of a term whose period is over; all of them where none is."""
    over = (points["state"] == "covered").to_numpy()
    return points[over] if over.any() and not over.all() else points


def _of_few(used: Sequence[pd.DataFrame]) -> list[str]:
    """Return what is to be known of points of fewer than ten documents, where it makes a difference to a term."""
    several = [part["rate"].to_numpy()[_of_several(part)] for part in used]
    if any(len(part) == 0 for part in several):
        return [
            f"Where that is fewer than {limits.INTERVAL_DOCUMENTS} documents, read them: a rate of so few says little."
        ]
    if any(part["rate"].max() > chosen.max() for part, chosen in zip(used, several, strict=True)):
        return [f"Points of fewer than {limits.INTERVAL_DOCUMENTS} documents are passed over in this."]
    return []
