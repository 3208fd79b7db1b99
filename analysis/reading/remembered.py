"""Where the words of the texts looked at last stand, so that a book is searched through once and not at every page."""

from threading import Lock

import numpy as np
import numpy.typing as npt

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.tokens import spans

_ENTRY = 50  # words that take as much room as remembering a document at all


class Remembered:
    """The spans of the documents looked at last: as many as have room, and the very last however long it is."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._kept: dict[tuple[str, int], npt.NDArray[np.int32]] = {}  # what was looked at last comes last
        self._lock = Lock()

    def spans(self, corpus: Corpus, row: int) -> npt.NDArray[np.int32]:
        """Return `tokens.spans` of a document's text, which is read only where they are not remembered."""
        key = (corpus.fingerprint, row)
        with self._lock:
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)
                return self._kept[key]
        found = spans(corpus.text(row), corpus.rules(row))
        if len(found) != corpus.index.lengths[row]:
            raise RuntimeError("a text has other words where it is shown than where it is counted")
        found.flags.writeable = False
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._taken += _ENTRY + len(found)
            while self._taken > self._most and len(self._kept) > 1:
                self._taken -= _ENTRY + len(self._kept.pop(next(iter(self._kept))))
        return found


remembered_spans = Remembered(limits.REMEMBERED_WORDS).spans
