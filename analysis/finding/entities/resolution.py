"""From the names that a model marks to the entities of a corpus.

A mention is a name that the model marks, or a use of an abbreviation that the texts explain as "Full Name (FN)". The
full name and its abbreviation count as one entity.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import pandas as pd
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.schema import MENTIONS, require
from analysis.finding.entities.abbreviations import Span, explained_abbreviations, uses
from analysis.finding.names.unwrapping import Unwrapped, unwrapped

_EDGES = regex.compile(r"^(?:the|an?)\s+|\s*['’]s?$|^[\W_]+|[^\w.]+$", regex.IGNORECASE)
_LINE_END = regex.compile(r"[\r\n\x85\u2028\u2029]")

Marked = tuple[Span, str]  # a name, and what kind of name the model takes it for


class _Mention(NamedTuple):
    doc_id: str
    start: int
    end: int
    surface: str
    type: str
    basis: str
    entity: str
    form: str  # in one line


def resolved_mentions(corpus: Corpus, marks: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of entities that follow from what a model marks.

    An explained abbreviation counts wherever it stands in the corpus; where documents explain it differently, only in
    those that explain it. Forms that differ in nothing but capitals, spaces or an article are one entity, called by
    the form used most often; of forms used equally often, by the shorter, then by one that is not all capitals.

    Args:
        corpus: The corpus.
        marks: The MARKS contract.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    read = [unwrapped(text, lambda word: corpus.index.id_of(word) is not None) for text in corpus.texts]
    explained = [explained_abbreviations(one.text) for one in read]
    shared = _shared_names([one.text for one in read], explained)
    by_document = dict(iter(marks.groupby("doc_id", sort=False)))
    found: list[_Mention] = []
    for row, (doc_id, one, own) in enumerate(zip(corpus.documents["doc_id"], read, explained, strict=True)):
        marked = list(_trimmed(one, by_document[doc_id])) if doc_id in by_document else []
        names = shared | {short: one.text[slice(*span)] for short, span in own.items()}
        mentions = _in_document(str(doc_id), one.text, marked, own, names)
        found += [_placed(mention, corpus.text(row), one) for mention in mentions]
    return _named(found)


def _shared_names(texts: Sequence[str], explained: Sequence[Mapping[str, Span]]) -> dict[str, str]:
    """Return the abbreviations that have one full name in the whole corpus."""
    full: dict[str, dict[str, str]] = defaultdict(dict)
    for text, own in zip(texts, explained, strict=True):
        for short, span in own.items():
            name = text[slice(*span)]
            full[short].setdefault(_key(name), name)
    return {short: next(iter(names.values())) for short, names in full.items() if len(names) == 1}


def _trimmed(one: Unwrapped, marks: pd.DataFrame) -> Iterator[Marked]:
    """Return the names that the model marks, without articles, possessives and punctuation at their edges."""
    text = one.text
    for first, last, kind in zip(marks["start"].tolist(), marks["end"].tolist(), marks["type"].tolist(), strict=True):
        start, end = one.place(first, last)
        if _LINE_END.search(text[start:end]):
            continue  # what is left of line ends is never inside a name
        while trimmed := _EDGES.search(text[start:end]):
            start, end = (start + trimmed.end(), end) if trimmed.start() == 0 else (start, start + trimmed.start())
        if start < end:
            yield (start, end), kind


def _in_document(
    doc_id: str, text: str, marked: Sequence[Marked], own: Mapping[str, Span], names: Mapping[str, str]
) -> list[_Mention]:
    """Return one document's mentions: explained names first, then the model's, then uses of abbreviations."""
    taken = {span: _kind(span, marked) for span in own.values()}
    covered = bytearray(len(text))  # by a mention, character by character
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    for (start, end), kind in chain(marked, ((use, "") for use in uses(text, names))):
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken[start, end] = kind
    return [
        _Mention(
            doc_id,
            *span,
            surface=surface,
            type=kind,
            basis="model" if kind else "abbreviation",
            entity=_key(names.get(surface, surface)),
            form=" ".join(surface.split()),
        )
        for span, kind in sorted(taken.items())
        for surface in [text[slice(*span)]]
    ]


def _placed(mention: _Mention, text: str, read: Unwrapped) -> _Mention:
    """Return a mention with its place and its letters in the text as it is."""
    start, end = read.span(mention.start, mention.end)
    return mention._replace(start=start, end=end, surface=text[start:end])


def _kind(span: Span, marked: Sequence[Marked]) -> str:
    """Return the kind of the first marked name that shares a character with a span; empty where none does."""
    start, end = span
    place = bisect_right(marked, start, key=lambda mark: mark[0][1])
    return marked[place][1] if place < len(marked) and marked[place][0][0] < end else ""


def _key(surface: str) -> str:
    return " ".join(surface.replace("’", "'").casefold().split())


def _named(found: Sequence[_Mention]) -> pd.DataFrame:
    """Return the mentions of entities that the model marks at least once, each under its commonest form."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in found:
        kinds[mention.entity][mention.type] += bool(mention.type)
        forms[mention.entity][mention.form] += 1
    names = {key: min(some, key=lambda form: (-some[form], *_plainness(form))) for key, some in forms.items()}
    kept = [
        mention._replace(type=_commonest(kinds[mention.entity]), entity=names[mention.entity])
        for mention in found
        if kinds[mention.entity].total()
    ]
    if not kept:
        return MENTIONS.empty()
    return require(pd.DataFrame(kept, columns=_Mention._fields)[list(MENTIONS.columns)], MENTIONS)


def _plainness(form: str) -> tuple[int, int, str]:
    """Return what puts forms in order: the shorter first, then capitals and small letters, then capitals only."""
    return len(form.casefold()), 1 if form.isupper() else 2 if form.islower() else 0, form


def _commonest(kinds: "Counter[str]") -> str:
    return min(kinds, key=lambda kind: (-kinds[kind], kind))
