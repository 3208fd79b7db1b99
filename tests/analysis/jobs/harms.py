"""What a process apart does for tests: short tasks that wait, grow, fall or raise; imported there by its name."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError, JobError
from analysis.corpus.filters import Filters
from analysis.jobs import worker
from analysis.jobs.ask import Ask
from analysis.jobs.tasks import TASKS, Parts, Task
from analysis.progress import tell

LONG = 60  # seconds, at the most


class Own(Exception):  # noqa: N818 - what it is called is what is asserted
    """An error that no other process can put together again."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} canary {two}")
        self.held = open(os.devnull)  # noqa: PTH123, SIM115 - what cannot be pickled


def harmed(corpus: Corpus, filters: Filters, *, harm: str, log: str) -> Parts:
    """Note that it began, and in which process, and come to some harm."""
    del filters
    with Path(log).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    begun = len(Path(log).read_text(encoding="utf-8").split())
    match harm:
        case "waits":
            tell(3, 7)
            time.sleep(LONG)
        case "grows":
            bytearray(2**40)  # more than it may have: not a page of it is ever touched
        case "falls":
            os.kill(os.getpid(), signal.SIGKILL)
        case "falls once" if begun == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        case "raises":
            raise Own("one", "two")
        case "refuses":
            raise EmptyCorpusError("E-FEW", "too few", where="here", todo="take more")
        case "is lost once" if begun == 1:
            raise JobError("E-DISK", "there was no room", todo="make some")
        case "imports":
            wanted = ("streamlit", "plotly", "dashboard")
            return {"whole": ",".join(name for name in sys.modules if name.split(".")[0] in wanted)}
        case "mapped":
            maps = Path("/proc/self/maps")
            return {"whole": maps.read_text(encoding="utf-8") if maps.exists() else ""}
    return {"whole": f"{len(corpus.documents)} documents"}


HARM = Task(harmed, lambda parts: parts["whole"])


def begin_badly(*_: Any) -> None:
    """Fail to begin."""
    raise LookupError("no beginning")


def work(ask: Ask, store: str, folder: str) -> int:
    """Work as a process does, and know one task more."""
    TASKS["harm"] = HARM
    return worker.work(ask, store, folder)
