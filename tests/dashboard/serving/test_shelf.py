"""The shelf: where corpora lie, and what they are called."""

import json
import os
from pathlib import Path

import pytest

from analysis import IntakeError
from dashboard.serving import shelf as shelves
from dashboard.serving.bundled import bundled, offered
from dashboard.serving.shelf import ALONE, STARTER, VARIABLE, Shelved, out_of_reach, shelf, shelved, written


@pytest.mark.parametrize(
    "name", ["a:b.csv", "a;b.csv", "[a].csv", 'quo"te.csv', "line\nend.csv", "שלום.jsonl", " .csv"]
)
def test_a_path_may_hold_any_character(name: str) -> None:
    """What the command writes is read again as it was, whatever divides paths on a system."""
    some = [Path("first.csv"), Path(name)]

    assert shelved(written(some)) == list(map(Shelved, some))


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
    assert shelved(value) == [Shelved(Path(path)) for path in expected]


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


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Write two corpora, and return their paths and that of a third which is not there."""
    shelves._obstacle.cache_clear()
    some = [tmp_path / name for name in ("b.csv", "a.csv")]
    for path in some:
        path.write_text("text\nA text.\n", encoding="utf-8")
    return [*some, tmp_path / "gone.csv"]


def test_corpora_have_the_titles_and_the_order_that_a_host_gives(
    monkeypatch: pytest.MonkeyPatch, two: list[Path]
) -> None:
    """A title is one line; where it stands twice, or is that of the starter corpus, the later has a number."""
    titles = ["Press\nreleases", "Press releases", STARTER]
    some = [{"title": title, "path": str(path)} for title, path in zip(titles, [*two[:2], two[0]], strict=True)]
    monkeypatch.setenv(VARIABLE, json.dumps([*some, str(two[1])]))

    assert list(shelf()) == ["Press releases", "Press releases (2)", f"{STARTER} (2)", "a", STARTER]
    assert offered() == [*shelf(), *bundled()]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('[{"title": "A"}]', "item 1 is neither a path nor"),
        ('["a.csv", {"title": "", "path": "b.csv"}]', "item 2 is neither a path nor"),
        ('[{"title": "A", "path": "a.csv", "colour": "red"}]', "item 1 is neither a path nor"),
        ("[3]", "item 1 is neither a path nor"),
        ('[{"title": "A", "path": "a.csv"}', "it is no list in JSON: "),
        ('["a.csv",]', "it is no list in JSON: "),
    ],
)
def test_a_list_that_cannot_be_understood_is_said(value: str, said: str) -> None:
    """With the name of the variable, and which item is meant."""
    with pytest.raises(IntakeError, match=f"E-SHELF · DISCOURSE_CORPUS · {said}"):
        shelved(value)


def test_a_corpus_that_is_not_there_takes_no_other_down(
    monkeypatch: pytest.MonkeyPatch, two: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    """The others are offered, the first of them first; the log says once what is missing, without its folder."""
    monkeypatch.setenv(VARIABLE, written([two[2], *two[:2]]))

    assert offered() == offered() == ["b", "a", STARTER, *bundled()]
    assert out_of_reach() == {"gone": "there is no such file or folder"}
    assert caplog.messages == ["A corpus is not offered: E-MISSING · gone.csv · there is no such file or folder"]


def test_those_of_the_program_can_be_left_out(monkeypatch: pytest.MonkeyPatch, two: list[Path]) -> None:
    """Where there are others that can be opened: no class finds an empty shelf."""
    monkeypatch.setenv(ALONE, "1")
    monkeypatch.setenv(VARIABLE, written(two[:2]))
    assert offered() == ["b", "a"]

    monkeypatch.setenv(VARIABLE, written(two[2:]))
    assert offered() == [STARTER, *bundled()]

    monkeypatch.setenv(VARIABLE, "")
    assert offered() == [STARTER, *bundled()]
