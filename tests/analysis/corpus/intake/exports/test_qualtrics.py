"""Qualtrics: answers under three rows of heading, or two in the older form."""

from collections import Counter
from collections.abc import Callable

from analysis.corpus.intake.exports.qualtrics import READER
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Aside = Callable[[Reading], Counter[str]]
NEWER = """\
StartDate,EndDate,Status,IPAddress,Finished,ResponseId,DistributionChannel,Q1,Q2
Start Date,End Date,Response Type,IP Address,Finished,Response ID,Distribution Channel,How do you travel?,"What is
said of the ferry, all in all?"
"{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}",\
"{""ImportId"":""ipAddress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}",\
"{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"
2021-03-12 08:28:09,2021-03-12 08:28:48,IP Address,192.0.2.1,True,R_1,anonymous,By ferry,It is late.
2021-03-13 08:28:09,2021-03-13 08:28:48,Survey Preview,,True,R_2,preview,By bus,Testing
"""
OLDER = """\
\ufeffV1,V2,V8,V9,Q1,Q2
ResponseID,ResponseSet,StartDate,EndDate,How do you travel?,What do you think of the ferry?
R_1,Default,2017-07-18 08:28:09,2017-07-18 08:28:48,1,It is late.
"""


def test_rows_of_heading_are_no_answers(read: Read, aside: Aside) -> None:
    """Only the first row of heading names columns; the others are set aside as what they are."""
    found = read(NEWER)

    assert [(record.line, record.cells["Q2"]) for record in found.records] == [(5, "It is late."), (6, "Testing")]
    assert aside(found) == {"E-HEADING": 2}
    assert [entry.line for entry in found.entries if entry.code == "E-HEADING"] == [2, 4]


def test_what_was_asked_is_in_the_ledger(read: Read) -> None:
    """The words of each question are kept with the column of its answers."""
    asked = [entry.message for entry in read(NEWER).entries if entry.code == "W-QUESTION"]

    assert asked == [
        "Q1 asks: “How do you travel?”",
        "Q2 asks: “What is\nsaid of the ferry, all in all?”",
    ]


def test_columns_keep_their_names_for_the_mapping(read: Read) -> None:
    """Which question is the text is not decided here: the columns are those of the file."""
    cells = read(NEWER).records[0].cells

    assert list(cells) == ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "ResponseId",
                           "DistributionChannel", "Q1", "Q2"]  # fmt: skip
    assert not READER.ours


def test_cautions_of_a_survey_are_said(read: Read) -> None:
    """The zone of its dates, answers that were tests, and columns that say who somebody is."""
    found = read(NEWER)
    said = {entry.code: entry.message for entry in found.entries}

    assert said["W-ZONE"] == "dates are in the zone America/Denver"
    assert said["W-PERSONAL"].startswith("IPAddress say")
    assert [(code, often) for (code, _, _), (_, often) in found.notes.items()] == [("W-PREVIEW", 1)]


def test_the_older_form_has_its_names_in_the_second_row(read: Read, aside: Aside) -> None:
    """V8 is StartDate; questions keep their short names."""
    found = read(OLDER)

    assert found.records[0].cells == {
        "ResponseID": "R_1",
        "ResponseSet": "Default",
        "StartDate": "2017-07-18 08:28:09",
        "EndDate": "2017-07-18 08:28:48",
        "Q1": "1",
        "Q2": "It is late.",
    }
    assert aside(found) == {"E-HEADING": 1}
    assert [entry.message for entry in found.entries if entry.code == "W-QUESTION"] == [
        "Q1 asks: “How do you travel?”",
        "Q2 asks: “What do you think of the ferry?”",
    ]
