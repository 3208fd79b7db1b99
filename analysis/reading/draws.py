"""Which passages are read when there are too many: drawn by a rule that is stated, never picked by hand."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import DrawError
from analysis.corpus.index import TermIndex, ranges
from analysis.corpus.periods import EXACT_ENOUGH, PERIODS, Period, ordinals
from analysis.corpus.tokens import POSSESSIVE

Rule = Literal["all", "sample", "typical"]
RULES: tuple[Rule, ...] = get_args(Rule)


Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_TURNS = "one of each document at first"
_NEAREST = "nearest to the centre of this source’s passages"


@dataclass(frozen=True, slots=True)
class Draw:
    """How passages are drawn.

    Attributes:
        rule: "all" of them, a random "sample", or the most "typical"; see `drawn`.
        size: How many passages of each source at most; all of them are not limited.
        seed: Of whatever is drawn at random.
        period: From each such period the same number of every source; None is without regard to dates.

    Raises:
        DrawError: `E-DRAW` for a rule or period that there is not, a size below 1 or a seed below 0.
    """

    rule: Rule = "all"
    size: int = 10
    seed: int = 0
    period: Period | None = None

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise DrawError("E-DRAW", f"there is no rule “{self.rule}”", todo=f"choose from {', '.join(RULES)}")
        if self.period not in (None, *PERIODS):
            raise DrawError("E-DRAW", f"there is no period “{self.period}”", todo=f"choose from {', '.join(PERIODS)}")
        if self.size < 1 or self.seed < 0:
            raise DrawError(
                "E-DRAW",
                f"{self.size:,} passages with seed {self.seed} cannot be drawn",
                todo="draw at least 1 passage, with a seed of 0 or more",
            )


def drawn(corpus: Corpus, found: pd.DataFrame, draw: Draw) -> pd.DataFrame:
    """Return the passages of each source that a rule draws.

    A sample is uniform, without replacement. The most typical are those nearest to the centre of their source's
    passages, see `typicality`; equally near ones come in their order. Since matches close together are much the same
    passage, documents take turns: first comes the most typical passage of each, then the second of each, and so on, the
    most typical of them first each time. Both are drawn for each source by itself: they stay the same whatever other
    sources there are, and fewer are part of more.

    With a period, every source gives the same number from the same periods: from each period as many as the source
    with the fewest there has, so that other sources do make a difference. Where that is more than `size`, as many of
    them are drawn at random, the same for all sources; fewer are part of more. Within a period the rule decides which,
    and all of them, where a source has more, are a sample. Passages whose document is not dated exactly enough for the
    period (an inferred day is good for a month) are left out. Where there is one source only, nothing is matched.

    Args:
        corpus: The corpus.
        found: PLACES, or any table of passages with doc_id, source and text.
        draw: The rule.

    Returns:
        Rows of `found` with `why` they were chosen: in their order, or, of the most typical, source by source in the
        order in which these first stand there, each beginning with the most typical.
    """
    own = _of_each_source(found)
    draw = draw if len(own) > 1 else replace(draw, period=None)
    if found.empty or (draw.rule == "all" and draw.period is None):
        return found.reset_index(drop=True).assign(why=pd.Series(["all"] * len(found), dtype="str"))
    queues = _queues(corpus, found, own, draw)
    if draw.period is None:
        taken, notes = [queue[: draw.size] for queue in queues], [""] * len(queues)
    else:
        taken, notes = _matched(queues, _periods(corpus, found, draw.period), draw)
    reasons = [
        _reason(draw, len(some), len(queue)) + note for some, queue, note in zip(taken, queues, notes, strict=True)
    ]
    rows, why = np.concatenate(taken), np.repeat(np.array(reasons, dtype=object), [len(some) for some in taken])
    order = np.arange(len(rows)) if draw.rule == "typical" else np.argsort(rows)
    return found.iloc[rows[order]].reset_index(drop=True).assign(why=pd.Series(why[order], dtype="str"))


def sampled(found: pd.DataFrame, size: int, seed: int = 0) -> pd.DataFrame:
    """Return some rows of a table, whatever their source: a uniform sample without replacement, in their order.

    Args:
        found: Any table.
        size: How many rows, where there are as many.
        seed: Of the sample.

    Raises:
        DrawError: As `Draw`.
    """
    draw = Draw("sample", size, seed)
    rows = np.random.default_rng(draw.seed).permutation(len(found))[: draw.size]
    return found.iloc[np.sort(rows)].reset_index(drop=True)


def typicality(corpus: Corpus, found: pd.DataFrame) -> Floats:
    """Return how near each passage is to the centre of its source's: the cosine of its weights and their mean.

    A passage is a row of weights, 1 + ln f for each word that it uses f times, divided by its length; stop words of the
    corpus's language and a final ’s are left out. A source's centre is the mean of its passages' rows, and what is
    nearest to it is the most typical, as in the summaries of Radev and others. Theirs also weigh a word by how rare it
    is among all texts; here that would discount what a source always says, and make what is typical of it depend on the
    others: no other source makes a difference. The passage of a place is the place and the 40 words on either side
    inside its document, which are taken from the term index; other tables hold their texts.

    Args:
        corpus: The corpus.
        found: As for `drawn`.

    Returns:
        A number from 0 to 1 for each row; 0 for a passage without a word that counts.

    References:
        Radev, D. R., Jing, H., Styś, M., & Tam, D. (2004). Centroid-based summarization of multiple documents.
        Information Processing & Management, 40(6), 919-938. https://doi.org/10.1016/j.ipm.2003.10.006
    """
    weights = _counts(corpus, found)
    weights.data = 1 + np.log(weights.data)
    lengths = sparse.linalg.norm(weights, axis=1)
    weights = sparse.diags_array(1 / np.where(lengths > 0, lengths, 1)) @ weights
    scores = np.zeros(len(found))
    for rows in _of_each_source(found).values():
        own = weights[rows]
        centre = own.mean(axis=0)
        length = np.linalg.norm(centre)
        scores[rows] = own @ centre / length if length else 0.0
    return scores


def _of_each_source(found: pd.DataFrame) -> dict[str, Ints]:
    """Return the places of each source's rows in the table, in their order."""
    codes, sources = pd.factorize(found["source"])
    stops = np.cumsum(np.bincount(codes, minlength=len(sources)))
    return dict(zip(sources, np.split(np.argsort(codes, kind="stable"), stops)[:-1], strict=True))


def _counts(corpus: Corpus, found: pd.DataFrame) -> sparse.csr_array:
    """Return passages x terms, uses; without stop words."""
    if "position" in found:
        index, positions = corpus.index, found["position"].to_numpy()
        rows = index.documents_at(positions)
        starts = np.maximum(positions - limits.TYPICAL_WORDS, index.offsets[rows])
        stops = np.minimum(positions + found["width"].to_numpy() + limits.TYPICAL_WORDS, index.offsets[rows + 1])
    else:
        index = corpus.index_of(found["text"].tolist(), list(map(corpus.row, found["doc_id"])))
        starts, stops = index.offsets[:-1], index.offsets[1:]
    ids = index.ids[ranges(starts, stops - starts)]
    kept = _kept(index, corpus.stopwords)[ids]
    bounds = np.concatenate(([0], np.cumsum(kept)))[np.concatenate(([0], np.cumsum(stops - starts)))]
    counts = sparse.csr_array((np.ones(bounds[-1]), ids[kept], bounds), shape=(len(found), len(index.terms)))
    counts.sum_duplicates()
    return counts


def _kept(index: TermIndex, stopwords: AbstractSet[str]) -> npt.NDArray[np.bool_]:
    """Return for each term whether it is more than a stop word."""
    kept = np.ones(len(index.terms), dtype=np.bool_)
    left_out = [index.id_of(term) for term in stopwords | {POSSESSIVE}]
    kept[[place for place in left_out if place is not None]] = False
    return kept


def _queues(corpus: Corpus, found: pd.DataFrame, own: dict[str, Ints], draw: Draw) -> list[Ints]:
    """Return the places of each source's rows in the table, in the order in which they are taken."""
    if draw.rule == "typical":
        scores = typicality(corpus, found).round(12)  # what differs by rounding alone is equally near
        documents = found["doc_id"].to_numpy()
        nearest = [rows[np.argsort(-scores[rows], kind="stable")] for rows in own.values()]
        return [rows[np.argsort(_turns(documents[rows]), kind="stable")] for rows in nearest]
    # Python's own hash of a name changes from one process to the next.
    return [np.random.default_rng((draw.seed, crc32(name.encode()))).permutation(rows) for name, rows in own.items()]


def _turns(keys: npt.NDArray[Any]) -> Ints:
    """Return for each key how many of the same stand before it."""
    return np.asarray(pd.Series(keys).groupby(keys).cumcount(), dtype=np.int64)


def _periods(corpus: Corpus, found: pd.DataFrame, by: Period) -> Ints:
    """Return for each row the number of its period among those that occur; -1 where its date is too coarse."""
    rows = np.array([corpus.row(doc_id) for doc_id in found["doc_id"]])
    exact = corpus.calendar_ranks[rows] >= EXACT_ENOUGH[by]
    periods = np.full(len(rows), -1)
    periods[exact] = np.unique(ordinals(corpus.first_days[rows[exact]], by), return_inverse=True)[1]
    return periods


def _matched(queues: list[Ints], periods: Ints, draw: Draw) -> tuple[list[Ints], list[str]]:
    """Return which rows are taken of each source, the same number from each period, and for each how they match."""
    each = [periods[queue] for queue in queues]
    width = periods.max() + 1
    slots = np.min([np.bincount(own[own >= 0], minlength=width) for own in each], axis=0)
    note = f", as many from each {draw.period} as every other source"
    if draw.rule != "all" and slots.sum() > draw.size:
        some = np.random.default_rng(draw.seed).permutation(np.repeat(np.arange(width), slots))
        slots = np.bincount(some[: draw.size], minlength=width)
        note += f" ({draw.period}s drawn at random, seed {draw.seed})" if draw.rule == "typical" else ""
    slots = np.append(slots, 0)  # for what has no period, as -1 is the last place
    taken = [queue[_turns(own) < slots[own]] for queue, own in zip(queues, each, strict=True)]
    undated = [int((own < 0).sum()) for own in each]
    return taken, [note + (f", leaving out {some:,} without so exact a date" if some else "") for some in undated]


def _reason(draw: Draw, taken: int, whole: int) -> str:
    """Return in plain words how so many of all passages of a source were chosen."""
    match draw.rule:
        case "typical" if taken == whole:
            return f"all, the most typical of each document first: {_NEAREST}"
        case "typical" if draw.period is None:
            return f"the {taken:,} of {whole:,} most typical, {_TURNS}: {_NEAREST}"
        case "typical":
            return f"{taken:,} of {whole:,}, the most typical of each {draw.period}, {_TURNS}: {_NEAREST}"
        case _ if taken == whole:
            return "all"
        case _:
            return f"{taken:,} of {whole:,}, drawn at random (seed {draw.seed})"
