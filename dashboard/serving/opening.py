"""Opening corpora of the shelf, as the dashboard does and as they are made ready for it."""

from analysis import Corpus, IntakeError, QuestionError, ready_corpus, with_kept_names
from dashboard.serving.bundled import bundled
from dashboard.serving.mapping import given_mapping, how_to_answer
from dashboard.serving.shelf import STARTER, cleaned, shelf


def shelf_corpus(name: str) -> Corpus:
    """Return a corpus of the shelf or of a package, with its names where they are kept.

    The command's mapping is of the corpora on its line, not of the starter corpus.

    Raises:
        IntakeError: As `ready_corpus`; where there is a question nobody here can answer it, and the error says how to.
    """
    known = shelf()
    if name not in known:
        return with_kept_names(bundled()[name]())
    mapping = None if name == STARTER else given_mapping()
    try:
        return with_kept_names(ready_corpus(known[name], mapping=mapping, clean=cleaned()))
    except QuestionError as error:
        raise IntakeError(error.code, error.what, where=error.where, todo=how_to_answer(error.questions)) from error
