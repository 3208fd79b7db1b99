"""Reading in a process apart: the same corpus, the same errors, nothing left behind, and no harm from what ends it."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import IntakeError, IntakeJob, Layout, Piece, read_corpus

CSV = b"doc_id,source,text\n1,A,one word\n2,B,two words more\n"


@pytest.fixture(autouse=True)
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have folders of jobs made where the test sees them, and see that none is left."""
    place = tmp_path / "rooms"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place

    assert list(place.iterdir()) == []


def test_what_was_brought_is_read_as_in_this_process(make_file: Callable[..., Path]) -> None:
    """Documents, texts, counts, ledger and fingerprint are the same, whoever reads them."""
    here = read_corpus(make_file("posts.csv", CSV + b"3,C\n"))

    there = IntakeJob([Piece("posts.csv", CSV + b"3,C\n")], Layout(), name="posts.csv").start().corpus()

    assert (there.fingerprint, there.rows_read) == (here.fingerprint, here.rows_read)
    assert there.ledger.to_dict() == here.ledger.to_dict()
    assert there.documents.equals(here.documents)
    assert there.index.ids.tolist() == here.index.ids.tolist()


def test_an_error_comes_back_as_it_was_raised() -> None:
    """Its code, its place and what to do are those of the reader."""
    job = IntakeJob([Piece("posts.csv", b'doc_id,source,text\n1,A,"one\n')], Layout(), name="posts.csv").start()

    with pytest.raises(IntakeError, match=r"^E-QUOTE · posts\.csv, line 2 · .* · close it"):
        job.corpus()
