"""A corpus as files: it comes back as it was, and what is not as it was written is refused."""

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, IntakeError
from analysis.corpus.schema import MARKS, MENTIONS
from analysis.corpus.stored import listing
from analysis.corpus.stored.store import read_store, write_store

# What the most harmless object is in the form that runs code when it is read: the number 1.
PACKED_OBJECT = base64.b64decode("gASVAwAAAAAAAABLAS4=")


@pytest.fixture
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a corpus with a column of every kind."""
    rows = [
        {
            "text": "Wir sehen das.",
            "published": "2020-01-02",
            "likes": 3,
            "tags": ["a", "b"],
            "mixed": "x",
            "rate": 0.5,
        },
        {"text": "移民 und so-\nfort sofort", "published": "2020", "likes": 4, "tags": [], "mixed": 1, "rate": None},
        {"text": "…", "language": "de", "likes": 5, "mixed": None},
    ]
    return make_corpus(rows)


def test_a_corpus_comes_back_as_it_was(corpus: Corpus, tmp_path: Path) -> None:
    """Every table, text, word and number is the same, of the same kind."""
    write_store(corpus, tmp_path)
    found = read_store(tmp_path)

    pd.testing.assert_frame_equal(found.documents, corpus.documents)
    pd.testing.assert_frame_equal(found.ledger, corpus.ledger)
    assert found.texts.equals(corpus.texts)
    assert (found.fingerprint, found.rows_read, found.mentions) == (corpus.fingerprint, corpus.rows_read, None)
    for name in ("ids", "offsets", "terms", "touching"):
        np.testing.assert_array_equal(getattr(found.index, name), getattr(corpus.index, name))
    assert [getattr(found.index, name) for name in ("languages", "joined", "breaks", "too_long")] == [
        getattr(corpus.index, name) for name in ("languages", "joined", "breaks", "too_long")
    ]


def test_provenance_and_names_come_back(corpus: Corpus, tmp_path: Path) -> None:
    """Which files a corpus is from, and the names found in it."""
    write_store(corpus.with_marks(MARKS.empty(), "a model").with_mentions(MENTIONS.empty()), tmp_path)
    found = read_store(tmp_path)

    assert found.mentions is not None
    assert found.marks is not None
    assert found.names_by == "a model"
    pd.testing.assert_frame_equal(found.marks, MARKS.empty())
    assert corpus.provenance is not None
    assert found.provenance is not None
    pd.testing.assert_frame_equal(found.mentions, MENTIONS.empty())
    pd.testing.assert_frame_equal(found.provenance.files, corpus.provenance.files)
    assert found.provenance.layout == corpus.provenance.layout


def test_a_flipped_bit_is_found(corpus: Corpus, tmp_path: Path) -> None:
    """In whatever file it is, and wherever in it."""
    write_store(corpus, tmp_path)
    for path in sorted(tmp_path.iterdir()):
        whole = path.read_bytes()
        for place in range(0, len(whole), max(len(whole) // 7, 1)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
            with pytest.raises(IntakeError, match=r"^E-STORE"):
                read_store(tmp_path)
        path.write_bytes(whole)

    assert read_store(tmp_path).fingerprint == corpus.fingerprint


@pytest.mark.parametrize("name", ["texts.arrow", "ids.npy", "store.json"])
def test_a_missing_file_is_found(corpus: Corpus, tmp_path: Path, name: str) -> None:
    """A store is whole or none."""
    write_store(corpus, tmp_path)
    (tmp_path / name).unlink()

    with pytest.raises(IntakeError, match=r"^E-STORE · .* · read the files again"):
        read_store(tmp_path)


def test_a_store_of_another_version_is_refused(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What its tables mean may have changed."""
    write_store(corpus, tmp_path)
    monkeypatch.setattr(listing, "SCHEMA_VERSION", 0)

    with pytest.raises(IntakeError, match=r"^E-STORE · .* · it was made by another version"):
        read_store(tmp_path)


@pytest.mark.parametrize("name", ["documents.arrow", "texts.arrow", "ids.npy", "terms.arrow"])
def test_what_would_run_code_is_refused(corpus: Corpus, tmp_path: Path, name: str) -> None:
    """A packed object in the place of a table or an array is no such, even where the list says its digest."""
    write_store(corpus, tmp_path)
    (tmp_path / name).write_bytes(PACKED_OBJECT)
    listed = json.loads((tmp_path / "store.json").read_text().partition("\n")[2])
    listed["files"][name] = len(PACKED_OBJECT), hashlib.sha256(PACKED_OBJECT).hexdigest()
    text = json.dumps(listed)
    (tmp_path / "store.json").write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")

    with pytest.raises(IntakeError, match=r"^E-STORE · .* · it cannot be read: "):
        read_store(tmp_path)
