"""Forum dumps: comments and submissions, their placeholders, and identifiers that look like numbers."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
Lines = Callable[..., str]
COMMENT = {
    "id": "c1",
    "author": "ann",
    "subreddit": "towns",
    "created_utc": 1514764800,
    "body": "Ferries &gt; buses &amp; trams",
    "link_id": "t3_abc",
    "score": 5,
    "gildings": {"gid_1": 0},
}
SUBMISSION = {
    "id": "s1",
    "author": "bob",
    "subreddit": "harbours",
    "created_utc": "1514851200",
    "title": "Is the quay open?",
    "selftext": "It was not on Monday.",
}


def test_comments_and_submissions_are_documents_of_their_forum(read: Read, lines: Lines) -> None:
    """The forum is the source and the author a column; a submission is its title and what stands under it."""
    found = read(lines(COMMENT, SUBMISSION), "RC.ndjson")

    assert [(record.cells["doc_id"], record.cells["source"]) for record in found.records] == [
        ("c1", "towns"),
        ("s1", "harbours"),
    ]
    assert [record.cells["published"] for record in found.records] == [
        "2018-01-01T00:00:00+00:00",
        "2018-01-02T00:00:00+00:00",
    ]
    assert [record.cells["author"] for record in found.records] == ["ann", "bob"]
    assert [record.cells["text"] for record in found.records] == [
        "Ferries > buses & trams",
        "Is the quay open?\n\nIt was not on Monday.",
    ]
    assert found.records[1].cells["title"] == "Is the quay open?"


@pytest.mark.parametrize(
    "said", ["[removed]", "[deleted]", " [Removed] ", "[ Removed by Reddit ]", "[deleted by user]", "[removed by mods]"]
)
def test_placeholders_are_no_speech(read: Read, lines: Lines, aside: Aside, said: str) -> None:
    """What stands for a text that was taken away is set aside; the title above it is in the ledger."""
    found = read(lines(COMMENT | {"body": said}, SUBMISSION | {"selftext": said}, COMMENT), "RC.ndjson")

    assert aside(found) == {"E-PLACEHOLDER": 2}
    assert "Is the quay open?" in found.entries[1].message


def test_a_text_about_placeholders_is_a_text(read: Read, lines: Lines) -> None:
    """Only a text that is nothing else is set aside."""
    found = read(lines(COMMENT | {"body": "Why was it [removed]?"}), "RC.ndjson")

    assert [record.cells["text"] for record in found.records] == ["Why was it [removed]?"]


def test_a_link_is_its_title(read: Read, lines: Lines) -> None:
    """A submission without a text of its own says what its title says."""
    found = read(lines(SUBMISSION | {"selftext": ""}), "RS.ndjson")

    assert [record.cells["text"] for record in found.records] == ["Is the quay open?"]
    assert [code for code, _, _ in found.notes] == ["W-TITLE"]


@pytest.mark.row(39)
def test_long_identifiers_are_not_rounded(read: Read, lines: Lines) -> None:
    """An identifier of more digits than a float holds stays what it is, as a number too."""
    found = read(lines(COMMENT | {"id": 123456789012345678901, "created_utc": 1514764800.0}), "RC.ndjson")

    assert found.records[0].cells["doc_id"] == "123456789012345678901"
    assert found.records[0].cells["published"] == "2018-01-01T00:00:00+00:00"


def test_what_is_nested_is_left_out_and_said(read: Read, lines: Lines) -> None:
    """Plain fields are columns; of the others the ledger tells."""
    found = read(lines(COMMENT), "RC.ndjson")

    assert found.records[0].cells["score"] == 5
    assert any("gildings" in message for code, _, message in found.notes if code == "W-NESTED")


def test_one_list_is_read_like_lines(read: Read) -> None:
    """Some tools write the objects as one list."""
    found = read(json.dumps([COMMENT, SUBMISSION, "x"], indent=1), "posts.json")

    assert len(found.records) == 2
    assert [(entry.line, entry.code) for entry in found.entries] == [(3, "E-JSON")]


@pytest.mark.row(51)
def test_a_line_that_was_cut_off_costs_only_itself(read: Read, lines: Lines) -> None:
    """The other lines are documents."""
    found = read(lines(COMMENT, SUBMISSION) + '{"id": "c9", "bo', "RC.ndjson")

    assert len(found.records) == 2
    assert [(entry.line, entry.code) for entry in found.entries] == [(3, "E-JSON")]


def test_a_packed_dump_says_how_to_unpack_it(read: Read) -> None:
    """Archives come as .zst: nothing is read, and the message gives the command."""
    with pytest.raises(IntakeError, match=r"E-FORMAT.*zstd -d --long=31"):
        read(b"\x28\xb5\x2f\xfd\x04\x00\x01\x00\x00", "RC_2020-01.zst")


def test_a_table_of_comments_is_read(read: Read) -> None:
    """Tables that were made of a dump keep its names."""
    found = read("id,created_utc,subreddit,author,body\nc1,1514764800,towns,ann,Said\n")

    assert [record.cells["source"] for record in found.records] == ["towns"]
