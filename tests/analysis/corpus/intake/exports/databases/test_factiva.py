"""Factiva: the page with its codes, and the XML with its claims."""

from collections.abc import Callable

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
CODES = {
    "HD": "<b class='frHeadline'>Lagune\nretardée</b>",
    "WC": "7 mots",
    "PD": "29 décembre 2011",
    "ET": "15:32",
    "SN": "Le Port",
    "LA": "Français",
    "CY": "(c) Le Port SA.",
    "LP": "<p class='articleParagraph'>La lagune\nattend.</p>\n<p class='articleParagraph'>Encore.</p>",
    "TD": "<p class='articleParagraph'>Fin du texte.</p>",
    "NS": "gpol : Politics | gcat : News",
    "AN": "<br/>Document PORT000020111229e7ct0001r",
}


def page(*articles: dict[str, str]) -> str:
    """Return a page of Factiva."""
    name = '<td class="index"><b>{}</b>&nbsp;</td>'
    rows = ["".join(f"<tr>{name.format(code)}<td>{said}</td></tr>" for code, said in one.items()) for one in articles]
    tables = "".join(f'\n<div class="article frArticle"><table>{row}</table></div>' for row in rows)
    return f'<html><head><meta charset="utf-8"><style>{" " * 70_000}</style></head><body>{tables}</body></html>'


def response(*articles: str, count: int) -> str:
    """Return Factiva's answer in XML."""
    held = "".join(f"<ppsarticle>\n<article>{article}</article></ppsarticle>" for article in articles)
    space = 'xmlns="http://global.factiva.com/pps/2.0"'
    return (
        f'\ufeff<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse {space}>'
        f'<ppsarticleResultSet count="{count}">{held}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>'
    )


def test_documents_sources_dates_and_titles_of_a_page(read: Read) -> None:
    """The date is in the language of the surface, the language by its name, and the identifier without its word."""
    found = read(page(CODES, CODES | {"AN": "PORT2", "PD": "3 January 2012"}), "factiva-page")
    names = ("source", "published", "title", "language", "doc_id", "text", "time")

    assert [[record.cells[name] for name in names] for record in found.records] == [
        [
            "Le Port",
            date,
            "Lagune retardée",
            "Français",
            number,
            "La lagune attend.\n\nEncore.\n\nFin du texte.",
            "15:32",
        ]
        for date, number in (("29 décembre 2011", "PORT000020111229e7ct0001r"), ("3 January 2012", "PORT2"))
    ]
    assert [code for code, _, _ in found.notes] == ["W-BOILERPLATE"]


def test_a_page_keeps_its_other_codes(read: Read) -> None:
    """What nobody knows a name for has that of its code."""
    cells = read(page(CODES | {"XY": "something"}), "factiva-page").records[0].cells

    assert (cells["subject"], cells["xy"]) == ("gpol : Politics | gcat : News", "something")
    assert "cy" not in cells


def test_either_part_of_a_text_may_be_missing(read: Read) -> None:
    """Without both it is set aside."""
    lead = {code: said for code, said in CODES.items() if code != "TD"}
    found = read(page(lead, {code: said for code, said in lead.items() if code != "LP"}), "factiva-page")

    assert [record.cells["text"] for record in found.records] == ["La lagune attend.\n\nEncore."]
    assert [(entry.code, entry.action) for entry in found.entries] == [("E-TEXT", "set aside")]


def test_documents_sources_dates_and_titles_of_xml(read: Read) -> None:
    """A date may be one or a time; a highlighted part stays in its word; a comment is no text."""
    one = """<accessionNo>P1</accessionNo><baseLanguage>EN</baseLanguage><copyright>(c) Post</copyright>
      <headline><paragraph><hlt>La</hlt>goon</paragraph><paragraph>delayed</paragraph></headline>
      <leadParagraph><paragraph>The <hlt>tide</hlt>s<!-- not this --> wait
      long.</paragraph></leadParagraph>
      <publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate><sourceName>The Post</sourceName>
      <tailParagraphs><paragraph>The end.</paragraph></tailParagraphs>"""
    two = """<headline><paragraph>Two</paragraph></headline><leadParagraph>
Wrapped
lines.
    A paragraph.</leadParagraph>
    <publicationDate><date>1987-02-26</date></publicationDate><sourceName>The Post</sourceName>
    <region code="a"><name>North</name></region><region code="b"><name>South</name></region>"""
    found = read(response(one, two, count=2), "factiva-xml")

    assert [record.cells for record in found.records] == [
        {
            "doc_id": "P1",
            "language": "EN",
            "title": "Lagoon delayed",
            "published": "2012-01-09T01:35:58Z",
            "source": "The Post",
            "text": "The tides wait long.\n\nThe end.",
        },
        {
            "title": "Two",
            "published": "1987-02-26",
            "source": "The Post",
            "region": "North; South",
            "text": "Wrapped lines.\n\nA paragraph.",
        },
    ]


def test_another_number_than_claimed_is_said(read: Read) -> None:
    """The file says 20 and holds one with a text and one without."""
    text = "<leadParagraph><paragraph>Text.</paragraph></leadParagraph>"
    found = read(response(text, "<sourceName>The Post</sourceName>", count=20), "factiva-xml")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("E-TEXT", "an article with a heading and no text (no leadParagraph or tailParagraphs)"),
        ("W-CLAIM", "the file says 20 articles and holds 2"),
    ]
