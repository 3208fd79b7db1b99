"""What several test modules share: corpora made on the spot, the starter corpus, and real data where it is at hand."""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import settings

from analysis import Corpus, read_corpus, with_entities

# The same few examples on every run, so that a failure is never a matter of luck; `make exhaustive` tries many others.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("exhaustive", deadline=None, max_examples=500)
settings.load_profile("steady")

# What comes of the same packages' arithmetic, or of the repository's files, is the same on every Python, and is marked
# so. docs/decisions/2026-11-30-under-fifteen-minutes.md says why these, and what is passed on each Python.
ANY_PYTHON = (
    *("calibration", "analysis/comparing", "analysis/counting", "analysis/reading", "dashboard/charts"),
    *("dashboard/views", "test_architecture.py", "test_docs.py", "test_house.py", "test_labels.py", "test_matrix.py"),
)
EACH_PYTHON = ("dashboard/views/test_pages.py", "dashboard/views/test_waiting.py")


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Have what is kept ready lie among the temporary files of the tests, and return where."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCOURSE_CACHE", str(folder))
        patch.setenv("DISCOURSE_MODELS", str(folder / "models"))  # those of who runs the tests make no difference
        yield folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what says the same on every Python, before it is decided what is run."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        if any(place.is_relative_to(one) for one in ANY_PYTHON) and place.as_posix() not in EACH_PYTHON:
            item.add_marker(pytest.mark.any_python)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage the modules and tests, which are there to stay, and let it look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def make_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that writes one file and gives its path."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path_factory.mktemp("file") / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture(scope="session")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that writes a folder of files, given their contents by name."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path_factory.mktemp("folder")
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture(scope="session")
def make_corpus(make_file: Callable[..., Path]) -> Callable[..., Corpus]:
    """Return a function that reads a corpus from rows; a row needs a text, doc_id and source have defaults."""

    def make(rows: Iterable[Mapping[str, object]], **options: Any) -> Corpus:
        lines = [json.dumps({"doc_id": f"d{place}", "source": "A", **row}) for place, row in enumerate(rows)]
        return read_corpus(make_file("corpus.jsonl", "\n".join(lines)), **options)

    return make


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """Return where the starter corpus lies."""
    return Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def seeds(seeds_folder: Path) -> Corpus:
    """Return the starter corpus, with who and what is mentioned in it."""
    return with_entities(read_corpus(seeds_folder))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Return the folder of real data made by others, which is no part of the repository."""
    folder = os.environ.get("DISCOURSE_TEST_DATA")
    if not folder:
        pytest.skip("DISCOURSE_TEST_DATA is not set: it names the folder of real data that this test reads")
    return Path(folder)


@pytest.fixture(scope="session")
def uk_immigration(test_data: Path) -> Corpus:
    """Return what nine British parties wrote on immigration in 2010."""
    return read_corpus(test_data / "corpora" / "uk_immigration_2010.jsonl")


@pytest.fixture
def without_icu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide ICU, as on a machine where it is not installed: in scripts without spaces each character is a word."""
    monkeypatch.setitem(sys.modules, "icu4py", None)


@pytest.fixture(params=["words", "characters"])
def counted(request: pytest.FixtureRequest) -> str:
    """Return what is counted in scripts without spaces: words where ICU is installed, and without it characters."""
    if request.param == "characters":
        request.getfixturevalue("without_icu")
    return str(request.param)


@pytest.fixture
def unchanged() -> Callable[[Corpus], AbstractContextManager[None]]:
    """Return a context in which a corpus must not change."""

    @contextmanager
    def check(corpus: Corpus) -> Iterator[None]:
        before = _contents(corpus)
        yield
        for name, value in _contents(corpus).items():
            if isinstance(value, pd.DataFrame):
                pd.testing.assert_frame_equal(value, before[name], obj=name)
            else:
                assert np.array_equal(value, before[name]), name

    return check


def _contents(corpus: Corpus) -> dict[str, Any]:
    """Return copies of everything that a corpus holds."""
    found: dict[str, Any] = {
        "documents": corpus.documents.copy(),
        "ledger": corpus.ledger.copy(),
        "texts": np.array(corpus.texts.to_list(), dtype=object),
        "ids": corpus.index.ids.copy(),
        "offsets": corpus.index.offsets.copy(),
        "terms": corpus.index.terms.copy(),
        "counts": corpus.index.counts.matrix.toarray(),
    }
    names = {"marks": corpus.marks, "mentions": corpus.mentions}
    return found | {name: table.copy() for name, table in names.items() if table is not None}
