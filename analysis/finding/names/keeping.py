"""Names that are kept: in the cache folder, found once for texts by a model, or beside the corpus they are of."""

from hashlib import sha256
from pathlib import Path

from analysis.corpus.digests import texts_digest
from analysis.corpus.documents import Corpus
from analysis.corpus.intake.paths import check_place, checked_path
from analysis.corpus.opening import mentions_path, read_corpus, write_marks
from analysis.corpus.stored.cache import cache_folder, kept_at, put_in_place
from analysis.corpus.stored.tables import mapped_tables, write_tables
from analysis.finding.names.models import Model, installed_model
from analysis.finding.names.recognition import marked_corpus
from analysis.version import VERSION

_ROOM = "names"  # of the cache folder
_FORM = 2  # of what is found: other marks by the same model have another


def with_kept_names(corpus: Corpus) -> Corpus:
    """Return a corpus with its names, where these or others that the same model would find are kept; else as it is."""
    if corpus.marks is not None or not (room := cache_folder() / _ROOM).is_dir():
        return corpus
    if (model := installed_model(corpus.language)) is None:
        return corpus
    found = kept_at(_place(corpus, model, room), mapped_tables)
    return corpus if found is None else corpus.with_marks(found["marks"], str(model))


def keep_names(corpus: Corpus) -> None:
    """Keep the names of a corpus of the shelf, so that nobody looks for them again; never those of a private one.

    Args:
        corpus: The corpus, with what the model that is installed marks in it.

    Raises:
        OSError: There is no room for them; nothing is kept then.
    """
    model, marks = installed_model(corpus.language), corpus.marks
    if model is not None and marks is not None and str(model) == corpus.names_by:
        place = _place(corpus, model, cache_folder() / _ROOM)
        put_in_place(place, lambda folder: write_tables({"marks": marks}, folder))


def keep_marks(path: Path, *, clean: bool = False) -> Corpus:
    """Find the names in a corpus and keep them in its folder or beside its file, where `read_corpus` finds them.

    Args:
        path: As of `read_corpus`.
        clean: As of `read_corpus`.

    Returns:
        The corpus, with its names.

    Raises:
        IntakeError: When it is no corpus, or nothing can be kept there; before anything is looked for.
        MissingModelError: When no model is installed.
    """
    check_place(mentions_path(checked_path(path)))
    found = marked_corpus(read_corpus(path, kept_mentions=False, clean=clean))
    write_marks(found, path)
    return found


def _place(corpus: Corpus, model: Model, room: Path) -> Path:
    """Return where the names of these texts are kept, as this model finds them."""
    digest = texts_digest(corpus.documents, corpus.texts)
    by = [digest, str(_FORM), model.name, model.version, model.digest, VERSION, *sorted(corpus.index.joined)]
    return room / sha256("\n".join(by).encode()).hexdigest()
