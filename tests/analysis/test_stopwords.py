"""Stop words, read from spaCy's lists without spaCy."""

from importlib import import_module
from unicodedata import is_normalized

import pytest

from analysis.stopwords import stopword_languages, stopwords


@pytest.mark.parametrize("language", ["en", "de", "es", "hi", "el", "tr"])
def test_the_list_is_spacys(language: str) -> None:
    """A language has as many stop words as spaCy lists for it, but for forms that differ in nothing counted."""
    theirs = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS

    assert {word.casefold() for word in stopwords(language)} >= {
        word.casefold() for word in theirs if is_normalized("NFC", word) and "’" not in word
    }


@pytest.mark.parametrize("language", stopword_languages())
def test_stop_words_are_written_as_words_are_counted(language: str) -> None:
    """Every stop word is in lower case and in NFC with straight apostrophes, so that it can match a word."""
    found = stopwords(language)

    assert found
    assert [word for word in found if word != word.lower() or not is_normalized("NFC", word) or "’" in word] == []


def test_an_unknown_language_has_none() -> None:
    """Where there is no list nothing is left out."""
    assert stopwords("xx-unknown") == frozenset()


@pytest.mark.parametrize("language", ["", "../en", "."])
def test_a_language_is_no_path(language: str) -> None:
    """What is not the code of a language opens no file."""
    assert stopwords(language) == frozenset()


def test_english_has_the_possessive() -> None:
    """The possessive that is counted as a word of its own is an English stop word."""
    assert {"'s", "the", "of"} < stopwords("en")
