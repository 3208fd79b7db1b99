"""LexisNexis as a page: labels in the language of the surface, dates split over tags, articles it could not give."""

from collections.abc import Callable

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
STYLE = "<STYLE><!--\n.c0 { text-align: center; }\n.c3 { margin-left: 13%; text-align: center; }\n"
STYLE += ".c5 { text-align: left; }\n--></STYLE>"
HIDDEN = "<!-- Hide XML section from browser\n<DOC NUMBER={0}>\n<DOCFULL> -->"


def division(kind: str, *spans: str) -> str:
    """Return a division of a page with a paragraph of spans."""
    return f'<BR><DIV CLASS="{kind}"><P>{"".join(f"<SPAN>{span}</SPAN>" for span in spans)}</P>\n</DIV>\n'


def article(number: int, of: int, **parts: str) -> str:
    """Return an article of such a page."""
    return (
        f'<A NAME="DOC_ID_0_{number}"></A>{HIDDEN.format(number)}\n'
        + division("c0", f"{number} of {of} DOCUMENTS")
        + division("c3", "Le Port")
        + division("c3", "12", parts.get("date", " April 2013 Tuesday"))
        + division("c5", parts.get("title", "Lagune;<BR>retardée"))
        + division("c5", "RUBRIQUE: ", "INTERNATIONAL; Pg. 35")
        + division("c5", "LONGUEUR: ", "8 mots")
        + '<BR><DIV CLASS="c5"><P><SPAN>La lagune\nattend</SPAN><SPAN> encore.<BR>&nbsp;<BR>Vraiment.</SPAN></P>'
        + "<P><!-- a comment --> Une fin.</P></DIV>\n"
        + division("c5", "SUJET: ", "PORTS (90%); ", "MER\n (88%)")
        + division("c5", "DATE-CHARGEMENT: ", "13 March 2013")
        + division("c5", "LANGUE: ", "ENGLISH; ENGLISHS")
        + division("c0", "Copyright 2013 Le Port<BR>Tous Droits Réservés")
        + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n<DIV CLASS='c10'/>\n"
    )


def page(*articles: str, cover: str = "") -> str:
    """Return a page of articles."""
    return f"<HTML><HEAD>{STYLE}<TITLE>&nbsp;</TITLE></HEAD><BODY>{cover}{''.join(articles)}</BODY></HTML>"


def test_documents_sources_dates_and_titles(read: Read) -> None:
    """A date is put together from its tags, and line ends of the source are none of the text."""
    found = read(page(article(1, 2), article(2, 2, date=" May 2013<BR>Late Edition", title="Deux")), "lexisnexis-page")
    text = "La lagune attend encore.\n\nVraiment.\n\nUne fin."

    assert [record.cells["text"] for record in found.records] == [text, text]
    assert [
        [record.cells.get(name) for name in ("source", "published", "edition", "title")] for record in found.records
    ] == [
        ["Le Port", "12 April 2013 Tuesday", None, "Lagune; retardée"],
        ["Le Port", "12 May 2013", "Late Edition", "Deux"],
    ]


def test_labels_of_another_language_become_our_columns(read: Read) -> None:
    """The day of loading is no date, and a language that is said twice is one."""
    cells = read(page(article(1, 1)), "lexisnexis-page").records[0].cells

    assert {name: cells[name] for name in ("section", "length", "subject", "load_date", "language")} == {
        "section": "INTERNATIONAL; Pg. 35",
        "length": "8 mots",
        "subject": "PORTS (90%); MER (88%)",
        "load_date": "13 March 2013",
        "language": "ENGLISH",
    }


def test_cover_copyright_and_claims_are_in_the_ledger(read: Read) -> None:
    """A part of a download says that it is one."""
    found = read(page(article(2001, 2146), cover="<P>Terms: lagoon<BR>Send To: Ada</P>"), "lexisnexis-page")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("W-COVER", "the cover page, 2 lines with the search and where it was sent, is left out"),
        (
            "W-CLAIM",
            "the download had 2,146 documents, and this file holds only number 2,001: bring the other files too, if "
            "there are any",
        ),
    ]
    assert [code for code, _, _ in found.notes] == ["W-BOILERPLATE"]


def test_an_article_that_was_not_given_is_set_aside(read: Read) -> None:
    """What LexisNexis says instead is no text; its number is not missed again."""
    sorry = f'<A NAME="DOC_ID_2_0"></A>{HIDDEN.format(1)}' + division("c5", "We are sorry but there is an error.")
    found = read(page(article(1, 2), sorry), "lexisnexis-page")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("E-TEXT", "LexisNexis gave no article here: “We are sorry but there is an error.”")
    ]


def test_what_is_wrong_with_one_article_leaves_the_next(read: Read) -> None:
    """Each article is read by itself, however the tags of the one before it are closed."""
    broken = article(1, 2).replace("</DIV>", "").replace("<P>", "<P><DIV><DIV>")
    found = read(page(broken, article(2, 2)), "lexisnexis-page")

    assert found.records[-1].cells["title"] == "Lagune; retardée"
    assert len(found.records) == 2
