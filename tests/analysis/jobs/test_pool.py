"""Jobs: one computation for all who ask the same, and nothing left of what ends, whatever ends it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from analysis import JobError, Pool, limits
from analysis.corpus.errors import AnalysisError, EmptyCorpusError
from analysis.jobs import process
from tests.analysis.jobs import harms
from tests.analysis.jobs.asking import Asked, until

ROOT = Path(__file__).parents[3]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals and limits")


def test_thirty_who_ask_the_same_get_one_computation(asked: Asked) -> None:
    """Each gets the answer; it was found once."""
    with ThreadPoolExecutor(30) as threads:
        answers = list(threads.map(lambda who: asked.job("nothing", who).answer(), map(str, range(30))))

    assert answers == ["2 documents"] * 30
    assert len(asked.begun) == 1


def test_an_answer_is_known_without_asking(asked: Asked) -> None:
    """It is there for whoever asks the same, and for nobody who asks something else."""
    asked.job("nothing").answer()

    known = asked.pool.known(asked.harm("nothing"))
    assert known is not None
    assert known.answer() == "2 documents"
    assert asked.pool.known(asked.harm("nothing", search="else")) is None


def test_a_process_knows_nothing_of_the_screen(asked: Asked) -> None:
    """Neither Streamlit nor Plotly nor the dashboard is imported there."""
    assert asked.job("imports").answer() == ""


def test_the_next_job_is_done_by_the_same_process(asked: Asked) -> None:
    """It has its libraries loaded."""
    for search in ("one", "two"):
        asked.job("nothing", search=search).answer()

    assert len(asked.begun) == 2
    assert len(set(asked.begun)) == 1


def test_what_was_made_ready_does_what_is_asked_first(alone: Asked) -> None:
    """No second process is started for it."""
    alone.pool.make_ready()
    (ready,) = alone.pool._idle

    assert alone.job("nothing").answer() == "2 documents"
    until(lambda: alone.pool._idle)
    assert list(alone.pool._idle) == [ready]


def test_an_idle_process_goes_and_another_comes(alone: Asked, set_limit: Callable[[str, int], None]) -> None:
    """Its memory goes with it; what is asked next is answered all the same."""
    set_limit("JOB_IDLE_SECONDS", 1)
    alone.job("nothing").answer()
    until(lambda: not psutil.pid_exists(alone.begun[0]))

    assert alone.job("nothing", search="else").answer() == "2 documents"
    assert len(set(alone.begun)) == 2


def test_what_is_asked_next_ends_what_nobody_else_waits_for(asked: Asked) -> None:
    """One job a session: the last one asked for. Its process is gone soon."""
    old = asked.job("waits")
    until(lambda: asked.begun)
    (worker,) = asked.begun

    assert asked.job("nothing").answer() == "2 documents"
    with pytest.raises(JobError, match=r"^E-CANCELLED"):
        old.answer()
    assert not psutil.pid_exists(worker)


def test_who_was_interrupted_and_asks_for_something_else_ends_it_as_well(asked: Asked) -> None:
    """A run of a page that is ended leaves first; the next run asks for what its filters say now."""
    old = asked.job("waits")
    until(lambda: asked.begun)
    old.leave("a")

    asked.job("nothing")

    assert old.ended.wait(3)


def test_a_job_that_somebody_else_waits_for_goes_on(asked: Asked) -> None:
    """It ends only when the last of them wants something else."""
    old = asked.job("waits", "a")
    assert asked.job("waits", "b") is old
    until(lambda: asked.begun)

    asked.job("nothing", "a").answer()
    assert not old.ended.wait(0.5)
    asked.pool.leave(asked.harm("waits"), "b")

    assert old.ended.wait(3)


def test_a_job_whose_askers_have_gone_ends_after_a_while(asked: Asked, set_limit: Callable[[str, int], None]) -> None:
    """Whoever asks again before finds it as far as it has come."""
    set_limit("JOB_LEFT_SECONDS", 1)
    job = asked.job("waits", "a")
    until(lambda: job.way.done == 3)
    job.leave("a")

    assert asked.job("waits", "b") is job
    assert not job.ended.wait(1.5)
    job.leave("b")
    assert job.ended.wait(3)
    until(lambda: not psutil.pid_exists(asked.begun[0]), 3)


def test_who_waits_in_line_and_leaves_makes_room(asked: Asked, set_limit: Callable[[str, int], None]) -> None:
    """The place in line is stated; who gives up is no longer counted, and nothing was begun for them."""
    set_limit("JOBS_AT_ONCE", 1)
    set_limit("JOB_LEFT_SECONDS", 0)
    first = asked.job("waits", "a")
    until(lambda: asked.begun)
    second = asked.job("nothing", "b", search="second")
    third = asked.job("nothing", "c", search="third")

    assert [job.way.place for job in (first, second, third)] == [0, 1, 2]
    second.leave("b")
    until(lambda: third.way.place == 1, 3)
    asked.pool.leave(first.ask, "a")
    assert third.answer() == "2 documents"
    assert len(asked.begun) == 2


def test_a_line_that_is_full_takes_no_more(asked: Asked, set_limit: Callable[[str, int], None]) -> None:
    """Who comes is told that the server is busy, and to come again; who waits may change what they wait for."""
    set_limit("JOBS_AT_ONCE", 1)
    set_limit("JOBS_WAITING", 1)
    asked.job("waits", "a")
    until(lambda: asked.begun)
    asked.job("nothing", "b", search="b")

    with pytest.raises(JobError, match=r"^E-BUSY · this server is busy: 1 job .* · ask again in a minute or two"):
        asked.job("nothing", "c", search="c")
    assert asked.job("nothing", "b", search="again").way.place == 1


def test_without_a_thread_a_server_is_busy(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is left standing in line for it."""
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", _no_thread)
        with pytest.raises(JobError, match=r"^E-BUSY · this server does as much as it can"):
            asked.job("nothing")

    assert asked.job("nothing").answer() == "2 documents"


def _no_thread(_: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@POSIX
def test_a_process_that_is_killed_has_another_chance(asked: Asked) -> None:
    """Who waits notices nothing."""
    assert asked.job("falls once").answer() == "2 documents"
    assert len(set(asked.begun)) == 2


@POSIX
def test_what_is_killed_twice_ends_with_a_sentence(asked: Asked) -> None:
    """It says what may be the reason and what to do; what is asked next is answered."""
    with pytest.raises(JobError, match=r"^E-MEMORY · the process .* too little memory · ask for something smaller, or"):
        asked.job("falls").answer()
    assert len(set(asked.begun)) == 2

    assert asked.job("nothing").answer() == "2 documents"


@POSIX
def test_what_would_take_too_much_memory_ends_with_a_sentence(asked: Asked) -> None:
    """The process goes on, and answers what is asked next."""
    with pytest.raises(JobError, match=r"^E-MEMORY · there is not enough memory for it · choose fewer documents"):
        asked.job("grows").answer()

    assert asked.job("nothing").answer() == "2 documents"
    assert len(set(asked.begun)) == 1


def test_what_takes_too_long_ends_with_a_sentence(asked: Asked, set_limit: Callable[[str, int], None]) -> None:
    """The clock counts from its turn on."""
    set_limit("JOB_SECONDS", 0)

    with pytest.raises(JobError, match=r"^E-TIME · it took longer than 0 seconds, and was ended · choose fewer"):
        asked.job("waits").answer()


def test_any_error_comes_back_and_says_nothing_of_texts(alone: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    """One that cannot be pickled, too; the log has where it was raised, but not its words."""
    with pytest.raises(JobError, match=r"^E-CRASH · it ended with Own · ask for something smaller"):
        alone.job("raises").answer()

    said = capfd.readouterr().err
    assert "harm ended with Own" in said
    assert "in harmed" in said
    assert "canary two" not in said


def test_an_error_of_ours_comes_back_as_it_was(asked: Asked) -> None:
    """Its class, code, place and advice; asked again after that was wished for, it is looked for again."""
    with pytest.raises(EmptyCorpusError, match=r"^E-FEW · here · too few · take more$"):
        asked.job("refuses").answer()
    with pytest.raises(AnalysisError):
        asked.job("refuses").answer()
    assert len(asked.begun) == 1

    asked.pool.forget_failures()
    with pytest.raises(AnalysisError):
        asked.job("refuses").answer()
    assert len(asked.begun) == 2


def test_a_process_that_cannot_begin_ends_with_a_sentence(
    alone: Asked, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Twice it is tried."""
    monkeypatch.setattr(process, "begin", harms.begin_badly)

    with pytest.raises(JobError, match=r"^E-CRASH · no process could be started for it: it ended at once · try again"):
        alone.job("nothing").answer()
    assert "no beginning" in capfd.readouterr().err


def test_a_system_without_room_for_a_process_ends_with_a_sentence(
    alone: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what the system says."""
    with monkeypatch.context() as patch:
        patch.setattr(process.ProcessPoolExecutor, "submit", _no_process)
        with pytest.raises(JobError, match=r"^E-CRASH · no process .*: Resource temporarily unavailable · try again"):
            alone.job("nothing").answer()
        alone.pool.forget_failures()

    assert alone.job("nothing").answer() == "2 documents"


def _no_process(*_: object, **__: object) -> object:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def test_a_private_corpus_lies_on_a_disk_only_while_somebody_works_on_it(alone: Asked) -> None:
    """Nor is it mapped any longer in the process that has worked on it."""
    job = alone.job("waits", owner="me")
    until(lambda: alone.begun)
    assert len(list(alone.rooms.glob("*/stores/*"))) == 1
    alone.pool.leave(job.ask, "a")
    job.ended.wait()
    assert list(alone.rooms.glob("*/stores/*")) == []

    alone.job("nothing", owner="me").answer()
    mapped = str(alone.job("mapped").answer())
    (shared,) = alone.rooms.glob("*/stores/*")
    assert "/stores/" not in mapped.replace(str(shared), "")


def test_what_an_owner_has_asked_for_goes_with_them(asked: Asked) -> None:
    """Answers are removed, what is worked on ends; what others have stays."""
    asked.job("nothing", "me", owner="me").answer()
    asked.job("nothing", "other").answer()
    working = asked.job("waits", "me", owner="me")
    until(lambda: len(asked.begun) == 3)

    asked.pool.forget_owner("me")

    assert working.ended.wait(3)
    assert asked.pool.known(asked.harm("nothing", owner="me")) is None
    assert asked.pool.known(asked.harm("nothing")) is not None
    until(lambda: len(list(asked.rooms.glob("*/answers/*"))) == 1, 3)


def test_answers_of_long_ago_make_room(asked: Asked, set_limit: Callable[[str, int], None]) -> None:
    """What somebody has asked for just now stays, so that they can read it."""
    set_limit("RESULTS_BYTES", 0)
    old, new = (asked.job("nothing", search, search=search) for search in ("old", "new"))
    assert (old.answer(), new.answer()) == ("2 documents", "2 documents")

    old.asked -= 3_600
    asked.job("nothing", search="newest").answer()

    until(lambda: not old.folder.exists(), 3)
    assert asked.pool.known(old.ask) is None
    assert asked.pool.known(new.ask) is not None
    with pytest.raises(JobError, match=r"^E-CRASH · what was found is no longer there · ask for it again"):
        old.answer()


def test_nobody_is_answered_after_the_end(alone: Asked) -> None:
    """What goes on is ended; a pool that is closed begins nothing."""
    job = alone.job("waits")
    until(lambda: alone.begun)

    alone.pool.close()

    assert job.ended.is_set()
    with pytest.raises(JobError, match=r"^E-CANCELLED"):
        alone.job("nothing")


PROGRAM = """
import sys, time
from pathlib import Path
from analysis import Pool, read_corpus
from analysis.jobs import process
from analysis.jobs.tasks import TASKS
from tests.analysis.jobs import harms
from tests.analysis.jobs.asking import Asked, until

process.work, TASKS["harm"] = harms.work, harms.HARM
asked = Asked(Pool(), read_corpus(Path(sys.argv[1])), Path(), Path(sys.argv[2]))
asked.job("waits", owner="me")
until(lambda: asked.begun)
try:
    print("ready", flush=True)
    for _ in range(600 if sys.argv[3] == "waits" else 0):
        time.sleep(0.1)  # a signal that comes just before a sleep begins is heard when it has ended
except KeyboardInterrupt:
    pass
"""


@POSIX
@pytest.mark.parametrize(("how", "ended"), [("ends", 0), ("waits", signal.SIGINT), ("waits", signal.SIGKILL)])
def test_a_program_that_ends_leaves_nothing(
    how: str, ended: int, tmp_path: Path, make_file: Callable[..., Path]
) -> None:
    """By itself, by Ctrl-C for all of its processes, and killed: no process, no folder, no complaint."""
    rooms, log = tmp_path / "rooms", tmp_path / "log"
    rooms.mkdir()
    arguments = [str(make_file("one.csv", "doc_id,source,text\n1,A,one word\n")), str(log), how]
    with subprocess.Popen(  # noqa: S603 - this program, with files of the test
        [sys.executable, "-W", "error", "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(rooms)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        if ended == signal.SIGINT:
            os.killpg(program.pid, ended)
        elif ended:
            program.send_signal(ended)
        begun = time.monotonic()
        _, said = program.communicate(timeout=limits.JOB_SECONDS)

    assert time.monotonic() - begun < 15
    (worker,) = map(int, log.read_text(encoding="utf-8").split())
    until(lambda: not psutil.pid_exists(worker), 10)
    until(lambda: list(rooms.iterdir()) == [], 10)
    assert said == "" or ended == signal.SIGKILL
    assert program.returncode == (-signal.SIGKILL if ended == signal.SIGKILL else 0)


def test_pools_are_told_apart(asked: Asked) -> None:
    """A pool that nobody asks has no process and no folder."""
    other = Pool()

    assert other.known(asked.harm("nothing")) is None
    other.close()


@POSIX
def test_who_starts_a_process_still_hears_ctrl_c(tmp_path: Path) -> None:
    """The process does not; the thread that started it, and what is started from it, do."""
    apart = process.Process(tmp_path)
    try:
        apart.load()
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    finally:
        apart.end()
