"""Where corpora lie for the processes that work on them: written once, for as long as somebody does.

Names are not among what is written: an ask that is about them brings its own (`send_names`).
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex

from analysis.corpus.documents import Corpus
from analysis.corpus.stored.store import store_of, write_store
from analysis.corpus.stored.tables import mapped_tables, write_tables
from analysis.finding.naming.found import names_within

_NAMES = "names"  # in the folder of a job


@dataclass(slots=True)
class _Place:
    """One corpus on a disk.

    Attributes:
        path: Its folder.
        users: How many work on it.
        written: Whether it is there.
        lock: Held while it is written.
    """

    path: Path
    users: int = 0
    written: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


def send_names(corpus: Corpus, folder: Path) -> None:
    """Write the names that an ask is about into a folder, for the process that answers it.

    Args:
        corpus: A corpus with marks or mentions, or both.
        folder: Of the job.

    Raises:
        OSError: They cannot be written.
    """
    found = {"marks": corpus.marks, "mentions": corpus.mentions}
    write_tables({name: table for name, table in found.items() if table is not None}, folder / _NAMES)


def with_sent_names(corpus: Corpus, folder: Path) -> Corpus:
    """Return a corpus with the names that were sent along with an ask; as it is where none were."""
    if not (folder / _NAMES).is_dir():
        return corpus
    sent = {name: names_within(corpus, table) for name, table in mapped_tables(folder / _NAMES).items()}
    found = corpus.with_marks(sent["marks"], corpus.names_by) if "marks" in sent else corpus
    return found.with_mentions(sent["mentions"]) if "mentions" in sent else found


class Stores:
    """Corpora as files in a folder of the server's."""

    def __init__(self, root: Path) -> None:
        """Begin with none.

        Args:
            root: The folder.
        """
        self._root = root
        self._lock = threading.Lock()
        self._places: dict[tuple[str, str], _Place] = {}

    @contextmanager
    def lent(self, fingerprint: str, owner: str, corpus: Callable[[], Corpus]) -> Iterator[Path]:
        """Return where a corpus lies; one that has an owner lies there no longer than somebody works on it.

        Args:
            fingerprint: Its fingerprint.
            owner: Whose it is; empty for everybody's.
            corpus: What returns it, where it must be written first.

        Raises:
            OSError: There is no room for it.
        """
        if (kept := store_of(corpus())) is not None:
            yield kept
            return
        with self._lock:
            place = self._places.setdefault((fingerprint, owner), _Place(self._root / token_hex(8)))
            place.users += 1
        try:
            with place.lock:
                if not place.written:
                    shutil.rmtree(place.path, ignore_errors=True)  # what came of it before there was no more room
                    write_store(replace(corpus(), marks=None, names_by="", mentions=None), place.path)
                    place.written = True
            yield place.path
        finally:
            with self._lock:
                place.users -= 1
                if not place.users and (owner or not place.written):
                    del self._places[fingerprint, owner]
                    shutil.rmtree(place.path, ignore_errors=True)
