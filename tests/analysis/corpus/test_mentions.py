"""Names kept with a corpus: all of them are read, or none, and then the ledger and a caution say why."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, caveats, read_corpus
from analysis.corpus.digests import texts_digest
from analysis.corpus.names.mentions import kept_form
from analysis.corpus.opening import mentions_path, write_marks
from analysis.corpus.schema import MARKS, require

Row = tuple[object, ...]
Keep = Callable[..., Path]
TEXT = "ICE came to New\nYork, say 1984"
ROWS: list[Row] = [
    ("007", 0, 3, "ICE", "ORG"),
    ("007", 12, 20, "New\nYork", "GPE"),
    ("007", 26, 30, "1984", "LAW"),
]
BY = "en_core_web_md 3.8.0 (0123abcd…)"


def _table(rows: list[Row]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(MARKS.columns))
    texts = ["doc_id", "surface", "type"]
    return require(table.astype(dict.fromkeys(texts, "str") | {"start": "int64", "end": "int64"}), MARKS)


@pytest.fixture
def keep(make_folder: Callable[..., Path]) -> Keep:
    """Return a function that makes a folder with names kept in it, as they are or with the file changed."""

    def make(rows: list[Row] = ROWS, change: Callable[[bytes], bytes] = bytes) -> Path:
        folder = make_folder({"manifest.csv": "file,source,doc_id,title\na.txt,A,007,T\n", "a.txt": TEXT})
        write_marks(read_corpus(folder).with_marks(_table(rows), BY), folder)
        kept = mentions_path(folder)
        kept.write_bytes(change(kept.read_bytes()))
        return folder

    return make


def _aside(corpus: Corpus) -> str:
    assert corpus.marks is None
    ((code, action, line, message),) = corpus.ledger[["code", "action", "line", "message"]].to_numpy().tolist()
    assert (code, action, line) == ("E-MENTIONS", "set aside", 0)
    return str(message)


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []], ids=["names", "a name", "no names"])
def test_kept_names_are_read_back(keep: Keep, rows: list[Row]) -> None:
    """What is written is read again, to the letter, with the model that found it; who is meant is found anew."""
    corpus = read_corpus(keep(rows))

    assert corpus.marks is not None
    pd.testing.assert_frame_equal(corpus.marks, _table(rows))
    assert (corpus.names_by, corpus.mentions, corpus.ledger.empty) == (BY, None, True)


def test_line_ends_of_another_system_make_no_difference(keep: Keep) -> None:
    """A checkout that turns line ends into those of Windows loses no name that stands on one line."""
    folder = keep(ROWS[::2], lambda data: data.replace(b"\n", b"\r\n"))

    assert read_corpus(folder).ledger.empty


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[: data.rindex(b"007,26")], "it holds 2 of the 3 names that it had when it was made"),
        (lambda data: data[: len(data) // 2], "names"),
        (lambda data: data.replace(b"ORG", b"GPE"), "it was changed after it was made"),
        (lambda data: data + b"007,0,3,ICE,ORG\n", "it holds 4 of the 3 names"),
        (lambda data: data.replace(b"en_core_web_md", b"en_core_web_xl"), "it was changed after it was made"),
        (lambda data: data.partition(b"\n")[2], "its first line does not say how many"),
        (lambda data: data.replace(b" names, ", b" mentions, ").replace(b", by ", b""), "an earlier version made it"),
        (lambda _: b"", "its first line does not say how many"),
        (lambda _: b"\x00\xff\xfe", "it is not UTF-8"),
        (lambda data: data.partition(b"\n")[0], "it is no table"),
        (lambda data: data + b'"', "it is no table"),
        (lambda data: data.replace(b"start,end", b"end,start"), "its columns are not doc_id, start, end"),
    ],
    ids=[
        "cut",
        "cut in half",
        "edited",
        "added",
        "of another model",
        "no head",
        "of an earlier form",
        "empty",
        "bytes",
        "head only",
        "quote",
        "columns",
    ],
)
def test_a_file_that_is_not_as_it_was_made_is_set_aside(
    keep: Keep, change: Callable[[bytes], bytes], reason: str
) -> None:
    """The corpus opens without names, and the ledger says what is wrong with them."""
    assert reason in _aside(read_corpus(keep(change=change)))


def test_names_of_other_texts_are_set_aside(keep: Keep) -> None:
    """Names kept for one text are not shown for another; a title or a source may change."""
    folder = keep()
    (folder / "manifest.csv").write_text("file,source,doc_id,title\na.txt,B,007,Another\n")
    assert read_corpus(folder).marks is not None
    (folder / "a.txt").write_text(TEXT.replace("say", "and"))

    assert "its names were found in other texts than these" in _aside(read_corpus(folder))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("007", 29, 40, "4 and beyond", "ORG"), "does not stand where it says"),
        (("007", 1_000_000, 1_000_003, "ICE", "ORG"), "does not stand where it says"),
        (("007", 0, 3, "FBI", "ORG"), "does not stand where it says"),
        (("007", 3, 0, "ICE", "ORG"), "does not stand where it says"),
        (("007", 0, 0, "", "ORG"), "does not stand where it says"),
        (("008", 0, 3, "ICE", "ORG"), "is in a document that is not there"),
        (("007", 0, 3, "ICE", "![](https://example.org/x.png)"), "is of a kind that no model gives"),
        (("007", 0, 3, "ICE", "DATE"), "is of a kind that no model gives"),
        (("007", "-0", "3", "ICE", "ORG"), "has a place that is no number"),
        (("007", "0", "1e9", "ICE", "ORG"), "has a place that is no number"),
        (("007", "\u0660", "\u0663", "ICE", "ORG"), "has a place that is no number"),
        (("007", 0, 3, "ICE", "ORG"), "does not come after the one before it"),
        (ROWS[-1], "does not come after the one before it"),
    ],
    ids=repr,
)
def test_a_name_that_cannot_have_been_found_sets_all_aside(keep: Keep, row: Row, reason: str) -> None:
    """A file with right digests may still be made up: each name must stand in its text as it says."""
    folder = keep()
    corpus = read_corpus(folder, kept_mentions=False)
    made_up = pd.DataFrame([*ROWS, row], columns=list(MARKS.columns))
    mentions_path(folder).write_text(kept_form(made_up, texts_digest(corpus.documents, corpus.texts), BY))

    assert f"name 4 {reason}" in _aside(read_corpus(folder))


@pytest.mark.parametrize("kind", ["a folder", "a link out", "a link to nothing"])
def test_what_is_no_file_of_the_folder_is_set_aside(keep: Keep, tmp_path: Path, kind: str) -> None:
    """Neither a folder in its place nor a link that leads out of the corpus is read."""
    folder = keep()
    kept = mentions_path(folder)
    if kind == "a folder":
        kept.unlink()
        kept.mkdir()
    else:
        (tmp_path / "there.csv").write_bytes(kept.read_bytes())
        kept.unlink()
        kept.symlink_to(tmp_path / ("there.csv" if kind == "a link out" else "gone.csv"))

    assert "it is no file in this folder" in _aside(read_corpus(folder))


def test_a_caution_says_that_kept_names_are_not_used(keep: Keep) -> None:
    """Whoever looks at the corpus reads why names are looked for anew, and what keeps them again."""
    found = caveats(read_corpus(keep(change=lambda data: data.replace(b"ORG", b"GPE"))), Filters()).set_index("code")

    assert found.loc["kept-names", "message"] == (
        "The names kept in mentions.csv are not used: it was changed after it was made. Entities looks for names anew, "
        "which takes a while; the command “discourse names” keeps them again."
    )


def test_names_that_fit_need_no_caution(keep: Keep) -> None:
    """Where all names are read nothing is said."""
    assert "kept-names" not in set(caveats(read_corpus(keep()), Filters())["code"])


@given(st.binary(max_size=120), st.integers(0, 400))
def test_no_bytes_in_place_of_names_break_a_corpus(make_folder: Callable[..., Path], junk: bytes, at: int) -> None:
    """Whatever the file holds, the corpus opens with all its names or with none."""
    folder = make_folder({"manifest.csv": "file,source,doc_id\na.txt,A,007\n", "a.txt": TEXT})
    write_marks(read_corpus(folder).with_marks(_table(ROWS), BY), folder)
    kept = mentions_path(folder)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:at] + junk + whole[at + len(junk) :])

    corpus = read_corpus(folder)
    assert corpus.set_aside.names if corpus.marks is None else len(corpus.marks) == len(ROWS)
