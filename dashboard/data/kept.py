"""Work that is kept: what a file on the shelf says of where its reader was, and the file that is taken away."""

from collections.abc import Callable, Mapping, Sequence

import analysis
from dashboard.data.corpora import corpus, opened
from dashboard.data.remembered import remembered
from dashboard.serving.shelf import shelf
from dashboard.state.whereabouts import Key


@remembered()
def kept_session(name: str) -> Mapping[str, Sequence[str]]:
    """Return what a corpus of the shelf says of where its reader was; nothing where it is no kept work."""
    path = shelf().get(name)
    work = analysis.kept_work_at(path, texts=False) if path else None
    return dict(work.session) if work else {}


def kept_work(key: Key, session: Mapping[str, list[str]], *, texts: bool) -> Callable[[], bytes]:
    """Return what writes the file of `analysis.kept_work`, of the corpus as it was read.

    It is called when somebody asks for the file, where there is no session: it asks for the corpus by its key.
    """
    plain = opened(key.name)
    return lambda: analysis.kept_work(corpus(plain), session, name=key.name, texts=texts)
