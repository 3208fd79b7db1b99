"""The command `discourse`: what it says, and what it refuses."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.version import VERSION

ROOT = Path(__file__).parents[2]


def _discourse(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", "from dashboard.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603


def test_it_says_its_version() -> None:
    """The version is the analysis package's, and nothing heavy is needed to say it."""
    done = _discourse("--version")

    assert (done.returncode, done.stdout) == (0, f"discourse-trends {VERSION}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--help"], ["serve", "names"]), (["serve", "--help"], ["--port", "--address", "--headless", "corpus"])],
)
def test_help_names_what_there_is(arguments: list[str], words: list[str]) -> None:
    """Commands and options are listed, with what they do."""
    done = _discourse(*arguments)

    assert done.returncode == 0
    assert [word for word in words if word not in done.stdout] == []


def test_a_corpus_that_is_not_there_is_named() -> None:
    """Before anything is served, a missing path is said in a sentence, without a trace."""
    done = _discourse("serve", "no-such-corpus.csv")

    assert done.returncode == 1
    assert done.stderr == f"there is no {ROOT / 'no-such-corpus.csv'}\n"


def test_names_refuses_what_is_no_corpus(tmp_path: Path) -> None:
    """A folder without a manifest gets the message of the reader, not a trace."""
    done = _discourse("names", str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith(f"E-MANIFEST · {tmp_path.name} · the folder has no manifest.csv")


def test_an_unknown_command_is_refused() -> None:
    """What is not a command leads to the usage."""
    done = _discourse("analyse")

    assert done.returncode == 2
    assert "usage: discourse" in done.stderr
