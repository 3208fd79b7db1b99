"""A corpus that is kept ready: read once by a process apart, and another as soon as anything that makes it is."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import IntakeError, IntakeJob, Layout, QuestionError, limits
from analysis.corpus.apart import ready
from analysis.corpus.apart.ready import made_corpus, ready_corpus
from analysis.corpus.stored import cache
from analysis.corpus.stored.store import store_of

ROWS = "doc_id,source,text,published\na,A,Barack Obama came to Berlin.,2019-01-02\nb,B,He left again.,2019-01-03\n"
QUESTION = "doc_id,text,date\na,Some words are here.,03/04/2021\nb,Others are there.,05/06/2021\n"


@pytest.fixture(autouse=True)
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where stores are kept, of a cache folder of the test's own; no corpus is too small to be kept."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(limits, "READY_BYTES", 0)
    cache._writable.cache_clear()
    yield tmp_path / "cache" / "corpora"
    cache._writable.cache_clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a corpus of the disk."""
    found = tmp_path / "posts.csv"
    found.write_text(ROWS)
    return found


def test_it_is_the_corpus_that_is_read(path: Path, stores: Path) -> None:
    """Mapped from its store, with the same documents, ledger and fingerprint; the second time nothing is read."""
    found, read = ready_corpus(path), analysis.read_corpus(path)

    pd.testing.assert_frame_equal(found.documents, read.documents)
    pd.testing.assert_frame_equal(found.ledger, read.ledger)
    assert found.fingerprint == read.fingerprint
    assert [store_of(found)] == list(stores.iterdir())
    assert store_of(read) is None
    assert found.provenance is not None
    assert read.provenance is not None
    assert found.provenance.layout == read.provenance.layout


def test_what_is_ready_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where its store was damaged is it taken as it is."""
    first = store_of(ready_corpus(path))
    assert first is not None
    with monkeypatch.context() as patch:
        patch.delattr(IntakeJob, "start")
        assert store_of(ready_corpus(path)) == first
    (first / "ids.npy").write_bytes(b"")

    assert len(ready_corpus(path).documents) == 2
    assert len(list(first.parent.glob("*.corrupt"))) == 1


def test_whatever_makes_a_difference_makes_another(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte of a file, how it is read, a limit, the version: the keys of all are different."""
    made_of: list[str] = []
    monkeypatch.setattr(ready, "_mapped", lambda key, _: made_of.append(key) or analysis.read_corpus(path))

    ready_corpus(path)
    ready_corpus(path, clean=True)
    ready_corpus(path, mapping=Layout(source="A"))
    monkeypatch.setattr(ready, "VERSION", "0.0.0")
    ready_corpus(path)
    path.write_text(ROWS.replace("again", "never"))
    ready_corpus(path)
    analysis.write_layout(Layout(source="B"), path)
    ready_corpus(path)
    (tmp_path / "posts.mentions.csv").write_text("")
    ready_corpus(path)

    assert len(set(made_of)) == len(made_of) - 1  # names kept beside it are no part of it


def test_a_question_stays_a_question(tmp_path: Path, stores: Path) -> None:
    """And nothing is kept of it."""
    path = tmp_path / "asked.csv"
    path.write_text(QUESTION)

    with pytest.raises(QuestionError):
        ready_corpus(path)
    assert not stores.exists() or list(stores.iterdir()) == []


def test_a_small_corpus_is_read_here(path: Path, stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes less time than a process apart."""
    monkeypatch.setattr(limits, "READY_BYTES", 10**6)

    assert store_of(ready_corpus(path)) is None
    assert not stores.exists()


def test_a_cache_that_cannot_be_written_is_said(path: Path, stores: Path) -> None:
    """As an error with its code, without the folder's place."""
    stores.parent.mkdir(exist_ok=True)
    stores.write_text("a file in its place")

    with pytest.raises(IntakeError, match=r"^E-DISK · .* · make room in the cache folder, or name another by DISC"):
        ready_corpus(path)


def test_a_corpus_of_the_program_is_made_once(stores: Path) -> None:
    """Under what it is made of."""
    times: list[Path] = []

    def make(folder: Path) -> Path:
        times.append(folder)
        (folder / "made.csv").write_text(ROWS)
        return folder / "made.csv"

    found = [made_corpus("rows 1", make) for _ in range(2)]

    assert [len(corpus.documents) for corpus in found] == [2, 2]
    assert len(times) == len(list(stores.iterdir())) == 1
    assert not times[0].exists()
