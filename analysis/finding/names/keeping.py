"""Names that are kept in the cache folder: found once for texts by a model, whichever corpus they are opened in."""

from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis.corpus.digests import texts_digest
from analysis.corpus.documents import Corpus
from analysis.corpus.schema import MENTIONS, SCHEMA_VERSION, require
from analysis.corpus.stored.cache import cache_folder, kept_at, put_in_place
from analysis.corpus.stored.tables import mapped_tables, write_tables
from analysis.finding.names.models import Model, installed_model
from analysis.version import VERSION

_ROOM = "names"  # of the cache folder


def with_kept_names(corpus: Corpus) -> Corpus:
    """Return a corpus with its names, where these or others that the same model would find are kept; else as it is."""
    model = installed_model()
    if corpus.mentions is not None or model is None or not (room := cache_folder() / _ROOM).is_dir():
        return corpus
    found = kept_at(_place(corpus, model, room), mapped_tables)
    return corpus if found is None else corpus.with_mentions(found["mentions"])


def keep_names(corpus: Corpus, mentions: pd.DataFrame) -> None:
    """Keep the names of a corpus of the shelf, so that nobody looks for them again; never those of a private one.

    Args:
        corpus: The corpus.
        mentions: What `recognised_mentions` found in it.

    Raises:
        SchemaError: It is no table of names.
        OSError: There is no room for them; nothing is kept then.
    """
    if model := installed_model():
        table = require(mentions, MENTIONS)
        place = _place(corpus, model, cache_folder() / _ROOM)
        put_in_place(place, lambda folder: write_tables({"mentions": table}, folder))


def _place(corpus: Corpus, model: Model, room: Path) -> Path:
    """Return where the names of these texts are kept, as this model finds them in this language."""
    digest = texts_digest(corpus.documents, corpus.texts)
    by = [digest, corpus.language, str(model), VERSION, str(SCHEMA_VERSION), *sorted(corpus.index.joined)]
    return room / sha256("\n".join(by).encode()).hexdigest()
