"""Reading in a process apart: the same corpus, the same errors, nothing left behind, and no harm from what ends it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import (
    IntakeError,
    IntakeJob,
    Layout,
    Option,
    Piece,
    QuestionError,
    limits,
    make_ready,
    read_corpus,
    sweep,
)
from analysis.corpus.apart import room
from analysis.corpus.intake.provenance import Provenance

CSV = b"doc_id,source,text\n1,A,one word\n2,B,two words more\n"
ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have folders of jobs made where the test sees them, and see that none is left."""
    place = tmp_path / "rooms"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setattr(room, "_SPARE", [])  # another test may have made one ready
    yield place

    assert list(place.iterdir()) == []


@pytest.fixture
def harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have jobs done by a child with a reader that comes to harm, which may compute for a second only."""
    monkeypatch.setattr(room, "_PROGRAM", ("-P", str(Path(__file__).with_name("hogs.py"))))
    for name, value in (("READING_SECONDS", 1), ("READING_PATIENCE", 12)):
        monkeypatch.setattr(limits, name, value)
        monkeypatch.setenv(f"DISCOURSE_{name}", str(value))


def _job(*files: tuple[str, bytes]) -> IntakeJob:
    return IntakeJob([Piece(name, data) for name, data in files], Layout(), name="posts.csv").start()


@pytest.mark.parametrize("in_place", [False, True])
def test_what_was_brought_is_read_as_in_this_process(make_file: Callable[..., Path], *, in_place: bool) -> None:
    """Documents, texts, counts, ledger and fingerprint are the same, whoever reads them."""
    path = make_file("posts.csv", CSV + b"3,C\n")
    here = read_corpus(path)

    files = path if in_place else [Piece("posts.csv", path.read_bytes())]
    there = IntakeJob(files, Layout(), name="posts.csv").start().corpus()

    assert (there.fingerprint, there.rows_read) == (here.fingerprint, here.rows_read)
    assert there.ledger.to_dict() == here.ledger.to_dict()
    assert there.documents.equals(here.documents)
    assert there.index.ids.tolist() == here.index.ids.tolist()


def test_an_error_comes_back_as_it_was_raised() -> None:
    """Its code, its place and what to do are those of the reader; the progress says how far it came."""
    job = _job(("posts.csv", b'doc_id,source,text\n1,A,"one\n'))

    with pytest.raises(IntakeError, match=r"^E-QUOTE · posts\.csv, line 2 · .* · close it"):
        job.corpus()
    assert job.finished
    assert (job.progress.step, job.progress.file, job.progress.total) == ("reading", "posts.csv", 28)


@pytest.mark.row(59, 114)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits neither computing nor memory: the clock alone")
@pytest.mark.usefixtures("harm")
def test_what_ends_its_reader_is_set_aside_and_the_others_are_read() -> None:
    """Computing, memory, the clock and a crash each have a code of their own; a PDF file says that it is one."""
    harmful = {"a.txt": "computes", "b.pdf": "computes", "c.txt": "waits", "d.txt": "grows", "e.txt": "falls"}

    job = _job(*((name, f"#harm {harm}".encode()) for name, harm in harmful.items()), ("f.csv", CSV))

    corpus = job.corpus()
    assert corpus.documents["doc_id"].tolist() == ["1", "2"]
    assert dict(zip(corpus.ledger["file"], corpus.ledger["code"], strict=True)) == {
        "a.txt": "E-CPU",
        "b.pdf": "E-PDF-LIMIT",
        "c.txt": "E-TIME",
        "d.txt": "E-MEMORY",
        "e.txt": "E-CRASH",
    }
    assert set(corpus.ledger["action"]) == {"set aside"}


@pytest.mark.row(59)
@pytest.mark.usefixtures("harm")
def test_what_ends_too_many_readings_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, and what ended it."""
    monkeypatch.setattr(limits, "MOST_RESTARTS", 0)

    with pytest.raises(
        IntakeError, match=r"^E-CRASH · a\.txt · reading it ended without a word \(LookupError\) · save"
    ):
        _job(("a.txt", b"#harm raises"), ("f.csv", CSV)).corpus()


@pytest.mark.usefixtures("harm")
def test_a_question_comes_back_with_what_is_known() -> None:
    """What is to be said, the answers with their examples, and the files as far as they were read."""
    with pytest.raises(QuestionError) as asked:
        _job(("a.txt", b"#harm asks")).corpus()

    (question,) = asked.value.questions
    known = asked.value.provenance
    assert question.options == (Option("day first", "Day first", "3 April 2021"), Option("month first", "Month first"))
    assert isinstance(known, Provenance)
    assert (known.samples.to_dict("list"), known.layout.columns_of) == ({"day": ["03/04/2021"]}, {"text": "body"})


@pytest.mark.usefixtures("harm")
def test_a_job_that_is_cancelled_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process has ended and the folder is gone when the call returns."""
    monkeypatch.setattr(limits, "READING_SECONDS", 60)
    job = _job(("a.txt", b"#harm waits"))
    _wait_until(lambda: job.progress.file == "a.txt")
    process = job._room._processes[-1] if job._room else None

    job.cancel()

    assert process is not None
    assert process.returncode is not None
    with pytest.raises(IntakeError, match=r"^E-CANCELLED"):
        job.corpus()


@pytest.mark.row(115)
@pytest.mark.usefixtures("harm")
def test_so_many_are_read_at_once_so_many_wait_and_no_more_are_taken(
    rooms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One works, one waits without a process, and a third is told to come again; who gives up makes room at once."""
    for name, value in (("JOBS_AT_ONCE", 1), ("JOBS_WAITING", 1), ("READING_SECONDS", 60)):
        monkeypatch.setattr(limits, name, value)
    works = _job(("a.txt", b"#harm waits"))
    _wait_until(lambda: works.progress.file == "a.txt")
    waits = _job(("posts.csv", CSV))

    assert waits.progress.step == "waiting"
    assert len(list(rooms.iterdir())) == 1
    with pytest.raises(IntakeError, match=r"^E-BUSY · this server is busy: 1 job before yours"):
        _job(("posts.csv", CSV))

    waits.cancel()
    next_one = _job(("posts.csv", CSV))
    works.cancel()
    assert len(next_one.corpus().documents) == 2


def _wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not true() and time.monotonic() < end:
        time.sleep(0.02)

    assert true()


ORPHAN = """
import os, sys, time
from pathlib import Path
from analysis import IntakeJob, Layout, Piece
from analysis.corpus.apart import room
room._PROGRAM = ("-P", sys.argv[1])
job = IntakeJob([Piece("a.txt", b"#harm waits")], Layout(), name="a").start()
while not job.progress.file:
    time.sleep(0.02)
print(job._room._processes[-1].pid, flush=True)
os._exit(1)
"""


@pytest.mark.row(109)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say that a parent has ended")
def test_a_job_ends_with_its_parent_and_takes_along_what_was_brought(rooms: Path) -> None:
    """Nobody waits for the result: the child removes the folder and ends by itself."""
    code = [sys.executable, "-c", ORPHAN, str(Path(__file__).with_name("hogs.py"))]
    environment = os.environ | {"TMPDIR": str(rooms), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(code, env=environment, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603

    _wait_until(lambda: not _is_there(int(done.stdout)))

    assert list(rooms.iterdir()) == []


def test_a_folder_that_nobody_holds_is_swept(rooms: Path) -> None:
    """Where the child was ended too, the next start of a server removes what it left."""
    left = rooms / "discourse-trends-left"
    left.mkdir()
    for name in ("held", "0.piece"):
        (left / name).write_bytes(b"")

    sweep()

    assert not left.exists()


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")  # where nobody collects it, it is dead and still listed
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_folder_that_is_in_use_is_not_swept(rooms: Path) -> None:
    """Another server on the same machine may be reading."""
    used = room.Room()

    sweep()

    assert list(rooms.iterdir()) == [used.path]
    assert used.path.stat().st_mode & 0o777 == 0o700
    used.close()


def test_a_process_that_was_made_ready_takes_the_next_job(rooms: Path) -> None:
    """It has loaded its libraries by then; one is enough for all who may come."""
    make_ready()
    make_ready()
    (ready,) = rooms.iterdir()

    job = _job(("posts.csv", CSV))

    _wait_until(lambda: job._room is not None)
    assert list(rooms.iterdir()) == [ready]
    assert len(job.corpus().documents) == 2


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="this system ends nobody to find memory")
def test_where_memory_runs_out_it_ends_before_its_server(rooms: Path) -> None:
    """In a container that has no more, the kernel ends who says so of itself; its server says nothing."""
    assert rooms.is_dir()
    make_ready()
    (spare,) = room._SPARE
    said = Path(f"/proc/{spare._processes[-1].pid}/oom_score_adj")

    _wait_until(lambda: said.read_text().strip() == "1000")
    assert Path("/proc/self/oom_score_adj").read_text().strip() != "1000"
    spare.close()
