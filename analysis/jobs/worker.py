"""What runs in a process apart: it maps the corpus that an ask is about, and leaves the answer as files."""

import contextlib
import gc
import json
import logging
import os
import shutil
import threading
import time
import traceback
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pandas as pd

from analysis import limits
from analysis.comparing.shuffles import shuffled_sources
from analysis.corpus.compared.values import compared_corpus
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, JobError
from analysis.corpus.periods import Period
from analysis.corpus.stored.store import mapped_store
from analysis.finding.names.keeping import keep_names
from analysis.finding.topical.scope import scoped_corpus
from analysis.jobs.ask import Ask, Version
from analysis.jobs.results import write_error, write_parts
from analysis.jobs.stores import with_sent_names
from analysis.jobs.tasks import NAMES, TASKS
from analysis.progress import Found, heard_by
from analysis.query import names_in_search
from analysis.reading.titles import with_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRESS = "progress.json"  # there as soon as a process has begun
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "2",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONSAFEPATH": "1",  # nothing is imported from where the program was started
}
_POLITE = 10  # how much others come first on the processor
_EVERY = 0.2  # seconds between two words on how far it is
_WATCHED = 1.0  # seconds between two looks at whether the program is still there


def begin(parent: int, root: str) -> None:
    """Let others go first, and take no more memory than is allowed; called once, when the process has started.

    Args:
        parent: The program that asks: where it has ended without a word, this process ends as well.
        root: The folder of stores and answers, which is removed then.
    """
    threading.Thread(target=_keep_watch, args=(parent, root), daemon=True).start()
    with contextlib.suppress(AttributeError, OSError):  # Windows knows neither
        os.nice(_POLITE)
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")  # where memory runs out, the server stays
    with contextlib.suppress(ImportError, ValueError, OSError):  # as above; or the host has set less
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold texts
        resource.setrlimit(resource.RLIMIT_AS, (limits.JOB_MEMORY, limits.JOB_MEMORY))


def load_libraries() -> int:
    """Load what names are found with, which takes longer than all the rest, and return which process did it."""
    import_module("analysis.finding.names.batched")
    return os.getpid()


def work(ask: Ask, store: str, folder: str) -> int:
    """Do what is asked, leave the answer in a folder, and return which process did it."""
    room = Path(folder)
    tell = _Teller(room)
    if (error := _ending(ask, store, room, tell)) is not None:
        write_error(error, room)
    if ask.version.owner:
        gc.collect()  # so that nothing of it is mapped any more
    return os.getpid()


def _ending(ask: Ask, store: str, room: Path, tell: "_Teller") -> AnalysisError | None:
    """Do what is asked, and return why nothing came of it; None where it did."""
    try:
        corpus = _asked_about(ask.version, store, room)
        with heard_by(tell, tell.show):
            parts = TASKS[ask.task].run(corpus, ask.filters, **dict(ask.options))
        write_parts(parts, room)
        if ask.task == NAMES and not ask.version.owner:
            _keep(corpus, *TASKS[NAMES].answer(parts))
    except AnalysisError as error:
        return error
    except MemoryError:
        return JobError("E-MEMORY", "there is not enough memory for it", todo="choose fewer documents")
    except OSError as error:
        return JobError("E-DISK", f"there is no room for what was found: {error.strerror or error}")
    except BaseException as error:  # noqa: BLE001 - an error that is none of ours may not survive the way back
        name = type(error).__name__
        where = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error(  # noqa: TRY400 - what the error says itself may hold words of texts
            "%s ended with %s\n%s", ask.task, name, where
        )
        return JobError("E-CRASH", f"it ended with {name}", todo="ask for something smaller")
    return None


def _keep(corpus: Corpus, marks: pd.DataFrame, by: str) -> None:
    """Keep the names of everybody's corpus, where there is room: at the next start nobody looks for them again."""
    with contextlib.suppress(OSError):
        keep_names(corpus.with_marks(marks, by))


def _asked_about(version: Version, store: str, room: Path) -> Corpus:
    """Return a corpus as an ask wants it, with the names that were sent along, first where its topics are of some."""
    if version.topics is not None and names_in_search(version.topics.filters.search):
        return _made(with_sent_names(_read(store, version), room), version)
    found = (_own if version.owner else _shared)(store, replace(version, names=None))
    return with_sent_names(found, room)


def _own(store: str, version: Version) -> Corpus:
    """Return a corpus as an ask wants it, without names."""
    return _made(_read(store, version), version)


def _read(store: str, version: Version) -> Corpus:
    found = mapped_store(Path(store), checked=True)
    return with_titles(found) if version.titles else found


def _made(found: Corpus, version: Version) -> Corpus:
    """Return what an ask wants of a corpus: within its topics, compared by its column, dealt by its seed."""
    found = scoped_corpus(found, version.topics) if version.topics else found
    found = compared_corpus(found, version.by, groups=version.groups)
    if version.stopwords is not None:
        found = found.leaving_out(frozenset(version.stopwords))
    if not version.deal:
        return found
    within: Period | None = next((by for by in get_args(Period) if by == version.within), None)
    return shuffled_sources(found, within=within, unit=version.unit, seed=version.deal)


_shared = lru_cache(maxsize=1)(_own)


def _keep_watch(parent: int, root: str) -> None:
    """End when the program that asks is no longer there, and remove what it could not."""
    wait = threading.Event()
    while hasattr(os, "getppid") and os.name != "nt" and os.getppid() == parent:
        wait.wait(_WATCHED)
    if os.name != "nt":
        shutil.rmtree(root, ignore_errors=True)
        os._exit(1)


class _Teller:
    """Says how far it is, not too often; at first that it has begun."""

    def __init__(self, folder: Path) -> None:
        self._path, self._next = folder / PROGRESS, 0.0
        self._found: Sequence[tuple[str, int]] = ()
        self._say(0, 0)

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() >= self._next:
            self._say(done, total)
            self._next = time.monotonic() + _EVERY

    def show(self, found: Found) -> None:
        """Remember what has been found, to be said with the next word; told first, it is said at once."""
        if time.monotonic() >= self._next:
            self._found = found()

    def _say(self, done: int, total: int) -> None:
        fresh = self._path.with_suffix(".tmp")
        fresh.write_text(json.dumps([done, total, self._found]), encoding="utf-8")
        fresh.replace(self._path)
