"""Points over time: where those of all lines stand, what they look like and what they say."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import Period, counted, limits, records
from dashboard.charts import calendar, theme
from dashboard.paper.palette import Look
from dashboard.wording.dates import period
from dashboard.wording.names import point
from dashboard.wording.numbers import rate

Places = npt.NDArray[np.intp]


class Points(NamedTuple):
    """The points of all lines; a line is some of them."""

    middles: npt.NDArray[np.datetime64]
    rates: npt.NDArray[np.float64]
    ends: dict[str, npt.NDArray[np.float64]]
    enough: npt.NDArray[np.bool_]
    partial: npt.NDArray[np.bool_]
    stands: npt.NDArray[np.bool_]
    handed: npt.NDArray[np.object_]
    said: npt.NDArray[np.object_]

    @classmethod
    def of(cls, drawn: pd.DataFrame, standing: pd.DataFrame | None, by: Period, look: Look, noun: str) -> "Points":
        """Return the points of a trend, of whose rows none is without a period."""
        rows, stands, low = records(drawn), _stands(drawn, standing), drawn["low"].to_numpy()
        documents = drawn["documents"].to_numpy()
        return cls(
            middles=calendar.middles(drawn["period"], by).to_numpy(),
            rates=drawn["rate"].to_numpy(),
            ends={"low": low, "high": drawn["high"].to_numpy()},
            enough=(documents >= limits.INTERVAL_DOCUMENTS) & ~np.isnan(low),
            partial=(drawn["state"] == "partial").to_numpy(),
            stands=stands,
            handed=np.array([point(row) for row in rows], dtype=object),
            said=np.array(
                [said_of_point(row, by, look, stands=one, noun=noun) for row, one in zip(rows, stands, strict=True)],
                dtype=object,
            ),
        )

    def alone(self, some: Places) -> list[bool]:
        """Return which points of a line no other is joined to: there is none on either side."""
        known = np.concatenate([[False], np.isfinite(self.rates[some]), [False]])
        found: list[bool] = (known[1:-1] & ~known[:-2] & ~known[2:]).tolist()
        return found


def places_of_lines(drawn: pd.DataFrame) -> list[Places]:
    """Return the places of the points of each line, term by term and source by source as they first occur."""
    (terms, _), (sources, names) = (pd.factorize(drawn[column]) for column in ("term", "source"))
    lines = pd.factorize(terms * len(names) + sources)[0]
    return np.split(np.argsort(lines, kind="stable"), np.cumsum(np.bincount(lines))[:-1])


def said_of_point(row: dict[str, Any], by: Period, look: Look, *, stands: bool = False, noun: str = "use") -> str:
    """Return what a point says where one hovers.

    Args:
        row: Of TERM_TREND or MEAN_TREND.
        by: The length of a period.
        look: The colours.
        stands: Whether the point stands out.
        noun: What is counted.
    """
    where = f" in {theme.full(str(row['source']))}" if row["source"] else ""
    averaged = f" (mean of {counted(row['averaged'], theme.plotly_text(look.noun))})" if "averaged" in row else ""
    return (
        f"{theme.full(str(row['term']))}{where}, {period(row['period'], by)}:<br>{counted(row['count'], noun)} in "
        f"{row['documents_with']:,} of {counted(row['documents'], 'document')}, {rate(row['rate'])} per 10,000 words"
        f"{averaged}{f'<br>stands out from the other {by}s' if stands else ''}"
    )


def _stands(drawn: pd.DataFrame, standing: pd.DataFrame | None) -> npt.NDArray[np.bool_]:
    """Return which points stand out."""
    if standing is None or standing.empty:
        return np.zeros(len(drawn), dtype=bool)
    every, some = (
        zip(*(part[column].tolist() for column in ("term", "source", "period")), strict=True)
        for part in (drawn, standing)
    )
    chosen = set(some)
    return np.array([one in chosen for one in every], dtype=bool)
