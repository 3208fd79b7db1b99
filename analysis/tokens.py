"""The one definition of a word, and the ways to apply it.

A word is a run of Unicode letters, marks and digits with inner apostrophes; a leading # or @ belongs to it.
It is counted in lower case and in Unicode form NFC, with curly apostrophes made straight and invisible
characters (soft hyphen, zero-width spaces and joiners, variation selectors) taken out. A final 's is a word of its
own, so that "Trump's" counts for "trump". Hyphens, slashes and everything else separate.

`encoded` applies the definition to a whole corpus in polars, whose regular expressions run in linear time and
outside Python's lock. `words` applies it to a single text, and `spans` says where these words stand in the text as it
is; both work on arrays of its characters, because a text may be a book.

Libraries know different versions of Unicode, so each question has one answer: what is a letter, polars says, and NFC is
Python's. Tests over every character hold `encoded`, `words` and `spans` equal.
"""

import sys
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, partial
from unicodedata import is_normalized, normalize

import numpy as np
import numpy.typing as npt
import polars as pl
import regex

_LETTER = r"[\p{L}\p{M}\p{N}]"
WORD = f"[#@]?{_LETTER}+(?:['’]{_LETTER}+)*"
POSSESSIVE = "'s"

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# Every character that NFC may change, and every one that may change with what stands before it.
_UNSTABLE = (
    "[\\p{M}\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u0a33\u0a36\u0a59-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9"
    "\u1161-\u1175\u11a8-\u11c2\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufaff"
    "\ufb1d-\ufb4e\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1f]"
)
_ACCENT = "[\u0300-\u036f]"
_UNCLEAN = f"[{_INVISIBLE}{_UNSTABLE}]"

_possessive = regex.compile(r"(?<!\S)['’][sS](?!\S)")  # on its own
_cluster = regex.compile(r"\X")

_CODES = ("utf-32-le", "surrogatepass")
_SURROGATES = range(0xD800, 0xE000)

Places = npt.NDArray[np.int32]
Bounds = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A corpus as numbers.

    Attributes:
        ids: int32, one per word in reading order, an index into `terms`.
        offsets: int64, one per document and one more; document i holds `ids[offsets[i]:offsets[i + 1]]`.
        terms: object array of str, the vocabulary in code-point order.
    """

    ids: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    terms: npt.NDArray[np.object_]


def encoded(texts: pl.Series) -> Encoded:
    """Return the words of all texts as term ids.

    Args:
        texts: polars series of str without nulls, one per document.
    """
    category = pl.Categorical(pl.Categories.random())
    lists = (
        _cleaned(texts.rename("text"))
        .lazy()
        .select(pl.col("text").str.extract_all(WORD).cast(pl.List(category)))
        .collect(engine="streaming")
        .to_series()
    )
    flat = lists.explode().drop_nulls()
    codes = flat.to_physical().to_numpy()
    seen = np.zeros(int(codes.max(initial=0)) + 1, dtype=np.bool_)
    seen[codes] = True
    type_codes = np.flatnonzero(seen).astype(np.uint32)
    return _expanded(
        codes=codes,
        bounds=np.concatenate(([0], np.cumsum(lists.list.len().to_numpy(), dtype=np.int64))),
        type_codes=type_codes,
        type_words=[_split(raw) for raw in pl.Series(type_codes).cat.to(category).cast(pl.String).to_list()],
    )


def _expanded(
    *,
    codes: npt.NDArray[np.uint32],
    bounds: npt.NDArray[np.int64],
    type_codes: npt.NDArray[np.uint32],
    type_words: list[list[str]],
) -> Encoded:
    """Turn codes of raw types into ids of words: one raw type may hold a word and its possessives."""
    terms = sorted({word for words_ in type_words for word in words_})
    place = {term: number for number, term in enumerate(terms)}
    size = int(type_codes.max(initial=0)) + 1
    first, extra = np.zeros(size, np.int32), np.zeros(size, np.int64)
    first[type_codes] = [place[words_[0]] for words_ in type_words]
    extra[type_codes] = [len(words_) - 1 for words_ in type_words]
    owners = np.flatnonzero((extra > 0)[codes])
    repeats = extra[codes[owners]]
    ids = np.insert(first[codes], np.repeat(owners + 1, repeats), place.get(POSSESSIVE, 0))
    before = np.concatenate(([0], np.cumsum(repeats)))
    offsets = bounds + before[np.searchsorted(owners, bounds)]
    vocabulary = np.empty(len(terms), dtype=object)
    vocabulary[:] = terms
    return Encoded(ids, offsets, vocabulary)


def _cleaned(texts: pl.Series) -> pl.DataFrame:
    """Return the texts in NFC and without invisible characters; only texts that need it are touched."""
    frame = texts.to_frame("text").with_row_index("row")
    unclean = frame.filter(pl.col("text").str.contains(_UNCLEAN))
    if unclean.is_empty():
        return frame
    visible = pl.col("text").str.replace_all(_INVISIBLE, "")
    clean = unclean.with_columns(visible.map_elements(partial(normalize, "NFC"), return_dtype=pl.String))
    return frame.update(clean, on="row")


def _split(raw: str) -> list[str]:
    """Return the word of a raw match and the possessives that it ends in."""
    base, possessives = raw.replace("’", "'"), 0
    while base.endswith(("'s", "'S")):
        base, possessives = base[: -len(POSSESSIVE)], possessives + 1
    return [_counted(base)] + [POSSESSIVE] * possessives


def _counted(raw: str) -> str:
    """Return the form in which a word is counted."""
    return normalize("NFC", raw.replace("’", "'").lower())


def words(text: str) -> list[str]:
    """Return the words of one text in reading order."""
    readable = _readable(text)
    first, last = _bounds(readable)
    found = [readable[start:end] for start, end in zip(first.tolist(), last.tolist(), strict=True)]
    counted = {raw: _counted(raw) for raw in set(found)}
    return [counted[raw] for raw in found]


def without_accents(texts: pl.Series) -> pl.Series:
    """Return texts without the accents that Unicode takes apart from Latin, Greek and Cyrillic letters.

    é becomes e and й becomes и; ø and ł, which are letters of their own, stay, and so do the vowel signs of Hindi or
    Thai.
    """
    return texts.str.normalize("NFD").str.replace_all(_ACCENT, "").str.normalize("NFC")


def query_words(text: str) -> list[str]:
    """Return the words of something typed into a search box, where 's may stand on its own."""
    first, *rest = (words(part) for part in _possessive.split(text))
    return first + [word for part in rest for word in (POSSESSIVE, *part)]


def _readable(text: str) -> str:
    codes = _codes(text)
    return normalize("NFC", _text(codes[~_members(_INVISIBLE)[codes]]))


def spans(text: str) -> Places:
    """Return where each word of one text stands.

    Returns:
        Array of shape (words, 2): start, and end not included, in characters of `text` as it is; in the order
        and number of `words(text)`.
    """
    readable, starts, ends = _traced(text)
    first, last = _bounds(readable)
    return np.column_stack((starts[first], ends[last - 1]))


def places(text: str, wanted: AbstractSet[str]) -> list[tuple[int, int]]:
    """Return where any of some words stands in one text."""
    found = [place for place, word in enumerate(words(text)) if word in wanted]
    return [(start, end) for start, end in spans(text)[found].tolist()]


def _bounds(readable: str) -> Bounds:
    """Return where each word of a readable text starts, and where it has ended, by the definition."""
    codes = _codes(readable)
    letters = _members(_LETTER)[codes]
    inner = np.zeros_like(letters)
    inner[1:-1] = _one_of("'’", codes[1:-1]) & letters[:-2] & letters[2:]
    first, last = _runs(letters | inner)
    first -= (first > 0) & _one_of("#@", codes[first - 1])
    cuts, tails = [last[:0]], last  # a cut is where a possessive starts and what it belongs to ends
    while len(tails := tails[inner[tails - 2] & _one_of("sS", codes[tails - 1])] - len(POSSESSIVE)):
        cuts.append(tails)
    starts, ends = (np.sort(np.concatenate([bounds, *cuts]), kind="stable") for bounds in (first, last))
    return starts, ends


def _traced(text: str) -> tuple[str, Places, Places]:
    """Return the readable text, and where each of its characters starts and ends in the text as it is.

    Canonical composition never reaches across the border of a grapheme cluster (Unicode Standard Annex 29), so
    each cluster is composed on its own, and what changes is traced to the cluster as a whole. Only what NFC may
    change is looked at, with the character before it.
    """
    codes = _codes(text)
    if not _members(_UNCLEAN)[codes].any():
        here = np.arange(len(text) + 1, dtype=np.int32)
        return text, here[:-1], here[1:]
    starts = np.flatnonzero(~_members(_INVISIBLE)[codes]).astype(np.int32)
    ends, sizes = starts + 1, np.ones_like(starts)
    visible = _text(codes[starts])
    readable = normalize("NFC", visible)
    if readable == visible:
        return readable, starts, ends
    for first, last in zip(*_runs(_members(_UNSTABLE)[codes[starts]]), strict=True):
        place = max(int(first) - 1, 0)
        piece = visible[place:last]
        for cluster in () if is_normalized("NFC", piece) else _cluster.findall(piece):
            composed, after = normalize("NFC", cluster), place + len(cluster)
            if composed != cluster:
                ends[place], sizes[place] = ends[after - 1], len(composed)
                sizes[place + 1 : after] = 0
            place = after
    return readable, np.repeat(starts, sizes), np.repeat(ends, sizes)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode(*_CODES), dtype=np.dtype("<u4"))


def _text(codes: npt.NDArray[np.uint32]) -> str:
    """Return the text of some code points."""
    return codes.tobytes().decode(*_CODES)


@cache
def _members(characters: str) -> npt.NDArray[np.bool_]:
    """Return for every code point whether polars has it among some characters, which a regular expression names."""
    every = _text(np.delete(np.arange(sys.maxunicode + 1, dtype="<u4"), _SURROGATES))
    found = pl.Series([every]).str.replace_all(f"[^{characters}]+", "").item()
    members = np.zeros(sys.maxunicode + 1, dtype=np.bool_)
    members[_codes(found)] = True
    return members


def _one_of(characters: str, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Return which of some code points are one of a few characters."""
    found: npt.NDArray[np.bool_] = np.logical_or.reduce([codes == ord(character) for character in characters])
    return found


def _runs(members: npt.NDArray[np.bool_]) -> Bounds:
    """Return where each run of true values starts, and where it has ended."""
    edges = np.flatnonzero(np.diff(members, prepend=False, append=False))
    return edges[::2], edges[1::2]
