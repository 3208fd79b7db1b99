"""The dates of a whole column: each different value once, ISO exactly, the rest by one decision or a question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.dating.clock import day_in, minutes_of, zone_named
from analysis.corpus.intake.dating.column import Column
from analysis.corpus.intake.dating.forms import Form, forms_of, iso_day, plain_date
from analysis.corpus.intake.dating.iso import timed
from analysis.corpus.intake.dating.numbers import decide_numbers
from analysis.corpus.intake.dating.order import ask_century, decide_order
from analysis.corpus.intake.dating.words import decide_words
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import unread
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.records import Place, Reading

_NAMED = 50  # different values that were not understood, each with an entry; the others share one


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """The dates of a column, row by row as its values.

    Attributes:
        days: The first day that each date allows; None where there is none, or none was understood.
        precisions: How exact each is: day, month, year, or empty.
        zones: The zone in which the time beside it is written; empty where none is.
        written: What stands in the file, where that is more than the day, or nothing was understood; else empty.
    """

    days: list[datetime | None]
    precisions: list[str]
    zones: list[str]
    written: list[str]


def dated_column(
    values: Sequence[str], places: Sequence[Place], layout: Layout, found: Reading, *, column: str
) -> Dated:
    """Return the days of a column; the ledger says by what they were decided, and what was not understood.

    Args:
        values: The cells as they stand; "" where there is none.
        places: Where they stand.
        layout: What was said of dates: `order`, `century`, `numbers`, `months` and `zone`.
        found: What there is so far.
        column: What the column is called in its file.

    Raises:
        QuestionError: `E-DATE-AMBIGUOUS`, `E-DATE-CONTRADICTION`, `E-DATE-CENTURY`, `E-DATE-NUMBER` or
            `E-DATE-LANGUAGE`, all that are open at once.
        IntakeError: `E-ZONE` where there is no such zone.
    """
    first = dict[str, Place]()
    for value, place in zip(values, places, strict=True):
        first.setdefault(value, place)
    first.pop("", None)
    known = Column(column, Counter(values), first, layout, found)
    there = zone_named(layout.zone) if layout.zone else None
    open_ = set[str]()
    for value in first:
        if day := iso_day(value):
            known.days[value] = day
        else:
            open_.add(value)
    _decide(known, forms_of(value for value in first if value in open_), there)
    moved = _moved(known, there) if there else {}
    _say(values, places, known, moved)
    days = {value: moved.get(value, day.day) for value, day in known.days.items()}
    nothing = dict.fromkeys(("", *first), "")
    precisions = nothing | {value: day.precision for value, day in known.days.items()}
    zones = nothing | {value: day.zone for value, day in known.days.items()}
    written = nothing | {value: value for value in first if value in open_ or timed(value.strip())}
    return Dated(
        days=list(map(days.get, values)),
        precisions=list(map(precisions.__getitem__, values)),
        zones=list(map(zones.__getitem__, values)),
        written=list(map(written.__getitem__, values)),
    )


def _decide(known: Column, forms: Mapping[str, Form], there: tzinfo | None) -> None:
    """Read what is not in ISO form, or ask all that is open at once."""
    kinds: dict[str, dict[str, Form]] = {}
    for value, form in forms.items():
        kinds.setdefault(form.kind, {})[value] = form
    for value, form in (*kinds.get("exact", {}).items(), *kinds.get("week", {}).items()):
        if form.day:
            known.days[value] = form.day
    for value, form in kinds.get("week", {}).items():
        more = ", a week in two months for that of its Monday" * bool(form.parts)
        for _ in range(known.rows[value] * bool(form.day and form.day.precision == "month")):
            known.found.note(known.places[value], "W-DATE-WEEK", "kept", f"a week counts for its month{more}")
    decide_numbers(known, kinds.get("number", {}), there)
    short = decide_order(known, kinds.get("order", {})) | decide_words(known, kinds.get("words", {}))
    ask_century(known, short)
    if known.questions:
        raise QuestionError(*known.questions)


def _moved(known: Column, there: tzinfo) -> dict[str, datetime]:
    """Return the days of those dates that have a time and a known zone, in another."""
    found = dict[str, datetime]()
    for value, (day, precision, zone) in known.days.items():
        minutes = minutes_of(plain_date(value)) if zone and precision == "day" else None
        if minutes is not None and (moved := day_in(day, minutes, zone, there)):
            found[value] = moved
    return found


def _say(values: Sequence[str], places: Sequence[Place], known: Column, moved: Mapping[str, datetime]) -> None:
    """Say which dates were not understood, and in which zones times are."""
    missing = [value for value in known.places if value not in known.days]
    named = {value: unread(quoted(value)) for value in missing[:_NAMED]}
    others = (
        unread(f"each of {len(missing) - _NAMED:,} other values, such as {quoted(missing[-1])},") if missing else ""
    )
    said = {*missing, *moved, *(value for value, day in known.days.items() if day.zone)}
    for value, place in zip(values, places, strict=True) if said else ():
        if value not in said:
            continue
        if (day := known.days.get(value)) is None:
            known.found.note(place, "W-DATE", "changed", named.get(value, others))
        elif value in moved:
            another = "another day" if moved[value] != day.day else "the same day"
            message = f"the time is in the zone {day.zone}: in {known.layout.zone}, which counts, it is {another}"
            known.found.note(place, "W-ZONE", "changed" if moved[value] != day.day else "kept", message)
        elif day.zone:
            message = f"the time is in the zone {day.zone}: the document counts for the day that it is there"
            known.found.note(place, "W-ZONE", "kept", message)
