"""What a reader has mended in names, applied line by line: mentions never overlap, and nothing else changes.

The mentions that a step gives are those that the next one mends, so that later lines win. Without the last line the
table is the very one it was before it: nothing is kept of what was undone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted
from analysis.corpus.names.corrections import ADD, HIDE, MERGE, RENAME, RETYPE, SPLIT, Correction
from analysis.corpus.schema import MENTIONS, require
from analysis.corpus.segmentation import UNSPACED
from analysis.finding.names.unwrapping import in_one_line

# In scripts without spaces no letter tells where a word ends.
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{UNSPACED}]]"
_INSIDE = regex.compile(rf"#|@|{_LETTER}", regex.VERSION1)  # before a word, what it is a part of
_GOES_ON = regex.compile(rf"{_LETTER}|'(?!s(?!{_LETTER})){_LETTER}", regex.VERSION1)  # not in Trump's, but in O'Brien
_GAP = regex.compile(r"[^\S\r\n]*+(?:(?:\r\n|[\r\n])[^\S\r\n]*+)?+")  # a single end of a line is a blank
_BASIS = "correction"

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
    said = {
        MERGE: f"“{one.entity}” was counted under “{one.into}”",
        SPLIT: f"{form} was counted as “{into}”",
        RETYPE: f"“{one.entity}” was taken for this: {one.type}",
        RENAME: f"“{one.entity}” was called “{one.into}”",
        HIDE: f"{form if one.form else f'“{one.entity}”'} was taken for no name",
        ADD: f"“{one.form}” was counted as “{one.entity}” wherever it stands",
    }[one.what]
    said = said[0].upper() + said[1:]
    if changed is None:
        return said
    return f"{said} ({counted(changed, 'mention')})" if changed else f"{said} (it is not there: nothing changed)"


def _steps(corpus: Corpus, mentions: pd.DataFrame, corrections: Sequence[Correction]) -> Iterator[Step]:
    """Yield the mentions after each line."""
    for one in corrections:
        if one.what == ADD:
            mentions, changed = _with_form(corpus, mentions, one)
        else:
            mentions, changed = _CHANGES[one.what](mentions, one)
        yield mentions, changed


def _merged(mentions: pd.DataFrame, one: Correction) -> Step:
    own, into = mentions["entity"] == one.entity, mentions["entity"] == one.into
    if one.entity == one.into or not into.any():
        return mentions, 0
    return _with(mentions, own, entity=one.into, type=_commonest(mentions.loc[into, "type"]))


def _split(mentions: pd.DataFrame, one: Correction) -> Step:
    own, name = _of_form(mentions, one), one.into or one.form
    into = mentions["entity"] == name
    if name == one.entity:
        return mentions, 0
    kind = one.type or (_commonest(mentions.loc[into, "type"]) if into.any() else "")
    return _with(mentions, own, entity=name, **({"type": kind} if kind else {}))


def _retyped(mentions: pd.DataFrame, one: Correction) -> Step:
    return _with(mentions, mentions["entity"] == one.entity, type=one.type)


def _renamed(mentions: pd.DataFrame, one: Correction) -> Step:
    if (mentions["entity"] == one.into).any():
        return mentions, 0  # two names that are called the same are one, which is another line
    return _with(mentions, mentions["entity"] == one.entity, entity=one.into)


def _hidden(mentions: pd.DataFrame, one: Correction) -> Step:
    own = _of_form(mentions, one) if one.form else mentions["entity"] == one.entity
    gone = int(own.sum())
    return (mentions[~own].reset_index(drop=True), gone) if gone else (mentions, 0)


_CHANGES: dict[str, Callable[[pd.DataFrame, Correction], Step]] = {
    MERGE: _merged,
    SPLIT: _split,
    RETYPE: _retyped,
    RENAME: _renamed,
    HIDE: _hidden,
}


def _with(mentions: pd.DataFrame, own: pd.Series, **values: str) -> Step:
    """Return mentions of which some have other values."""
    changed = int(own.sum())
    if not changed:
        return mentions, 0
    columns = {name: mentions[name].mask(own, value) for name, value in values.items()}
    return mentions.assign(**columns), changed


def _of_form(mentions: pd.DataFrame, one: Correction) -> pd.Series:
    """Return which mentions are of a name in one of its forms."""
    own = mentions["entity"] == one.entity
    surfaces = mentions.loc[own, "surface"]
    wanted = _plain(one.form)
    forms = {surface for surface in surfaces.unique() if _plain(in_one_line(surface)) == wanted}
    return own & mentions["surface"].isin(forms)


def _plain(form: str) -> str:
    return form.replace("’", "'")


def _commonest(kinds: pd.Series) -> str:
    """Return the commonest of some types; of several the first in the alphabet."""
    return str(kinds.mode().iloc[0])


def _with_form(corpus: Corpus, mentions: pd.DataFrame, one: Correction) -> Step:
    """Return mentions with those that were overlooked: where a form stands as whole words and no mention is."""
    own = mentions["entity"] == one.entity
    kind = one.type or (_commonest(mentions.loc[own, "type"]) if own.any() else "")
    found = [
        (doc_id, *span, text[slice(*span)], kind, _BASIS, one.entity)
        for doc_id, text, span in _overlooked(corpus, mentions, one.form)
        if kind
    ]
    if not found:
        return mentions, 0
    rows = pd.DataFrame(found, columns=list(MENTIONS.columns)).astype(dict(mentions[list(MENTIONS.columns)].dtypes))
    table = pd.concat([mentions, rows], ignore_index=True)
    places = np.array([corpus.row(doc_id) for doc_id in table["doc_id"]])
    order = np.lexsort((table["start"].to_numpy(), places))
    return table.iloc[order].reset_index(drop=True), len(found)


def _overlooked(corpus: Corpus, mentions: pd.DataFrame, form: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield where a form stands as whole words and no mention is, with the document and its text."""
    words = _plain(form).split()
    first = words[0].split("'")[0]
    rows = np.flatnonzero(corpus.texts.str.contains(first, literal=True).to_numpy())
    doc_ids = corpus.documents["doc_id"].to_numpy()[rows].tolist()
    near = mentions[mentions["doc_id"].isin(doc_ids)]
    taken = {doc_id: own[["start", "end"]].to_numpy() for doc_id, own in near.groupby("doc_id", sort=False)}
    for row, doc_id in zip(rows.tolist(), doc_ids, strict=True):
        text = corpus.text(row)
        bounds = taken.get(doc_id)
        for start, end in _whole_words(_plain(text), words):
            if bounds is None or not ((bounds[:, 0] < end) & (bounds[:, 1] > start)).any():
                yield doc_id, text, (start, end)


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
    return sum(1 for _ in _overlooked(corpus, corpus.mentions, form))
