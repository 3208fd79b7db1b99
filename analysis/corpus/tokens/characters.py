"""Characters: which are letters, which may stand between letters, and texts as arrays of code points.

Libraries know different versions of Unicode, so each question has one answer: what is a letter, polars says, and NFC is
Python's.
"""

import sys
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.corpus.segmentation import UNSPACED

# Straight and curly ones, and what is typed, set or scanned for them: the opening quotation marks, the letters U+02BB
# and U+02BC, the full-width one, the accents grave and acute on their own, the Armenian and the Hebrew one. Not the
# prime, which parts numbers from what they count, as in minutes north.
APOSTROPHES = "'\u2019\u2018\u201b\u02bb\u02bc\uff07`\u00b4\u055a\u05f3"
DOT = "\u00b7"  # as in Catalan col·lecció
POINT = "."  # as in U.S.
UNDERSCORES = "_\uff3f"
SIGNS = "#@\uff03\uff20"

# The radicals of Kangxi's dictionary are no letters to Unicode, but PDFs hold them in the place of ideographs.
LETTER = r"[\p{L}\p{M}\p{N}\u2f00-\u2fd5--[\u02bb\u02bc]]"

# What an abbreviation may be made of: no digits, no marks, and no letters of scripts without spaces.
INITIAL = rf"[\p{{L}}--[\u02bb\u02bc{UNSPACED}]]"

# Letters, over points that may be those of an abbreviation: one or two letters stand before each, as in U.S. and EE.UU.
_LETTERS = f"(?:(?:{INITIAL}{{1,2}}\\.)+{INITIAL}{LETTER}*|{LETTER}+)"

# All that may be one word, or several without a space: `runs.pieces` says which. An apostrophe or underscore at the end
# is part of the run, because a word may end in it, as in l'« affaire », or #tag_.
RUN = (
    f"(?:[{SIGNS}][{UNDERSCORES}]*)?{_LETTERS}"
    f"(?:(?:\\.?[{APOSTROPHES}]|{DOT}|[{UNDERSCORES}]+){_LETTERS})*"
    f"(?:[{UNDERSCORES}]+|[{APOSTROPHES}])?"
)

# A character of a word that is no initial, one that may be, and what stands between them or before them.
IS_PART, IS_LETTER, IS_APOSTROPHE, IS_DOT, IS_UNDERSCORE, IS_POINT, IS_SIGN = range(1, 8)

Bounds = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

_CODES = ("utf-32-le", "surrogatepass")
_SURROGATES = range(0xD800, 0xE000)


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode(*_CODES), dtype=np.dtype("<u4"))


def text_of(codes: npt.NDArray[np.uint32]) -> str:
    """Return the text of some code points."""
    return codes.tobytes().decode(*_CODES)


@cache
def members(characters: str) -> npt.NDArray[np.bool_]:
    """Return for every code point whether polars has it among some characters, which a regular expression names."""
    every = text_of(np.delete(np.arange(sys.maxunicode + 1, dtype="<u4"), _SURROGATES))
    found = pl.Series([every]).str.replace_all(f"[^{characters}]+", "").item()
    held = np.zeros(sys.maxunicode + 1, dtype=np.bool_)
    held[codes_of(found)] = True
    return held


@cache
def character_kinds() -> npt.NDArray[np.uint8]:
    """Return for every code point what it is in a word: IS_LETTER, IS_APOSTROPHE and so on, or 0."""
    found = members(LETTER).astype(np.uint8) * IS_PART
    found[members(INITIAL)] = IS_LETTER
    marks = {IS_APOSTROPHE: APOSTROPHES, IS_DOT: DOT, IS_UNDERSCORE: UNDERSCORES, IS_POINT: POINT, IS_SIGN: SIGNS}
    for kind, characters in marks.items():
        found[codes_of(characters)] = kind
    return found


def stretches(held: npt.NDArray[np.bool_]) -> Bounds:
    """Return where each stretch of true values starts, and where it has ended."""
    edges = np.flatnonzero(np.diff(held, prepend=False, append=False))
    return edges[::2], edges[1::2]
