"""Sentences of the screen, said of what is compared; words, names and titles of texts are left alone."""

from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.wording.compared import spoken, spoken_label, spoken_opening


def test_what_we_say_speaks_of_parties() -> None:
    """In text, in markup, around what stands in elements."""
    finding = Markup("{} in each source,<br>and no source has {}").format(markup.term("wall"), markup.term("border"))

    assert spoken("3 sources", "party") == "3 parties"
    assert spoken(finding, "party").striptags() == "wall in each party,and no party has border"


def test_what_texts_say_stays() -> None:
    """A word that is followed, the name of a source, a title."""
    finding = Markup("{} and {} are sources, “source” is a word").format(
        markup.term("source"), markup.isolated("Open Source <Daily>")
    )

    said = spoken(finding, "party")

    assert said.unescape().count("source") == 2 + 0
    assert "Open Source &lt;Daily&gt;</bdi> are parties, “source” is a word" in said


def test_a_noun_of_a_file_is_escaped() -> None:
    """A header may hold anything."""
    assert spoken(Markup("by source"), "value of “<b>x1”") == "by value of “&lt;b&gt;x1”"


def test_sources_are_sources() -> None:
    """Nothing changes where sources are compared."""
    sentence = Markup("a <b>source</b> of sources")

    assert spoken(sentence, "source") is sentence


def test_a_noun_of_a_file_is_no_markdown_in_a_label() -> None:
    """A header may hold a picture that a browser would fetch."""
    assert spoken_label("All sources", "value of “![1](//x)”") == "All values of “\\!\\[1\\]\\(\u2060\\/\\/x\\)”"


def test_words_of_texts_in_an_alternative_text_stay() -> None:
    """They come after a colon or a full stop."""
    alt = "Words that set sources apart from all the others: source in A (2 uses)."

    assert spoken_opening(alt, "party") == "Words that set parties apart from all the others: source in A (2 uses)."
    assert spoken_opening("Uses by year. source rises", "party") == "Uses by year. source rises"
    assert spoken_opening("Of 9 sources 0.5 sources", "party") == "Of 9 parties 0.5 parties"
