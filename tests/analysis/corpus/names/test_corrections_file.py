"""Corrections that come with a corpus: read with it, kept with it, set aside where they make no sense, never a text."""

import shutil
from pathlib import Path

import pytest

from analysis import Piece, kept_work, read_corpus, read_kept_work
from analysis.corpus.apart.ready import ready_corpus
from analysis.corpus.names.corrections import Correction, written_corrections
from analysis.corpus.stored.store import read_store, write_store

LINE = '{"doc_id": "a", "source": "A", "text": "ICE came"}\n'
LOG = (Correction("hide", "ICE", note="only here"), Correction("rename", "=A", into="it’s"))


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Return a file of posts beside which corrections lie."""
    (tmp_path / "posts.entities.csv").write_text(written_corrections(LOG), encoding="utf-8", newline="")
    path = tmp_path / "posts.jsonl"
    path.write_text(LINE, encoding="utf-8")
    return path


def test_corrections_are_read_with_a_corpus(posts: Path, seeds_folder: Path) -> None:
    """From beside its file, or from its folder; not where nothing that is kept with it is wanted."""
    assert read_corpus(posts).corrections == LOG
    assert read_corpus(posts, kept_mentions=False).corrections == ()
    assert len(read_corpus(seeds_folder).corrections) > len(LOG)
    assert ready_corpus(posts).corrections == LOG


def test_corrections_are_no_texts(tmp_path: Path, posts: Path) -> None:
    """A folder that is read file by file has none of them among its documents, and what it is is the same without."""
    (tmp_path / "entities.csv").write_text(written_corrections(LOG), encoding="utf-8", newline="")
    found = read_corpus(tmp_path)

    assert found.documents["doc_id"].tolist() == ["a"]
    assert found.corrections == LOG
    assert posts.is_file()
    for name in ("entities.csv", "posts.entities.csv"):
        (tmp_path / name).unlink()
    assert read_corpus(tmp_path).fingerprint == found.fingerprint


@pytest.mark.parametrize("data", [b"\xff\xfe", b"what\nhide", b"", b"\x00" * 9])
def test_corrections_that_make_no_sense_are_set_aside(posts: Path, data: bytes) -> None:
    """The corpus opens without them, and its ledger says why."""
    posts.with_name("posts.entities.csv").write_bytes(data)
    found = read_corpus(posts)

    assert found.corrections == ()
    assert found.ledger[["file", "code", "action"]].to_numpy().tolist() == [
        ["posts.entities.csv", "E-CORRECTIONS", "set aside"]
    ]


def test_corrections_are_kept_with_their_corpus(posts: Path, tmp_path: Path) -> None:
    """In a store, and in a file of kept work that has the texts; without texts they stay beside them."""
    corpus = read_corpus(posts)
    write_store(corpus, tmp_path / "store")
    whole, bare = (
        read_kept_work(Piece("work.discourse.zip", kept_work(corpus, {}, name="posts", texts=texts)))
        for texts in (True, False)
    )

    assert read_store(tmp_path / "store").corrections == LOG
    assert whole.own_corpus.corrections == LOG
    assert whole.own_corpus.fingerprint == corpus.fingerprint
    assert b"only here" not in kept_work(corpus, {}, name="posts", texts=False)
    assert not bare.has_texts
    shutil.rmtree(tmp_path / "store")
