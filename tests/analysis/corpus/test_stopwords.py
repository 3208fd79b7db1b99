"""Stop words, read from spaCy's lists without spaCy."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest

from analysis.corpus.stopwords import single_letters, stopword_languages, stopwords
from analysis.corpus.tokens import elided

MODULE = import_module("analysis.corpus.stopwords")  # the package calls its function so


@pytest.mark.parametrize("language", stopword_languages())
def test_the_list_is_spacys(language: str) -> None:
    """Read as data, the list of a language is the one that spaCy's own file makes when it is run, in every language.

    Articles and pronouns that have lost their vowel are words of their own here, and are left out with it.
    """
    theirs = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS

    assert stopwords(language) - set(elided(language)) == {
        word
        for word in (normalize("NFC", word.replace("’", "'").lower()) for word in theirs)
        if word not in elided(language)
    }


@pytest.fixture
def without_spacy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Be in a folder that holds files called as spaCy's lists are, on a machine without spaCy."""
    for folder in (tmp_path / "en", tmp_path / "spacy" / "lang" / "en", tmp_path / "lang" / "en"):
        folder.mkdir(parents=True)
        (folder / "stop_words.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nSTOP_WORDS = {{'planted'}}\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [path for path in sys.path if path not in ("", str(tmp_path))])
    monkeypatch.setattr(MODULE, "find_spec", lambda _: None)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    for remembered in (stopwords, stopword_languages, MODULE._lists):
        remembered.cache_clear()


def test_without_spacy_there_are_none(without_spacy: Path) -> None:
    """No file that lies in the current folder is taken for a list, or run."""
    assert (stopword_languages(), stopwords("en")) == ((), frozenset())
    assert not (without_spacy / "ran").exists()


@pytest.mark.parametrize(
    "written",
    [
        "STOP_WORDS = {'a', 'b'}",
        'STOP_WORDS = set("""\na b\n""".split())',
        "STOP_WORDS = set(['a', 'b'])",
        "more = ['b']\nSTOP_WORDS = set('a'.split())\nSTOP_WORDS.update(more)",
    ],
)
def test_a_list_is_read_and_not_run(tmp_path: Path, written: str) -> None:
    """However a file writes its words, they are read; what else stands in it does nothing."""
    ran, file = tmp_path / "ran", tmp_path / "stop_words.py"
    file.write_text(f"{written}\nopen({str(ran)!r}, 'w')\nSTOP_WORDS.add(str(open({str(ran)!r}, 'w')))\n")

    assert set(MODULE._read(file)) == {"a", "b"}
    assert not ran.exists()


def test_stop_words_are_written_as_words_are_counted() -> None:
    """Every stop word is in lower case and in NFC with straight apostrophes, so that it can match a word."""
    found = [(language, word) for language in stopword_languages() for word in stopwords(language)]

    assert {language for language, _ in found} == set(stopword_languages())
    assert [word for _, word in found if word != word.lower() or not is_normalized("NFC", word) or "’" in word] == []


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


def test_single_letters_are_what_is_left_of_words() -> None:
    """Letters of any alphabet, but no digits, no characters that are words, and no abbreviation."""
    assert single_letters(["u", "s", "и", "5", "人", "u.s", "'s", "", "so"]) == {"u", "s", "и"}
