"""The cache folder: whole or nothing, whatever ends a writer; elsewhere if it cannot be; bounded in bytes, by age."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.stored import cache
from analysis.corpus.stored.cache import cache_folder, kept_at, put_in_place, sweep_cache
from analysis.corpus.stored.tables import mapped_tables, write_tables

TABLE = pd.DataFrame({"name": ["a", "b"], "number": [1, 2]})
WRITER = """
import sys, time
from pathlib import Path
from analysis.corpus.stored.cache import put_in_place
def write(folder):
    folder.mkdir()
    (folder / "half").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
put_in_place(Path(sys.argv[1]), write)
"""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a cache folder of the test's own."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    cache._writable.cache_clear()
    yield tmp_path / "cache"
    cache._writable.cache_clear()


def keep(place: Path) -> None:
    """Keep the table in a place."""
    put_in_place(place, lambda folder: write_tables({"table": TABLE}, folder))


def test_what_is_kept_comes_back(root: Path) -> None:
    """And there is nothing where nothing was kept."""
    assert kept_at(root / "x" / "1", mapped_tables) is None
    keep(root / "x" / "1")
    found = kept_at(root / "x" / "1", mapped_tables)

    assert found is not None
    pd.testing.assert_frame_equal(found["table"], TABLE)
    assert [path.name for path in (root / "x").iterdir()] == ["1"]


def test_the_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no other is named, as the system has it."""
    monkeypatch.delenv("DISCOURSE_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "discourse-trends"
    cache._writable.cache_clear()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "discourse-trends"


def test_without_a_place_it_is_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A folder that cannot be written into, and no home at all; the log says so once."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "file" / "cache"))
    found = cache_folder()
    monkeypatch.setenv("DISCOURSE_CACHE", "")
    monkeypatch.setattr(cache, "_of_the_user", homeless)
    others = {cache_folder(), cache_folder()}

    assert found.is_dir()
    assert len(others) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert "Not a directory" in caplog.messages[0]
    assert "no home" in caplog.messages[1]


def homeless() -> Path:
    """Be asked for the home of a user who has none."""
    raise RuntimeError("no home")


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_writer_that_is_killed_leaves_nothing_that_is_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it began is let go by a sweep, as soon as nobody can still be writing it."""
    place = root / "x" / "1"
    with subprocess.Popen(  # noqa: S603 - this program
        [sys.executable, "-c", WRITER, str(place)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        writer.send_signal(signal.SIGKILL)

    assert kept_at(place, mapped_tables) is None
    sweep_cache()
    assert len(list(place.parent.iterdir())) == 1
    monkeypatch.setattr(cache, "_WRITING", -1)
    sweep_cache()
    assert list(place.parent.iterdir()) == []
    keep(place)
    assert kept_at(place, mapped_tables) is not None


def test_a_full_disk_leaves_nothing(root: Path) -> None:
    """Not of what is written; what was kept before stays."""
    keep(root / "x" / "1")

    def write(folder: Path) -> None:
        write_tables({"table": TABLE}, folder)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        put_in_place(root / "x" / "2", write)

    assert [path.name for path in (root / "x").iterdir()] == ["1"]
    assert kept_at(root / "x" / "1", mapped_tables) is not None


def test_two_writers_do_no_harm(root: Path) -> None:
    """One of them is first, and the other's is let go; whoever reads meanwhile reads something whole."""
    place, both = root / "x" / "1", threading.Barrier(2)

    def write(folder: Path) -> None:
        write_tables({"table": TABLE}, folder)
        both.wait(30)

    threads = [threading.Thread(target=put_in_place, args=(place, write)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [path.name for path in place.parent.iterdir()] == ["1"]
    assert kept_at(place, mapped_tables) is not None


@pytest.mark.parametrize("harm", ["flipped", "cut", "empty", "gone", "more"])
def test_what_is_damaged_is_put_aside(root: Path, caplog: pytest.LogCaptureFixture, harm: str) -> None:
    """A line of the log says so, and it can be kept anew."""
    place = root / "x" / "1"
    keep(place)
    file = place / "table.arrow"
    whole = file.read_bytes()
    if harm == "gone":
        file.unlink()
    elif harm == "more":
        (place / "other").write_text("")
    else:
        file.write_bytes({"flipped": whole[:-1] + bytes([whole[-1] ^ 1]), "cut": whole[:-9], "empty": b""}[harm])

    assert kept_at(place, mapped_tables) is None
    assert "not as written" in caplog.text
    assert not place.exists()
    keep(place)
    assert kept_at(place, mapped_tables) is not None
    assert len(list(place.parent.glob("*.corrupt"))) == 1


def test_what_another_version_wrote_is_put_aside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older one, or a newer."""
    keep(root / "x" / "1")
    monkeypatch.setattr("analysis.corpus.stored.listing.SCHEMA_VERSION", 10**6)

    with pytest.raises(IntakeError, match="it was made by another version"):
        mapped_tables(root / "x" / "1")
    assert kept_at(root / "x" / "1", mapped_tables) is None


def test_a_sweep_lets_go_what_was_used_longest_ago(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First by age, then until the rest is small enough; opening is use."""
    for place in ("old", "stale", "used"):
        keep(root / "x" / place)
    size = sum(path.stat().st_size for path in (root / "x" / "used").iterdir())
    os.utime(root / "x" / "old", (0, 0))
    os.utime(root / "x" / "stale", (10**9 * 1.7, 10**9 * 1.7))
    os.utime(root / "x" / "used", (10**9, 10**9))
    kept_at(root / "x" / "used", mapped_tables)

    monkeypatch.setattr(limits, "CACHE_DAYS", 10_000)
    sweep_cache()
    assert {path.name for path in (root / "x").iterdir()} == {"stale", "used"}
    monkeypatch.setattr(limits, "CACHE_BYTES", size)
    sweep_cache()
    assert {path.name for path in (root / "x").iterdir()} == {"used"}
