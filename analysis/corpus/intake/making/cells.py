"""Single cells: what they say, legible; and sources and languages that are written in several ways."""

from collections import defaultdict
from functools import cache
from unicodedata import normalize

import regex

from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.records import Place, Reading
from analysis.corpus.languages import language_code

_UNSEEN = regex.compile(r"[\u00ad\u200b\u2060\ufeff]")
_MARKS = regex.compile(r"[^\p{L}\p{N}]+")


def cell(value: object, name: str, found: Reading, place: Place) -> object:
    """Return a cell as it stands, legible; what was done to it is in the ledger."""
    if isinstance(value, str):
        if value.isprintable():
            return value
        text, done = legible(value)
        for code, what in done:
            found.enter(place, code, "changed", f"{quoted(name)}: {what}")
        return text
    if isinstance(value, dict):
        return _object(value, name, found, place)
    return [cell(part, name, found, place) for part in value] if isinstance(value, list) else value


def _object(value: dict[str, object], name: str, found: Reading, place: Place) -> dict[str, object]:
    """Return an object in a cell; of names in it that are one when they are legible, each keeps its value."""
    legible_names = dict[str, object]()
    for key, part in value.items():
        plain = wanted = str(cell(key, name, found, place))
        number = 1
        while wanted in legible_names or (wanted != key and wanted in value):
            number += 1
            wanted = f"{plain}_{number}"
        legible_names[wanted] = cell(part, name, found, place)
    return legible_names


def string(value: object, name: str, found: Reading, place: Place) -> str:
    """Return a cell as text without blanks at its ends; empty where it holds nothing."""
    if isinstance(value, str) and value.isprintable():
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, (bool, list, dict)):
        found.note(place, "W-CELL", "changed", f"{quoted(name)} is a {type(value).__name__}, taken as it is written")
    return str(cell(value, name, found, place)).strip()


@cache
def source_name(written: str) -> str:
    """Return the name of a source without what nobody sees: blanks at its ends, two for one, forms of one letter."""
    return " ".join(_UNSEEN.sub("", normalize("NFC", written)).split())


def said_source(written: str, found: Reading, place: Place) -> str:
    """Return the name of a source; the ledger says where it was written differently."""
    name = source_name(written)
    if name not in ("", written):
        message = f"the source {quoted(_with_blanks_seen(written))} is counted as {quoted(name)}"
        found.note(place, "W-SOURCE", "changed", message)
    return name


def note_alike(sources: set[str], found: Reading, file: str) -> None:
    """Say which sources differ in capitals, marks or blanks only: they are kept apart."""
    alike = defaultdict[str, list[str]](list)
    for name in sorted(sources):
        alike[_MARKS.sub("", normalize("NFKC", name).casefold())].append(name)
    for names in alike.values():
        if len(names) > 1:
            message = f"{' and '.join(map(quoted, names))} are kept as {len(names)} sources: they look alike"
            found.enter((file, 0), "W-ALIKE", "kept", message)


def said_language(written: str, found: Reading, place: Place) -> str:
    """Return the code of a language; the ledger says what it was understood from, or that it was not."""
    code = language_code(written)
    if code == written:
        return code
    if code:
        found.note(place, "W-LANGUAGE", "changed", f"the language {quoted(written)} is taken as “{code}”")
    elif written:
        message = f"{quoted(written)} names no language that is known, or several: the document has none"
        found.note(place, "W-LANGUAGE", "changed", message)
    return code


def _with_blanks_seen(written: str) -> str:
    """Return a name with a blank that is none, or that nobody sees, as its code."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in written)
