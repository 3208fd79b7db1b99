"""Dates and periods as people write them, no more exact than they are."""

import pandas as pd

from analysis import period_name


def dates(documents: pd.DataFrame) -> list[str]:
    """Return each document's date as people write it, no more exact than it is, and marked where it is inferred."""
    days = documents["published"]
    facts = zip(
        days.to_numpy().tolist(), *(documents[name].tolist() for name in ("date_precision", "date_basis")), strict=True
    )
    said: dict[tuple[int | None, str], str] = {}
    found = []
    for row, (day, precision, basis) in enumerate(facts):
        if (day, precision) not in said:
            said[day, precision] = period(days.iloc[row], precision) if precision else "undated"
        found.append(said[day, precision] + " (inferred)" * (basis == "inferred"))
    return found


def period(first_day: pd.Timestamp, by: str) -> str:
    """Return a period as people write it."""
    return period_name(first_day, by)


def when(first_day: pd.Timestamp, by: str) -> str:
    """Return a period with its preposition."""
    return f"{'on' if by == 'day' else 'in'} {period(first_day, by)}"


def years(documents: pd.DataFrame) -> str:
    """Return the years that the documents span."""
    days = documents["published"]
    first, last = days.min(), days.max()
    if pd.isna(first):
        return "undated"
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
