"""Mastodon: the posts of an account in its archive."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ANN = "https://quay.example/users/ann"


def _post(number: int, content: object, **more: object) -> dict[str, object]:
    note = {
        "id": f"{ANN}/statuses/{number}",
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": "2022-11-08T03:07:14Z",
        "to": [PUBLIC],
        "cc": [f"{ANN}/followers"],
        "content": content,
        "contentMap": {"en": content},
        "tag": [{"type": "Hashtag", "name": "#quay"}, {"type": "Mention", "name": "@bob"}],
    }
    return {
        "id": f"{number}",
        "type": "Create",
        "actor": ANN,
        "published": "2022-11-08T03:07:14Z",
        "object": note | more,
    }


BOOST = {
    "id": "9",
    "type": "Announce",
    "actor": ANN,
    "published": "2022-11-09T03:07:14Z",
    "object": "https://b.example/1",
}
LINK = '<a href="https://h.example/a"><span class="invisible">https://</span><span class="ellipsis">h.example/</span>'
LINK += '<span class="invisible">a</span></a>'


def _outbox(*items: object, total: int | None = None) -> str:
    head = {"@context": ["https://www.w3.org/ns/activitystreams", {"toot": "http://joinmastodon.org/ns#"}]}
    count = len(items) if total is None else total
    return json.dumps(head | {"type": "OrderedCollection", "totalItems": count, "orderedItems": list(items)})


def test_posts_are_documents_of_their_account(read: Read) -> None:
    """The source is the account with its server, and tags are a column."""
    (record,) = read(_outbox(_post(1, "<p>Hello</p>")), "outbox.json").records

    assert (record.cells["source"], record.cells["language"]) == ("ann@quay.example", "en")
    assert (record.cells["published"], record.cells["hashtags"]) == ("2022-11-08T03:07:14Z", ["quay"])
    assert record.cells["doc_id"] == f"{ANN}/statuses/1"


def test_texts_are_without_tags(read: Read) -> None:
    """Paragraphs and lines stay, addresses that are shown in part are whole, and entities are characters."""
    content = f"<p>Fares &amp; <span>ferries</span><br />today</p><p>{LINK}</p>"
    quote = f'<p class="quote-inline">RE: {LINK}</p>{content}'
    found = read(_outbox(_post(1, content), _post(2, quote)), "outbox.json")

    assert {record.cells["text"] for record in found.records} == {"Fares & ferries\ntoday\n\nhttps://h.example/a"}


def test_what_was_only_passed_on_is_set_aside(read: Read, aside: Aside) -> None:
    """The archive holds the address of such a post, and not its text; pictures alone are no text either."""
    found = read(_outbox(BOOST, _post(1, ""), _post(2, None), _post(3, "<p>Said</p>")), "outbox.json")

    assert aside(found) == {"E-TEXT": 3}
    assert len(found.records) == 1


@pytest.mark.parametrize(
    ("to", "cc", "visibility"),
    [
        ([PUBLIC], [], "public"),
        ([f"{ANN}/followers"], [PUBLIC], "unlisted"),
        ([f"{ANN}/followers"], [], "followers"),
        (["https://b.example/users/bob"], [], "direct"),
        (None, None, "direct"),
    ],
)
def test_whom_a_post_was_for_is_a_column(read: Read, to: object, cc: object, visibility: str) -> None:
    """Messages to single persons are in the archive too, and the ledger says so."""
    found = read(_outbox(_post(1, "<p>Said</p>", to=to, cc=cc)), "outbox.json")

    assert found.records[0].cells["visibility"] == visibility
    assert [code for code, _, _ in found.notes] == ["W-PERSONAL"] * (visibility != "public")


def test_a_warning_and_an_answer_are_columns(read: Read) -> None:
    """A warning is no title."""
    found = read(_outbox(_post(1, "<p>Said</p>", summary="Ferries", inReplyTo="https://b.example/1")), "outbox.json")
    cells = found.records[0].cells

    assert (cells["content_warning"], cells["in_reply_to"], "title" in cells) == (
        "Ferries",
        "https://b.example/1",
        False,
    )


def test_a_number_that_does_not_fit_is_said(read: Read) -> None:
    """The archive counts its items, and often counts wrong."""
    found = read(_outbox(_post(1, "<p>Said</p>"), total=7), "outbox.json")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("W-CLAIM", "the file says 7 items and holds 1")
    ]


@pytest.mark.row(53)
@pytest.mark.parametrize("second", ["before", "after"])
def test_a_list_that_stands_twice_is_read(read: Read, second: str) -> None:
    """Real archives hold an empty list of items beside the full one; the ledger says that the key stands twice."""
    outbox, empty = _outbox(_post(1, "<p>Said</p>")), '"orderedItems": []'
    twice = {
        "before": outbox.replace('"orderedItems"', f'{empty}, "orderedItems"'),
        "after": f"{outbox[:-1]}, {empty}}}",
    }
    found = read(twice[second], "outbox.json")

    assert len(found.records) == 1
    assert [code for code, _, _ in found.notes] == ["W-KEY"]
