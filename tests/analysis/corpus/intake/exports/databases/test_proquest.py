"""ProQuest: a page, a text, and mails; glued publications, abstracts only, tags that are halved."""

import quopri
from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
INFO = "Harbour Post ; Leeds, UK [Leeds, UK]08 May 2010: AA.2."
FULL = """<p><strong>Full text: </strong><text wordcount="9"><meta name="x"><title></title><p>The lagoon waits.</p>
<p>Location: it is where it was.</p><p>It stays.</p><p>Credit: By Ada Penrose</p>
<div><strong>Illustration</strong><div><p>Caption: A harbour</p></div></div></text></p>"""
HALVED = """<p><strong>Full text: </strong><text wordcount="3">html&gt;<head></head><body><p>The lagoon waits.</p>
</body></html></text></p>"""
OPEN = '<p><strong>Full text: </strong><text wordcount="3"><p>The lagoon waits.</p>'
HEAD = """From: ada@example.org
To: bo@example.org
Subject: Your Research
Content-Type: multipart/mixed;
\tboundary=B
MIME-Version: 1.0

--B
Content-Type: {}; charset=UTF-8
Content-Transfer-Encoding: quoted-printable

"""
LABELS = (
    ("Subject", "Harbours; Lagoons"),
    ("Publication title", "Harbour Post; Leeds, UK"),
    ("Pages", "AA.2"),
    ("Publication date", "May 8, 2010"),
    ("Section", "News"),
    ("Language of publication", "English"),
    ("ProQuest document ID", "25143997{}"),
    ("Copyright", "(Copyright (c) 2010 Harbour Post)"),
    ("Last updated", "2017-11-07"),
    ("Database", "Dailies"),
)


def article(number: int, full: str = FULL, labels: tuple[tuple[str, str], ...] = LABELS) -> str:
    """Return an article as ProQuest prints it."""
    said = "".join(f"\n<p><strong>{name}: </strong>{value.format(number)}</p>" for name, value in labels)
    return (
        f'\n<div><a name="DocID_MSTAR_25143997{number}"></a><p></p><p style="font-weight:bold;">Lagoon {number}</p>'
        f"<p><strong>Author:  </strong>Penrose, Ada</p><p><strong>Publication info:  </strong>{INFO}</p>"
        '<p><a href="https://example.org">ProQuest document link</a></p><p><strong>Abstract:  </strong></p>'
        f"<p>Of a lagoon.</p><p></p><div><strong>Links: </strong><a>eLinks</a></div>{full}{said}</div>"
    )


def page(*articles: str) -> str:
    """Return a page of articles."""
    footer = "<div>Contact ProQuest<br>Database copyright © 2020 ProQuest LLC.</div>"
    return f"<!DOCTYPE html><html><body><p>Email 4 of 5</p>{''.join(articles)}{footer}</body></html>"


def mail(html: str, kind: str = "text/html") -> bytes:
    """Return a mail with a page in it, as quoted-printable."""
    return HEAD.format(kind).encode() + quopri.encodestring(html.encode()) + b"\n--B--\n"


NAMES = ("source", "published", "title", "language", "doc_id", "text", "extent")
BODY = "The lagoon waits.\n\nLocation: it is where it was.\n\nIt stays."
EXPECTED = ["Harbour Post", "May 8, 2010", "Lagoon 1", "English", "251439971", BODY, "full text"]


def rows(found: Reading) -> list[list[object]]:
    """Return what every document must have."""
    return [[record.cells.get(name) for name in NAMES] for record in found.records]


@pytest.mark.parametrize("as_mail", [False, True], ids=["page", "mail"])
def test_documents_sources_dates_and_titles(read: Read, as_mail: bool) -> None:  # noqa: FBT001 - a parameter
    """What begins like a label inside a text is text; credit and captions are not; the footer is nobody's."""
    content = page(article(1), article(2))
    found = read(mail(content) if as_mail else content, "proquest")
    cells = found.records[0].cells

    assert rows(found)[0] == EXPECTED
    assert [record.cells["doc_id"] for record in found.records] == ["251439971", "251439972"]
    assert (cells["credit"], cells["graphic"], cells["database"]) == ("By Ada Penrose", "Caption: A harbour", "Dailies")
    assert found.records[-1].cells["database"] == "Dailies"


def test_the_number_of_a_mail_is_said(read: Read) -> None:
    """The other mails have articles that are not here."""
    found = read(mail(page(article(1))), "proquest")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("W-MAIL", "read from the part text/html of a mail"),
        ("W-CLAIM", "this is mail 4 of 5: the articles of the others are in files of their own"),
    ]
    assert [code for code, _, _ in found.notes] == ["W-BOILERPLATE"]


def test_source_and_date_glued_to_each_other_are_divided(read: Read) -> None:
    """Where no label has them, they are those of the line of publication."""
    bare = tuple(pair for pair in LABELS if not pair[0].startswith("Publication"))
    cells = read(page(article(1, labels=bare)), "proquest").records[0].cells

    assert (cells["source"], cells["published"]) == ("Harbour Post", "08 May 2010")


def test_labels_without_their_blanks_are_labels(read: Read) -> None:
    """The blanks of labels are not to be relied on."""
    found = read(page(article(1).replace("Publication title:", "Publicationtitle:")), "proquest")

    assert found.records[0].cells["source"] == "Harbour Post"


def test_an_abstract_that_stands_for_the_text_is_flagged(read: Read) -> None:
    """Without either the article is set aside."""
    none = article(2, full="").replace("Of a lagoon.", "None available.")
    found = read(page(article(1, full=""), none), "proquest")

    assert [(record.cells["text"], record.cells["extent"]) for record in found.records] == [
        ("Of a lagoon.", "abstract only")
    ]
    assert [entry.code for entry in found.entries if entry.action == "set aside"] == ["E-TEXT"]
    assert "W-ABSTRACT" in [code for code, _, _ in found.notes]


@pytest.mark.parametrize("full", [HALVED, OPEN], ids=["opening tag halved", "never closed"])
def test_broken_tags_lose_no_article(read: Read, full: str) -> None:
    """An end without a beginning does not end the page, and a text that is not closed swallows no labels."""
    found = read(page(article(1, full=full), article(2, full=full)), "proquest")

    assert [(record.cells["text"], record.cells["language"]) for record in found.records] == [
        ("The lagoon waits.", "English")
    ] * 2


TEXT = """____________________________________________________________

Report Information from ProQuest
____________________________________________________________
Document {0} of 2

Lagoon {0}

Author: Penrose, Ada

Publication info: Harbour Post ; Leeds, UK [Leeds, UK]08 May 2010: AA.2.

ProQuest document link

Abstract: None available.

Full text: The lagoon
waits.

Location: it is where it was.

It stays.

Subject: Harbours

Title: Lagoon {0}

Publication title: Harbour Post; Leeds, UK
Publication date: May 8, 2010
Language of publication: English

ProQuest document ID: 25143997{0}

Copyright: Copyright Harbour Post 2010

All rights reserved.

Database: Dailies

____________________________________________________________

Contact us at: http://example.org
"""


@pytest.mark.parametrize("as_mail", [False, True], ids=["text", "forwarded as text"])
def test_a_text_is_read_as_a_page_is(read: Read, as_mail: bool) -> None:  # noqa: FBT001 - a parameter
    """Articles stand between rules; list, terms and contacts are in the ledger; quotation marks of a mail are off."""
    content = TEXT.format(1) + TEXT.format(2)
    quoted = "\n".join(f"> {line}" for line in content.split("\n"))
    found = read(mail(quoted, "text/plain") if as_mail else content, "proquest")

    assert rows(found)[0] == EXPECTED
    assert [record.cells["title"] for record in found.records] == ["Lagoon 1", "Lagoon 2"]
    assert "W-COVER" in [entry.code for entry in found.entries]
