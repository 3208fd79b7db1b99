"""Nexis as text: what begins and ends an article, what is no part of it, and what the file claims."""

from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
COVER = """\ufeff


Download Request: Selected Items: 1-3
Time Of Request: Friday, March 6, 2020  16:51:31

Terms: ("tidal lagoon" and "harbour")



"""
BODY = """The lagoon at Penrhos Bay will not be
built before spring.

Its harbour is "3 of 4 DOCUMENTS"
long, said Ada Penrose.
"""


def article(number: int, of: int = 3, **parts: str) -> str:
    """Return an article as Nexis lays it out."""
    head = "\n".join(f"{label}: {said}\n" for label, said in parts.items() if label in ("BYLINE", "SECTION"))
    body = parts.get("body", BODY)
    length = parts.get("length", f"{len(body.split())} words")
    edition = f"                              {parts['edition']}\n" if "edition" in parts else ""
    return f"""                               {number} of {of} DOCUMENTS



                              {parts.get("source", "The Harbour Post")}

                            {parts.get("date", "January 11, 2010 Monday")}
{edition}
{parts.get("title", "Lagoon delayed")}

{head}
LENGTH: {length}

{body}
{parts.get("more", "")}LOAD-DATE: {parts.get("loaded", "January 14, 2010")}

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2010 Harbour Press
                              All Rights Reserved

"""


def test_documents_sources_dates_and_titles(read: Read) -> None:
    """Each article has its own; the date is never the day of loading, and a weekday may be missing."""
    content = COVER + article(1) + article(2, source="The Tide (Leeds)", date="January 8, 2010", title="No tide\ntoday")
    found = read((content + article(3, edition="Edition 1;\n            Ireland")).replace("\n", "\r\n"), "nexis-text")

    assert [
        [record.cells.get(name) for name in ("source", "published", "title", "edition", "language")]
        for record in found.records
    ] == [
        ["The Harbour Post", "January 11, 2010 Monday", "Lagoon delayed", None, "ENGLISH"],
        ["The Tide (Leeds)", "January 8, 2010", "No tide today", None, "ENGLISH"],
        ["The Harbour Post", "January 11, 2010 Monday", "Lagoon delayed", "Edition 1; Ireland", "ENGLISH"],
    ]


def test_a_text_is_paragraphs_of_joined_lines(read: Read) -> None:
    """Names run over the end of a wrapped line; neither copyright nor cover are in a text."""
    found = read(COVER + article(1, of=1), "nexis-text")

    assert found.records[0].cells["text"] == (
        "The lagoon at Penrhos Bay will not be built before spring.\n\n"
        'Its harbour is "3 of 4 DOCUMENTS" long, said Ada Penrose.'
    )


def test_labels_become_columns(read: Read) -> None:
    """What stands before and behind a text is kept beside it."""
    found = read(article(1, of=1, BYLINE="Ada Penrose", SECTION="NEWS; Pg. 3"), "nexis-text")

    assert {name: found.records[0].cells[name] for name in ("byline", "section", "length", "load_date")} == {
        "byline": "Ada Penrose",
        "section": "NEWS; Pg. 3",
        "length": "22 words",
        "load_date": "January 14, 2010",
    }


def test_cover_and_copyright_are_in_the_ledger(read: Read) -> None:
    """What is left out is said, the copyright once for all."""
    ledger = read(COVER + article(1, of=2) + article(2, of=2), "nexis-text").ledger()

    assert [(entry.code, entry.action) for entry in ledger.itertuples()] == [
        ("W-COVER", "changed"),
        ("W-BOILERPLATE", "changed"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "                               2 of 3 DOCUMENTS",
        "                               3 of 4 DOCUMENTS\n\n                       The Other Post",
        "                               7 of 9 DOCUMENTS\n\n                       The Other Post",
        "                            January 1, 1999 Friday",
        "LOAD-DATE: January 1, 1999",
    ],
    ids=["next number", "number after that", "of another file", "date", "label"],
)
def test_a_text_may_hold_what_begins_an_article(read: Read, line: str) -> None:
    """A line like one of those that begin or date an article is a part of the text in which it stands."""
    body = f"One begins here.\n\n{line}\n\nAnd goes on here.\n"
    found = read(article(1, body=body) + article(2) + article(3), "nexis-text")

    assert [record.cells["published"] for record in found.records] == ["January 11, 2010 Monday"] * 3
    assert str(found.records[0].cells["text"]).endswith("And goes on here.")


def test_what_follows_a_text_is_no_part_of_it(read: Read) -> None:
    """A caption, and a correction in paragraphs of its own, become columns."""
    content = article(1, of=1, more="GRAPHIC: A harbour\nat night\n\n").replace(
        "PUBLICATION-TYPE", "CORRECTION:\n\nThe harbour is closed.\n\nPUBLICATION-TYPE"
    )
    cells = read(content, "nexis-text").records[0].cells

    assert str(cells["text"]).endswith("said Ada Penrose.")
    assert (cells["graphic"], cells["correction"]) == ("A harbour at night", "The harbour is closed.")


def test_other_numbers_than_claimed_are_said(read: Read) -> None:
    """A file that was cut off, an article that says another total, and one that was taken out are in the ledger."""
    content = article(1, of=10) + article(2, of=383) + article(4, of=10)
    ledger = read(content, "nexis-text").ledger()

    assert list(ledger.loc[ledger["code"] == "W-CLAIM", "message"]) == [
        "document 2 says “2 of 383”, where most say “of 10”: it is read as it is",
        "1 number between 1 and 4 missing (3): see whether you need these documents",
        "the download had 10 documents, and this file holds numbers 1 to 4: bring the other files too, if there are "
        "any",
    ]


def test_files_put_one_after_the_other_are_read_whole(read: Read) -> None:
    """The numbers begin anew where an article has ended."""
    found = read(article(1, of=2) + article(2, of=2) + article(1, of=1, title="A new one"), "nexis-text")

    assert [record.cells["title"] for record in found.records] == ["Lagoon delayed", "Lagoon delayed", "A new one"]


def test_a_length_that_differs_is_said_once(read: Read) -> None:
    """A few words more or less are nothing; a text of another length may be cut off."""
    content = article(1, length="23 words") + article(2, length="2,968 words") + article(3, length="1,000 words")
    ledger = read(content, "nexis-text").ledger()

    assert list(ledger.loc[ledger["code"] == "W-LENGTH", "line"]) == [30]
    assert ledger["message"].str.contains("(2 rows", regex=False).any()


def test_an_article_without_text_is_set_aside(read: Read) -> None:
    """Nothing is taken for a text that is none."""
    found = read(article(1, of=2, body="") + article(2, of=2), "nexis-text")

    assert [(entry.line, entry.code, entry.action) for entry in found.entries] == [(1, "E-TEXT", "set aside")]


def test_surfaces_in_other_languages_are_read(read: Read) -> None:
    """Labels and the numbers of documents are those of the surface."""
    content = """                              Dokument 1 von 1


                                Der Hafenbote

                          Montag 11. Januar 2010

Lagune kommt später

AUTOR: Ada Penrose

RUBRIK: POLITIK; S. 3

LÄNGE: 4 Wörter

Die Lagune kommt später.

UPDATE: 14. Januar 2010

SPRACHE: GERMAN; DEUTSCH

                       Copyright 2010 Hafenbote GmbH
                           Alle Rechte vorbehalten
"""
    cells = read(content, "nexis-text").records[0].cells

    assert cells == {
        "source": "Der Hafenbote",
        "published": "Montag 11. Januar 2010",
        "title": "Lagune kommt später",
        "byline": "Ada Penrose",
        "section": "POLITIK; S. 3",
        "length": "4 Wörter",
        "load_date": "14. Januar 2010",
        "language": "GERMAN",
        "text": "Die Lagune kommt später.",
    }


def test_an_article_without_a_date_is_kept(read: Read) -> None:
    """It has a source and no date, and the ledger says so."""
    found = read(article(1, of=1, date="Late Final"), "nexis-text")

    assert found.records[0].cells["source"] == "The Harbour Post"
    assert [code for code, _, _ in found.notes if code == "W-DATE"] == ["W-DATE"]
    assert "published" not in found.records[0].cells


def test_articles_without_centred_lines_are_read(read: Read) -> None:
    """A file that lost the blanks at the beginning of its lines still has its numbers and labels."""
    lines = (article(1, of=2) + article(2, of=2)).split("\n")
    found = read("\n".join(line.strip() for line in lines), "nexis-text")

    assert [record.cells["source"] for record in found.records] == ["The Harbour Post"] * 2
    assert [record.cells["published"] for record in found.records] == ["January 11, 2010 Monday"] * 2
