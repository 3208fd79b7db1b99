"""The command `discourse warm`: a line for each step, nothing twice, and a shell is told what could not be done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import AnalysisError, Corpus, limits
from analysis.corpus.schema import MARKS
from analysis.corpus.stored import cache
from analysis.finding.names.models import installed_model
from dashboard.cli import main
from dashboard.serving import warming
from dashboard.serving.opening import shelf_corpus

ROW = '{"doc_id": "a", "body": "Barack Obama came to Berlin.", "source": "A"}\n'


def _without_a_name(corpus: Corpus) -> Corpus:
    return corpus.with_marks(MARKS.empty(), str(installed_model("")))


@pytest.fixture
def warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., object]]:
    """Return what runs the command with arguments, and gives its exit code; nothing is kept beyond the test."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    for variable in ("DISCOURSE_CORPUS", "DISCOURSE_MAPPING", "DISCOURSE_CLEAN"):
        monkeypatch.setenv(variable, "")
    monkeypatch.setattr(warming, "marked_corpus", _without_a_name)
    cache._writable.cache_clear()

    def run(*arguments: object) -> object:
        monkeypatch.setattr("sys.argv", ["discourse", "warm", *map(str, arguments)])
        try:
            main()
        except SystemExit as end:
            return end.code
        return 0

    yield run
    cache._writable.cache_clear()


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Return a corpus whose texts are in a column of another name."""
    path = tmp_path / "posts.jsonl"
    path.write_text(ROW)
    return path


def test_it_says_each_step(warm: Callable[..., object], posts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its time; the second time nothing is left to do, and the dashboard finds it all."""
    assert warm(posts, "--text", "body") == 0
    first = capsys.readouterr().out
    assert warm(posts, "--text", "body") == 0
    second = capsys.readouterr().out

    assert [line.partition(" (")[0] for line in first.splitlines()] == [
        "posts: ready, 1 document",
        "posts: 0 names kept",
    ]
    assert "posts: 0 names are there" in second
    assert shelf_corpus("posts").marks is not None


def test_names_can_be_left_out(warm: Callable[..., object], posts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They take longest."""
    assert warm(posts, "--text", "body", "--without-names") == 0
    assert "names" not in capsys.readouterr().out
    assert shelf_corpus("posts").marks is None


def test_what_goes_wrong_is_told_and_the_rest_done(
    warm: Callable[..., object], posts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shell learns it by the exit code."""
    (tmp_path / "empty.csv").write_text("text\n")

    assert warm(tmp_path / "empty.csv", posts, "--without-names") == 3
    out = capsys.readouterr().out
    assert "empty: E-" in out
    assert "posts: ready, 1 document" in out


def test_another_language_is_no_failure(
    warm: Callable[..., object], posts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no model for it; a model that is missing is a failure."""
    for code, expected in (("E-LANGUAGE", 0), ("E-MODEL", 3)):
        monkeypatch.setattr(warming, "marked_corpus", missing(code))
        assert warm(posts) == expected
        assert f"posts: {code}" in capsys.readouterr().out


def missing(code: str) -> Callable[[Corpus], object]:
    """Return what has no model."""

    def model(_: Corpus) -> object:
        raise AnalysisError(code, "there is none")

    return model


def test_stopped_it_goes_on_later(
    warm: Callable[..., object], posts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C says so, in a line; what was done is done."""
    monkeypatch.setattr(limits, "READY_BYTES", 0)

    def stopped(_: Corpus) -> Corpus:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(warming, "marked_corpus", stopped)
        assert warm(posts) == 130
    assert capsys.readouterr().err == "Stopped.\n"
    with monkeypatch.context() as patch:
        patch.setattr("analysis.corpus.apart.ready.IntakeJob", NoJob)
        assert warm(posts) == 0


class NoJob:
    """A job that must not be started."""

    def __init__(self, *_: object, **__: object) -> None:
        """Be asked for."""


def test_without_arguments_it_is_all_that_is_served(
    warm: Callable[..., object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The starter corpus and those of packages among it."""
    monkeypatch.setattr(warming, "offered", lambda: ["Immigration raids, five articles"])

    assert warm() == 0
    assert "Immigration raids, five articles: ready, 5 documents" in capsys.readouterr().out
