"""Dates in numbers: one order of day, month and year for a whole column, by what can only be read so, else asked."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache

from analysis.corpus.errors import Option
from analysis.corpus.intake.dating.column import Column, examples
from analysis.corpus.intake.dating.forms import Day, Form, day_of
from analysis.corpus.intake.dating.months import folded, tongue, tongue_names
from analysis.corpus.intake.layout import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, Century, Order

# Where day, month and year stand.
_PLACES: dict[Order, tuple[int, int, int]] = {
    DAY_FIRST: (0, 1, 2),
    MONTH_FIRST: (1, 0, 2),
    YEAR_FIRST: (2, 1, 0),
}
_SAID = {DAY_FIRST: "day/month", MONTH_FIRST: "month/day", YEAR_FIRST: "year/month/day"}
_HUNDRED = 100
_CENTURIES: tuple[tuple[Century, str], ...] = (
    ("nearest", "Those up to next year after 2000, the others before"),
    ("2000s", "All after 2000"),
    ("1900s", "All before 2000"),
)

Possible = dict[Order, datetime]  # the day that a value is in each order in which it is one


def decide_order(column: Column, forms: Mapping[str, Form]) -> dict[str, datetime]:
    """Read dates in numbers into a column's days, or ask; return those of them that have years of two digits."""
    every = {(form.parts, form.words): form for form in forms.values()}
    each = {key: _possible(form, column.layout.century) for key, form in every.items()}
    possible = {value: days for value, form in forms.items() if (days := each[form.parts, form.words])}
    if not possible:
        return {}
    order = column.layout.order or _order(column, possible)
    fitting = {value: days[order] for value, days in possible.items() if order in days} if order else {}
    if column.layout.order and fitting:
        column.say(next(iter(fitting)), "W-DATE-ORDER", f"{order}, as was said")
    for value, day in fitting.items():
        column.days[value] = Day(day, "day", forms[value].zone)
    shown = fitting if order else {value: next(iter(days.values())) for value, days in possible.items()}
    return {value: day for value, day in shown.items() if _is_short(forms[value].parts)}


def ask_century(column: Column, short: Mapping[str, datetime]) -> None:
    """Ask which century years of two digits are of, unless it was said.

    Args:
        column: The column.
        short: The values that have such years, and a day with month and day right.
    """
    if not short or column.layout.century:
        return
    number = column.number(short)
    has = f"date such as {next(iter(short))} has" if number == 1 else f"dates such as {next(iter(short))} have"
    what = f"{number:,} {has} a year of two digits"
    options = [
        Option(value, label, examples((text, _in_century(day, value)) for text, day in short.items()))
        for value, label in _CENTURIES
    ]
    column.ask("E-DATE-CENTURY", "century", what, options, "nearest")


def _in_century(day: datetime, century: Century) -> datetime | None:
    return day_of(full_year(day.year % _HUNDRED, century), day.month, day.day)


def full_year(year: int, century: Century) -> int:
    """Return a year of two digits with its century; without one said, the nearest."""
    if century == "1900s":
        return 1900 + year
    latest = datetime.now(UTC).year % _HUNDRED + 1
    return 2000 + year if century == "2000s" or year <= latest else 1900 + year


def _is_short(parts: Iterable[str]) -> bool:
    return max(map(len, parts)) <= 2  # noqa: PLR2004 - digits


def _possible(form: Form, century: Century) -> Possible:
    """Return the day that numbers are in each order; with the name of a day of the week, only where that fits."""
    short, found = _is_short(form.parts), Possible()
    weekdays = _weekdays(form.words)
    if weekdays is None:
        return {}
    for order, places in _PLACES.items():
        if order == YEAR_FIRST and not short:
            continue
        day, month, year = (int(form.parts[place]) for place in places)
        exact = day_of(full_year(year, century) if short else year, month, day)
        if exact and len(form.parts[places[2]]) > 1 and (not weekdays or exact.isoweekday() in weekdays):
            found[order] = exact
    return found


@cache
def _weekdays(words: str) -> frozenset[int] | None:
    """Return the days of the week that words name in any language; None where they name none, but something else."""
    name = folded(words)
    if not name:
        return frozenset()
    known = [tongue(one) for one in tongue_names(usual=True)]
    if any(name in one.fillers for one in known):
        return frozenset()
    return frozenset(day for one in known if (day := one.weekdays.get(name))) or None


def _order(column: Column, possible: Mapping[str, Possible]) -> Order:
    """Return the one order in which all dates can be read; empty where that is to be asked, and ask."""
    alike = {frozenset(days) for days in {id(days): days for days in possible.values()}.values()}
    ranked = [order for order in _PLACES if all(order in orders for orders in alike)]
    if not ranked:
        _contradiction(column, possible)
        return ""
    open_ = [value for value, days in possible.items() if any(days[order] != days[ranked[0]] for order in ranked[1:])]
    if not open_:
        _say_evidence(column, possible, ranked[0])
        return ranked[0]
    number, every = column.number(open_), column.number(possible)
    both = " and ".join(_SAID[order] for order in ranked)
    fit = "fits" if number == 1 else "fit"
    what = f"{number:,} of {every:,} values such as {open_[0]} {fit} both {both}, and none decides"
    _ask(column, "E-DATE-AMBIGUOUS", what, dict.fromkeys(ranked, open_), possible)
    return ""


def _say_evidence(column: Column, possible: Mapping[str, Possible], order: Order) -> None:
    """Say by which value the order was decided; nothing where every order gives the same days."""
    alone = next((value for value, days in possible.items() if len(days) == 1), None)
    if alone:
        column.say(alone, "W-DATE-ORDER", f"{order}, as {alone} in {column.line(alone)} can only be read so")
        return
    every, against = {other for days in possible.values() for other in days}, dict[Order, str]()
    for value, days in possible.items():
        for other in every - days.keys():
            against.setdefault(other, value)
    if against:
        said = [f"{value} in {column.line(value)} is not {_SAID[other]}" for other, value in sorted(against.items())]
        column.say(next(iter(against.values())), "W-DATE-ORDER", f"{order}, as {' and '.join(said)}")


def _contradiction(column: Column, possible: Mapping[str, Possible]) -> None:
    """Ask for the order where some dates allow one only, and others another."""
    firsts = dict[Order, list[str]]()
    for value, days in possible.items():
        if len(days) == 1:
            firsts.setdefault(next(iter(days)), []).append(value)
    if len(firsts) < 2:  # noqa: PLR2004 - no two contradict each other alone: three orders of years in two digits
        firsts = {order: [value for value, days in possible.items() if order in days] for order in _PLACES}
        firsts = {order: values for order, values in firsts.items() if values}
    said = [f"{values[0]} in {column.line(values[0])} can only be {_SAID[order]}" for order, values in firsts.items()]
    what = f"{', and '.join(said)}: what does not fit the order that you choose has no date"
    _ask(column, "E-DATE-CONTRADICTION", what, firsts, possible)


def _ask(
    column: Column, code: str, what: str, shown: Mapping[Order, list[str]], possible: Mapping[str, Possible]
) -> None:
    options = [
        Option(order, order.capitalize(), examples((value, possible[value].get(order)) for value in values))
        for order, values in shown.items()
    ]
    column.ask(code, "order", what, options)
