"""WhatsApp: chats as text, from two kinds of telephones in many languages."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import read_corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.parts.clocks import years_in_full
from analysis.corpus.intake.exports.whatsapp import READER
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
NAME = "WhatsApp Chat with Harbour watch.txt"
ANDROID = """\
12/03/21, 14:04 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
12/03/21, 14:05 - Ann: Is the ferry late?
It was late on Monday too.

And on Tuesday: an hour.
12/03/21, 14:06 - Bob Smith: <Media omitted>
12/03/21, 14:07 - Ann changed the subject from "Quay: old" to "Quay: new"
12/03/21, 14:08 - +49 170 1234567: See https://h.example/a: it says so
12/03/21, 14:09 - Bob Smith: This message was deleted
12/03/21, 14:10 - Bob Smith: It sails <This message was edited>
"""
IPHONE = (
    "\u200e[12.03.21, 14:04:10] Harbour watch: \u200eMessages and calls are end-to-end encrypted.\n"
    "[12.03.21, 14:05:33] Ann: Is the ferry late?\n"
    "\u200e[12.03.21, 14:06:01] Bob: \u200eimage omitted\n"
    "[12.03.21, 14:07:00] Ann: \u200eAnn added Eve\n"
    "\u200e[12.03.21, 14:08:09] ~\u202fEve: Look at this \u200e<attached: 00000012-PHOTO.jpg>\n"
)


def test_each_message_is_a_document_of_its_sender(read: Read) -> None:
    """A line that begins no message goes on with the one before it, blank lines and colons too."""
    found = read(ANDROID, NAME)

    assert [(record.line, record.cells["source"]) for record in found.records] == [
        (2, "Ann"),
        (8, "+49 170 1234567"),
        (10, "Bob Smith"),
    ]
    assert [record.cells["text"] for record in found.records] == [
        "Is the ferry late?\nIt was late on Monday too.\n\nAnd on Tuesday: an hour.",
        "See https://h.example/a: it says so",
        "It sails",
    ]
    assert {record.cells["chat"] for record in found.records} == {"WhatsApp Chat with Harbour watch"}


def test_the_date_stays_as_it_stands(read: Read) -> None:
    """Whether day or month is first is asked for the whole column; the century never, and the ledger says so."""
    found = read(ANDROID, NAME)

    assert [record.cells["published"] for record in found.records] == [
        "12/03/2021, 14:05",
        "12/03/2021, 14:08",
        "12/03/2021, 14:10",
    ]
    assert [(entry.code, entry.action) for entry in found.entries[:1]] == [("W-DATE-CENTURY", "changed")]


@pytest.mark.row(71)
@pytest.mark.parametrize(
    ("dates", "full"),
    [
        (["31/12/20", "1/1/21"], ["31/12/2020", "1/1/2021"]),
        (["21/3/12", "21/3/31"], ["2021/3/12", "2021/3/31"]),
        (["12/3/08", "12/3/07"], ["2012/3/08", "2012/3/07"]),
        (["1/2/3", "4/5/06"], ["1/2/3", "4/5/06"]),
        (["12/03/2021", "3/18/R4", ""], ["12/03/2021", "3/18/R4", ""]),
    ],
    ids=["the last", "the first, as 31 is to come", "the first, as 08 was before it", "neither", "none is short"],
)
def test_years_of_two_digits_are_of_this_century(dates: list[str], full: list[str]) -> None:
    """The year is the last number of a date, unless that cannot be a year of WhatsApp in some message."""
    assert years_in_full(dates, 2009) == full


@pytest.mark.row(71)
def test_a_chat_with_a_day_that_is_no_month_needs_no_question(make_file: Callable[..., Path]) -> None:
    """Neither the century nor the order is asked where a chat decides them."""
    chat = make_file("WhatsApp Chat with Ann.txt", "12/03/21, 14:05 - Ann: Is it late?\n13/03/21, 9:00 - Bob: It is.\n")

    assert read_corpus(chat).documents["published"].dt.strftime("%Y-%m-%d").tolist() == ["2021-03-13", "2021-03-12"]


def test_what_the_system_says_is_set_aside(read: Read, aside: Aside) -> None:
    """A quotation with a colon names no sender; files that are not there and deleted messages are placeholders."""
    assert aside(read(ANDROID, NAME)) == {"E-SYSTEM": 2, "E-PLACEHOLDER": 2}


def test_the_form_of_the_other_telephones_is_read(read: Read, aside: Aside) -> None:
    """Marks that nobody sees begin what the app says itself, in the name of a group or a person."""
    found = read(IPHONE, "_chat.txt")

    assert [(record.cells["source"], record.cells["text"]) for record in found.records] == [
        ("Ann", "Is the ferry late?"),
        ("Eve", "Look at this"),
    ]
    assert [record.cells["published"] for record in found.records] == ["12.03.2021, 14:05:33", "12.03.2021, 14:08:09"]
    assert aside(found) == {"E-SYSTEM": 2, "E-PLACEHOLDER": 1}
    assert "chat" not in found.records[0].cells


@pytest.mark.parametrize(
    ("start", "published"),
    [
        ("1/4/23, 7:02\u202fPM - ", "1/4/2023, 7:02 PM"),
        ("[1/4/23, 7:02:11\u202fPM] ", "1/4/2023, 7:02:11 PM"),
        ("20/6/2017 8:28 p.\u00a0m. - ", "20/6/2017, 8:28 p. m."),
        ("12/03/2021 à 14:05 - ", "12/03/2021, 14:05"),
        ("12.03.2021, 14:05 - ", "12.03.2021, 14:05"),
        ("12-03-2021 14:05 - ", "12-03-2021, 14:05"),
        ("2021-03-12, 14:05 - ", "2021-03-12, 14:05"),
        ("2021/3/12 下午2:05 - ", "2021/3/12, 下午2:05"),
        ("\u200f12\u200f/3\u200f/2021، 2:05 م - ", "12/3/2021, 2:05 م"),
        ("[2021-03-12 14:05] ", "2021-03-12, 14:05"),
        ("12.03.21, 14:05:33: ", "12.03.2021, 14:05:33"),
        ("[\ufeff12.03.21, 14:05:33] ", "12.03.2021, 14:05:33"),
        ("[\u200f18\u200f/3\u200f/2022، 14:56:01] ", "18/3/2022, 14:56:01"),
        ("[12.3.2022 klo 14.08.18] ", "12.3.2022, 14:08:18"),
        ("[3/18/2565 BE, 14:56:01] ", "3/18/2565 BE, 14:56:01"),
        ("[3/18/R4, 14:56:01] ", "3/18/R4, 14:56:01"),
        ("[14:56:01, 3/18/22] ", "3/18/2022, 14:56:01"),
        ("19:23, 28 Aug 2013 - ", "28 Aug 2013, 19:23"),
        ("\u200e[12/03/2021, 14:05:33] ", "12/03/2021, 14:05:33"),
    ],
)
def test_every_way_to_write_the_time_gives_one_string(read: Read, start: str, published: str) -> None:
    """The date and the time as they stand, with plain blanks and one comma between them, and the century."""
    found = read(f"{start}Ann: Hello\r\n{start}\u202aBob\u202c: Hello, Ann\r\n", NAME)

    assert [(record.cells["source"], record.cells["published"]) for record in found.records] == [
        ("Ann", published),
        ("Bob", published),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<Medien ausgeschlossen>",
        "<Multimedia omitido>",
        "<Médias omis>",
        "<Media omessi>",
        "<Mídia oculta>",
        "<Arquivo de mídia oculto>",
        "<Media weggelaten>",
        "<Без медиафайлов>",
        "<Medya dahil edilmedi>",
        "\u200esticker omitted",
        "Diese Nachricht wurde gelöscht.",
        "Ce message a été supprimé",
        "Eliminaste este mensaje",
        "IMG-20210312-WA0001.jpg (file attached)",
        "\u200eIMG-20210312-WA0001.jpg (Datei angehängt)",
        "Minutes of the quay.pdf (archivo adjunto)",
        "\u200e<angehängt: 00000012-PHOTO.jpg>",
    ],
)
def test_placeholders_are_known_in_many_languages(read: Read, aside: Aside, text: str) -> None:
    """What stands for a file or a deleted message is no speech."""
    found = read(f"12/03/21, 14:05 - Ann: {text}\n12/03/21, 14:06 - Bob: What was that?\n", NAME)

    assert aside(found) == {"E-PLACEHOLDER": 1}


@pytest.mark.parametrize("text", ["<3", "I <really> mean it", "null", "The image omitted nothing", "a.pdf (my file)"])
def test_what_people_write_is_no_placeholder(read: Read, text: str) -> None:
    """Brackets and names of files may stand in a message."""
    found = read(f"12/03/21, 14:05 - Ann: {text}\n12/03/21, 14:06 - Bob: What?\n", NAME)

    assert found.records[0].cells["text"] == text


@pytest.mark.parametrize("first", ["<Media omitted>", "IMG-20210312-WA0001.jpg (file attached)"])
def test_what_is_written_under_a_picture_is_a_text(read: Read, first: str) -> None:
    """Only the line that stands for the picture is left out, and the ledger says so."""
    found = read(f"12/03/21, 14:05 - Ann: {first}\nThe new quay\n12/03/21, 14:06 - Bob: Nice\n", NAME)

    assert found.records[0].cells["text"] == "The new quay"
    assert [code for code, _, _ in found.notes] == ["W-MESSAGE"]


def test_what_stands_before_the_first_message_is_set_aside() -> None:
    """It has no sender and no date."""
    found = Reading()
    READER.read(Piece(NAME, b"Saved on Monday\n12/03/2021, 14:05 - Ann: Hello\n"), Layout(), found)

    assert [(entry.line, entry.code) for entry in found.entries] == [(1, "E-SYSTEM")]
    assert (found.rows, len(found.records)) == (2, 1)


def test_a_text_without_messages_is_refused() -> None:
    """A text that was said to be a chat, and is none, is not read as one message."""
    with pytest.raises(IntakeError, match=r"E-FORMAT.*no line begins a message"):
        READER.read(Piece("a.txt", b"A diary.\nMonday: rain.\n"), Layout(), Reading())


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-12 14:05:33 - INFO: started\n2021-03-12 14:05:34 - INFO: stopped\n",
        "2021-03-12 14:05:33,123 - root - INFO: started\n",
        "12/03/21, 14:05 - a diary\nIt rained: a lot.\nAnd then it rained more.\n",
        "Ann: Hello\nBob: Hello, Ann\n",
    ],
)
def test_what_only_looks_like_a_chat_is_none(text: str) -> None:
    """Logs of programs, diaries and scripts of plays are other texts."""
    assert not READER.recognises(Piece("a.txt", text.encode()))


@pytest.mark.parametrize("sender", ['Eve "Quay" Smith', "Eve:)", ":eve:", "+49 170 1234567"])
def test_whatever_a_contact_is_called_is_a_name(read: Read, sender: str) -> None:
    """Only a quotation that the colon stands in makes a message of the system."""
    found = read(f"12/03/21, 14:05 - {sender}: At 10:30: tea\n12/03/21, 14:06 - Ann: Hello\n", NAME)

    assert [record.cells["source"] for record in found.records] == [sender, "Ann"]
    assert found.records[0].cells["text"] == "At 10:30: tea"


def test_a_contact_without_a_name_has_a_text(read: Read) -> None:
    """Some contacts are called by a mark that nobody sees: their messages have no source."""
    found = read("12/03/21, 14:05 - \u200e: Hello\n12/03/21, 14:06 - Ann: Hello\n", NAME)

    assert ["source" in record.cells for record in found.records] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes.docx \u200edocument omitted",
        "Minutes.pdf • \u200e2 pages \u200edocumento omesso",
        "Plan.pdf • \u200e1 page",
        "plan • \u200e1,313 pages \u200edocument omitted",
    ],
)
def test_the_name_of_a_document_is_no_speech(read: Read, aside: Aside, text: str) -> None:
    """The name stands before what the app says of it."""
    found = read(f"[12.03.21, 14:05:33] Ann: {text}\n[12.03.21, 14:06:33] Bob: Thanks\n", "_chat.txt")

    assert aside(found) == {"E-PLACEHOLDER": 1}


def test_lines_before_the_first_message_do_not_hide_a_chat(read: Read) -> None:
    """A page of a printed chat begins with its number and title."""
    found = read("2605\nChat with Ann\n12/03/2021, 14:05 - Ann: Hello\n12/03/2021, 14:06 - Bob: Hello\n", "page.txt")

    assert [entry.message for entry in found.entries] == ["it stands before the first message: “2605 Chat with Ann”"]
    assert len(found.records) == 2
