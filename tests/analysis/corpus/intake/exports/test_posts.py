"""Posts of an API: pages, single posts, the older form, and tables made of them."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
Lines = Callable[..., str]

POST = {
    "id": "1377650090978992134",
    "author_id": "11",
    "conversation_id": "1377650090978992134",
    "created_at": "2021-04-01T15:52:31.000Z",
    "text": "Ferries &amp; fares #quay",
    "lang": "en",
    "source": "Harbour App",
    "public_metrics": {"retweet_count": 2, "like_count": 7},
    "entities": {"hashtags": [{"start": 15, "end": 20, "tag": "quay"}]},
}
REPOST = POST | {
    "id": "1377650090978992135",
    "author_id": "12",
    "text": "RT @ann: The ferry that everybody takes in the morning leaves late ag…",
    "referenced_tweets": [{"type": "retweeted", "id": "90"}],
}
FULL = "The ferry that everybody takes in the morning leaves late again, says the harbour master."
INCLUDES = {
    "users": [{"id": "11", "username": "ann", "name": "Ann"}, {"id": "12", "username": "bob", "name": "Bob"}],
    "tweets": [{"id": "90", "author_id": "11", "text": FULL}],
}
PAGE = {"data": [POST, REPOST], "includes": INCLUDES, "meta": {"result_count": 2}}
OLDER = {
    "created_at": "Wed Jan 01 12:00:00 +0000 2020",
    "id": 1212345678901234567,
    "id_str": "1212345678901234567",
    "full_text": "New year, old quay",
    "source": '<a href="https://app.example" rel="nofollow">Harbour for Phones</a>',
    "lang": "en",
    "user": {"id": 11, "screen_name": "ann"},
    "entities": {"hashtags": [{"text": "year"}]},
}


def test_a_page_gives_a_document_for_each_post(read: Read, lines: Lines) -> None:
    """A line is a page; names of accounts are found beside the posts."""
    found = read(lines(PAGE, PAGE | {"data": [POST | {"id": "5"}], "meta": {"result_count": 1}}), "posts.jsonl")

    assert [(record.line, record.cells["doc_id"]) for record in found.records] == [
        (1, "1377650090978992134"),
        (1, "1377650090978992135"),
        (2, "5"),
    ]
    assert [record.cells["source"] for record in found.records] == ["ann", "bob", "ann"]
    assert {record.cells["published"] for record in found.records} == {"2021-04-01T15:52:31.000Z"}
    assert found.entries == []


def test_the_app_that_a_post_was_sent_with_is_no_source(read: Read, lines: Lines) -> None:
    """What the file calls source is a column of its own."""
    cells = read(lines(PAGE), "posts.jsonl").records[0].cells

    assert (cells["source"], cells["sent_with"]) == ("ann", "Harbour App")


def test_a_repost_has_the_full_text_of_the_post_that_it_passes_on(read: Read, lines: Lines) -> None:
    """The cut beginning is replaced, and a column says that it is a repost, and whose post it is."""
    own, repost = read(lines(PAGE), "posts.jsonl").records

    assert (repost.cells["text"], repost.cells["repost"], repost.cells["repost_of"]) == (FULL, "yes", "ann")
    assert (own.cells["repost"], "repost_of" in own.cells) == ("", False)


def test_a_post_is_as_it_was_written(read: Read, lines: Lines) -> None:
    """Three characters come as entities; tags and numbers of a post are columns."""
    found = read(lines(PAGE), "posts.jsonl")
    cells = found.records[0].cells

    assert cells["text"] == "Ferries & fares #quay"
    assert (cells["hashtags"], cells["like_count"], cells["language"]) == (["quay"], 7, "en")
    assert "W-ENTITY" in {code for code, _, _ in found.notes}


def test_one_post_a_line_may_hold_its_author_and_what_it_passes_on(read: Read, lines: Lines) -> None:
    """The flat form of a collecting tool says the same as pages."""
    whole = {"type": "retweeted", "id": "90", "text": FULL, "author": {"username": "ann"}}
    flat = POST | {"author": {"username": "ann", "name": "Ann"}}
    again = REPOST | {"author": {"username": "bob"}, "referenced_tweets": [whole]}
    found = read(lines(flat, again), "flat.jsonl")

    assert [record.cells["source"] for record in found.records] == ["ann", "bob"]
    assert [record.cells["text"] for record in found.records] == ["Ferries & fares #quay", FULL]


def test_a_long_post_has_its_full_text(read: Read, lines: Lines) -> None:
    """The usual field is cut at 280 letters; a field of its own holds the rest."""
    found = read(lines(POST | {"note_tweet": {"text": FULL * 4}}), "long.jsonl")

    assert found.records[0].cells["text"] == FULL * 4


def test_a_post_of_a_stream_is_one_object_a_line(read: Read, lines: Lines) -> None:
    """There the page holds one post, and not a list of them."""
    found = read(lines({"data": POST, "includes": INCLUDES, "matching_rules": [{"id": "1"}]}), "stream.jsonl")

    assert [record.cells["source"] for record in found.records] == ["ann"]


def test_the_older_form_is_read(read: Read, lines: Lines) -> None:
    """The user is inside, the app is a link, and the date is written as it was."""
    repost = OLDER | {
        "id_str": "2",
        "full_text": "RT @ann: New year, old…",
        "user": {"screen_name": "bob"},
        "retweeted_status": {"full_text": "New year, old quay, new ferry", "user": {"screen_name": "ann"}},
    }
    stream = OLDER | {"id_str": "3", "text": "cut…", "extended_tweet": {"full_text": "not cut at all"}}
    del stream["full_text"]
    found = read(lines(OLDER, repost, stream), "older.jsonl")

    assert [record.cells["doc_id"] for record in found.records] == ["1212345678901234567", "2", "3"]
    assert [record.cells["source"] for record in found.records] == ["ann", "bob", "ann"]
    assert [record.cells["text"] for record in found.records] == [
        "New year, old quay",
        "New year, old quay, new ferry",
        "not cut at all",
    ]
    assert found.records[0].cells["sent_with"] == "Harbour for Phones"
    assert found.records[0].cells["published"] == "Wed Jan 01 12:00:00 +0000 2020"
    assert [record.cells["repost"] for record in found.records] == ["", "yes", ""]


def test_what_is_not_in_the_file_is_said(read: Read, lines: Lines) -> None:
    """A repost whose post is missing stays cut, and an account without a name is its number; both are noted."""
    found = read(lines({"data": [REPOST], "meta": {"result_count": 3}}), "page.jsonl")

    assert (found.records[0].cells["source"], found.records[0].cells["repost"]) == ("12", "yes")
    assert {"W-REPOST", "W-SOURCE"} <= {code for code, _, _ in found.notes}
    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("W-CLAIM", "the page says 3 posts and holds 1")
    ]


def test_a_page_without_posts_is_no_row(read: Read, lines: Lines) -> None:
    """Searches end with such pages; a line that is no page is set aside."""
    found = read(lines(PAGE, {"meta": {"result_count": 0}}, {"delete": {"status": {"id": 1}}}), "posts.jsonl")

    assert [(entry.line, entry.code, entry.action) for entry in found.entries] == [
        (2, "W-PAGE", "kept"),
        (3, "E-TEXT", "set aside"),
    ]


def test_what_has_no_language_has_none(read: Read, lines: Lines) -> None:
    """The codes for posts of links and pictures only name no language."""
    found = read(lines(POST | {"lang": "qme"}), "posts.jsonl")

    assert "language" not in found.records[0].cells
    assert "W-LANGUAGE" in {code for code, _, _ in found.notes}


@pytest.mark.row(50)
@pytest.mark.parametrize("indent", [None, 2])
def test_one_page_or_one_list_over_many_lines_is_read_too(read: Read, indent: int | None) -> None:
    """A single answer of an API is saved as it comes, and lists of posts are written as one."""
    page, several = (
        read(json.dumps(PAGE, indent=indent), "a.json"),
        read(json.dumps([POST, POST], indent=indent), "b.json"),
    )

    assert [len(found.records) for found in (page, several)] == [2, 2]


TABLE = """\
id,conversation_id,referenced_tweets.retweeted.id,author_id,created_at,text,lang,source,public_metrics.like_count,author.id,author.username
1377650090978992134,1,,11,2021-04-01T15:52:31.000Z,Ferries &amp; fares,en,Harbour App,7,11,ann
1377650090978992135,1,1377650090978992134,12,2021-04-02T15:52:31.000Z,RT @ann: Ferries &amp; fa…,en,Harbour App,0,12,bob
1377650090978992136,1,90,12,2021-04-02T15:52:31.000Z,RT @eve: What is not h…,und,Harbour App,0,12,bob
1377650090978992137,1,90,12,2021-04-02T15:52:31.000Z,,en,Harbour App,0,12,bob
"""


def test_a_table_of_posts_is_read_like_them(read: Read, aside: Aside) -> None:
    """Accounts are sources, the app is a column, and a repost is completed from the row of its post."""
    found = read(TABLE)

    assert [record.cells["source"] for record in found.records] == ["ann", "bob", "bob"]
    assert [record.cells["text"] for record in found.records] == [
        "Ferries & fares",
        "Ferries & fares",
        "RT @eve: What is not h…",
    ]
    assert [record.cells["repost"] for record in found.records] == ["", "yes", "yes"]
    assert [record.cells["sent_with"] for record in found.records] == ["Harbour App"] * 3
    assert found.records[0].cells["doc_id"] == "1377650090978992134"
    assert found.records[0].cells["like_count"] == "7"
    assert aside(found) == {"E-TEXT": 1}
    assert "W-REPOST" in {code for code, _, _ in found.notes}
