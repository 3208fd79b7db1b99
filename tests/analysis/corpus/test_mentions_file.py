"""Names kept beside a corpus: where they lie, how they are found again, and what becomes of them when it goes wrong."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from analysis import Corpus, read_corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.paths import check_place, checked_path
from analysis.corpus.opening import mentions_path, write_marks
from analysis.corpus.schema import MARKS, require

LINE = '{"doc_id": "a", "source": "A", "text": "ICE came"}\n'
ROWS = [("a", 0, 3, "ICE", "ORG")]


def _named(path: Path, rows: list[tuple[object, ...]] = ROWS) -> Corpus:
    marks = require(pd.DataFrame(rows, columns=list(MARKS.columns)), MARKS)
    return read_corpus(path, kept_mentions=False).with_marks(marks, "a model")


@contextmanager
def _files_end_at(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: the system refuses to write more, as where a disk is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("posts.jsonl", "posts.mentions.csv"),
        ("posts.jsonl.gz", "posts.mentions.csv"),
        ("posts.2020.csv", "posts.2020.mentions.csv"),
        ("POSTS.NDJSON", "POSTS.mentions.csv"),
    ],
)
def test_names_of_a_file_lie_beside_it(tmp_path: Path, name: str, kept: str) -> None:
    """They are called after it; those of a folder lie in it."""
    assert mentions_path(tmp_path / name) == tmp_path / kept
    assert mentions_path(tmp_path) == tmp_path / "mentions.csv"


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.csv"])
def test_names_of_a_file_are_found_again(make_file: Callable[..., Path], name: str) -> None:
    """What was kept beside a file comes with it when it is read."""
    path = make_file(name, LINE if name == "posts.jsonl" else "doc_id,source,text\na,A,ICE came\n")
    corpus = _named(path)
    write_marks(corpus, path)

    found = read_corpus(path).marks
    assert found is not None
    pd.testing.assert_frame_equal(found, corpus.marks)
    assert read_corpus(path, kept_mentions=False).marks is None


def test_names_that_cannot_be_written_leave_the_old_ones(make_file: Callable[..., Path]) -> None:
    """Where there is no room left, what was kept before stays whole, and nothing half-written stays beside it."""
    path = make_file("posts.jsonl", LINE)
    write_marks(_named(path), path)
    before = mentions_path(path).read_bytes()

    with _files_end_at(40), pytest.raises(OSError, match="too large"):
        write_marks(_named(path, ROWS * 2), path)

    assert mentions_path(path).read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["posts.jsonl", "posts.mentions.csv"]


def test_no_link_that_lies_there_is_written_through(make_file: Callable[..., Path], tmp_path: Path) -> None:
    """A folder from somebody else may hold a link out of it: what that leads to stays as it is."""
    path, own = make_file("posts.jsonl", LINE), tmp_path / "own.txt"
    own.write_text("mine")
    mentions_path(path).symlink_to(own)
    (path.parent / "posts.mentions.csv.tmp").symlink_to(own)

    write_marks(_named(path), path)

    assert own.read_text() == "mine"
    assert not mentions_path(path).is_symlink()


def test_a_place_without_room_is_refused_before_the_work(tmp_path: Path) -> None:
    """Whether anything can be kept is looked at first, and leaves nothing behind."""
    with _files_end_at(1_000), pytest.raises(IntakeError, match=r"^E-WRITE · mentions\.csv · .* · make room, or copy"):
        check_place(tmp_path / "mentions.csv")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_takes_no_names(tmp_path: Path) -> None:
    """The message names the file, without the folders around it."""
    with pytest.raises(IntakeError, match=r"^E-WRITE · mentions\.csv · it cannot be written: No such file"):
        check_place(tmp_path / "gone" / "mentions.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that lie in folders")
@pytest.mark.parametrize("name", ["pipe.jsonl", "folder"])
def test_a_pipe_is_no_corpus(tmp_path: Path, name: str) -> None:
    """Reading it would wait for ever: it is refused, as a file and in a folder."""
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
        os.mkfifo(path / "manifest.csv")
    else:
        os.mkfifo(path)

    with pytest.raises(IntakeError, match=rf"^E-(FORMAT|EMPTY) · {name} · "):
        read_corpus(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can ask as somebody else")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    """What belongs to somebody else is no traceback."""
    path = tmp_path / "posts.jsonl"
    path.write_text(LINE)
    path.chmod(0)
    os.seteuid(65_534)
    try:
        with pytest.raises(IntakeError, match=r"^E-READ · posts\.jsonl · it cannot be read: Permission denied · ask"):
            checked_path(path)
    finally:
        os.seteuid(0)


def test_what_is_missing_is_named_without_its_folders(tmp_path: Path) -> None:
    """A message that stands on a page tells nobody where files lie on the server."""
    with pytest.raises(IntakeError) as refused:
        read_corpus(tmp_path / "gone.csv")

    assert str(refused.value) == "E-MISSING · gone.csv · there is no such file or folder"
