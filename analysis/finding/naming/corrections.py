"""What a reader has mended in names, applied line by line: mentions never overlap, and nothing else changes.

The mentions that a step gives are those that the next one mends, so that later lines win. Without the last line the
table is the very one it was before it: nothing is kept of what was undone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted
from analysis.corpus.names.corrections import ADD, HIDE, MERGE, RENAME, RETYPE, SPLIT, Correction
from analysis.corpus.schema import MENTIONS, require
from analysis.finding.names.unwrapping import in_one_line
from analysis.finding.naming.standing import form_places, overlooked, plain_form

_BASIS = "correction"

Span = tuple[str, int, int]  # a text, and where something starts and ends in it
Step = tuple[pd.DataFrame, int]  # mentions, and how many of them a line has changed, taken away or found


def corrected_mentions(corpus: Corpus, mentions: pd.DataFrame, corrections: Sequence[Correction]) -> pd.DataFrame:
    """Return mentions as a reader has mended them.

    A line whose name is not there changes nothing, and neither does one that would call two names the same; see
    `correction_effects`.

    Args:
        corpus: The corpus whose mentions they are.
        mentions: The MENTIONS contract.
        corrections: What was mended, in the order in which it was.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text: as many rows as before, without those that
        were hidden, and with those that were found, whose `basis` is `correction`.
    """
    *_, (found, _) = [(mentions, 0), *_steps(corpus, mentions, corrections)]
    return require(found, MENTIONS)


def correction_effects(corpus: Corpus, mentions: pd.DataFrame, corrections: Sequence[Correction]) -> tuple[int, ...]:
    """Return how many mentions each line has changed, taken away or found; 0 of a line that changes nothing.

    Args:
        corpus: As of `corrected_mentions`.
        mentions: As of `corrected_mentions`.
        corrections: As of `corrected_mentions`.
    """
    return tuple(changed for _, changed in _steps(corpus, mentions, corrections))


def correction_steps(
    corrections: Sequence[Correction], effects: Sequence[int] = (), *, kinds: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return what was mended in words, a sentence without its full stop for each line.

    Args:
        corrections: What was mended.
        effects: How many mentions each line has changed, see `correction_effects`; none where that is not known.
        kinds: What types of names are called; None for their own names.
    """
    known = [*effects, *[None] * (len(corrections) - len(effects))]
    called = kinds or {}
    lines = (replace(one, type=called.get(one.type, one.type)) for one in corrections)
    return tuple(_said(one, changed) for one, changed in zip(lines, known, strict=True))


def _said(one: Correction, changed: int | None) -> str:
    """Return a line in words."""
    into, form = one.into or one.form, f"the form “{one.form}” of “{one.entity}”"
    again = "" if one.form == one.entity else f" as “{one.entity}”"
    if one.form in ("", one.entity):
        form = f"“{one.entity}”"
    said = {
        MERGE: f"“{one.entity}” was counted under “{one.into}”",
        SPLIT: f"{form} was counted as “{into}”",
        RETYPE: f"“{one.entity}” was taken for the kind “{one.type}”",
        RENAME: f"“{one.entity}” was called “{one.into}”",
        HIDE: f"{form} was taken for no name",
        ADD: f"“{one.form}” was counted{again} wherever it stands",
    }[one.what]
    said = said[0].upper() + said[1:]
    if changed is None:
        return said
    return f"{said} ({counted(changed, 'mention')})" if changed else f"{said} (it is not there: nothing changed)"


def _steps(corpus: Corpus, mentions: pd.DataFrame, corrections: Sequence[Correction]) -> Iterator[Step]:
    """Yield the mentions after each line."""
    for one in corrections:
        mentions, changed = _CHANGES[one.what](corpus, mentions, one)
        yield mentions, changed


def _merged(_: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    own, into = mentions["entity"] == one.entity, mentions["entity"] == one.into
    if one.entity == one.into or not into.any():
        return mentions, 0
    return _with(mentions, own, entity=one.into, type=_commonest(mentions.loc[into, "type"]))


def _split(corpus: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    name = one.into or one.form
    into = mentions["entity"] == name
    if name == one.entity:
        return mentions, 0
    kind = one.type or (_commonest(mentions.loc[into, "type"]) if into.any() else "")
    own, wider = _of_form(corpus, mentions, one)
    mentions = _widened(mentions, wider) if wider else mentions
    return _with(mentions, own, entity=name, **({"type": kind} if kind else {}))


def _retyped(_: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    return _with(mentions, mentions["entity"] == one.entity, type=one.type)


def _renamed(_: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    if (mentions["entity"] == one.into).any():
        return mentions, 0  # two names that are called the same are one, which is another line
    return _with(mentions, mentions["entity"] == one.entity, entity=one.into)


def _hidden(corpus: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    own = _of_form(corpus, mentions, one)[0] if one.form else mentions["entity"] == one.entity
    gone = int(own.sum())
    return (mentions[~own].reset_index(drop=True), gone) if gone else (mentions, 0)


def _with(mentions: pd.DataFrame, own: pd.Series, **values: str) -> Step:
    """Return mentions of which some have other values."""
    changed = int(own.sum())
    if not changed:
        return mentions, 0
    columns = {name: mentions[name].mask(own, value) for name, value in values.items()}
    return mentions.assign(**columns), changed


def _of_form(corpus: Corpus, mentions: pd.DataFrame, one: Correction) -> tuple[pd.Series, dict[int, Span]]:
    """Return which mentions are of a name in one of its forms, and those that are wider than they were marked.

    A form is how a mention stands in its text; or words around it, of which the model has marked a part.
    """
    own = mentions["entity"] == one.entity
    wanted = plain_form(one.form)
    forms = {surface for surface in mentions.loc[own, "surface"].unique() if plain_form(in_one_line(surface)) == wanted}
    exact = own & mentions["surface"].isin(forms)
    wider = {
        number: (text, *span)
        for number, text, span in _partly_marked(corpus, mentions, one.form)
        if own.iloc[number] and not exact.iloc[number]
    }
    return exact | pd.Series(mentions.index.isin(list(wider)), index=mentions.index), wider


def _partly_marked(corpus: Corpus, mentions: pd.DataFrame, form: str) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """Yield the numbers of mentions that are alone in words around them, with the text, and where these words are."""
    starts, ends = (mentions[name].to_numpy() for name in ("start", "end"))
    for _, text, span, touched in form_places(corpus, mentions, form):
        if len(touched) == 1 and span[0] <= starts[touched[0]] and ends[touched[0]] <= span[1]:
            yield int(touched[0]), text, span


def _widened(mentions: pd.DataFrame, wider: Mapping[int, Span]) -> pd.DataFrame:
    """Return mentions of which some stand in more of their texts."""
    numbers = list(wider)
    texts, starts, ends = zip(*wider.values(), strict=True)
    found = mentions.copy()
    surfaces = [text[start:end] for text, start, end in wider.values()]
    columns = {"start": starts, "end": ends, "surface": surfaces, "basis": [_BASIS] * len(texts)}
    for name, values in columns.items():
        found.loc[numbers, name] = list(values)
    return found


def _commonest(kinds: pd.Series) -> str:
    """Return the commonest of some types; of several the first in the alphabet."""
    return str(kinds.mode().iloc[0])


def _added(corpus: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    """Return mentions with those that were overlooked: where a form stands as whole words and no mention is."""
    own = mentions["entity"] == one.entity
    kind = one.type or (_commonest(mentions.loc[own, "type"]) if own.any() else "")
    found = [
        (doc_id, *span, text[slice(*span)], kind, _BASIS, one.entity)
        for doc_id, text, span in overlooked(corpus, mentions, one.form)
        if kind
    ]
    if not found:
        return mentions, 0
    rows = pd.DataFrame(found, columns=list(MENTIONS.columns)).astype(dict(mentions[list(MENTIONS.columns)].dtypes))
    table = pd.concat([mentions, rows], ignore_index=True)
    places = np.array([corpus.row(doc_id) for doc_id in table["doc_id"]])
    order = np.lexsort((table["start"].to_numpy(), places))
    return table.iloc[order].reset_index(drop=True), len(found)


_CHANGES: dict[str, Callable[[Corpus, pd.DataFrame, Correction], Step]] = {
    MERGE: _merged,
    SPLIT: _split,
    RETYPE: _retyped,
    RENAME: _renamed,
    HIDE: _hidden,
    ADD: _added,
}
