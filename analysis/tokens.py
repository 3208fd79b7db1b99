"""The one definition of a word, and the two ways to apply it.

A word is a run of Unicode letters, marks and digits with inner apostrophes; a leading # or @ belongs to it.
It is counted in lower case and in Unicode form NFC, with curly apostrophes made straight and invisible
characters (soft hyphen, zero-width spaces and joiners, variation selectors) taken out. A final 's is a word of its
own, so that "Trump's" counts for "trump". Hyphens, slashes and everything else separate.

`encoded` applies the definition to a whole corpus in polars, whose regular expressions run in linear time and
outside Python's lock. `spans` and `words` apply it to single texts with the `regex` package, for display. A
property test holds the two equal.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from unicodedata import is_normalized, normalize

import numpy as np
import numpy.typing as npt
import polars as pl
import regex

WORD = r"[#@]?[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*"
POSSESSIVE = "'s"

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# Every character that NFC may change, and every one that may change with what stands before it.
_UNSTABLE = (
    "[\\p{M}\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u0a33\u0a36\u0a59-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9"
    "\u1161-\u1175\u11a8-\u11c2\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufaff"
    "\ufb1d-\ufb4e\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1f]"
)
_ACCENT = "[\u0300-\u036f]"
_UNCLEAN = f"{_INVISIBLE}|{_UNSTABLE}"

_word = regex.compile(WORD)
_invisible = regex.compile(_INVISIBLE)
_cluster = regex.compile(r"\X")


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
    clean = unclean.with_columns(pl.col("text").str.replace_all(_INVISIBLE, "").str.normalize("NFC"))
    return frame.update(clean, on="row")


def _split(raw: str) -> list[str]:
    """Return the word of a raw match and the possessives that it ends in."""
    base, possessives = raw.replace("’", "'"), 0
    while base.endswith(("'s", "'S")):
        base, possessives = base[: -len(POSSESSIVE)], possessives + 1
    return [normalize("NFC", base.lower())] + [POSSESSIVE] * possessives


def words(text: str) -> list[str]:
    """Return the words of one text in reading order."""
    return [word for raw in _word.findall(_readable(text)) for word in _split(raw)]


def without_accents(texts: pl.Series) -> pl.Series:
    """Return texts without the accents that Unicode takes apart from Latin, Greek and Cyrillic letters.

    é becomes e and й becomes и; ø and ł, which are letters of their own, stay, and so do the vowel signs of Hindi or
    Thai.
    """
    return texts.str.normalize("NFD").str.replace_all(_ACCENT, "").str.normalize("NFC")


def query_words(text: str) -> list[str]:
    """Return the words of something typed into a search box, where 's may stand on its own."""
    return [
        word
        for part in text.split()
        for word in ([POSSESSIVE] if part.replace("’", "'").lower() == POSSESSIVE else words(part))
    ]


def _readable(text: str) -> str:
    return normalize("NFC", _invisible.sub("", text))


def spans(text: str) -> npt.NDArray[np.int64]:
    """Return where each word of one text stands.

    Returns:
        Array of shape (words, 2): start, and end not included, in characters of `text` as it is; in the order
        and number of `words(text)`.
    """
    readable, starts, ends = _traced(text)
    found: list[tuple[int, int]] = []
    for match in _word.finditer(readable):
        possessives = len(_split(match.group())) - 1
        cuts = [match.end() - len(POSSESSIVE) * left for left in range(possessives, -1, -1)]
        found += zip([match.start(), *cuts[:-1]], cuts, strict=True)
    bounds = np.array(found, dtype=np.int64).reshape(-1, 2)
    return np.column_stack((starts[bounds[:, 0]], ends[bounds[:, 1] - 1]))


def places(text: str, wanted: AbstractSet[str]) -> list[tuple[int, int]]:
    """Return where any of some words stands in one text."""
    found = zip(words(text), spans(text).tolist(), strict=True)
    return [(start, end) for word, (start, end) in found if word in wanted]


def _traced(text: str) -> tuple[str, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the readable text, and where each of its characters starts and ends in the text as it is.

    Canonical composition never reaches across the border of a grapheme cluster (Unicode Standard Annex 29), so
    each cluster is composed on its own, and what changes is traced to the cluster as a whole.
    """
    if is_normalized("NFC", text) and not _invisible.search(text):
        here = np.arange(len(text) + 1)
        return text, here[:-1], here[1:]
    kept = [place for place, character in enumerate(text) if not _invisible.match(character)]
    visible = "".join(text[place] for place in kept)
    readable: list[str] = []
    origin: list[tuple[int, int]] = []
    for cluster in _cluster.finditer(visible):
        composed = normalize("NFC", cluster.group())
        places = kept[cluster.start() : cluster.end()]
        readable.append(composed)
        if composed == cluster.group():
            origin += [(place, place + 1) for place in places]
        else:
            origin += [(places[0], places[-1] + 1)] * len(composed)
    traced = np.array(origin, dtype=np.int64).reshape(-1, 2)
    return "".join(readable), traced[:, 0], traced[:, 1]
