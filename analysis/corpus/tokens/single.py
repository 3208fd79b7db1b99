"""The words of a single text and where they stand; on arrays of its characters, because a text may be a book."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import is_normalized, normalize

import numpy as np
import numpy.typing as npt
import regex

from analysis import limits
from analysis.corpus.segmentation import UNSPACED, without_closing_signs
from analysis.corpus.tokens.characters import (
    APOSTROPHES,
    IS_APOSTROPHE,
    IS_DOT,
    IS_LETTER,
    IS_POINT,
    IS_SIGN,
    IS_UNDERSCORE,
    Bounds,
    character_kinds,
    codes_of,
    members,
    stretches,
    text_of,
)
from analysis.corpus.tokens.clean import INVISIBLE, UNCLEAN, UNSTABLE, with_hyphens
from analysis.corpus.tokens.languages import leaning
from analysis.corpus.tokens.lines import joined_text
from analysis.corpus.tokens.runs import pieces_of_all, surely_a_word, without_spaces, words_of

Places = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]

_cluster = regex.compile(r"\X")
_alone = regex.compile(rf"(?<!\S)[{APOSTROPHES}](\p{{L}}+)(?!\S)")  # what leans on a word, without it


@dataclass(frozen=True, slots=True)
class Rules:
    """What words depend on besides the text.

    Attributes:
        language: Of the text, one of `languages.ruled`.
        joined: The words that are joined where the end of a line breaks them.
        whole: Whether what has no spaces is one word, as in a search.
    """

    language: str = ""
    joined: frozenset[str] = frozenset()
    whole: bool = False


NO_RULES = Rules()


def words(text: str, rules: Rules = NO_RULES) -> list[str]:
    """Return the words of one text in reading order."""
    readable = _traced(text, rules)[0]
    first, last = _runs(character_kinds()[codes_of(readable)])
    found = [readable[start:end] for start, end in zip(first.tolist(), last.tolist(), strict=True)]
    known = {run: words_of(run, rules.language, whole=rules.whole) for run in set(found)}
    return [word for run in found for word in known[run]]


def spans(text: str, rules: Rules = NO_RULES) -> Places:
    """Return where each word of one text stands.

    Returns:
        Array of shape (words, 2): start, and end not included, in characters of `text` as it is; in the order
        and number of `words(text, rules)`.
    """
    readable, starts, ends = _traced(text, rules)
    first, last = _word_bounds(readable, rules.language)
    return np.column_stack((starts[first], ends[last - 1]))


def spans_of_all(texts: Sequence[str], rules: Rules = NO_RULES) -> list[Places]:
    """Return `spans` of each of some texts, read as one, because each reading has its price, however short the text.

    The blank line between two is part of no word, and nothing composes with it or is joined over it.
    """
    found = spans("\n\n".join(texts), rules)
    begins = [0, *accumulate(len(text) + 2 for text in texts)]
    cuts = np.searchsorted(found[:, 0], begins)
    return [found[place:after] - begin for begin, (place, after) in zip(begins[:-1], pairwise(cuts), strict=True)]


def word_places(text: str, wanted: AbstractSet[str], rules: Rules = NO_RULES) -> list[tuple[int, int]]:
    """Return where any of some words stands in one text."""
    found = [place for place, word in enumerate(words(text, rules)) if word in wanted]
    return [(start, end) for start, end in spans(text, rules)[found].tolist()]


def query_words(text: str, language: str = "") -> list[str]:
    """Return the words of something typed into a search box, where 's may stand on its own."""
    rules = Rules(language, whole=True)
    found, done = list[str](), 0
    for alone in _alone.finditer(text):
        if (tail := alone[1].lower()) in leaning(language):
            found += [*words(text[done : alone.start()], rules), f"'{tail}"]
            done = alone.end()
    return found + words(text[done:], rules)


def _runs(kind: Kinds) -> Bounds:
    """Return where each run of a readable text starts, and where it has ended: the matches of `characters.RUN`."""
    is_letter = _are_letters(kind)
    letters = is_letter.copy()
    marks = np.flatnonzero(kind > IS_LETTER)
    of, before, after = kind[marks], kind[marks - 1] * (marks > 0), kind[np.minimum(marks + 1, len(kind) - 1)]
    inner = _are_letters(before) & ((of == IS_APOSTROPHE) | ((of == IS_DOT) & _are_letters(after)))
    letters[marks[inner | ((of == IS_UNDERSCORE) & (before != IS_APOSTROPHE))]] = True
    _join_points(letters, kind, marks[of == IS_POINT])
    first, last = stretches(letters)
    if (of == IS_UNDERSCORE).any():  # which alone are no run
        some = np.add.reduceat(is_letter, first, dtype=np.int64) > 0
        first, last = first[some], last[some]
    return first - ((first > 0) & (kind[first - 1] == IS_SIGN)), last


def _are_letters(kind: Kinds) -> npt.NDArray[np.bool_]:
    return (kind > 0) & (kind <= IS_LETTER)


def _join_points(letters: npt.NDArray[np.bool_], kind: Kinds, points: npt.NDArray[np.int64]) -> None:
    """Note which points are part of a run: those that `characters.RUN` goes on over, with an apostrophe after one."""
    if len(points) == 0:
        return
    around = np.concatenate((np.zeros(3, dtype=kind.dtype), kind, np.zeros(2, dtype=kind.dtype)))
    third, second, before, after, next_ = (around[points + place] for place in (0, 1, 2, 4, 5))
    short = ~_are_letters(second) | ((second == IS_LETTER) & ~_are_letters(third))
    letters[points[(before == IS_LETTER) & short & (after == IS_LETTER)]] = True
    leaning = points[_are_letters(before) & (after == IS_APOSTROPHE) & _are_letters(next_)]
    letters[leaning] = letters[leaning + 1] = True


def _word_bounds(readable: str, language: str) -> Bounds:
    """Return where each word of a readable text starts, and where it has ended."""
    codes = codes_of(readable)
    kind = character_kinds()[codes]
    first, last = _runs(kind)
    special = (last - first) > surely_a_word()
    marks = np.flatnonzero(((kind > IS_LETTER) & (kind < IS_SIGN)) | members(f"[{UNSPACED}]")[codes])
    after = np.searchsorted(first, marks, side="right")
    marks, of = marks[after > 0], after[after > 0] - 1
    special[of[marks < last[of]]] = True
    if not special.any():
        return first, last
    more = _cut(readable, first[special].tolist(), last[special].tolist(), language)
    both = np.concatenate((np.column_stack((first, last))[~special], np.array(more, dtype=np.int64).reshape(-1, 2)))
    starts, ends = both[np.argsort(both[:, 0], kind="stable")].T
    return starts, ends


def _cut(readable: str, first: list[int], last: list[int], language: str) -> list[tuple[int, int]]:
    """Return where the words of some runs stand in a text."""
    runs = [readable[start:end] for start, end in zip(first, last, strict=True)]
    found = pieces_of_all(runs, [language] * len(runs), without_spaces(runs))
    return [
        (place + start, place + end)
        for place, some in zip(first, found, strict=True)
        for start, end, word in some
        if len(word) <= limits.LONGEST_WORD
    ]


def _traced(text: str, rules: Rules = NO_RULES) -> tuple[str, Places, Places]:
    """Return the readable text, and where each of its characters starts and ends in the text as it is."""
    readable, starts, ends = _composed(text)
    if rules.joined and "\n" in readable:
        whole, cuts = joined_text(readable, rules.language, rules.joined)
        if cuts:
            kept = np.ones(len(readable), dtype=np.bool_)
            for first, last in cuts:
                kept[first:last] = False
            return whole, starts[kept], ends[kept]
    return readable, starts, ends


def _composed(text: str) -> tuple[str, Places, Places]:
    """Return the text in NFC and without invisible characters, traced as `_traced`.

    Canonical composition never reaches across the border of a grapheme cluster (Unicode Standard Annex 29), so
    each cluster is composed on its own, and what changes is traced to the cluster as a whole. Only what NFC may
    change is looked at, with the character before it.
    """
    text = without_closing_signs(text)
    codes = codes_of(text)
    if not members(UNCLEAN)[codes].any():
        here = np.arange(len(text) + 1, dtype=np.int32)
        return text, here[:-1], here[1:]
    text = with_hyphens(text)
    codes = codes_of(text)
    starts = np.flatnonzero(~members(INVISIBLE)[codes]).astype(np.int32)
    ends, sizes = starts + 1, np.ones_like(starts)
    visible = text_of(codes[starts])
    readable = normalize("NFC", visible)
    if readable == visible:
        return readable, starts, ends
    for first, last in zip(*stretches(members(UNSTABLE)[codes[starts]]), strict=True):
        place = max(int(first) - 1, 0)
        piece = visible[place:last]
        for cluster in () if is_normalized("NFC", piece) else _cluster.findall(piece):
            composed, after = normalize("NFC", cluster), place + len(cluster)
            if composed != cluster:
                ends[place], sizes[place] = ends[after - 1], len(composed)
                sizes[place + 1 : after] = 0
            place = after
    return readable, np.repeat(starts, sizes), np.repeat(ends, sizes)
