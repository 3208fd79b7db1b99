"""Nouns of units, and sentences said of them."""

import pytest

from analysis import counted, plural, said_of, unit_noun


@pytest.mark.parametrize(
    ("header", "noun"),
    [
        ("party", "party"),
        ("Party_Name", "party name"),
        ("countryCode", "country code"),
        ("Countries", "country"),
        ("sections", "section"),
        ("people", "person"),
        ("EU member", "EU member"),
        ("news", "news"),
        ("status", "status"),
        ("x1", "value of “x1”"),
        ("how do you vote today", "value of “how do you vote today”"),
        ("42", "value of “42”"),
    ],
)
def test_a_header_becomes_a_noun(header: str, noun: str) -> None:
    """Of one value; what is no word is quoted."""
    assert unit_noun(header) == noun


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("party", "parties"),
        ("country code", "country codes"),
        ("person", "people"),
        ("chairman", "chairmen"),
        ("series", "series"),
        ("church", "churches"),
        ("box", "boxes"),
        ("day", "days"),
        ("medium", "media"),
        ("value of “x1”", "values of “x1”"),
    ],
)
def test_a_noun_has_its_plural(noun: str, several: str) -> None:
    """By rule, with exceptions."""
    assert plural(noun) == several
    assert counted(2, noun) == f"2 {several}"


@pytest.mark.parametrize(
    ("sentence", "noun", "said"),
    [
        ("Each source against all other sources.", "party", "Each party against all other parties."),
        ("Sources weighted alike", "country", "Countries weighted alike"),
        ("what a source usually does", "outlet", "what an outlet usually does"),
        ("A source’s rate, its sources’ rates", "university", "A university’s rate, its universities’ rates"),
        ("“Same sources throughout” by source", "party", "“Same sources throughout” by party"),
        ("resources and a resource", "party", "resources and a resource"),
        ("No source", "source", "No source"),
    ],
)
def test_a_sentence_about_sources_is_said_of_units(sentence: str, noun: str, said: str) -> None:
    """With its article; what is quoted, and what only looks like it, stays."""
    assert said_of(sentence, noun) == said
