"""Dates in words of a whole column: where a name means two months, the language decides that reads most of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter

from babel import Locale

from analysis.corpus.errors import Option
from analysis.corpus.intake.dating.column import Column, examples
from analysis.corpus.intake.dating.forms import Day, Form, day_of
from analysis.corpus.intake.dating.named import Readings, Said, Shape, readings_of, shape_of, weights
from analysis.corpus.intake.dating.order import full_year

_ENGLISH = Locale("en")
_MOST = 4  # languages to choose among


def decide_words(column: Column, forms: Mapping[str, Form]) -> dict[str, datetime]:
    """Read dates in words into a column's days, or ask; return those of them that have years of two digits."""
    known = {text: shape_of(text) for text in {form.parts[0] for form in forms.values()}}
    shapes, rows = {value: known[form.parts[0]] for value, form in forms.items()}, Counter[Shape]()
    for value, (shape, _) in shapes.items():
        rows[shape] += column.rows[value]
    found = readings_of(rows)
    chosen, unlike = _chosen(column, rows, found), list[str]()
    if chosen is None:
        _ask(column, shapes, found, weights(rows, found))
        return {}
    short = dict[str, datetime]()
    for value, (shape, numbers) in shapes.items():
        if not (said := chosen[shape]) or not (day := _day(said, numbers, column)):
            continue
        column.days[value] = Day(day, "day" if said.day >= 0 else "month", forms[value].zone)
        if said.short:
            short[value] = day
        if said.weekday and said.day >= 0 and said.weekday != day.isoweekday():
            unlike.append(value)
    if unlike:
        message = f"{column.number(unlike):,} with the name of another day, such as {unlike[0]}: the date counts"
        column.say(unlike[0], "W-DATE-WEEKDAY", message)
    return short


def _chosen(column: Column, rows: Counter[Shape], found: Mapping[Shape, Readings]) -> dict[Shape, Said | None] | None:
    """Return how each shape is read; None where two languages that read equally much differ."""
    chosen: dict[Shape, Said | None] = {
        shape: next(iter(said)) if len(said) == 1 else None for shape, said in found.items()
    }
    doubtful = [shape for shape, said in found.items() if len(said) > 1]
    often = weights(rows, found) if doubtful else Counter[str]()
    for shape in doubtful:
        best = {said: max(_weight(name, column, often) for name in names) for said, names in found[shape].items()}
        first, second, *_ = sorted(best.values(), reverse=True)
        if first == second:
            return None
        chosen[shape] = max(best.items(), key=itemgetter(1))[0]
    return chosen


def _weight(name: str, column: Column, often: Counter[str]) -> int:
    """Return how many rows a language reads; more than all, where it was said to be the one."""
    return often[name] + sum(column.rows.values()) * (name == column.layout.months)


def _ask(
    column: Column,
    shapes: Mapping[str, tuple[Shape, tuple[int, ...]]],
    found: Mapping[Shape, Readings],
    often: Counter[str],
) -> None:
    """Ask for the language of the names of months, by the first date that is not the same in two."""
    doubtful = [value for value, (shape, _) in shapes.items() if len(found[shape]) > 1]
    shape, _ = shapes[doubtful[0]]
    options = list[Option]()
    for said, names in found[shape].items():
        language = max(sorted(names), key=lambda name: often[name])
        same = [value for value in doubtful if shapes[value][0] == shape]
        shown = examples((value, _day(said, shapes[value][1], column)) for value in same)
        options.append(Option(language, Locale.parse(language).get_display_name(_ENGLISH) or language, shown))
    number = column.number(doubtful)
    what = f"{number:,} {'date' if number == 1 else 'dates'} such as {doubtful[0]}: another language, another month"
    column.ask("E-DATE-LANGUAGE", "months", what, options[:_MOST])


def _day(said: Said, numbers: tuple[int, ...], column: Column) -> datetime | None:
    year = numbers[said.year]
    if said.short:
        year = full_year(year, column.layout.century)
    return day_of(year, said.month, numbers[said.day] if said.day >= 0 else 1)
