"""How plausible a text is in the encoding that it was read in: words of one script, letters that languages use."""

from unicodedata import category

import regex

_WORD = regex.compile(
    r"[\p{L}\p{M}\p{S}\p{No}\u201a„†‡‰]*\p{L}(?:[\p{L}\p{M}\p{S}\p{No}¡¿\u201a„†‡‰'’]|[«»®°§©“”ªº·](?=\p{L}))*"
)
_SHAPE = regex.compile(r"\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{Lu}+")  # a word's capitals: none, the first, or all
_MARKS = frozenset(
    "“”„\u2018’\u201a«»\u2039\u203a–—…•·°§€£©®¡¿ºª½ \u00a0。、\uff0c\uff01\uff1f「」\uff08\uff09\uff1a\uff1b《》・ー"
)
_HALF_KANA = regex.compile(r"[\uff61-\uff9f]")
_KANA, _HANGUL, _HAN = (regex.compile(rf"\p{{{name}}}") for name in ("IsHiragana", "IsHangul", "IsHan"))
_KATAKANA = regex.compile(r"\p{IsKatakana}")
_SCRIPTS = ("Latin", "Cyrillic", "Greek", "Hebrew", "Arabic", "Thai")
_OF_SCRIPT = {name: regex.compile(rf"[\p{{{name}}}\p{{Inherited}}'’]+") for name in _SCRIPTS}
# Letters that single languages use beside a to z, and those that texts in other alphabets are mostly made of.
_LETTERS = {
    "cp1252": (
        "äöüß",
        "àâçéèêëîïôœùûü",
        "áéíñóúü",
        "áâãàçéêíóôõú",
        "àèéìòù",
        "åäöæøé",
        "áðéíóúýþæö",
        "àçèéíïòóúü",
        "ëïéèö",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "âăîşţ", "čćđšž"),
    "cp1254": ("çğ\u0131öşüâîûi\u0307",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "cp1251": ("оеаинтсрвлкмдпі",),
    "cp1253": ("αοιετσνηυρκπμλςάίόή",),
    "cp1255": ("יולהאמרשתנבד",),
    "cp1256": ("اليمونتربعدهة",),
}
_LIKE = {
    **dict.fromkeys(("mac_roman", "cp850"), "cp1252"),
    **dict.fromkeys(("koi8_r", "cp866"), "cp1251"),
    "iso8859_2": "cp1250",
}
# The commoner characters of the East, by the first byte that they have in the older encodings.
_COMMON = {
    "gb18030": ("gb2312", range(0xB0, 0xD8)),
    "big5": ("big5", range(0xA4, 0xC7)),
    "cp949": ("euc_kr", range(0xB0, 0xC9)),
}
_SHORT, _ACCENTS = 3, 0.7  # letters of a word that may be all accents, as à; of longer ones so many, as été
_EAST = r"[\p{IsHan}\p{IsHangul}]"
_INSIDE = regex.compile(rf"[A-Za-z]{_EAST}[a-z]|[a-z]{_EAST}(?:\s|$)|(?:^|\s){_EAST}[a-z]{{2}}")  # a word of ours
_CAPITALS, _SHOUTED = 0.75, 0.8  # a text of capitals is one mostly in the wrong encoding
_RARE, _SELDOM = 0.2, 0.5  # what a letter counts for that a language does not use, or seldom uses
_LATIN = regex.compile(r"\p{Latin}")


def plausibility(text: str, encoding: str) -> float:
    """Return how plausible a text is in an encoding, from 0 to 1; 0 where it holds what no text does.

    Args:
        text: Lines that hold more than ASCII, read in that encoding.
        encoding: One of `charsets.OFFERED`.
    """
    beyond = [letter for letter in text if not letter.isascii()]
    if not beyond or any(_is_none(letter) for letter in beyond):
        return 0.0
    languages = _LETTERS.get(_LIKE.get(encoding, encoding), ("",))
    common = max(sum(_common(letter, encoding, letters) for letter in beyond) for letters in languages) / len(beyond)
    if encoding in ("gb18030", "big5", "cp932", "euc_jp", "cp949"):
        return common * _eastern(text, encoding)
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    fit = sum(map(_fits, words)) / len(words) if words else 1.0
    shouted = sum(map(str.isupper, beyond)) > _CAPITALS * len(beyond)
    return common * fit * (_SHOUTED if shouted else 1)


def _is_none(letter: str) -> bool:
    """Return whether a character stands in no text: a control character, one for private use, none at all."""
    return category(letter) in ("Cc", "Cn", "Co", "Cs") or letter == "\ufffd"


def _common(letter: str, encoding: str, letters: str) -> float:
    """Return how much one character speaks for an encoding."""
    if letter in _MARKS:
        return 1.0
    if encoding in _COMMON and letter.isalpha():
        name, leads = _COMMON[encoding]
        try:
            return 1.0 if letter.encode(name)[0] in leads else _RARE
        except UnicodeEncodeError:
            return _RARE if encoding == "gb18030" else 0.0
    if not letters:
        return float(letter.isalpha() or category(letter).startswith("M")) if not _HALF_KANA.match(letter) else 0.0
    other = _RARE if _LATIN.match(letters) else _SELDOM
    return 1.0 if letter.lower() in letters else other * letter.isalpha()


def _fits(word: str) -> bool:
    """Return whether a word is of one alphabet, with capitals where words have them, and not all accents."""
    script = next((name for name, pattern in _OF_SCRIPT.items() if pattern.fullmatch(word)), "")
    if not script or not _SHAPE.fullmatch(word.translate({0x27: None, 0x2019: None})):
        return False
    accents = sum(not letter.isascii() for letter in word)
    return script != "Latin" or len(word) < _SHORT or accents <= _ACCENTS * len(word)


def _eastern(text: str, encoding: str) -> float:
    """Return how far the letters are those that a language of the East is written in."""
    letters = [letter for letter in text if not letter.isascii() and letter.isalpha()]
    if not letters or _INSIDE.search(text):
        return 0.0
    shares = {
        pattern: sum(bool(pattern.match(letter)) for letter in letters) / len(letters)
        for pattern in (_KANA, _KATAKANA, _HANGUL, _HAN)
    }
    if encoding == "cp949":
        return shares[_HANGUL] ** 2  # Chinese too is half of it Korean when it is read so
    if encoding in ("cp932", "euc_jp"):
        kana = shares[_KANA] + shares[_KATAKANA]
        return (kana + shares[_HAN]) * min(1.0, 5 * kana)
    return shares[_HAN]
