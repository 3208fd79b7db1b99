"""Pools whose processes know a task that comes to harm; nothing of what a test asked is left after it."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analysis import Corpus, Pool, limits
from analysis.jobs import process
from analysis.jobs.tasks import TASKS
from tests.analysis.jobs import harms
from tests.analysis.jobs.asking import Asked, until, workers

OWNERS = ("", "me")


@pytest.fixture
def set_limit(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Return a function that sets a limit, here and in processes that are started from now on."""

    def put(name: str, value: int) -> None:
        monkeypatch.setattr(limits, name, value)
        monkeypatch.setenv(f"DISCOURSE_{name}", str(value))

    return put


@pytest.fixture(scope="module")
def few(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two documents."""
    return make_corpus([{"text": "one word"}, {"text": "two words more"}])


@pytest.fixture(scope="module")
def kept(few: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Return a pool whose processes one test after another uses: it takes seconds to start one."""
    with _pool(few, tmp_path_factory.mktemp("kept")) as found:
        yield found


@pytest.fixture
def asked(kept: Asked) -> Iterator[Asked]:
    """Return a pool that has answered nothing, and does nothing after the test."""
    yield kept

    for owner in OWNERS:
        kept.pool.forget_owner(owner)
    until(lambda: not list(kept.rooms.glob("*/answers/*")))
    until(lambda: not [one for one in threading.enumerate() if "_run" in one.name])
    kept.log.unlink(missing_ok=True)


@pytest.fixture
def alone(few: Corpus, tmp_path: Path) -> Iterator[Asked]:
    """Return a pool of its own."""
    with _pool(few, tmp_path) as found:
        yield found


@contextmanager
def _pool(corpus: Corpus, place: Path) -> Iterator[Asked]:
    """Open a pool; when it has been closed there is no process, no thread and no file of it any more."""
    threads, processes = set(threading.enumerate()), workers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "work", harms.work)
        patch.setitem(TASKS, "harm", harms.HARM)
        (place / "rooms").mkdir()
        patch.setattr(tempfile, "tempdir", str(place / "rooms"))
        found = Asked(Pool(), corpus, place / "rooms", place / "log")
        yield found

        found.pool.close()
        until(lambda: workers() <= processes, 5)
        until(lambda: {one for one in threading.enumerate() if one.is_alive()} <= threads, 5)
        assert list((place / "rooms").iterdir()) == []
