"""Names looked for in a corpus, with what they stand for; and kept with it."""

from pathlib import Path

import pandas as pd

from analysis.corpus.documents import Corpus, mentions_path, write_mentions
from analysis.corpus.intake.paths import check_place, checked_path
from analysis.corpus.opening import read_corpus
from analysis.finding.entities.resolution import resolved_mentions
from analysis.finding.names.recognition import Recogniser, entity_model, name_marks


def recognised_mentions(corpus: Corpus, nlp: Recogniser) -> pd.DataFrame:
    """Find the names in every document of a corpus, and what they stand for.

    Args:
        corpus: The corpus.
        nlp: A spaCy pipeline that marks named entities.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.
    """
    return resolved_mentions(corpus, name_marks(corpus, nlp))


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
