"""The command `discourse`: what it says, and what it refuses."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.version import VERSION
from dashboard.cli import main


class Done(NamedTuple):
    """How a command ended."""

    code: object
    out: str
    err: str


@pytest.fixture
def discourse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Return a function that runs the command with arguments."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["discourse", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code, *capsys.readouterr())

    return run


def test_the_installed_command_says_its_version() -> None:
    """The command is there, and its version is the analysis package's."""
    command = Path(sys.executable).with_name("discourse")

    said = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603

    assert said.stdout == f"discourse-trends {VERSION}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--help"], ["serve", "names"]), (["serve", "--help"], ["corpus", "--port", "--address", "--headless"])],
)
def test_help_names_what_there_is(discourse: Callable[..., Done], arguments: list[str], words: list[str]) -> None:
    """Commands and options are listed."""
    done = discourse(*arguments)

    assert done.code == 0
    assert [word for word in words if word not in done.out] == []


def test_a_corpus_that_is_not_there_is_named(discourse: Callable[..., Done], tmp_path: Path) -> None:
    """Before anything is served, missing paths are said in a sentence; those that exist are not."""
    gone, there = tmp_path / "gone.csv", tmp_path / "there.csv"
    there.touch()

    assert discourse("serve", str(there), str(gone)).code == f"there is no {gone}"


def test_names_refuses_what_is_no_corpus(discourse: Callable[..., Done], tmp_path: Path) -> None:
    """A folder without a manifest gets the reader's own message."""
    done = discourse("names", str(tmp_path))

    assert str(done.code).startswith(f"E-MANIFEST · {tmp_path.name} · the folder has no manifest.csv")


@pytest.mark.parametrize("arguments", [["analyse"], ["serve", "--port", "many"], ["names"]])
def test_what_cannot_be_understood_is_refused(discourse: Callable[..., Done], arguments: list[str]) -> None:
    """A wrong command or option leads to the usage."""
    done = discourse(*arguments)

    assert done.code == 2
    assert done.err.startswith("usage: discourse")
