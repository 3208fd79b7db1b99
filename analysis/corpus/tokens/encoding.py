"""All words of a corpus as numbers, in polars: its regular expressions run in linear time, outside Python's lock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis import limits
from analysis.corpus.tokens.characters import RUN
from analysis.corpus.tokens.clean import readable_texts
from analysis.corpus.tokens.languages import ruled
from analysis.corpus.tokens.lines import BREAK, breaks, joined_text
from analysis.corpus.tokens.runs import Piece, pieces_of_all, run_pieces, surely_a_word, without_spaces, words_of

Ids = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]
_Words = tuple[list[str], list[bool], int]  # of a run: its words; which touch the one before; how many are too long
_PART = 2**22  # bytes of text that are divided at once: what stands between blanks takes several times the room
_STEP, _FEW = 2**20, 2**16  # pieces that are counted, and that are numbered at once
_BLANK = " "  # no run holds one


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A corpus as numbers.

    Attributes:
        ids: int32, one per word in reading order, an index into `terms`.
        offsets: int64, one per document and one more; document i holds `ids[offsets[i]:offsets[i + 1]]`.
        terms: object array of str, the vocabulary in code-point order.
        languages: The languages whose rules apply to some document, see `languages.ruled`; "" is no language's.
        joined: The words that are joined where the end of a line breaks them.
        breaks: How often one is.
        too_long: How many runs of letters are no words because they are too long.
        touching: bool, one per word and one more; whether it stands right after the one before, which is asked in
            scripts without spaces alone. Empty where no text has such.
    """

    ids: Ids
    offsets: Numbers
    terms: npt.NDArray[np.object_]
    languages: tuple[str, ...] = ("",)
    joined: frozenset[str] = frozenset()
    breaks: int = 0
    too_long: int = 0
    touching: Flags = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))


class _Ruled(NamedTuple):
    """The languages of some texts: their names, and for each text the number of its own."""

    names: tuple[str, ...]
    ranks: Numbers


def encoded(
    texts: pl.Series, languages: Sequence[str] | None = None, *, joined: frozenset[str] | None = None
) -> Encoded:
    """Return the words of all texts as term ids.

    Args:
        texts: polars series of str without nulls, one per document.
        languages: The language that each document states; None is none.
        joined: The words that are joined where the end of a line breaks them; None is those that the texts have
            unbroken.
    """
    of = _ruled(len(texts), languages)
    frame = readable_texts(texts.rename("text"))
    category = pl.Categorical(pl.Categories.random())
    lists = _between_blanks(frame["text"], category)
    found = _numbered(lists, category, of)
    if joined == frozenset() or (broken := frame.filter(pl.col("text").str.contains(BREAK))).is_empty():
        return found
    names = [of.names[rank] for rank in of.ranks[broken["row"].to_numpy()].tolist()]
    both = list(zip(broken["text"].to_list(), names, strict=True))
    known = joined or set(found.terms)
    words = frozenset(word for text, name in both for _, _, word in breaks(text, name) if word in known)
    if not words:
        return found
    whole, cuts = zip(*(joined_text(text, name, words) for text, name in both), strict=True)
    own = _between_blanks(pl.Series("text", whole, dtype=pl.String), category)
    lists = pl.DataFrame({"row": frame["row"], "text": lists}).update(broken.with_columns(own), on="row")["text"]
    return replace(_numbered(lists, category, of), joined=words, breaks=sum(map(len, cuts)))


def _ruled(size: int, languages: Sequence[str] | None) -> _Ruled:
    """Return whose rules apply to each text."""
    rules = {stated: ruled(stated) for stated in set(languages or [""])}
    names = tuple(sorted(set(rules.values())))
    if len(names) == 1 or languages is None:
        return _Ruled(names, np.zeros(size, dtype=np.int64))
    rank = {stated: names.index(name) for stated, name in rules.items()}
    return _Ruled(names, np.array([rank[stated] for stated in languages], dtype=np.int64))


def _between_blanks(texts: pl.Series, category: pl.Categorical) -> pl.Series:
    """Return what stands between the blanks of each text: far quicker to tell than runs, which are found in it."""
    ends = np.cumsum(texts.str.len_bytes().to_numpy(), dtype=np.int64)
    size = int(ends[-1]) if len(ends) else 0
    cuts = np.unique([0, *np.searchsorted(ends, range(_PART, size, _PART)).tolist(), len(texts)]).tolist()
    parts = [texts.slice(start, end - start).str.split(_BLANK).cast(pl.List(category)) for start, end in pairwise(cuts)]
    return pl.concat(parts, rechunk=True) if parts else pl.Series(texts.name, [], dtype=pl.List(category))


def _numbered(lists: pl.Series, category: pl.Categorical, of: _Ruled) -> Encoded:
    """Return the words of lists of pieces of text. A key is a piece in a language, of which it may be other words."""
    codes = lists.explode().to_physical().to_numpy()
    lengths = lists.list.len().to_numpy()
    size = int(codes.max(initial=0)) + 1
    keys = codes if len(of.names) == 1 else codes + np.repeat(of.ranks * size, lengths).astype(np.uint32)
    uses = np.zeros(size * len(of.names), dtype=np.int64)
    for start in range(0, len(keys), _STEP):
        uses += np.bincount(keys[start : start + _STEP], minlength=len(uses))
    used = np.flatnonzero(uses).astype(np.uint32)
    texts = pl.Series(used % np.uint32(size)).cat.to(category).cast(pl.String)
    pieces = _words_of_all(texts, [of.names[rank] for rank in (used // np.uint32(size)).tolist()])
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    ids, offsets, terms, touching = _expanded(keys, bounds, uses, pieces)
    too_long = int(uses[used] @ np.array([longer for _, _, longer in pieces], dtype=np.int64))
    return Encoded(ids, offsets, terms, of.names, too_long=too_long, touching=touching)


def _words_of_all(texts: pl.Series, names: list[str]) -> list[_Words]:
    """Return the words of pieces of text, each in its language; a run that stands in many is looked at once."""
    found = texts.str.extract_all(RUN).to_list()
    once = dict.fromkeys((run, name) for runs, name in zip(found, names, strict=True) for run in runs)
    runs, of = [run for run, _ in once], [name for _, name in once]
    without = without_spaces(runs)
    words = _divided(runs, of, without) if any(without) else map(_spaced, runs, of)
    known = dict(zip(once, words, strict=True))
    return [
        known[runs[0], name] if len(runs) == 1 else _joined([known[run, name] for run in runs])
        for runs, name in zip(found, names, strict=True)
    ]


def _joined(parts: list[_Words]) -> _Words:
    """Return the words of several runs as those of one."""
    words = [word for some, _, _ in parts for word in some]
    return words, [one for _, some, _ in parts for one in some], sum(longer for _, _, longer in parts)


def _spaced(run: str, name: str) -> _Words:
    words = words_of(run, name)
    return words, [], len(run_pieces(run, name)) - len(words) if len(run) > surely_a_word() else 0


def _divided(runs: list[str], names: list[str], without: list[bool]) -> Iterator[_Words]:
    """Yield the same where some runs are of scripts without spaces, and what touches."""
    once: dict[str, str] = {}  # a word is kept once, however many runs have it
    for some in pieces_of_all(runs, names, without):
        words = [once.setdefault(word, word) for _, _, word in some if len(word) <= limits.LONGEST_WORD]
        yield words, _touching(some), len(some) - len(words)


def _touching(some: list[Piece]) -> list[bool]:
    """Return which of the words that are counted stand right after another that is."""
    ends = [-1, *(end if len(word) <= limits.LONGEST_WORD else -1 for _, end, word in some)]
    return [start == end for (start, _, word), end in zip(some, ends, strict=False) if len(word) <= limits.LONGEST_WORD]


def _expanded(
    keys: Keys, bounds: Numbers, uses: Numbers, pieces: list[_Words]
) -> tuple[Ids, Numbers, npt.NDArray[np.object_], Flags]:
    """Turn keys of pieces of text into ids of words: most are one word, some are several, and some none."""
    terms = sorted({word for words, _, _ in pieces for word in words})
    place = {term: number for number, term in enumerate(terms)}
    flat = np.array([place[word] for words, _, _ in pieces for word in words], dtype=np.int32)
    flags = np.array([one for _, touching, _ in pieces for one in touching], dtype=np.bool_)
    counts = np.zeros_like(uses)
    counts[uses > 0] = [len(words) for words, _, _ in pieces]
    starts = np.cumsum(counts) - counts
    ids = np.empty(int(uses @ counts), dtype=np.int32)
    touching = np.zeros(len(ids) + 1 if len(flags) else 0, dtype=np.bool_)
    offsets, done = np.zeros_like(bounds), 0
    for start in range(0, len(keys), _FEW):
        some = keys[start : start + _FEW]
        lengths = counts[some]
        ends = np.cumsum(lengths)
        first, last = np.searchsorted(bounds, (start, start + len(some)), side="right")
        offsets[first:last] = done + ends[bounds[first:last] - start - 1]
        places = np.repeat(starts[some] - ends + lengths, lengths) + np.arange(ends[-1])
        ids[done : done + len(places)] = flat[places]
        if len(flags):
            touching[done : done + len(places)] = flags[places]
        done += len(places)
    vocabulary = np.empty(len(terms), dtype=object)
    vocabulary[:] = terms
    return ids, offsets, vocabulary, touching
