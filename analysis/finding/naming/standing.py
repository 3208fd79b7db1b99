"""Where words stand in texts as words of their own, and which mentions are there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.segmentation import UNSPACED

# In scripts without spaces no letter tells where a word ends.
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{UNSPACED}]]"
_INSIDE = regex.compile(rf"#|@|{_LETTER}", regex.VERSION1)  # before a word, what it is a part of
_GOES_ON = regex.compile(rf"{_LETTER}|'(?!s(?!{_LETTER})){_LETTER}", regex.VERSION1)  # not in Trump's, but in O'Brien
_GAP = regex.compile(r"[^\S\r\n]*+(?:(?:\r\n|[\r\n])[^\S\r\n]*+)?+")  # a single end of a line is a blank
_NONE = np.empty(0, dtype=np.intp)


class Standing(NamedTuple):
    """A place where some words stand.

    Attributes:
        row: Of the document.
        text: Of the document.
        span: Where the words start and end.
        numbers: Of the mentions that share a character with them.
    """

    row: int
    text: str
    span: tuple[int, int]
    numbers: npt.NDArray[np.intp]


def overlooked(corpus: Corpus, mentions: pd.DataFrame, form: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield where a form stands as whole words and no mention is, with the document and its text; see `form_places`."""
    for row, text, span, numbers in form_places(corpus, mentions, form):
        if len(numbers) == 0:
            yield str(corpus.documents["doc_id"].iloc[row]), text, span


def form_places(corpus: Corpus, mentions: pd.DataFrame, form: str) -> Iterator[Standing]:
    """Yield where a form stands as whole words, with the mentions that stand there too.

    Args:
        corpus: The corpus.
        mentions: The MENTIONS contract.
        form: The words; capitals count, and any apostrophe is as good as another.
    """
    words = plain_form(form).split()
    longest = max((part for word in words for part in word.split("'")), key=len)
    rows = np.flatnonzero(corpus.texts.str.contains(longest, literal=True).to_numpy())
    whole = ((row, list(_whole_words(plain_form(corpus.text(row)), words))) for row in rows.tolist())
    found = [(row, spans) for row, spans in whole if spans]
    doc_ids = corpus.documents["doc_id"].iloc[[row for row, _ in found]].tolist()
    places = np.flatnonzero(mentions["doc_id"].isin(doc_ids))
    near = mentions.iloc[places]
    numbers = dict(near.groupby("doc_id", sort=False).indices)
    starts, ends = (near[name].to_numpy() for name in ("start", "end"))
    for (row, spans), doc_id in zip(found, doc_ids, strict=True):
        text, own = corpus.text(row), numbers.get(doc_id, _NONE)
        begun, over = starts[own], ends[own]  # both ascend, as mentions never overlap
        for span in spans:
            touched = own[np.searchsorted(over, span[0], "right") : np.searchsorted(begun, span[1], "left")]
            yield Standing(row, text, span, places[touched])


def _whole_words(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where some words stand one after another in a text, as words of their own; no two places overlap."""
    start = text.find(words[0])
    while start >= 0:
        end = _end(text, start, words)
        whole = end >= 0 and not (start and _INSIDE.match(text, start - 1)) and not _GOES_ON.match(text, end)
        if whole:
            yield start, end
        start = text.find(words[0], end if whole else start + 1)


def _end(text: str, start: int, words: Sequence[str]) -> int:
    """Return where words that start at a place end; -1 where they do not stand there."""
    end = start + len(words[0])
    for word in words[1:]:
        gap = _GAP.match(text, end)
        after = gap.end() if gap else end
        if after == end or not text.startswith(word, after):
            return -1
        end = after + len(word)
    return end


def overlooked_places(corpus: Corpus, form: str) -> int:
    """Return in how many places a form stands as whole words where no mention is.

    Args:
        corpus: The corpus, with its mentions.
        form: The words.
    """
    if corpus.mentions is None or not form.strip():
        return 0
    return sum(1 for _ in overlooked(corpus, corpus.mentions, form))


def plain_form(form: str) -> str:
    """Return a form, or a text, with straight apostrophes; every character stays where it is."""
    return form.replace("’", "'")
