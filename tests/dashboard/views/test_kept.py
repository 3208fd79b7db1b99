"""Work that is kept: taken up on another machine with its texts, with the files brought again, or never on others."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
import streamlit as st

from analysis import (
    Corpus,
    IntakeError,
    Layout,
    Piece,
    Progress,
    Provenance,
    is_kept_work,
    kept_work,
    read_corpus,
    read_kept_work,
)
from analysis.corpus.schema import FILES, MAPPED
from dashboard.cli import main
from dashboard.serving import shelf
from dashboard.wording import intake

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

POSTS = (
    b'{"doc_id": "a", "source": "Post", "published": "2021-03-12", "text": "The raids went on and on."}\n'
    b'{"doc_id": "b", "source": "Times", "published": "2021-04-01", "text": "No raids in the city."}\n'
)
OTHERS = b'{"doc_id": "z", "source": "Sun", "text": "Peace now."}\n'
NAME = "work.discourse.zip"


class Job:
    """Reads files in this process and at once, as the process apart does."""

    folder: Path
    progress = Progress("reading", "", 0, 0)
    finished = True

    def __init__(self, files: list[Piece], layout: Layout, *, name: str) -> None:
        self.files, self.layout, self.name = files, layout, name

    def start(self) -> "Job":
        """Begin."""
        return self

    def cancel(self) -> None:
        """Stop."""

    def corpus(self) -> Corpus:
        """Return what came of it."""
        (piece,) = self.files
        if is_kept_work(piece):
            return read_kept_work(piece).own_corpus
        path = Job.folder / "posts.jsonl"
        path.write_bytes(piece.data)
        found = read_corpus(path)
        row: dict[str, Any] = dict.fromkeys(FILES.columns, 0) | {"file": piece.name, "format": "", "reader": ""}
        files = pd.DataFrame([row | {"digest": sha256(piece.data).hexdigest()}])
        known = Provenance(self.name, files, MAPPED.empty(), pd.DataFrame(), Layout())
        return replace(found, provenance=known)


@pytest.fixture(autouse=True)
def job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Have files read in this process."""
    Job.folder = tmp_path
    monkeypatch.setattr("dashboard.state.intake.IntakeJob", Job)
    return


def _drop(visit: "Visit", *files: tuple[str, bytes]) -> "Visit":
    uploader = visit.app.get("file_uploader")[-1]
    uploader.set_value([(name, data, "application/zip") for name, data in files]).run()
    assert [error.value for error in visit.app.exception] == []
    return visit


def _press(visit: "Visit", label: str) -> "Visit":
    (button,) = [button for button in visit.app.main.button if button.label == label]
    button.click().run()
    assert [error.value for error in visit.app.exception] == []
    return visit


@pytest.fixture
def keep(monkeypatch: pytest.MonkeyPatch) -> "Callable[..., bytes]":
    """Return a function that gives the file which a session would take away, with texts or without."""

    def kept(visit: "Visit", **chosen: bool) -> bytes:
        offered, draw = list[Any](), st.download_button

        def button(*args: Any, **more: Any) -> bool:
            offered.append(args)
            return draw(*args, **more)

        with monkeypatch.context() as patched:
            patched.setattr(st, "download_button", button)
            visit.put(**{"keep-work": True}).put(**{"keep-texts": chosen["texts"]})
        assert [error.value for error in visit.app.exception] == []
        write, name = next(args[1:3] for args in reversed(offered) if args[0] == "Keep this work")
        assert re.fullmatch(r"work-[0-9a-f]{12}\.discourse\.zip", name)
        return bytes(write())

    return kept


def _narrowed(visit: "Callable[..., Visit]") -> "Visit":
    """Return a session with a corpus of its own, filters, a word and a setting of a page."""
    found = _press(_drop(visit("corpus"), ("posts.jsonl", POSTS)), "Open this corpus")
    found.put(source=["Post"], word="raids", once=True)
    return found.go("terms").put(n=2)


def _here(visit: "Visit") -> tuple[object, ...]:
    now = visit.app.session_state["_here"]
    return now.corpus.fingerprint, now.filters, now.word, visit.app.session_state["n"]


@pytest.mark.parametrize("texts", [True, False])
def test_work_is_taken_up_in_another_session(
    visit: "Callable[..., Visit]", keep: "Callable[..., bytes]", *, texts: bool
) -> None:
    """With its texts in it, or its file brought with it: the same corpus, filters, word and settings, and numbers."""
    before = _narrowed(visit)
    kept = keep(before, texts=texts)

    files = [(NAME, kept)] if texts else [(NAME, kept), ("posts.jsonl", POSTS)]
    after = _press(_drop(visit("corpus"), *files), "Open this corpus").go("terms")

    assert _here(after) == _here(before)
    assert (after.numbers, after.finding, after.app.session_state["corpus"]) == (
        before.numbers,
        before.finding,
        "posts",
    )


def test_without_texts_the_page_says_which_file_to_bring(
    visit: "Callable[..., Visit]", keep: "Callable[..., bytes]"
) -> None:
    """By name and digest; what was open is not shown under the settings of other texts."""
    after = _drop(visit("corpus"), (NAME, keep(_narrowed(visit), texts=False)))
    said = " ".join(after.said)

    assert f"“posts.jsonl” (SHA-256 {sha256(POSTS).hexdigest()[:12]}…)" in said

    _press(_drop(after, ("posts.jsonl", POSTS)), "Open this corpus").go("terms")

    assert after.numbers.startswith("1 document ·")


def test_the_wrong_texts_are_said_and_keep_their_own_settings(
    visit: "Callable[..., Visit]", keep: "Callable[..., bytes]"
) -> None:
    """Work brought with other files says that they are not those; nothing of it holds for them."""
    after = _drop(visit("corpus"), (NAME, keep(_narrowed(visit), texts=False)), ("other.jsonl", OTHERS))

    assert intake.NOT_LINKED in after.said

    _press(after, "Open this corpus").go("terms")

    assert (after.numbers[:10], after.app.session_state["word"], after.app.session_state["n"]) == (
        "1 document",
        "",
        1,
    )


def test_work_on_a_corpus_that_everybody_has_opens_at_once(
    visit: "Callable[..., Visit]", keep: "Callable[..., bytes]"
) -> None:
    """Of a corpus of the shelf no file need be brought."""
    before = visit("terms").put(source=["Red Flag"], word="ice", n=2)

    after = _drop(visit("corpus"), (NAME, keep(before, texts=False))).go("terms")

    assert _here(after) == _here(before)
    assert after.numbers == before.numbers


def test_what_was_changed_since_is_refused(visit: "Callable[..., Visit]", seeds: Corpus) -> None:
    """The page says so, and what is open stays."""
    data = kept_work(seeds, {"word": ["ice"]}, name="seeds", texts=False)
    start = data.index(b"session.json") + 40
    found = _drop(visit("corpus"), (NAME, data[:start] + bytes([data[start] ^ 255]) + data[start + 1 :]))

    assert "E-KEPT" in " ".join(found.said)
    assert found.numbers.startswith("5 documents")


def test_a_server_opens_kept_work_where_its_reader_was(
    visit: "Callable[..., Visit]",
    shelve: "Callable[..., None]",
    seeds: Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`discourse serve work.discourse.zip`: a session without a link starts with its settings, no other does."""
    session = {"corpus": ["elsewhere"], "source": ["Red Flag"], "word": ["ice"], "n": ["2"]}
    (tmp_path / NAME).write_bytes(kept_work(seeds, session, name="seeds", texts=True))
    shelve([{"text": "unused"}])
    monkeypatch.setenv(shelf.VARIABLE, shelf.written([tmp_path / NAME]))

    found, other = visit("terms"), visit("terms", word="police")

    assert (found.app.session_state["_here"].filters.sources, _here(found)[2:]) == (("Red Flag",), ("ice", 2))
    assert _here(other)[2:] == ("police", 1)


def test_a_report_of_kept_work_is_a_report_of_its_corpus(
    seeds: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelve: "Callable[..., None]"
) -> None:
    """Other commands read the file too."""
    (tmp_path / NAME).write_bytes(kept_work(seeds, {}, name="seeds", texts=True))
    shelve([{"text": "unused"}])
    monkeypatch.setenv("DISCOURSE_BROWSER", "")
    monkeypatch.setenv(shelf.VARIABLE, "")
    monkeypatch.setattr(sys, "argv", ["discourse", "report", str(tmp_path / NAME), "-o", str(tmp_path / "r")])

    main()

    assert json.loads((tmp_path / "r" / "report.json").read_bytes())["fingerprint"] == seeds.fingerprint


@pytest.mark.parametrize("view", ["Side by side", "Lines"])
def test_downloads_of_a_private_corpus_are_written_without_its_session(
    visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    """Streamlit writes a download in a thread that has no session: what it takes from a corpus is at hand there."""
    found = _narrowed(visit).go("passages")
    offered, draw = dict[str, Any](), st.download_button

    def button(*args: Any, **more: Any) -> bool:
        offered[more["key"]] = args[1]
        return draw(*args, **more)

    monkeypatch.setattr(st, "download_button", button)
    found.put(view=view)
    (write,) = [
        write for key, write in offered.items() if key.startswith(("download-passages", "download-concordance"))
    ]

    assert b"raids" in write().lower()


def test_digests_alone_cannot_be_read_as_a_corpus(seeds: Corpus, tmp_path: Path) -> None:
    """The file says which texts to bring."""
    (tmp_path / NAME).write_bytes(kept_work(seeds, {}, name="seeds", texts=False))

    with pytest.raises(IntakeError, match="E-NO-TEXTS"):
        read_corpus(tmp_path / NAME)


def test_kept_work_has_what_was_marked_in_names(visit: "Callable[..., Visit]", keep: "Callable[..., bytes]") -> None:
    """A file of kept work says which names were marked right or wrong; a link does not."""
    found = visit("entities", checking="1")
    (right,) = [one for one in found.app.button if one.label == "Right"]
    right.click().run()
    work = read_kept_work(Piece("work.discourse.zip", keep(found, texts=False)), texts=False)

    assert len(work.session["checked"]) == 1
    assert "1 of 1 mention drawn at random is right" in " ".join(visit("entities", **work.session).said)
