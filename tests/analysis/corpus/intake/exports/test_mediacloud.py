"""Media Cloud: lists of stories hold titles, and no texts."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
TITLES = Layout(columns=(("text", "title"),))
OLDER = """\
stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url
1732196477,2020-10-15 08:36:26.475591,"Ferry fares rise, again",https://h.example/1,en,False,,1,Harbour Herald ,https://h.example
1732196478,2020-10-16 00:00:00,Council votes on quay,https://g.example/2,en,True,,2,Gazette,https://g.example
1732196479,2020-10-17 10:00:00,,https://g.example/3,en,False,,2,Gazette,https://g.example
"""
NEWER = """\
id,indexed_date,language,media_name,media_url,publish_date,title,url
ab12,2024-05-03 02:11:09.123456,en,herald.example,herald.example,2024-05-02,Harbour reopens,https://herald.example/1
"""


def test_a_list_without_texts_asks_whether_titles_are_meant(read: Read) -> None:
    """Nothing is taken for a text unasked: the question offers the titles, with the first as an example."""
    with pytest.raises(QuestionError) as raised:
        read(OLDER)
    (question,) = raised.value.questions

    assert (question.code, question.setting, question.likely) == ("E-NO-TEXT-COLUMN", "columns.text", "title")
    assert [(option.value, option.example) for option in question.options] == [("title", "Ferry fares rise, again")]


def test_titles_are_documents_once_that_is_said(read: Read) -> None:
    """Each title is a document with its source and date as they stand, and the ledger says that it is titles only."""
    found = read(OLDER, layout=TITLES)

    assert [(record.cells["doc_id"], record.cells["text"]) for record in found.records] == [
        ("1732196477", "Ferry fares rise, again"),
        ("1732196478", "Council votes on quay"),
    ]
    assert [record.cells["published"] for record in found.records] == [
        "2020-10-15 08:36:26.475591",
        "2020-10-16 00:00:00",
    ]
    assert [record.cells["source"] for record in found.records] == ["Harbour Herald ", "Gazette"]
    assert found.entries[0].message.startswith("titles only")


def test_a_story_without_a_title_is_set_aside(read: Read) -> None:
    """A row that has nothing to be read has its line in the ledger."""
    found = read(OLDER, layout=TITLES)

    assert [(entry.line, entry.code) for entry in found.entries if entry.line] == [(4, "E-TEXT")]


def test_copies_stay_marked(read: Read) -> None:
    """What says that a story was syndicated is a column to filter by."""
    found = read(OLDER, layout=TITLES)

    assert [record.cells["ap_syndicated"] for record in found.records] == ["False", "True"]


def test_the_date_of_collection_is_no_date_of_publication(read: Read) -> None:
    """The newer list has both: documents have the one of publication, and the other stays a column."""
    (record,) = read(NEWER, layout=TITLES).records

    assert record.cells["published"] == "2024-05-02"
    assert record.cells["indexed_date"] == "2024-05-03 02:11:09.123456"
    assert (record.cells["source"], record.cells["language"]) == ("herald.example", "en")


def test_texts_that_somebody_added_are_the_texts(read: Read) -> None:
    """A list to which a column of texts was added needs no question."""
    table = NEWER.replace("title,url", "title,url,text").replace(
        "https://herald.example/1", "https://h.example,It did."
    )
    (record,) = read(table).records

    assert (record.cells["text"], record.cells["title"]) == ("It did.", "Harbour reopens")


@pytest.mark.parametrize("divider", [";", "\t"])
def test_a_list_saved_again_by_a_spreadsheet_is_recognised(read: Read, divider: str) -> None:
    """Another divider between cells makes no other export."""
    found = read(NEWER.replace(",", divider), layout=TITLES)

    assert [record.cells["text"] for record in found.records] == ["Harbour reopens"]
