"""Reading files in a process apart, which may take so much time and memory, and may end without harm.

The job is written into a folder that only its owner can open; the result comes back as files (see `store`), never as
objects. The folder is gone as soon as they are read, and whenever anything else ends the job.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from analysis import limits
from analysis.corpus.apart.room import Progress, Room, ended_by_hand, room_at_hand
from analysis.corpus.apart.turns import TURNS
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import IntakeError, JobError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece


class IntakeJob:
    """Files that are read into a corpus, in a process of their own.

    A file that ends the process is set aside, and the others are read in another one.
    """

    def __init__(self, files: Sequence[Piece] | Path, layout: Layout, *, name: str, clean: bool = False) -> None:
        """Prepare the job; nothing happens before `start`.

        Args:
            files: Files as they were brought, compressed ones as they are; or a path, which is read in place.
            layout: How they are to be read.
            name: What the corpus is called.
            clean: Whether to take tags, entities and addresses of the web out of texts.
        """
        self._pieces = [] if isinstance(files, Path) else list(files)
        self._job = {
            "path": str(files.absolute()) if isinstance(files, Path) else "",
            "layout": layout.written(),
            "name": name,
            "clean": clean,
            "into": "",
        }
        self._progress = Progress("waiting", "", 0, 0)
        self._result: Corpus | IntakeError | None = None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._room: Room | None = None

    def into(self, place: Path) -> Self:
        """Have the corpus of a path kept in a folder of the cache, and mapped from there.

        It is the server's own, so that no limit of time or memory holds for it.
        """
        self._job["into"] = str(place.absolute())
        return self

    def start(self) -> Self:
        """Begin as soon as it is its turn, and return at once.

        Raises:
            IntakeError: `E-BUSY` where too many wait for theirs.
        """
        try:
            TURNS.ask(self)
        except JobError as busy:
            raise IntakeError(busy.code, busy.what, todo="bring them again in a minute or two") from busy
        try:
            self._thread.start()
        except RuntimeError:  # the system has no thread for it
            TURNS.withdraw(self)
            raise
        return self

    @property
    def progress(self) -> Progress:
        """How far it is."""
        if self._room is not None:
            self._progress = self._room.progress() or self._progress
        return self._progress

    @property
    def finished(self) -> bool:
        """Whether there is a corpus, or an error that says why there is none."""
        return self._result is not None

    def corpus(self) -> Corpus:
        """Return the corpus, as soon as there is one.

        Raises:
            IntakeError: There is none to be had: as `read_corpus`, and `E-CPU`, `E-PDF-LIMIT`, `E-MEMORY`, `E-TIME`,
                `E-CRASH`, `E-DISK`, `E-STORE` or `E-CANCELLED`.
            QuestionError: Only who brings the files can say how they are meant.
        """
        if self._thread.ident is not None:
            self._thread.join()
        if isinstance(self._result, Corpus):
            return self._result
        raise self._result or IntakeError("E-CRASH", "it was never started")

    def cancel(self) -> None:
        """End it, and remove all that it wrote."""
        self._cancelled.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        """Wait for one's turn, read, and remove the folder whatever comes of it."""
        room = None
        is_due = TURNS.take(self, lambda: not self._cancelled.is_set())
        self._progress = Progress("", "", 0, 0)
        try:
            if is_due:
                room = self._room = room_at_hand()
            self._result = self._read(room) if room else ended_by_hand()
        except IntakeError as error:
            self._result = error
        except OSError as error:
            self._result = _no_room(error)
        except BaseException as error:  # noqa: BLE001 - it must never be waited for in vain
            self._result = IntakeError("E-CRASH", f"what was read cannot be used: {type(error).__name__}")
        finally:
            if room:
                self._progress = room.progress() or self._progress
                room.close()
            self._room = None
            TURNS.leave(self)

    def _read(self, room: Room) -> Corpus:
        files: list[tuple[str, str]] = []
        while self._pieces:
            piece = self._pieces.pop(0)
            files.append((piece.name, str(room.kept(piece.data, len(files)))))
            del piece
        aside: dict[str, tuple[str, str, str]] = {}
        while True:
            outcome = room.outcome({**self._job, "files": files, "aside": aside}, self._cancelled)
            if isinstance(outcome, Corpus):
                return outcome
            if outcome.where in ("", *aside) or len(aside) >= limits.MOST_RESTARTS:
                raise outcome
            aside[outcome.where] = (outcome.code, outcome.what, outcome.todo)


def _no_room(error: OSError) -> IntakeError:
    what = f"files cannot be kept while they are read: {error.strerror or error}"
    return IntakeError("E-DISK", what, todo="make room where temporary files lie")
