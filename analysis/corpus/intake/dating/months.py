"""Names of months and of days of the week in the languages of CLDR, and the words that stand between them in dates."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import normalize

import regex
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

Words = tuple[str, ...]

# Languages of the press, as they are written somewhere; the others are asked only for what these do not read, as their
# names of three letters mean all kinds of things.
_USUAL = (
    "en en_GB en_AU en_CA en_ZA de de_AT fr fr_CA es es_MX pt pt_PT it nl ru uk pl cs sk sl hr bs sr sr_Latn bg mk ro "
    "hu el tr sv da nb nn fi is et lv lt ga cy ca gl eu sq af he ar fa ur hi bn ta te mr gu pa th vi id ms fil sw zh "
    "zh_Hant ja ko ka hy az kk uz be mt lb"
)
# What is written in dates beside what CLDR has.
_FURTHER = {
    "en": ("sept tues weds thur thurs", "st nd rd th of the on at"),
    "fr": ("", "er le"),
    "de": ("", "den der am dem"),
    "es": ("set sept", "de del el o"),
    "it": ("", "il o"),
    "da": ("", "d den"),
    "ru": ("", "\u0433 года"),
    "uk": ("", "\u0440 року"),
}
_ALSO = {"sept": (9, 0), "set": (9, 0), "tues": (0, 2), "weds": (0, 3), "thur": (0, 4), "thurs": (0, 4)}
_LETTERS = regex.compile(r"[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*")
_ACCENTS = regex.compile(r"[\u0300-\u036f]")
_QUOTED = regex.compile(r"'([^']*)'")
_BEFORE, _AFTER = regex.compile(r"(\p{L}+)M{3}"), regex.compile(r"(M|E){3,4}([^\sME\p{P}\d]+)")
_SYMBOLS = regex.compile(r"[A-Za-z]+")
_PLAIN = str.maketrans("’\u02bc`\u0131", "'''i", "\u200b\u200c\u200d\u200e\u200f")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What words mean in the dates of one language: a month, a day of the week (Monday is 1), or nothing."""

    months: dict[Words, int]
    weekdays: dict[Words, int]
    fillers: frozenset[Words]
    longest: int


def folded(text: str) -> Words:
    """Return the words of a text without capitals and accents, as names are compared."""
    if not text.isascii():
        text = normalize("NFC", _ACCENTS.sub("", normalize("NFKD", text.translate(_PLAIN).casefold())))
        text = text.translate(_PLAIN)
    return tuple(_LETTERS.findall(text.lower()))


def tongue_names(*, usual: bool) -> tuple[str, ...]:
    """Return the codes of the languages of the press, or of all others."""
    press = _USUAL.split()
    return tuple(press if usual else sorted(name for name in {*locale_identifiers()} - {*press} if _is_one(name)))


@cache
def tongue(name: str) -> Tongue:
    """Return what words mean in the dates of a language; nothing where CLDR has no names in it."""
    try:
        return _tongue(Locale.parse(name), name)
    except (UnknownLocaleError, ValueError):
        return Tongue({}, {}, frozenset(), 1)


def _is_one(name: str) -> bool:
    """Return whether a locale is a language, or one in another script; not as one country writes it."""
    _, _, script = name.partition("_")
    return not script or (len(script) == 4 and script.isalpha())  # noqa: PLR2004 - codes of scripts have four letters


def _tongue(locale: Locale, name: str) -> Tongue:
    patterns = [str(form.pattern) for form in locale.date_formats.values()]
    patterns += [str(form.pattern) for key, form in locale.datetime_skeletons.items() if "y" in key and "M" in key]
    patterns += [str(form) for form in locale.datetime_formats.values()]
    months, weekdays = _names(locale.months, 0), _names(locale.days, 1)
    _add_joined(patterns, months, weekdays)
    further, fillers = _FURTHER.get(name.partition("_")[0], ("", ""))
    for word in further.split():
        month, weekday = _ALSO[word]
        (months if month else weekdays).setdefault((word,), month or weekday)
    between: set[Words] = {(word,) for pattern in patterns for word in _between(pattern)} | {
        (word,) for word in fillers.split()
    }
    between |= {folded(form[1]) for form in locale.eras.values() if 1 in form}
    longest = max((len(words) for words in (*months, *weekdays, *between)), default=1)
    return Tongue(months, weekdays, frozenset(between - {()}), longest)


def _add_joined(patterns: list[str], months: dict[Words, int], weekdays: dict[Words, int]) -> None:
    """Add the forms that names have where a pattern writes something to them without a blank."""
    plain = [_QUOTED.sub(r"\1", pattern) for pattern in patterns]
    for text in {text for pattern in plain for text in _BEFORE.findall(pattern) if not text.isascii()}:
        for words, month in list(months.items()):
            months.setdefault((text + words[0], *words[1:]), month)
    for what, text in {found for pattern in plain for found in _AFTER.findall(pattern)}:
        if end := folded(text):
            names = months if what == "M" else weekdays
            for words, place in list(names.items()):
                names.setdefault((*words[:-1], words[-1] + end[0]), place)


def _names(table: Mapping[str, Any], shift: int) -> dict[Words, int]:
    """Return names in all their forms; one that would mean two things in its language means none."""
    found = defaultdict[Words, set[int]](set)
    for forms in table.values():
        for width, names in forms.items():
            if width != "narrow":
                for place, name in names.items():
                    if not regex.search(r"\d", name):
                        found[folded(name)].add(place + shift)
    return {words: next(iter(places)) for words, places in found.items() if words and len(places) == 1}


def _between(pattern: str) -> Words:
    """Return the words that a pattern of CLDR has between its parts."""
    quoted = " ".join(_QUOTED.findall(pattern))
    return (*folded(quoted), *folded(_SYMBOLS.sub(" ", _QUOTED.sub(" ", pattern))))
