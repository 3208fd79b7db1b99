"""Texts without the tags, entities and addresses of the web that were collected with them.

The patterns are Rust's, which take time in proportion to the text, whatever it holds.
"""

from html import unescape

import polars as pl
import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.letters import legible
from analysis.corpus.intake.records import Reading

_ENTITY = regex.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_HIDDEN = r"(?is)<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>"
_INLINE = "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub"
_INLINE += "|sup|tt|u|var|wbr"
_BLOCK = "address|article|aside|base|blockquote|body|br|button|canvas|caption|center|col|colgroup|dd|details|dialog|dir"
_BLOCK += "|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|img"
_BLOCK += "|input|label|legend|li|link|main|map|meta|nav|noscript|object|ol|optgroup|option|p|param|picture|pre"
_BLOCK += (
    "|section|select|source|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|ul|video"
)
_REST = r"(?:\s[^<>]*)?/?>"
_INLINE_TAG = rf"(?i)</?(?:{_INLINE}){_REST}"
_BLOCK_TAG = rf"(?i)</?(?:{_BLOCK}){_REST}"
_ADDRESS = r"(?i)\b(?:https?://|www\.)[^\s<>\"]*[^\s<>\"'.,;:!?)\]}…”’]"
_ADDRESS += r"|\b(?:t\.co|bit\.ly|pic\.twitter\.com)/[A-Za-z0-9]+"


def without_markup(texts: list[str], found: Reading, where: str) -> list[str]:
    """Return texts without HTML tags and web addresses, and with entities as the characters that they stand for.

    Entities come first, and once: feeds have their tags written as entities. What is no HTML element, as in “x < y”,
    stays.
    """
    done = {"entity": _Done(), "tag": _Done(), "web address": _Done()}
    unescaped = [_unescaped(text, row, done["entity"]) for row, text in enumerate(texts)]
    plain = pl.Series("text", unescaped, dtype=pl.String)
    tags, addresses = done["tag"], done["web address"]
    plain = tags.counted(plain.str.count_matches(_HIDDEN), plain.str.replace_all(_HIDDEN, "\n"))
    # A word goes on across an inline tag, and ends at another.
    plain = tags.counted(plain.str.count_matches(_INLINE_TAG), plain.str.replace_all(_INLINE_TAG, ""))
    plain = tags.counted(plain.str.count_matches(_BLOCK_TAG), plain.str.replace_all(_BLOCK_TAG, "\n"))
    plain = addresses.counted(plain.str.count_matches(_ADDRESS), plain.str.replace_all(_ADDRESS, " "))
    for name, work in done.items():
        if work.often:
            message = f"{counted(work.often, name)} taken out of {counted(len(work.texts), 'text')}, as asked for"
            found.enter((where, 0), "W-MARKUP", "changed", message)
    return plain.to_list()


def without_tags(page: str) -> str:
    """Return HTML as plain text, however deep its elements are nested, with a line end where one of them divides."""
    plain = pl.Series([page], dtype=pl.String).str.replace_all(_HIDDEN, "\n")
    plain = plain.str.replace_all(_INLINE_TAG, "").str.replace_all(_BLOCK_TAG, "\n")
    return unescape(str(plain.item()))


class _Done:
    """How much of a kind was taken out, and of which texts."""

    def __init__(self) -> None:
        self.often = 0
        self.texts: set[int] = set()

    def add(self, often: int, texts: set[int]) -> None:
        """Count some more."""
        self.often += often
        self.texts |= texts

    def counted(self, often: pl.Series, plain: pl.Series) -> pl.Series:
        """Count what was taken out of each text, and return the texts without it."""
        self.add(int(often.sum()), set(often.gt(0).arg_true().to_list()))
        return plain


def _unescaped(text: str, row: int, done: _Done) -> str:
    if "&" not in text:
        return text
    often = sum(unescape(entity) != entity for entity in _ENTITY.findall(text))
    if often == 0:
        return text
    done.add(often, {row})
    return legible(_ENTITY.sub(lambda match: unescape(match[0]), text))[0]
