"""Corrections of names as files and lines: there and back, never a formula, and nothing hostile taken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.names.corrections import (
    Correction,
    checked_correction,
    correction_lines,
    corrections_at,
    read_corrections,
    told_corrections,
    written_corrections,
)
from analysis.corpus.names.mentions import NAME_TYPES
from analysis.corpus.opening import corrections_path

HEAD = "what,entity,form,into,type,note\r\n"
LOG = (
    Correction("merge", "Trump", into="Donald Trump"),
    Correction("split", "Clinton", "Bill", "Bill Clinton", "PERSON"),
    Correction("retype", "Brexit", type="EVENT"),
    Correction("rename", "BA", into="Bob Avakian", note="as the text says"),
    Correction("hide", "GDP"),
    Correction("hide", "Will", "WILL"),
    Correction("add", "ICE", "the agency", type="ORG"),
)
CELLS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
TYPES = st.sampled_from(sorted(NAME_TYPES))
CORRECTIONS = st.one_of(
    st.builds(Correction, st.sampled_from(("merge", "rename")), CELLS, into=CELLS, note=CELLS),
    st.builds(Correction, st.just("retype"), CELLS, type=TYPES),
    st.builds(Correction, st.just("split"), CELLS, CELLS, CELLS, TYPES),
    st.builds(Correction, st.just("hide"), CELLS, note=CELLS),
    st.builds(Correction, st.just("add"), CELLS, CELLS, type=TYPES),
)


def test_a_log_comes_back_from_its_file() -> None:
    """What is downloaded can be uploaded."""
    assert read_corrections(written_corrections(LOG)) == LOG
    assert written_corrections(LOG).startswith(HEAD)
    assert read_corrections(HEAD) == ()


def test_a_log_comes_back_from_its_lines() -> None:
    """A link says each line as the file does, without empty cells at its end."""
    lines = [one.written for one in LOG]

    assert lines[0] == "merge,Trump,,Donald Trump"
    assert correction_lines(lines) == LOG
    assert correction_lines(()) == ()


@given(st.lists(CORRECTIONS, max_size=5).map(tuple))
def test_any_log_comes_back(log: tuple[Correction, ...]) -> None:
    """Commas, quotation marks, apostrophes and formulas are as they were, by file and by link."""
    assert read_corrections(written_corrections(log)) == log
    assert correction_lines(one.written for one in log) == log


@pytest.mark.parametrize("name", ["=1+2", "+x", "-x", "@SUM(A1)", "|x", "'=1", "' =1", "''"])
def test_no_cell_is_a_formula(name: str) -> None:
    """A spreadsheet takes none for a formula, and what is read is as it was."""
    log = (Correction("hide", name),)
    cell = written_corrections(log).splitlines()[1].split(",")[1]

    assert not cell.startswith(("=", "+", "-", "@", "|"))
    assert read_corrections(written_corrections(log)) == log


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_write_another_delimiter_and_order(delimiter: str) -> None:
    """Semicolons, tabs, a byte order mark, blank lines and other ends of lines are read."""
    rows = [
        ["note", "what", "entity", "form", "into", "type"],
        ["", "merge", "Trump", "", "Donald Trump", ""],
        [""] * 6,
    ]
    text = "\ufeff" + "\n".join(delimiter.join(row) for row in rows)

    assert told_corrections(text.encode(), "x.csv") == LOG[:1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is no table"),
        ("what,entity\nhide,GDP\n", "its first line does not name the columns"),
        (f'{HEAD}hide,"GDP', "it is no table"),
        (f"{HEAD}hide,GDP\n", r"line 2 has 2 cells, not 6"),
        (f"{HEAD}kill,GDP,,,,\n", "line 2 says “kill”, which is none of merge, split"),
        (f"{HEAD}merge,Trump,,,,\n", "line 2: merge needs into"),
        (f"{HEAD}hide,,,,,\n", "line 2: hide needs entity"),
        (f"{HEAD}hide,GDP,,x,,\n", "line 2: hide takes no into"),
        (f"{HEAD}retype,GDP,,,MONEY,\n", "“MONEY” is no type of names"),
        (f"{HEAD}hide,{'x' * 501},,,,\n", "a cell of more than 500 characters"),
        (f"{HEAD}hide,a\x00b,,,,\n", "a character that no line can show"),
        (f"{HEAD}hide,a\x1bb,,,,\n", "a character that no line can show"),
        ("<html><script>alert(1)</script>", "its first line does not name the columns"),
    ],
)
def test_what_is_no_log_is_refused(text: str, why: str) -> None:
    """The message says what is wrong, where, and how a line is written."""
    with pytest.raises(IntakeError, match=rf"^E-CORRECTIONS · x.csv · .*{why}"):
        read_corrections(text, "x.csv")


def test_too_long_a_log_is_refused() -> None:
    """Neither many lines nor many bytes are read."""
    with pytest.raises(IntakeError, match=r"has 1,001 lines, and no more than 1,000 lines are read"):
        read_corrections(HEAD + "hide,GDP,,,,\n" * (limits.MOST_CORRECTIONS + 1))
    with pytest.raises(IntakeError, match=r"E-CORRECTIONS · x.csv · it has more than 1,000,000 bytes"):
        told_corrections(b"x" * (limits.CORRECTION_BYTES + 1), "x.csv")
    with pytest.raises(IntakeError, match=r"E-CORRECTIONS · x.csv · it is not UTF-8"):
        told_corrections(HEAD.encode("utf-16"), "x.csv")


@pytest.mark.parametrize("line", ["", "hide", "hide,a,b,c,d,e,f", 'hide,"a', "hide,a\nhide,b"])
def test_a_line_of_a_link_that_is_none_is_refused(line: str) -> None:
    """A link from anybody says what it says, or nothing."""
    with pytest.raises(IntakeError, match=r"^E-CORRECTIONS"):
        correction_lines([line])


def test_a_correction_has_single_blanks() -> None:
    """What is typed comes as it would from a file."""
    assert checked_correction(Correction("hide", " a\n b ")) == Correction("hide", "a b")


def test_corrections_lie_in_the_folder_or_beside_the_file(tmp_path: Path) -> None:
    """As names do, and no link leads out of the folder."""
    (tmp_path / "entities.csv").write_text(written_corrections(LOG), encoding="utf-8", newline="")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "entities.csv").symlink_to(tmp_path / "entities.csv")

    assert corrections_path(tmp_path) == tmp_path / "entities.csv"
    assert corrections_path(tmp_path / "news.jsonl") == tmp_path / "news.entities.csv"
    assert corrections_at(corrections_path(tmp_path)) == LOG
    with pytest.raises(IntakeError, match=r"E-CORRECTIONS · entities.csv · it is no file in this folder"):
        corrections_at(corrections_path(tmp_path / "deep"))
