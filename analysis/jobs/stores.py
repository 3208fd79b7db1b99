"""Where corpora lie for the processes that work on them: written once, for as long as somebody does."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from analysis.corpus.documents import Corpus
from analysis.corpus.stored.store import store_of, write_store


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
                    write_store(corpus(), place.path)
                    place.written = True
            yield place.path
        finally:
            with self._lock:
                place.users -= 1
                if not place.users and (owner or not place.written):
                    del self._places[fingerprint, owner]
                    shutil.rmtree(place.path, ignore_errors=True)
