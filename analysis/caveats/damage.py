"""Cautions about damage done before a corpus was read: dates that cannot be, texts that are not what was written."""

from collections import Counter
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
import regex

from analysis import limits
from analysis.caveats.caution import NOTE, Caution, some
from analysis.caveats.signs import ADDRESS, ENTITY, TAG, signs
from analysis.corpus.errors import counted
from analysis.corpus.periods import period_name
from analysis.corpus.tokens import words
from analysis.query.selection import Selection

_NAMED, _LOOKED_AT, _LOOKED_INTO = 4, 50, 20_000  # examples; documents, and characters of each, that they are from

Mask = npt.NDArray[np.bool_]

_MARKS = regex.compile(rf"(?<tag>{TAG})|{ENTITY}|(?<address>{ADDRESS})\S*")


def data_cautions(chosen: Selection, today: date) -> list[Caution]:
    """Return the cautions that apply, those on dates first.

    Args:
        chosen: The documents; at least one.
        today: The last day on which a document can have appeared.
    """
    return [*_dates(chosen, today), *_crowded(chosen), *_markup(chosen), *_cut(chosen), *_nothing_said(chosen)]


def _dates(chosen: Selection, today: date) -> list[Caution]:
    """Dates from which clocks count, dates to come, and dates far from all others."""
    found, first = signs(chosen.corpus), chosen.corpus.first_days
    future = first > np.datetime64(today)
    cautions = list[Caution]()
    if number := _number(chosen, found.zero):
        was = "its date was" if number == 1 else "their dates were"
        message = (
            f"{some(number, chosen.size)} {_are(number)} dated {_days(first[chosen.mask & found.zero])}, from which "
            f"clocks or spreadsheets count: {was} probably missing."
        )
        cautions.append(("zero-dates", NOTE, message, float(number)))
    if number := _number(chosen, future):
        when = _span(_years(first[chosen.mask & future]))
        message = f"{some(number, chosen.size)} {_are(number)} dated after today ({when}): {_look(number)}."
        cautions.append(("future-dates", NOTE, message, float(number)))
    far = found.far & ~future
    if number := _number(chosen, far):
        middle = np.quantile(_years(first[~np.isnat(first)]), [0.25, 0.75], method="nearest").tolist()
        message = (
            f"{some(number, chosen.size)} {_are(number)} dated {_span(_years(first[chosen.mask & far]))}, far from the "
            f"others, half of which are of {_span(np.array(middle))}: {_look(number)}."
        )
        cautions.append(("far-dates", NOTE, message, float(number)))
    return cautions


def _crowded(chosen: Selection) -> list[Caution]:
    """A day, or up to three, with far more documents than any other."""
    found, first = signs(chosen.corpus), chosen.corpus.first_days
    here = chosen.mask & found.crowded
    if (number := int(here.sum())) == 0:
        return []
    several = len(np.unique(first[here])) > 1
    may = "these may be the days on which they" if several else "that may be the day on which they"
    message = (
        f"{some(number, chosen.size)} {_are(number)} dated {_days(first[here])}, where no other day has more than "
        f"{counted(found.next_busiest, 'document')}: {may} were collected."
    )
    return [("crowded-day", NOTE, message, float(number))]


def _markup(chosen: Selection) -> list[Caution]:
    """Tags and entities of HTML in more than a twentieth of the documents, or addresses in more than a tenth."""
    found = signs(chosen.corpus)
    kinds = {
        "tags of HTML": found.tags,
        "entities of HTML": found.entities,
        "addresses of the web": found.addresses,
    }
    marked = _number(chosen, found.tags | found.entities) > limits.MARKED_SHARE * chosen.size
    if not marked and _number(chosen, found.addresses) <= limits.ADDRESS_SHARE * chosen.size:
        return []
    every = found.tags | found.entities | found.addresses
    number = _number(chosen, every)
    present = [name for name, mask in kinds.items() if _number(chosen, mask)]
    examples = _examples(chosen, every)
    such = f", such as {', '.join(examples)}" if examples else ""
    message = (
        f"{some(number, chosen.size)} {'holds' if number == 1 else 'hold'} {_or(present)}: their parts are counted as "
        f"words{such}. Started with “discourse serve --clean”, the program "
        "takes them out of the texts."
    )
    return [("markup", NOTE, message, float(number))]


def _examples(chosen: Selection, marked: Mask) -> list[str]:
    """Return words that are only there because of marks, the commonest first; none where marks are far into texts."""
    rows = np.flatnonzero(chosen.mask & marked)[:_LOOKED_AT]
    found = Counter[str]()
    for row in rows.tolist():
        marks = _MARKS.finditer(chosen.corpus.text(row)[:_LOOKED_INTO])
        found.update(list(dict.fromkeys(word for mark in marks for word in words(mark.group()))))
    return [word for word, _ in found.most_common(_NAMED)]


def _cut(chosen: Selection) -> list[Caution]:
    """Texts as long as a cell of a spreadsheet, and more than two that end as excerpts do."""
    found, cautions = signs(chosen.corpus), list[Caution]()
    if number := _number(chosen, found.full):
        ends = "ends" if number == 1 else "end"
        message = (
            f"{some(number, chosen.size)} {ends} at exactly 32,767 characters, where a spreadsheet cuts off what a "
            "cell cannot hold: the rest is missing."
        )
        cautions.append(("full-cells", NOTE, message, float(number)))
    dots = _number(chosen, found.dots)
    several = dots > limits.CUT_DOCUMENTS and dots > limits.DOTS_SHARE * chosen.size
    cut = found.excerpts | found.dots if several else found.excerpts
    if (number := _number(chosen, cut)) > limits.CUT_DOCUMENTS:
        how = "“…” or “[…]”" if several and number > dots else "“…”" if several else "“[…]” or a count of characters"
        message = f"{some(number, chosen.size)} end with {how}: what came after is probably missing."
        cautions.append(("cut-off", NOTE, message, float(number)))
    return cautions


def _nothing_said(chosen: Selection) -> list[Caution]:
    """Texts that are nothing but a placeholder, and texts without a word."""
    found, cautions = signs(chosen.corpus), list[Caution]()
    if number := _number(chosen, found.placeholders):
        here = pl.Series(chosen.mask & found.placeholders)
        said = Counter(text.strip() for text in chosen.corpus.texts.filter(here).to_list())
        shown = _or([f"“{text}”" for text, _ in said.most_common(_NAMED)])
        stands = "stands" if number == 1 else "stand"
        message = f"{some(number, chosen.size)} {stands} for a text that is missing, and only {_says(number)} {shown}."
        cautions.append(("placeholders", NOTE, message, float(number)))
    if number := _number(chosen, chosen.corpus.index.lengths == 0):
        has, are = ("has", "it is") if number == 1 else ("have", "they are")
        message = f"{some(number, chosen.size)} {has} no word: {are} counted among the documents, and in no rate."
        cautions.append(("no-words", NOTE, message, float(number)))
    return cautions


def _number(chosen: Selection, mask: Mask) -> int:
    return int((chosen.mask & mask).sum())


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _says(number: int) -> str:
    return "says" if number == 1 else "say"


def _look(number: int) -> str:
    return "look at its date" if number == 1 else "look at their dates"


def _or(parts: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _days(days: npt.NDArray[np.datetime64]) -> str:
    """Return the days that occur, in words."""
    return _or([period_name(pd.Timestamp(day), "day") for day in np.unique(days)])


def _years(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def _span(years: npt.NDArray[np.int64]) -> str:
    first, last = int(years.min()), int(years.max())
    return str(first) if first == last else f"{first} to {last}"
