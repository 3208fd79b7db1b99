"""What is new in the period of one point of a trend: its words against those of all other periods."""

from datetime import date
from typing import Any
from urllib.parse import unquote

from analysis import limits
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.wording import findings, names, notes


def new_in_period(cell: str, by: Any) -> None:
    """Draw the switch, and where it is on which words the documents of the point’s period use more than all others.

    Args:
        cell: The point, as a click hands it over.
        by: The length of a period.
    """
    _, source, day = cell.rsplit("|", 2)
    period, source = date.fromisoformat(day), unquote(source)
    label = names.place_of_point(source, period, by)
    if not controls.switch(f"What else is new in {literal(label)}", settings.NEW, help=notes.NEW):
        return
    table = data.period_keyness(state.here(), source=source, period=period, by=by)
    top = table[table["log_ratio"] > 0].head(limits.BARS)
    cards.note(findings.period_keyness(table, top, label))
    if not top.empty:
        lists.period_keyness(top, cell.rpartition("|")[0].rpartition("|")[2] + "|" + day)
