"""Names in the cache folder: found once for texts by a model, and for no others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import Corpus
from analysis.corpus.schema import MARKS
from analysis.corpus.stored import cache
from analysis.finding.names import keeping
from analysis.finding.names.keeping import keep_names, with_kept_names
from analysis.finding.names.models import Model

ROWS = [{"text": "Barack Obama came to Berlin."}, {"text": "He left."}]
NAMES = pd.DataFrame([("d0", 0, 12, "Barack Obama", "PERSON")], columns=list(MARKS.columns))


def _reader(folder: Path, version: str) -> Model:
    """Return a model of no files."""
    return Model("reader", version, folder / "model")


@pytest.fixture
def named(make_corpus: Callable[..., Corpus], room: Path) -> Corpus:
    """Return a corpus with the names that the model that is installed marks in it."""
    return make_corpus(ROWS).with_marks(NAMES, str(_reader(room, "1.0")))


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where names are kept, of a cache folder of the test's own; a model is installed."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "installed_model", lambda _: _reader(tmp_path, "1.0"))
    cache._writable.cache_clear()
    yield tmp_path / "cache" / "names"
    cache._writable.cache_clear()


def test_names_are_kept_for_their_texts(make_corpus: Callable[..., Corpus], named: Corpus) -> None:
    """Whatever else is different, such as who the sources are; with other texts there are none."""
    corpus = make_corpus(ROWS)
    assert with_kept_names(corpus) is corpus
    keep_names(named)
    dealt = replace(corpus, documents=corpus.documents.assign(source="B"))

    for same in (corpus, dealt):
        found = with_kept_names(same)
        assert found.marks is not None
        assert found.names_by == named.names_by
        pd.testing.assert_frame_equal(found.marks, NAMES.astype(MARKS.empty().dtypes))
    assert with_kept_names(make_corpus([*ROWS, {"text": "Nobody did."}])).marks is None


def test_another_model_finds_its_own(
    make_corpus: Callable[..., Corpus], named: Corpus, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of one, too, and the same with other weights; without any there is nothing to keep."""
    keep_names(named)
    folder = room / "model"
    folder.mkdir()
    (folder / "weights").write_bytes(b"others")
    for model in (_reader(room.parent, "1.1"), Model("other", "1.0", room.parent), _reader(room, "1.0"), None):
        monkeypatch.setattr(keeping, "installed_model", lambda _, model=model: model)
        assert with_kept_names(make_corpus(ROWS)).marks is None


def test_names_of_another_model_are_not_kept_as_its_own(make_corpus: Callable[..., Corpus], room: Path) -> None:
    """What came with a corpus from elsewhere is not what the model that is installed would find."""
    keep_names(make_corpus(ROWS).with_marks(NAMES, "another 2.0 (0123abcd…)"))

    assert not room.exists()


def test_what_is_there_stays(make_corpus: Callable[..., Corpus], named: Corpus) -> None:
    """Names that came with a corpus are its names."""
    keep_names(named)
    own = make_corpus(ROWS).with_marks(MARKS.empty(), "another 2.0 (0123abcd…)")

    assert with_kept_names(own) is own


def test_damaged_names_are_none(make_corpus: Callable[..., Corpus], named: Corpus, room: Path) -> None:
    """They are put aside, and can be kept again."""
    keep_names(named)
    (kept,) = room.glob("*/marks.arrow")
    kept.write_bytes(kept.read_bytes()[:-1])

    assert with_kept_names(make_corpus(ROWS)).marks is None
    keep_names(named)
    assert with_kept_names(make_corpus(ROWS)).marks is not None
