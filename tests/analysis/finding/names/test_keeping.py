"""Names in the cache folder: found once for texts by a model, and for no others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import Corpus
from analysis.corpus.errors import SchemaError
from analysis.corpus.schema import MENTIONS
from analysis.corpus.stored import cache
from analysis.finding.names import keeping
from analysis.finding.names.keeping import keep_names, with_kept_names
from analysis.finding.names.models import Model

ROWS = [{"text": "Barack Obama came to Berlin."}, {"text": "He left."}]
NAMES = pd.DataFrame([("d0", 0, 12, "Barack Obama", "PERSON", "model", "Barack Obama")], columns=list(MENTIONS.columns))


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where names are kept, of a cache folder of the test's own; a model is installed."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "installed_model", lambda: Model("reader", "1.0", Path()))
    cache._writable.cache_clear()
    yield tmp_path / "cache" / "names"
    cache._writable.cache_clear()


def test_names_are_kept_for_their_texts(make_corpus: Callable[..., Corpus]) -> None:
    """Whatever else is different, such as who the sources are; with other texts there are none."""
    corpus = make_corpus(ROWS)
    assert with_kept_names(corpus) is corpus
    keep_names(corpus, NAMES)
    dealt = replace(corpus, documents=corpus.documents.assign(source="B"))

    for same in (corpus, dealt):
        found = with_kept_names(same).mentions
        assert found is not None
        pd.testing.assert_frame_equal(found, NAMES.astype(MENTIONS.empty().dtypes))
    assert with_kept_names(make_corpus([*ROWS, {"text": "Nobody did."}])).mentions is None


def test_another_model_finds_its_own(make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of one, too; without any there is nothing to keep."""
    corpus = make_corpus(ROWS)
    keep_names(corpus, NAMES)
    for model in (Model("reader", "1.1", Path()), Model("other", "1.0", Path()), None):
        monkeypatch.setattr(keeping, "installed_model", lambda model=model: model)
        assert with_kept_names(corpus).mentions is None


def test_what_is_there_stays(make_corpus: Callable[..., Corpus]) -> None:
    """Names that came with a corpus are its names."""
    corpus = make_corpus(ROWS)
    keep_names(corpus, NAMES)
    own = corpus.with_mentions(MENTIONS.empty())

    assert with_kept_names(own) is own


def test_damaged_names_are_none(make_corpus: Callable[..., Corpus], room: Path) -> None:
    """They are put aside, and can be kept again."""
    corpus = make_corpus(ROWS)
    keep_names(corpus, NAMES)
    (kept,) = room.glob("*/mentions.arrow")
    kept.write_bytes(kept.read_bytes()[:-1])

    assert with_kept_names(corpus).mentions is None
    keep_names(corpus, NAMES)
    assert with_kept_names(corpus).mentions is not None


def test_no_other_table_is_kept(make_corpus: Callable[..., Corpus], room: Path) -> None:
    """Only names are."""
    with pytest.raises(SchemaError):
        keep_names(make_corpus(ROWS), NAMES.drop(columns="start"))
    assert not room.exists()
