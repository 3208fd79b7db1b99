"""Telegram: one chat or all, with messages of people and of the service."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]


def _message(number: int, text: object, **more: object) -> dict[str, object]:
    day = {"date": f"2022-03-0{number}T23:30:00", "date_unixtime": str(1646177400 + number)}
    return {"id": number, "type": "message", **day, "from": "Ann", "from_id": "user1", "text": text} | more


MESSAGES = [
    {"id": 1, "type": "service", "date": "2022-03-01T10:00:00", "date_unixtime": "1646128800", "actor": "Ann",
     "action": "create_group", "text": ""},
    _message(2, ["Read ", {"type": "bold", "text": "this"}, ": ", {"type": "link", "text": "https://h.example"}, "!"]),
    _message(3, "Two\nlines", **{"from": "Bob", "reply_to_message_id": 2}),
    _message(4, "", photo="(File not included.)", media_type="sticker"),
]  # fmt: skip
CHAT = {"name": "Harbour watch", "type": "private_group", "id": 77, "messages": MESSAGES}


def test_messages_of_one_chat_are_documents_of_their_senders(read: Read) -> None:
    """The chat is a column; a reply can be followed."""
    found = read(json.dumps(CHAT, indent=1), "result.json")

    assert [record.cells["source"] for record in found.records] == ["Ann", "Bob"]
    assert {record.cells["chat"] for record in found.records} == {"Harbour watch"}
    assert [record.cells["doc_id"] for record in found.records] == ["77-2", "77-3"]
    assert found.records[1].cells["reply_to_message_id"] == 2


def test_parts_of_a_text_are_joined_as_they_stand(read: Read) -> None:
    """No blank is put between words and links: the blanks are in the parts."""
    found = read(json.dumps(CHAT), "result.json")

    assert [record.cells["text"] for record in found.records] == ["Read this: https://h.example!", "Two\nlines"]


def test_the_service_and_media_without_words_are_set_aside(read: Read, aside: Aside) -> None:
    """Each has its reason."""
    assert aside(read(json.dumps(CHAT), "result.json")) == {"E-SYSTEM": 1, "E-TEXT": 1}


def test_the_time_without_a_zone_is_used_only_where_there_is_no_other(read: Read) -> None:
    """Seconds are exact; the clock of who exported the chat stays beside them, and is said where it is all there is."""
    exact = read(json.dumps(CHAT), "result.json")
    messages = [{name: value for name, value in one.items() if name != "date_unixtime"} for one in MESSAGES]
    local = read(json.dumps(CHAT | {"messages": messages}), "result.json")

    assert [record.cells["published"] for record in exact.records] == [
        "2022-03-01T23:30:02+00:00",
        "2022-03-01T23:30:03+00:00",
    ]
    assert exact.records[0].cells["date_local"] == "2022-03-02T23:30:00"
    assert [record.cells["published"] for record in local.records] == ["2022-03-02T23:30:00", "2022-03-03T23:30:00"]
    assert [entry.code for entry in local.entries if entry.line == 0] == ["W-ZONE"]


def test_times_of_two_kinds_become_one_kind(read: Read) -> None:
    """Where some messages have only seconds and some only a clock, the seconds are written out."""
    only_seconds = {name: value for name, value in _message(5, "Late").items() if name != "date"}
    only_clock = {name: value for name, value in _message(6, "Later").items() if name != "date_unixtime"}
    found = read(json.dumps(CHAT | {"messages": [only_seconds, only_clock]}), "result.json")

    assert [record.cells["published"] for record in found.records] == [
        "2022-03-01T23:30:05+00:00",
        "2022-03-06T23:30:00",
    ]


def test_of_several_chats_each_is_a_source(read: Read) -> None:
    """An export of everything holds a list of chats; senders are a column, and a chat without a name has a number."""
    nameless = CHAT | {"id": 78, "name": None}
    about = {"about": "An export", "personal_information": {"user_id": 1, "first_name": "Ann"}}
    found = read(json.dumps(about | {"chats": {"list": [CHAT, nameless]}}, indent=1), "result.json")

    assert [record.cells["source"] for record in found.records] == ["Harbour watch"] * 2 + ["chat 78"] * 2
    assert [record.cells["sender"] for record in found.records] == ["Ann", "Bob"] * 2
    assert [record.cells["doc_id"] for record in found.records] == ["77-2", "77-3", "78-2", "78-3"]


def test_an_export_that_was_cut_off_says_so(read: Read) -> None:
    """One value that does not end cannot be read in part."""
    with pytest.raises(IntakeError, match=r"E-JSON.*cut off"):
        read(json.dumps(CHAT)[:-20], "result.json")


def test_an_export_without_chats_says_what_to_do(read: Read) -> None:
    """Contacts and settings hold nothing to read."""
    with pytest.raises(IntakeError, match=r"E-FORMAT.*no chat"):
        read('{"about": "An export", "personal_information": {"user_id": 1}}', "result.json")
