"""The shelf: where corpora lie, and what they are called."""

import json
import os
from pathlib import Path

import pytest

from dashboard.serving.shelf import STARTER, VARIABLE, paths, shelf, written


@pytest.mark.parametrize(
    "name", ["a:b.csv", "a;b.csv", "[a].csv", 'quo"te.csv', "line\nend.csv", "שלום.jsonl", " .csv"]
)
def test_a_path_may_hold_any_character(name: str) -> None:
    """What the command writes is read again as it was, whatever divides paths on a system."""
    some = [Path("first.csv"), Path(name)]

    assert paths(written(some)) == some


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        ("a.csv", ["a.csv"]),
        (os.pathsep.join(["a.csv", "b"]), ["a.csv", "b"]),
        (os.pathsep.join(["", "a.csv", ""]), ["a.csv"]),
        ("[a].csv", ["[a].csv"]),
        (json.dumps(["a:b.csv", ""]), ["a:b.csv"]),
    ],
)
def test_the_variable_may_be_written_by_hand(value: str, expected: list[str]) -> None:
    """Paths with the system's separator between them, as in PATH, or a list in JSON."""
    assert paths(value) == list(map(Path, expected))


def test_corpora_are_called_by_the_shortest_name_that_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name tells of the folders of a server no more than the last; the same path twice is numbered."""
    some = [Path("/srv/secret/x/posts.csv"), Path("/srv/secret/y/posts.csv"), Path("/srv/secret/y/posts.csv")]
    monkeypatch.setenv(VARIABLE, written([*some, some[2]]))

    assert list(shelf()) == ["posts", "posts.csv", "y/posts.csv", "posts (2)", STARTER]


@pytest.mark.parametrize("name", [b"x\xff.csv", b"a\nb.csv", b"\x1b[31m.jsonl"])
def test_a_corpus_has_a_name_that_can_be_shown(monkeypatch: pytest.MonkeyPatch, name: bytes) -> None:
    """Names of files are bytes: those that are no text are not handed to the page as they are."""
    monkeypatch.setenv("DISCOURSE_CORPUS", written([Path(os.fsdecode(b"/srv/" + name))]))

    assert all(title.isprintable() and title.encode() for title in shelf())
