"""Where words stand in scripts that are written without spaces: Chinese, Japanese, Thai, Khmer, Lao and Burmese.

A run is what stands together in these scripts, with the marks on its letters; its words are those that the dictionaries
of ICU find in it, the library by which browsers find them too. Where ICU is not installed, each character is a word of
its own. The words of a run depend on nothing but the run, so that the same run has the same words everywhere.

Letters of other scripts and digits (covid疫情, 2020年) are no part of a run, but words of their own beside it; an
apostrophe joins nothing to a run. A tag (#移民政策) stays whole. Korean has spaces, and is read by them.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import polars as pl
import regex

if TYPE_CHECKING:
    from icu4py.breakers import WordBreaker

# Code points, not properties, because libraries know different versions of Unicode. No digits and no punctuation.
_IDEOGRAPHS = (
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\U0001aff0-\U0001b16f"
    "\u2f00-\u2fd5\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003fffd"
)
_LANGUAGES = {
    "Chinese or Japanese": _IDEOGRAPHS,
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Khmer": "\u1780-\u17d3\u17d7\u17dc\u17dd",
    "Lao": "\u0e81-\u0ebe\u0ec0-\u0ece\u0edc-\u0edf",
    "Burmese": "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f",
}
_SYLLABLES = "".join(_LANGUAGES[name] for name in ("Thai", "Khmer", "Lao", "Burmese"))
UNSPACED = _IDEOGRAPHS + _SYLLABLES
# About a word, for what need not be exact: of a text with spaces, what stands between two of them.
ROUGHLY_A_WORD = (
    rf"(?:(?:[{_IDEOGRAPHS}]\p{{M}}*+){{1,2}}|(?:[{_SYLLABLES}]\p{{M}}*+){{1,5}})[^\s\w]*+|[^\s{UNSPACED}]+"
)
# The sign that ends a topic as Chinese networks write it, #移民政策#, begins no tag with what comes after it.
CLOSED = f"[{UNSPACED}][#\uff03]"

_AT_ONCE = 200_000  # characters
_part = regex.compile(
    rf"(?P<tag>\A[#@][^'’]+)|(?P<run>[{UNSPACED}][{UNSPACED}\p{{M}}]*)|[^{UNSPACED}'’]+(?:['’]+[^{UNSPACED}'’]+)*"
)
_topic = regex.compile(rf"([#\uff03][^\s#\uff03]{{0,99}}[{UNSPACED}])[#\uff03]")
_held = regex.compile(f"[{UNSPACED}]")
_cluster = regex.compile(r"\X")

Bounds = list[tuple[int, int]]


def unspaced(text: str) -> bool:
    """Return whether a text holds a letter of such a script."""
    return _held.search(text) is not None


def languages(words: pl.Series) -> str:
    """Return in which of these languages some words are written, as their letters show, ready for a sentence."""
    found = [name for name, letters in _LANGUAGES.items() if words.str.contains(f"[{letters}]").any()]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def without_closing_signs(text: str) -> str:
    """Return a text with a space for each # that ends a topic; its characters stand where they stood."""
    return _topic.sub(r"\1 ", text) if "#" in text or "\uff03" in text else text


def word_bounds(stretches: Iterable[str], *, whole: bool = False) -> Iterator[Bounds]:
    """Yield where the words stand in each of some stretches of letters: start, and end not included, in characters.

    Args:
        stretches: What the definition of a word takes for one word, by letters and apostrophes alone.
        whole: Whether a run stays one word, as in a search, which says itself where its words end.
    """
    for batch in _batches(stretches):
        parts = [list(_part.finditer(stretch)) for stretch in batch]
        runs = list(dict.fromkeys(part["run"] for found in parts for part in found if part["run"] and not whole))
        ends = dict(zip(runs, _word_ends(runs), strict=True))
        yield from ([bounds for part in found for bounds in _bounds(part, ends)] for found in parts)


def _bounds(part: regex.Match[str], ends: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    begin = part.start()
    if (inside := ends.get(part["run"] or "")) is None:
        return iter([part.span()])
    return pairwise([begin, *(begin + end for end in inside)])


def dictionaries() -> str:
    """Return what finds the words of a run, with its version; empty where each character is a word."""
    found = _icu()
    return f"ICU {found[1]}" if found else ""


def _icu() -> tuple[type["WordBreaker"], str] | None:
    """Return ICU's breaker of texts and its version, or None where it is not installed."""
    try:
        from icu4py import icu_version  # noqa: PLC0415 - an extra, and 8 MB that most corpora do not need
        from icu4py.breakers import WordBreaker  # noqa: PLC0415
    except ImportError:
        return None
    return WordBreaker, icu_version


def _word_ends(runs: list[str]) -> list[list[int]]:
    """Return where the words of some runs end, in characters."""
    if (icu := _icu()) is None:
        return [_sums(_cluster.findall(run)) for run in runs]
    breaker, _ = icu
    found: list[list[int]] = []
    words: list[str] = []
    for word in breaker("\n".join([*runs, ""]), "root"):  # no word of ICU's reaches over a line break
        if word == "\n":
            found.append(_sums(words))
            words = []
        else:
            words.append(word)
    return found


def _batches(stretches: Iterable[str]) -> Iterator[list[str]]:
    """Yield the stretches in their order, so many at once that ICU is started seldom and little is held in memory."""
    batch: list[str] = []
    size = 0
    for stretch in stretches:
        batch.append(stretch)
        size += len(stretch)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sums(words: list[str]) -> list[int]:
    return list(accumulate(map(len, words)))
