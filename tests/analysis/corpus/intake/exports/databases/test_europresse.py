"""Europresse: two layouts, an encoding that is not what it says, and what stands below a text."""

from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
BELOW = "<p></p><b><i>© 2012 Le Port. Tous droits réservés.</i></b><p></p>Numéro de document : news·2012·PO·{}"
BELOW += "<br><br><table><tr><td>Ce certificat est émis à <b>Université</b></td></tr></table>"


def older(number: int, *, source: str = "Le Port", above: str = "", author: str = "Ada Penrose<br>") -> str:
    """Return an article of the older layout."""
    header = "".join(f'<span class="DocHeader">{said}</span>' for said in ("Mer, ", "jeudi ", "5 octobre 2013"))
    return (
        f'\n<p><table><tr><td><span class="DocPublicationName">{source}</span><br>{header}'
        f'<span class="DocHeader">, p. 03</span><br><br>{above}<span class="TitreArticleVisu">La <b>lagune</b></span>'
        f"<br><br>{author}<p></p>Un texte été.<font> Suite.</font><p></p>Fin.{BELOW.format(number)}</td></tr></table>"
    )


def newer(number: int, *, closed: bool = True) -> str:
    """Return an article of the newer layout, whose elements are not always closed."""
    close = "</section>" if closed else "</div></div>"
    return (
        '\n<article> <header> <div><span class="DocPublicationName">Le Port   </span></div> <div>'
        '<span class="DocHeader">'
        "Mer, mardi 14 mars 2006, p. 16</span></div> <div class='titreArticle'><p class='sm'>TRIBUNES</p>"
        '<p class="titreArticleVisu">La lagune</p></div> <div>Ada Penrose</div> </header> <section> '
        f"<p>Un <mark>texte</mark> été.</p>{close} <aside><div><b>Note(s) : </b><p>Une note.</p></div></aside>"
        f"<footer><small>© 2006 Le Port. Tous droits réservés.</small><p>Numéro de document : news·2006·LP·{number}</p>"
        "<div>Ce certificat est émis à <b> </b></div></footer> </article>"
    )


def page(*articles: str, charset: str = "ISO-8859-1") -> str:
    """Return a page that says which encoding it has."""
    head = f'<META http-equiv="Content-Type" content="text/html; charset={charset}">'
    return f"<html><head>{head}</head><body>{''.join(articles)}</body></html>"


def test_documents_sources_dates_and_titles_of_the_older_layout(read: Read) -> None:
    """An issue is no part of the source's name; copyright, number and certificate are none of the text."""
    found = read(page(older(1), older(2, source="Le Port, no. 5968", above="Sous-titre<br>", author="")), "europresse")
    names = ("source", "issue", "published", "title", "section", "page", "byline", "doc_id", "text")
    shared = ["jeudi 5 octobre 2013", "La lagune", "Mer", "03"]

    assert [[record.cells.get(name) for name in names] for record in found.records] == [
        ["Le Port", None, *shared, "Ada Penrose", "news·2012·PO·1", "Un texte été. Suite.\n\nFin."],
        ["Le Port", "no. 5968", *shared, None, "news·2012·PO·2", "Un texte été. Suite.\n\nFin."],
    ]
    assert [code for code, _, _ in found.notes] == ["W-BOILERPLATE"]


@pytest.mark.parametrize("closed", [True, False])
def test_documents_sources_dates_and_titles_of_the_newer_layout(read: Read, closed: bool) -> None:  # noqa: FBT001 - a parameter
    """Notes become a column, and a section that is not closed swallows nothing."""
    found = read(page(newer(1, closed=closed), newer(2), charset="utf-8"), "europresse")
    names = ("source", "published", "title", "section", "page", "byline", "subtitle", "notes", "text")

    assert [[record.cells.get(name) for name in names] for record in found.records] == [
        [
            "Le Port",
            "mardi 14 mars 2006",
            "La lagune",
            "Mer",
            "16",
            "Ada Penrose",
            "TRIBUNES",
            "Une note.",
            "Un texte été.",
        ]
    ] * 2
    assert found.entries == []


@pytest.mark.row(60)
def test_an_encoding_that_is_not_what_the_page_says_is_said(read: Read) -> None:
    """UTF-8 is tried first; what is none is read as the page says."""
    lying, honest = page(older(1)), page(older(1)).replace("·", "-").encode("cp1252")

    assert [
        [(entry.code, entry.message) for entry in read(content, "europresse").entries] for content in (lying, honest)
    ] == [
        [("W-ENCODING", "the page says “iso-8859-1” and is UTF-8: it is read as UTF-8")],
        [("W-ENCODING", "read as iso-8859-1, as the page says")],
    ]
    assert read(honest, "europresse").records[0].cells["text"] == "Un texte été. Suite.\n\nFin."


def test_an_article_without_text_is_set_aside(read: Read) -> None:
    """Copyright alone is no text."""
    empty = older(1, author="").replace("Un texte été.<font> Suite.</font><p></p>Fin.", "")
    found = read(page(empty, older(2)), "europresse")

    assert [(entry.line, entry.code) for entry in found.entries if entry.action == "set aside"] == [(2, "E-TEXT")]
