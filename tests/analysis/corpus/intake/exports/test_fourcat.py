"""4CAT: posts of any platform under the same names, as a table or as lines of JSON."""

from collections import Counter
from collections.abc import Callable

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
Lines = Callable[..., str]
TABLE = """\
id,thread_id,timestamp,unix_timestamp,author,body,subject,board
1234567890123456789,12345,2021-03-01 10:15:00,1614593700,Anonymous,"Over two
lines",A subject,pol
1234567890123456790,12345,2021-03-01 10:16:00,1614593760,Anonymous,,Only a subject,pol
1234567890123456791,12345,2021-03-01 10:17:00,1614593820,Anonymous,[deleted],,pol
1234567890123456792,12345,2021-03-02 10:18:00,1614680280,Anonymous,Another,,his
"""


def test_a_table_gives_documents_with_board_date_and_title(read: Read) -> None:
    """Identifiers stay the digits that they are, and lines of a post are kept."""
    found = read(TABLE)

    assert [record.cells["doc_id"] for record in found.records] == ["1234567890123456789", "1234567890123456792"]
    assert [record.cells["source"] for record in found.records] == ["pol", "his"]
    assert [record.cells["published"] for record in found.records] == ["2021-03-01 10:15:00", "2021-03-02 10:18:00"]
    assert [record.cells.get("title") for record in found.records] == ["A subject", None]
    assert found.records[0].cells["text"] == "Over two\nlines"


def test_posts_without_a_body_and_placeholders_are_set_aside(read: Read, aside: Aside) -> None:
    """Neither is speech, and each has its own reason."""
    assert aside(read(TABLE)) == {"E-TEXT": 1, "E-PLACEHOLDER": 1}


def test_what_is_not_ours_stays_a_column(read: Read) -> None:
    """The thread and the author can be filtered by."""
    cells = read(TABLE).records[0].cells

    assert (cells["thread_id"], cells["author"], cells["unix_timestamp"]) == ("12345", "Anonymous", "1614593700")


def test_lines_of_json_are_read_like_the_table(read: Read, lines: Lines, aside: Aside) -> None:
    """Numbers of eighteen digits and more are not rounded; a body that is null is none."""
    post = {
        "id": 1234567890123456789,
        "thread_id": 1,
        "timestamp": "2021-03-01 10:15:00",
        "body": "Said",
        "author": "ann",
    }
    found = read(lines(post, post | {"body": None}, post | {"subreddit": "towns"}), "export.ndjson")

    assert [record.cells["doc_id"] for record in found.records] == ["1234567890123456789"] * 2
    assert [record.cells["source"] for record in found.records] == ["ann", "towns"]
    assert aside(found) == {"E-TEXT": 1}


def test_a_source_that_nothing_says_is_that_of_the_layout(read: Read) -> None:
    """A file without author or board has one source, once it is named."""
    table = "id,thread_id,timestamp,body\n1,1,2021-03-01 10:15:00,Said\n"
    (record,) = read(table, layout=Layout(source="A forum")).records

    assert record.cells["source"] == "A forum"


def test_seconds_alone_are_a_time(read: Read) -> None:
    """A column called unix_timestamp leaves no question what is counted."""
    (record,) = read("id,thread_id,unix_timestamp,author,body\n1,1,1614593700,ann,Said\n").records

    assert record.cells["published"] == "2021-03-01T10:15:00+00:00"
