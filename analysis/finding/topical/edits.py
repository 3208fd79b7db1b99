"""What a reader makes of topics: some have a name, some are hidden, some are taken together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.errors import FilterError, counted
from analysis.corpus.schema import TOPIC_PASSAGES, require
from analysis.finding.topical.cells import passage_prevalence
from analysis.finding.topical.examples import suggested_label
from analysis.finding.topics.factors import Factors
from analysis.finding.topics.model import Floats, TopicModel
from analysis.finding.topics.tables import term_table

Ints = npt.NDArray[np.intp]
_MERGE, _HIDE, _NAME = (
    re.compile(r"\d{1,6}(?:\+\d{1,6})+"),
    re.compile(r"-\d{1,6}"),
    re.compile(r"(\d{1,6}):(.*)", re.DOTALL),
)


@dataclass(frozen=True, slots=True)
class TopicEdits:
    """What a reader makes of topics; their numbers are those of the fit. Equal edits are equal values.

    Attributes:
        labels: Numbers of topics with the names they are given, by number.
        hidden: The numbers of topics that are not shown, ascending.
        merged: Topics taken together, each ascending; the topic that comes of it has the smallest number.
    """

    labels: tuple[tuple[int, str], ...] = ()
    hidden: tuple[int, ...] = ()
    merged: tuple[tuple[int, ...], ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The edits as a link says them: 2+7 are taken together, -3 is hidden, and 4:The border is a name."""
        merges = ("+".join(map(str, some)) for some in self.merged)
        return (*merges, *(f"-{topic}" for topic in self.hidden), *(f"{topic}:{name}" for topic, name in self.labels))


def read_topic_edits(written: Iterable[str]) -> TopicEdits:
    """Return the edits of a link; none are none.

    Raises:
        FilterError: `E-TOPIC` where one cannot be read, or as `checked_topic_edits`.
    """
    labels, hidden, merged = list[tuple[int, str]](), list[int](), list[tuple[int, ...]]()
    for text in written:
        if _MERGE.fullmatch(text):
            merged.append(tuple(map(int, text.split("+"))))
        elif _HIDE.fullmatch(text):
            hidden.append(-int(text))
        elif name := _NAME.fullmatch(text):
            labels.append((int(name[1]), name[2]))
        else:
            what = f"“{text[: limits.LONGEST_QUOTE]}” is no change to topics"
            raise _refused(what, "write 2+7 to take two together, -3 to hide one, or 4:name to name one")
    return checked_topic_edits(TopicEdits(tuple(labels), tuple(hidden), tuple(merged)))


def checked_topic_edits(edits: TopicEdits) -> TopicEdits:
    """Return edits in order: each number once in a merge, names with single spaces, and none that is empty.

    Raises:
        FilterError: `E-TOPIC` where a topic is in two merges, has two names, or is named, and a name is too long.
    """
    merged = sorted(tuple(sorted(set(some))) for some in edits.merged)
    merged = [some for some in merged if len(some) > 1]
    labels = sorted({(topic, " ".join(name.split())) for topic, name in edits.labels if name.strip()})
    for topics, said in ((list(chain(*merged)), "in two merges"), ([topic for topic, _ in labels], "given two names")):
        if twice := next((topic for place, topic in enumerate(topics) if topic in topics[:place]), None):
            raise _refused(f"topic {twice} is {said}", "let it be in one")
    if long := next((name for _, name in labels if len(name) > limits.LONGEST_VALUE), ""):
        what = f"the name “{long[: limits.LONGEST_QUOTE]}…” of a topic is too long"
        raise _refused(what, f"it may have {counted(limits.LONGEST_VALUE, 'character')}")
    return TopicEdits(tuple(labels), tuple(sorted(set(edits.hidden))), tuple(merged))


def edited_topics(model: TopicModel, edits: TopicEdits) -> TopicModel:
    """Return a model as a reader has made it; no number of any other topic changes.

    A topic that others are merged into has all their passages and the sum of their shares: no passage leaves a topic
    that is not merged, even where the sum is now the larger share. Its words are those of all of them, weighted by how
    much of the texts each is; its marks of quality are empty, because nobody has measured it.

    A hidden topic has no row in `terms` and `quality`. Its passages stay where they were, in `passages` and
    `prevalence`, so that all shares stay shares of all passages.

    Args:
        model: The topics as fitted; `k`, `shares` and `components` keep a column or row for every one of them.
        edits: What is made of them; names are used by `topic_labels`.

    Raises:
        FilterError: `E-TOPIC` for a topic that the model does not have.
    """
    named = [topic for topic, _ in edits.labels]
    unknown = [topic for topic in chain(named, edits.hidden, *edits.merged) if not 1 <= topic <= model.k]
    if unknown:
        raise _refused(f"there is no topic {unknown[0]}", f"topics are 1 to {model.k}")
    found = model
    for some in edits.merged:
        found = _merged(found, some)
    shown = {name: ~getattr(found, name)["topic"].isin(edits.hidden) for name in ("terms", "quality")}
    return replace(found, **{name: getattr(found, name)[kept].reset_index(drop=True) for name, kept in shown.items()})


def topic_labels(model: TopicModel, edits: TopicEdits) -> dict[int, str]:
    """Return what the topics are called that are shown: by the name they are given, or by number and words.

    Args:
        model: The topics, as edited.
        edits: What has been made of them.
    """
    shown, names = np.unique(model.terms["topic"]).tolist(), dict(edits.labels)
    called = {topic: names.get(topic) or f"{topic} {suggested_label(model, topic)}".rstrip() for topic in shown}
    often = Counter(called.values())
    return {topic: name if often[name] == 1 else f"{name} ({topic})" for topic, name in called.items()}


def topic_edit_steps(model: TopicModel, edits: TopicEdits) -> tuple[str, ...]:
    """Return what was made of topics, a sentence without its full stop for each step; nothing of what is merged away.

    Args:
        model: The topics as fitted.
        edits: What was made of them.
    """

    def known(topic: int) -> str:
        return f"{topic} ({suggested_label(model, topic)})"

    gone = {topic for some in edits.merged for topic in some[1:]}
    merges = [
        f"Topics {', '.join(map(known, some[:-1]))} and {known(some[-1])} were taken together as topic {some[0]}"
        for some in edits.merged
    ]
    hides = [
        f"Topic {known(topic)} was hidden; its passages are still counted in every share"
        for topic in edits.hidden
        if topic not in gone
    ]
    named = [f"Topic {topic} was called “{name}”" for topic, name in edits.labels if topic not in gone]
    return (*merges, *hides, *named)


def _merged(model: TopicModel, some: tuple[int, ...]) -> TopicModel:
    """Return a model with some topics taken together under the smallest of their numbers."""
    first, columns = min(some), np.array(some) - 1
    parts = model.shares[:, columns].sum(axis=0, dtype=np.float64)
    shares, components = model.shares.copy(), model.components.copy()
    shares[:, columns], components[columns] = 0, 0
    shares[:, first - 1] = model.shares[:, columns].sum(axis=1)
    whole = parts if parts.any() else np.ones_like(parts)
    components[first - 1] = whole / whole.sum() @ model.components[columns]
    passages, order = _moved(model.passages, shares, some)
    shares = shares[order]
    terms = term_table(Factors(shares, components), shares, model.vocabulary["term"].to_numpy(dtype=object))
    return replace(
        model,
        terms=terms,
        passages=passages,
        shares=shares,
        components=components,
        prevalence=passage_prevalence(passages, np.union1d(passages["topic"], terms["topic"])),
        quality=_unmeasured(model.quality, some),
    )


def _moved(passages: pd.DataFrame, shares: Floats, some: tuple[int, ...]) -> tuple[pd.DataFrame, Ints]:
    """Return passages with those of some topics under the smallest of their numbers, and from where each row is."""
    own = passages["topic"].isin(some).to_numpy()
    topic = np.where(own, min(some), passages["topic"])
    share = np.where(own, shares[:, min(some) - 1], passages["share"])
    table = passages.assign(topic=topic, share=share.astype(np.float64))
    keys, falling = ["topic", "share", "weight", "doc_id", "start"], [True, False, False, True, True]
    table = table.sort_values(keys, ascending=falling, kind="stable")
    return require(table.reset_index(drop=True), TOPIC_PASSAGES), table.index.to_numpy()


def _unmeasured(quality: pd.DataFrame, some: tuple[int, ...]) -> pd.DataFrame:
    """Return marks without those of some topics, but for an empty row of the smallest of their numbers."""
    blank = quality[quality["topic"] == min(some)].copy()
    for name in blank.columns.drop("topic"):
        column = blank[name]
        empty = "" if isinstance(column.dtype, pd.StringDtype) else np.nan if column.dtype.kind == "f" else 0
        blank[name] = pd.Series(empty, index=blank.index, dtype=column.dtype)
    rest = quality[~quality["topic"].isin(some)]
    return pd.concat([blank, rest]).sort_values("topic").reset_index(drop=True)


def _refused(what: str, todo: str) -> FilterError:
    return FilterError("E-TOPIC", what, todo=todo)
