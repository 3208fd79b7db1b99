"""All words of a corpus as numbers, in polars: its regular expressions run in linear time, outside Python's lock."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
_Words = tuple[list[list[str]], Flags, list[int]]  # of each run; which touch the one before; of each run the too long


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
    lists = _runs(frame["text"], category)
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
    own = pl.DataFrame({"row": broken["row"], "runs": _runs(pl.Series("text", whole, dtype=pl.String), category)})
    lists = pl.DataFrame({"row": frame["row"], "runs": lists}).update(own, on="row")["runs"]
    return replace(_numbered(lists, category, of), joined=words, breaks=sum(map(len, cuts)))


def _ruled(size: int, languages: Sequence[str] | None) -> _Ruled:
    """Return whose rules apply to each text."""
    rules = {stated: ruled(stated) for stated in set(languages or [""])}
    names = tuple(sorted(set(rules.values())))
    if len(names) == 1 or languages is None:
        return _Ruled(names, np.zeros(size, dtype=np.int64))
    rank = {stated: names.index(name) for stated, name in rules.items()}
    return _Ruled(names, np.array([rank[stated] for stated in languages], dtype=np.int64))


def _runs(texts: pl.Series, category: pl.Categorical) -> pl.Series:
    """Return the runs of each text."""
    found = texts.to_frame("text").lazy().select(pl.col("text").str.extract_all(RUN).cast(pl.List(category)))
    return found.collect(engine="streaming").to_series()


def _numbered(lists: pl.Series, category: pl.Categorical, of: _Ruled) -> Encoded:
    """Return the words of lists of runs. A key is a run in a language, of which runs may be other words."""
    flat = lists.explode().drop_nulls()
    codes = flat.to_physical().to_numpy()
    lengths = lists.list.len().to_numpy()
    size = int(codes.max(initial=0)) + 1
    keys = codes if len(of.names) == 1 else codes + np.repeat(of.ranks * size, lengths).astype(np.uint32)
    seen = np.zeros(size * len(of.names), dtype=np.bool_)
    seen[keys] = True
    used = np.flatnonzero(seen).astype(np.uint32)
    runs = pl.Series(used % np.uint32(size)).cat.to(category).cast(pl.String).to_list()
    names = [of.names[rank] for rank in (used // np.uint32(size)).tolist()]
    without = without_spaces(runs)
    words, touching, longer = _divided(runs, names, without) if any(without) else _spaced(runs, names)
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    found = _expanded(keys, bounds, used, words, touching)
    too_long = int(np.bincount(keys, minlength=len(seen))[used] @ np.array(longer)) if any(longer) else 0
    return Encoded(*found[:3], of.names, too_long=too_long, touching=found[3])


def _spaced(runs: list[str], names: list[str]) -> _Words:
    words = [words_of(run, name) for run, name in zip(runs, names, strict=True)]
    longer = [
        len(run_pieces(run, name)) - len(some) if len(run) > surely_a_word() else 0
        for run, name, some in zip(runs, names, words, strict=True)
    ]
    return words, np.zeros(0, dtype=np.bool_), longer


def _divided(runs: list[str], names: list[str], without: list[bool]) -> _Words:
    """Return the same where some runs are of scripts without spaces, and what touches."""
    words, longer, touching = list[list[str]](), list[int](), list[bool]()
    once: dict[str, str] = {}  # a word is kept once, however many runs have it
    for some in pieces_of_all(runs, names, without):
        words.append([once.setdefault(word, word) for _, _, word in some if len(word) <= limits.LONGEST_WORD])
        longer.append(len(some) - len(words[-1]))
        touching += _touching(some)
    return words, np.array(touching, dtype=np.bool_), longer


def _touching(some: list[Piece]) -> list[bool]:
    """Return which of the words that are counted stand right after another that is."""
    ends = [-1, *(end if len(word) <= limits.LONGEST_WORD else -1 for _, end, word in some)]
    return [start == end for (start, _, word), end in zip(some, ends, strict=False) if len(word) <= limits.LONGEST_WORD]


def _expanded(
    keys: Keys, bounds: Numbers, used: Keys, words: list[list[str]], touching: Flags
) -> tuple[Ids, Numbers, npt.NDArray[np.object_], Flags]:
    """Turn keys of runs into ids of words: most are one word, some are several, and some none."""
    terms = sorted({word for some in words for word in some})
    place = {term: number for number, term in enumerate(terms)}
    flat = np.array([place[word] for some in words for word in some], dtype=np.int32)
    counts = np.array([len(some) for some in words], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    first = np.zeros(int(used.max(initial=0)) + 1, dtype=np.int32)
    single = counts == 1
    first[used[single]] = flat[starts[single]]
    first[used[~single]] = -1 - np.flatnonzero(~single)  # below zero, where in the lists
    ids = first[keys]
    owners = np.flatnonzero(ids < 0)
    lists = -1 - ids[owners]
    held = counts[lists] > 0
    ids[owners[held]] = flat[starts[lists[held]]]
    repeats = np.maximum(counts[lists] - 1, 0)
    before = np.cumsum(repeats) - repeats
    more = np.repeat(starts[lists] + 1 - before, repeats) + np.arange(repeats.sum())
    gaps = np.repeat(owners + 1, repeats)
    ids = np.insert(ids, gaps, flat[more])
    kept = ids >= 0 if not held.all() else slice(None)
    if len(touching):
        touching = np.append(np.insert(np.zeros(len(keys), dtype=np.bool_), gaps, touching[more])[kept], np.False_)
    moved = np.concatenate(([0], np.cumsum(counts[lists] - 1)))
    offsets = bounds + moved[np.searchsorted(owners, bounds)]
    vocabulary = np.empty(len(terms), dtype=object)
    vocabulary[:] = terms
    return ids[kept], offsets, vocabulary, touching
