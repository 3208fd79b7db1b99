"""Texts in NFC and without invisible characters: what words are looked for in.

A soft hyphen at the end of a line stays, as the hyphen that a reader sees there.
"""

from functools import partial
from unicodedata import normalize

import polars as pl
import regex

from analysis.corpus.segmentation import CLOSED, without_closing_signs

# Nobody sees them, but for the tatweel (U+0640), which only makes an Arabic word longer on its line. The others say
# where a line may break, what joins, which form a letter has and in which direction it is read.
INVISIBLE = (
    "[\u00ad\u034f\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
    "\U000e0100-\U000e01ef]"
)
# Every character that NFC may change, and every one that may change with what stands before it.
UNSTABLE = (
    "[\\p{M}\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u0a33\u0a36\u0a59-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9"
    "\u1161-\u1175\u11a8-\u11c2\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufaff"
    "\ufb1d-\ufb4e\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1f]"
)
UNCLEAN = f"[{INVISIBLE}{UNSTABLE}]"
HYPHEN = "\u2010"

_soft = regex.compile("\u00ad(?=[ \t]*\r?\n)")


def with_hyphens(text: str) -> str:
    """Return a text with a hyphen for each soft hyphen at the end of a line."""
    return _soft.sub(HYPHEN, text) if "\u00ad" in text else text


def readable_texts(texts: pl.Series) -> pl.DataFrame:
    """Return the texts, numbered by row, as words are looked for in them; only texts that need it are touched."""
    frame = texts.to_frame("text").with_row_index("row")
    unclean = frame.filter(pl.col("text").str.contains(f"{UNCLEAN}|{CLOSED}"))
    if unclean.is_empty():
        return frame
    opened = pl.col("text").map_elements(without_closing_signs, return_dtype=pl.String)
    hyphened = opened.str.replace_all("\u00ad([ \t]*\r?\n)", HYPHEN + "${1}")
    visible = hyphened.str.replace_all(INVISIBLE, "")
    clean = unclean.with_columns(visible.map_elements(partial(normalize, "NFC"), return_dtype=pl.String))
    return frame.update(clean, on="row")
