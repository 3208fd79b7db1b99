"""All words of a corpus as numbers, in polars: its regular expressions run in linear time, outside Python's lock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.tokens.characters import RUN
from analysis.tokens.clean import cleaned
from analysis.tokens.languages import ruled
from analysis.tokens.lines import BREAK, breaks, joined_text
from analysis.tokens.runs import LONGEST, MOST_LETTERS, pieces, words_of

Ids = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint32]


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
    """

    ids: Ids
    offsets: Numbers
    terms: npt.NDArray[np.object_]
    languages: tuple[str, ...] = ("",)
    joined: frozenset[str] = frozenset()
    breaks: int = 0
    too_long: int = 0


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
    frame = cleaned(texts.rename("text"))
    category = pl.Categorical(pl.Categories.random())
    lists = _runs(frame["text"], category)
    found = _numbered(lists, category, of)
    if joined == frozenset():
        return found
    broken = frame.filter(pl.col("text").str.contains(BREAK))
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
    if languages is None or size == 0:
        return _Ruled(("",), np.zeros(size, dtype=np.int64))
    stated, places = np.unique(np.asarray(languages, dtype=object).astype(str), return_inverse=True)
    names, ranks = np.unique([ruled(name) for name in stated.tolist()], return_inverse=True)
    return _Ruled(tuple(names.tolist()), ranks[places].astype(np.int64))


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
    words = [words_of(run, name) for run, name in zip(runs, names, strict=True)]
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    ids, offsets, terms = _expanded(keys, bounds, used, words)
    longer = {
        key: len(pieces(run, name)) - len(some)
        for key, run, name, some in zip(used.tolist(), runs, names, words, strict=True)
        if len(run) * MOST_LETTERS > LONGEST
    }
    too_long = int(np.bincount(keys, minlength=len(seen))[list(longer)] @ list(longer.values())) if longer else 0
    return Encoded(ids, offsets, terms, of.names, too_long=too_long)


def _expanded(
    keys: Keys, bounds: Numbers, used: Keys, words: list[list[str]]
) -> tuple[Ids, Numbers, npt.NDArray[np.object_]]:
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
    ids = np.insert(ids, np.repeat(owners + 1, repeats), flat[more])
    moved = np.concatenate(([0], np.cumsum(counts[lists] - 1)))
    offsets = bounds + moved[np.searchsorted(owners, bounds)]
    vocabulary = np.empty(len(terms), dtype=object)
    vocabulary[:] = terms
    return ids if held.all() else ids[ids >= 0], offsets, vocabulary
