"""What runs in a process apart: it maps the corpus that an ask is about, and leaves the answer as files."""

import contextlib
import json
import os
import time
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pandas as pd

from analysis import limits
from analysis.comparing.shuffles import shuffled_sources
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, JobError
from analysis.corpus.periods import Period
from analysis.corpus.stored.store import mapped_store
from analysis.finding.keeping import keep_names
from analysis.jobs.ask import Ask, Version
from analysis.jobs.results import write_error, write_parts
from analysis.jobs.tasks import NAMES, TASKS, WHOLE
from analysis.progress import heard_by
from analysis.reading.titles import with_titles

PROGRESS = "progress.json"
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
_POLITE = 10  # how much others come first on the processor
_EVERY = 0.2  # seconds between two words on how far it is


def begin() -> None:
    """Let others go first, and take no more memory than is allowed; called once, when the process has started."""
    with contextlib.suppress(AttributeError, OSError):  # Windows knows neither
        os.nice(_POLITE)
    with contextlib.suppress(ImportError, ValueError, OSError):  # as above; or the host has set less
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold texts
        resource.setrlimit(resource.RLIMIT_AS, (limits.JOB_MEMORY, limits.JOB_MEMORY))


def work(ask: Ask, store: str, folder: str) -> int:
    """Do what is asked, leave the answer in a folder, and return which process did it."""
    room = Path(folder)
    try:
        corpus = (_own if ask.version.owner else _shared)(store, ask.version)
        with heard_by(_Teller(room)):
            parts = TASKS[ask.task].run(corpus, ask.filters, **dict(ask.options))
        write_parts(parts, room)
        if ask.task == NAMES and not ask.version.owner:
            _keep(corpus, parts[WHOLE])
    except AnalysisError as error:
        write_error(error, room)
    except MemoryError:
        write_error(JobError("E-MEMORY", "there is not enough memory for it", todo="choose fewer documents"), room)
    except OSError as error:
        write_error(JobError("E-DISK", f"there is no room for what was found: {error.strerror or error}"), room)
    return os.getpid()


def _keep(corpus: Corpus, names: object) -> None:
    """Keep the names of everybody's corpus, where there is room: at the next start nobody looks for them again."""
    if isinstance(names, pd.DataFrame):
        with contextlib.suppress(OSError):
            keep_names(corpus, names)


def _own(store: str, version: Version) -> Corpus:
    """Return a corpus as an ask wants it."""
    found = mapped_store(Path(store), checked=True)
    found = with_titles(found) if version.titles else found
    if not version.deal:
        return found
    within: Period | None = next((by for by in get_args(Period) if by == version.within), None)
    return shuffled_sources(found, within=within, unit=version.unit, seed=version.deal)


_shared = lru_cache(maxsize=1)(_own)


class _Teller:
    """Says how far it is, not too often."""

    def __init__(self, folder: Path) -> None:
        self._path, self._next = folder / PROGRESS, 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() >= self._next:
            fresh = self._path.with_suffix(".tmp")
            fresh.write_text(json.dumps([done, total]), encoding="utf-8")
            fresh.replace(self._path)
            self._next = time.monotonic() + _EVERY
