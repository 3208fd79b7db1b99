"""The form in which a word is counted: lower case, NFC, and one form of each letter.

Letters have other forms in ligatures, in fonts that are characters of their own, for their places in a word, and for
columns of East Asian type. Unicode decomposes them for compatibility, and so do we, but only them: ½ m² ™ º ① say
something else than their letters.
"""

from unicodedata import category, decomposition, normalize

import polars as pl
import regex

from analysis.corpus.tokens.characters import APOSTROPHES, SIGNS, UNDERSCORES

TURKISH = "tr"  # and Azerbaijani: the capital of the i without a dot is I, and that of i is İ

_DECOMPOSED = ("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
_FORMS = (  # where letters have such forms; a test looks for them everywhere
    range(0x2102, 0x214A),
    range(0xFB00, 0xFDFD),
    range(0xFE70, 0xFEFD),
    range(0xFF01, 0xFFEF),
    range(0x1CCD6, 0x1CCFA),
    range(0x1D400, 0x1D800),
    range(0x1EE00, 0x1EEBC),
    range(0x1FBF0, 0x1FBFA),
)
_LIGATURES = (  # where Unicode says no more than that a character is there for compatibility
    range(0x0132, 0x0134),  # ĳ
    range(0x017F, 0x0180),  # the long s
    range(0x01C4, 0x01CD),  # ǆ ǉ ǌ
    range(0x01F1, 0x01F4),  # ǳ
    range(0x2F00, 0x2FD6),  # radicals
    range(0xFB00, 0xFB50),  # ﬁ ﬂ ﬃ ﬀ ﬅ ﬆ, Armenian ﬓ, Hebrew ﭏ
)
_INFORMATION = 0x2139  # a sign for tourists, and no letter

# Of Latin, Greek and Cyrillic letters; and the vowel signs of Hebrew and Arabic, which are left out as a rule.
_ACCENT = "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]"
_dots = regex.compile("(?<=i)\u0307+")


def _form(code: int) -> str:
    """Return the letters of which a character is a form; itself where it is none."""
    character = chr(code)
    kind, _, parts = decomposition(character).partition(" ")
    radical = code in _LIGATURES[4]
    known = (kind in _DECOMPOSED and any(code in some for some in _FORMS)) or (
        kind == "<compat>" and any(code in some for some in _LIGATURES)
    )
    letter = category(character)[0] in "LN" or radical
    if not (known and letter) or code == _INFORMATION or "0020" in parts.split():
        return character
    return "".join(_form(int(part, 16)) for part in parts.split())


def _table() -> dict[int, str]:
    every = {code: _form(code) for some in (*_FORMS, *_LIGATURES) for code in some}
    table = {code: form for code, form in every.items() if form != chr(code)}
    table |= {ord(mark): "'" for mark in APOSTROPHES} | {ord(mark): "_" for mark in UNDERSCORES}
    return table | dict(zip(map(ord, SIGNS), "#@#@", strict=True))


_LETTERS = _table()
_ONE_TO_ONE = {code: form for code, form in _LETTERS.items() if len(form) == 1} | {0x130: "i"}
_CAPITALS = {ord("I"): "\u0131", 0x130: "i"}


def lettered(text: str) -> str:
    """Return a text with one form of each letter, straight apostrophes and NFC, capitals as they are."""
    if text.isascii() and "`" not in text:
        return text
    return normalize("NFC", text.translate(_LETTERS))


def counted_form(raw: str, language: str = "") -> str:
    """Return the form in which a word is counted.

    The dot that İ leaves above its small letter is taken off. In Turkish and Azerbaijani, I loses
    its stroke in small letters too: it is the capital of the i without a dot.
    """
    text = lettered(raw)
    if language == TURKISH:
        text = text.translate(_CAPITALS)
    text = text.lower()
    if text.isascii():
        return text
    # ŀ is l with the dot of l·l, as older character sets have it
    return normalize("NFC", _dots.sub("", text)).replace("\u0140l", "l\u00b7l")


def shape(run: str) -> str:
    """Return a run as `counted_form` has it as far as every character stays one: for looking at what stands where."""
    return run.translate(_ONE_TO_ONE).lower()


def without_accents(texts: pl.Series) -> pl.Series:
    """Return texts without the accents that Unicode takes apart from Latin, Greek and Cyrillic letters.

    é becomes e and й becomes и; ø and ł, which are letters of their own, stay. The vowel signs of Hebrew and Arabic are
    taken off as most writers leave them out; those of Hindi or Thai stay, which nobody leaves out.
    """
    return texts.str.normalize("NFD").str.replace_all(_ACCENT, "").str.normalize("NFC")
