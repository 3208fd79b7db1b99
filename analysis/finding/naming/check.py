"""How right the names of one corpus are: a sheet of mentions and of sentences without one, for a reader to mark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import regex

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.schema import CHECKED_MENTIONS, MENTIONS, NAME_CHECK, PASSAGES, require
from analysis.measures.shares import wilson_interval
from analysis.reading.excerpts import excerpt_bounds
from analysis.reading.location import texts_at
from analysis.reading.sentences import sentences

_LETTER = regex.compile(r"\p{L}")
_FEWEST_LETTERS = 10  # of a sentence: what has fewer, such as a number of a list, is none that is read

Ints = npt.NDArray[np.int64]


class Checked(NamedTuple):
    """What is marked right or wrong: a mention of a name, or a sentence in which none was found.

    Attributes:
        doc_id: The document.
        start: The first character.
        end: The character after the last.
        entity: The name under which the mention is counted; empty for a sentence.
        type: What the name is taken for; empty for a sentence.
    """

    doc_id: str
    start: int
    end: int
    entity: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CheckSheet:
    """What a reader marks.

    Attributes:
        mentions: The CHECKED_MENTIONS contract: mentions drawn at random, in the order in which they were drawn.
        sentences: The PASSAGES contract: sentences in which no name was found, as well.
        named: How many mentions there are in all.
        nameless: How many sentences without one.
    """

    mentions: pd.DataFrame
    sentences: pd.DataFrame
    named: int
    nameless: int


@dataclass(frozen=True, slots=True)
class NameCheck:
    """What a sheet comes to, as far as it is marked. What is not known is NaN.

    Attributes:
        right: Mentions that are right: of a name, of that one, and of that type.
        marked: Mentions that were marked.
        precision: Their share.
        low: The lower end of its 95% interval.
        high: The upper end.
        missed: Sentences in which a name was missed.
        read: Sentences that were marked.
        recall: The share of all mentions that were found, at most: one is counted missed in each such sentence, and
            none in sentences of which others were found.
        recall_low: The same, were as large a share of sentences missed as the 95% interval of that share allows.
        recall_high: Were as small a share missed.
    """

    right: int
    marked: int
    precision: float
    low: float
    high: float
    missed: int
    read: int
    recall: float
    recall_low: float
    recall_high: float


def readable_sentences(corpus: Corpus) -> list[Ints]:
    """Return of each text where its sentences start and end, those of a few letters left out.

    Args:
        corpus: The corpus; whether names were looked for in it makes no difference.
    """
    return [_readable(text) for text in corpus.texts.to_list()]


def _readable(text: str) -> Ints:
    read = [span for span in sentences(text) if len(_LETTER.findall(text, *span)) >= _FEWEST_LETTERS]
    return np.array(read, dtype=np.int64).reshape(-1, 2)


def check_sheet(corpus: Corpus, *, seed: int = 0, spans: Sequence[Ints] | None = None) -> CheckSheet:
    """Return mentions and sentences without one, drawn at random from the whole corpus, for a reader to mark.

    Each place in the texts has a lot of its own, and the lowest lots are drawn: where names are mended, or found in
    another way, what is still there stays on the sheet, so that it need not be marked again.

    Args:
        corpus: The corpus, with its mentions.
        seed: Of the lots.
        spans: The `readable_sentences` of the corpus, where they are known.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    if corpus.mentions is None:
        raise EmptyCorpusError("E-MENTIONS", "names have not been looked for in this corpus")
    mentions = corpus.mentions
    drawn = mentions.iloc[_lowest(_places(mentions), seed, limits.CHECKED_NAMES)]
    bare = list(_nameless(corpus, readable_sentences(corpus) if spans is None else spans))
    some = [bare[at] for at in _lowest(bare, seed, limits.CHECKED_SENTENCES)]
    return CheckSheet(_excerpts(corpus, drawn), _sentences(corpus, some, seed), len(mentions), len(bare))


def checked_items(sheet: CheckSheet) -> list[Checked]:
    """Return what is marked of a sheet: its mentions, then its sentences."""
    names = sheet.mentions[["doc_id", "start", "end", "entity", "type"]].itertuples(index=False, name=None)
    return [*(Checked(*name) for name in names), *(Checked(*place) for place in _places(sheet.sentences))]


def name_check(sheet: CheckSheet, verdicts: Mapping[Checked, bool]) -> NameCheck:
    """Return what a sheet comes to.

    Args:
        sheet: What was to be marked.
        verdicts: What was marked right, and what wrong; a sentence is right where no name is missing. What is not on
            the sheet, as what was marked before a name was mended, does not count.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the
        American Statistical Association, 22(158), 209-212.
    """
    items = checked_items(sheet)
    said = [verdicts[item] for item in items if item.entity and item in verdicts]
    unnamed = [verdicts[item] for item in items if not item.entity and item in verdicts]
    right, missed = sum(said), len(unnamed) - sum(unnamed)
    precision, low, high = _share(right, len(said))
    missing = _share(missed, len(unnamed))
    found = precision * sheet.named
    recall, recall_high, recall_low = (_found_share(found, share * sheet.nameless) for share in missing)
    return NameCheck(right, len(said), precision, low, high, missed, len(unnamed), recall, recall_low, recall_high)


def check_columns(check: NameCheck | None) -> dict[str, float]:
    """Return what goes along with counts of names in a table: the columns of NAME_CHECK, each with its one value.

    Args:
        check: What a sheet comes to; None where nothing of it is marked.
    """
    if check is None:
        check = NameCheck(0, 0, np.nan, np.nan, np.nan, 0, 0, np.nan, np.nan, np.nan)
    said = (check.marked, check.precision, check.low, check.high, check.recall)
    return dict(zip(NAME_CHECK.columns, said, strict=True))


def _share(some: int, of: int) -> tuple[float, float, float]:
    """Return a share with its interval; nothing of nothing is unknown."""
    if of == 0:
        return np.nan, np.nan, np.nan
    low, high = wilson_interval(some, of)
    return some / of, float(low), float(high)


def _found_share(found: float, missed: float) -> float:
    """Return the share of all that was found; nothing where there is nothing to be found."""
    return np.nan if found + missed == 0 else found / (found + missed)


def _places(table: pd.DataFrame) -> list[tuple[str, int, int]]:
    return list(table[["doc_id", "start", "end"]].itertuples(index=False, name=None))


def _lowest(places: Sequence[tuple[str, int, int]], seed: int, number: int) -> list[int]:
    """Return which places have the lowest lots, the lowest first."""
    lots = [blake2b(f"{seed} {start} {end} {doc_id}".encode(), digest_size=8).digest() for doc_id, start, end in places]
    return sorted(range(len(lots)), key=lots.__getitem__)[:number]


def _nameless(corpus: Corpus, spans: Sequence[Ints]) -> Iterator[tuple[str, int, int]]:
    """Yield the sentences that have no mention, nor a part of one."""
    mentions = MENTIONS.empty() if corpus.mentions is None else corpus.mentions
    own = {doc_id: part.to_numpy() for doc_id, part in mentions.groupby("doc_id", sort=False)[["start", "end"]]}
    for doc_id, read in zip(corpus.documents["doc_id"].tolist(), spans, strict=True):
        starts, ends = np.sort(own[doc_id].T) if doc_id in own else np.empty((2, 0))
        begun, over = np.searchsorted(starts, read[:, 1], "left"), np.searchsorted(ends, read[:, 0], "right")
        yield from ((doc_id, start, end) for start, end in read[begun == over].tolist())


def _excerpts(corpus: Corpus, drawn: pd.DataFrame) -> pd.DataFrame:
    """Return CHECKED_MENTIONS: mentions with what stands around them."""
    rows = _rows(corpus, drawn["doc_id"].tolist())
    texts = texts_at(corpus, rows)
    bounds = [excerpt_bounds(*place) for place in zip(texts, drawn["start"], drawn["end"], strict=True)]
    return _read(corpus, rows, drawn, texts, bounds)[list(CHECKED_MENTIONS.columns)].pipe(require, CHECKED_MENTIONS)


def _sentences(corpus: Corpus, some: Sequence[tuple[str, int, int]], seed: int) -> pd.DataFrame:
    """Return PASSAGES: sentences as they stand."""
    table = pd.DataFrame(some, columns=["doc_id", "start", "end"]).astype({"doc_id": "str"})
    table = table.astype({"start": "int64", "end": "int64"})
    rows = _rows(corpus, table["doc_id"].tolist())
    bounds = [(start, end) for _, start, end in some]
    read = _read(corpus, rows, table, texts_at(corpus, rows), bounds)
    why = pd.Series([f"drawn at random (seed {seed})"] * len(read), dtype="str")
    return read.assign(why=why)[list(PASSAGES.columns)].pipe(require, PASSAGES)


def _rows(corpus: Corpus, documents: Sequence[str]) -> Ints:
    return np.array([corpus.row(doc_id) for doc_id in documents], dtype=np.int64)


def _read(
    corpus: Corpus, rows: Ints, table: pd.DataFrame, texts: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """Return places with their sources, their days and a part of their texts."""
    return (
        table.reset_index(drop=True)
        .assign(
            source=corpus.documents["source"].to_numpy()[rows],
            published=corpus.documents["published"].to_numpy()[rows],
            text=[text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)],
            text_start=np.array([low for low, _ in bounds], dtype=np.int64),
        )
        .astype(dict.fromkeys(("source", "text"), "str"))
    )
