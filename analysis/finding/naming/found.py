"""Who and what is named in a corpus, by what a model marks in it and what a reader has mended."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.names.corrections import Correction
from analysis.finding.entities.resolution import resolved_mentions
from analysis.finding.names.recognition import Recogniser, name_marks
from analysis.finding.naming.corrections import corrected_mentions


@dataclass(frozen=True, slots=True)
class NameOptions:
    """How names become entities. Equal options are equal values.

    Attributes:
        without: Steps of `resolved_mentions` that are left out, by name.
        own: Whether the corrections that came with the corpus hold.
        corrections: What the reader has mended.
    """

    without: tuple[str, ...] = ()
    own: bool = True
    corrections: tuple[Correction, ...] = ()


def with_entities(
    corpus: Corpus,
    *,
    without: Sequence[str] = (),
    corrections: Sequence[Correction] | None = None,
) -> Corpus:
    """Return a corpus with who and what is mentioned in it.

    Args:
        corpus: The corpus, with the names that a model marks in it.
        without: Steps of `resolved_mentions` to leave out, by name.
        corrections: What a reader has mended; None is what came with the corpus.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    if corpus.marks is None:
        raise EmptyCorpusError("E-MENTIONS", "names have not been looked for in this corpus")
    how = {"without": tuple(without)} if without else {}
    found = resolved_mentions(corpus, corpus.marks, **how)
    log = corpus.corrections if corrections is None else corrections
    return corpus.with_mentions(corrected_mentions(corpus, found, log))


def recognised_mentions(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus, and who and what they stand for.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.
    """
    return resolved_mentions(corpus, name_marks(corpus, nlp))


def names_within(corpus: Corpus, names: pd.DataFrame) -> pd.DataFrame:
    """Return those of some names that stand in a corpus which has lost documents, or parts of them, since.

    What is cut out of a text leaves every place where it was (see `within_topic`).

    Args:
        corpus: The corpus.
        names: The MARKS or the MENTIONS contract, of the whole corpus.
    """
    texts = dict(zip(corpus.documents["doc_id"].tolist(), corpus.texts.to_list(), strict=True))
    places = zip(names["doc_id"].tolist(), names["start"].tolist(), names["surface"].tolist(), strict=True)
    there = [doc_id in texts and texts[doc_id].startswith(surface, start) for doc_id, start, surface in places]
    return names[np.array(there, dtype=np.bool_)].reset_index(drop=True)
