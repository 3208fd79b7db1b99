"""Saved pages: main text, title, site and the date that the page states, and what was made of the rest."""

from collections.abc import Callable

import pytest
from lxml.html import document_fromstring

from analysis.corpus.intake.formats.web.pagedates import page_date
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]

STORY = "".join(f"<p>The hearing went on for a {word} day, and those who came were heard, one by one.</p>" for word in
                ("first", "second", "third", "fourth"))  # fmt: skip
JSON = '{"@graph":[{"datePublished":"2019-12-03"}]}'
PAGE = (
    "<!DOCTYPE html><html><head><title>Heard at last | The Paper</title>{head}<script>var a = 1;</script></head><body>"
    "<nav><a href='/'>Home</a> <a href='/b'>World</a></nav><article><h1>Heard at last</h1>{begin}{story}</article>"
    "<div class='comments' id='comments'><p>First! I was not heard, says a reader of this page.</p></div></body></html>"
)


def page(head: str = "", begin: str = "", story: str = STORY) -> str:
    """Return a page with a story."""
    return PAGE.format(head=head, begin=begin, story=story)


def codes(found: Reading) -> list[str]:
    """Return the codes of a ledger but that of the date."""
    return [entry.code for entry in found.entries]


@pytest.mark.row(60)
def test_the_main_text_is_read_without_menus_and_comments(read: Read) -> None:
    """It has a title, and the name of the site as its source."""
    found = read("a.txt", page("<meta property='og:site_name' content='The Paper'>"))
    cells = found.records[0].cells

    assert str(cells["text"]).count("one by one.") == 4
    assert not any(word in str(cells["text"]) for word in ("Home", "var", "reader of this page"))
    assert (cells["title"], cells["source"]) == ("Heard at last", "The Paper")


@pytest.mark.parametrize(
    ("address", "site"),
    [("https://www.npr.org/x", "npr.org"), ("https://edition.cnn.com/x", "cnn.com"), ("https://a.co.uk/x", "a.co.uk")],
)
def test_a_site_without_a_name_is_its_domain(read: Read, address: str, site: str) -> None:
    """It is that without subdomains."""
    found = read("a.html", page(f"<link rel='canonical' href='{address}'>"))

    assert found.records[0].cells["source"] == site


@pytest.mark.parametrize(
    ("head", "begin", "date", "where"),
    [
        ("<meta property='article:published_time' content='2019-12-03T10:00Z'>", "", "2019-12-03T10:00Z", "field"),
        (f'<script type="application/ld+json">{JSON}</script>', "", "2019-12-03", "field"),
        ("<meta name='date' content='December 2019'>", "", "December 2019", "field"),
        ("", "<time datetime='2019-12-03'>today</time>", "2019-12-03", "time"),
        ("", "<time>4/3/2024</time> <time pubdate datetime='2019-12-03'>x</time>", "2019-12-03", "time"),
        ("<link rel='canonical' href='https://a.org/2019/12/03/heard'>", "", "2019-12-03", "address"),
        ("", "<p class='date'>Published 3 December 2019</p>", "3 December 2019", "text of the page"),
    ],
)  # fmt: skip
def test_a_date_is_said_with_its_place_and_no_day_is_made_up(
    read: Read, head: str, begin: str, date: str, where: str
) -> None:
    """What is stated is taken as it is written; a page that names a month has no day."""
    found = read("a.html", page(head, begin))
    said = [entry.message for entry in found.entries if entry.code == "W-PAGE-DATE"]

    assert found.records[0].cells.get("published") == date
    assert len(said) == 1
    assert where in said[0]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Posted December 2019", "2019-12"),
        ("Posted on 03/12/2019", "03/12/2019"),
        ("Posted on December 3rd, 2019 at 10", "December 3rd, 2019"),
        ("Posted on 13 December 2019", "2019-12"),
        ("Posted long ago", ""),
    ],
)
def test_a_day_that_was_guessed_is_looked_for_in_the_page(written: str, date: str) -> None:
    """It is given as the page writes it, and not at all where the page does not."""
    tree = document_fromstring(f"<html><body><p>{written}</p></body></html>")

    assert page_date(tree, "2019-12-03", Piece("a.html", b""), Reading()) == date


def test_a_page_without_a_date_has_none(read: Read) -> None:
    """No day is taken from elsewhere."""
    found = read("a.html", page())

    assert "published" not in found.records[0].cells
    assert codes(found) == []


@pytest.mark.row(60)
def test_what_is_nested_too_deep_is_not_lost(read: Read) -> None:
    """The parser drops it and all that follows: such a page is read flat, and that is said."""
    deep = f"<p>before</p>{'<div>' * 300}<p>in&eacute;</p>{'</div>' * 300}<p>after <b>a</b>ll</p>"
    found = read("a.html", page(story=deep))

    assert codes(found) == ["W-PAGE-DEEP"]
    assert str(found.records[0].cells["text"]).split("\n\n")[-4:-1] == ["before", "iné", "after all"]


@pytest.mark.row(60)
def test_entities_are_read_once_and_others_counted(read: Read) -> None:
    """What a page encodes twice is read as what it stands for, and said."""
    found = read("a.html", page(story=STORY.replace("first", "caf&eacute; &amp; R&amp;amp;D")))

    assert "café & R&D day" in str(found.records[0].cells["text"])
    assert codes(found) == ["W-ENTITIES"]


@pytest.mark.row(60)
@pytest.mark.parametrize(
    ("said", "encoding", "codes_"),
    [
        ("iso-8859-1", "cp1252", ["W-ENCODING"]),
        ("iso-8859-1", "utf-8", ["W-ENCODING"]),
        ("utf-8", "utf-8", []),
        ("windows-1251", "cp1251", ["W-ENCODING"]),
        ("utf-8", "utf-8-sig", []),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_has(read: Read, said: str, encoding: str, codes_: list[str]) -> None:
    """It is UTF-8 where it is that, whatever it says; else what it says."""
    word = "слышали" if "1251" in encoding else "entendus à l’été"
    story = STORY.replace("first", word)
    found = read("a.html", page(f"<meta charset='{said}'>", story=story).encode(encoding))

    assert word in str(found.records[0].cells["text"])
    assert codes(found) == codes_


@pytest.mark.parametrize("story", ["", "<p>Short.</p>", "<p>One.<p>Two", "</body><body><p>Bodies.</p>"])
def test_small_and_broken_pages_are_read(read: Read, story: str) -> None:
    """Nothing that is there is lost."""
    found = read("a.html", f"<html><body><p>They were heard.</p>{story}")
    words = [word for word in ("Short.", "One.", "Two", "Bodies.") if word in story]

    assert [word for word in ("They were heard.", *words) if word not in str(found.records[0].cells["text"])] == []


def test_a_page_without_text_is_set_aside(read: Read) -> None:
    """A page that a script fills holds nothing when it is saved so."""
    (entry,) = [one for one in read("a.html", "<html><body><script>x</script></body></html>").entries if one.line]

    assert entry.code == "E-TEXT"
