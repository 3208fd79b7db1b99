"""Languages: as people write them, from codes and from names."""

from importlib.util import find_spec
from pathlib import Path

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.languages import language_code
from analysis.corpus.stopwords import stopword_languages, stopwords


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Spanish", "es"),
        ("SPANISH", "es"),
        ("spa", "es"),
        ("es-419", "es"),
        ("Español", "es"),
        ("Espanol", "es"),
        ("Castilian", "es"),
        ("Spanish; Castilian", "es"),
        ("Inglés", "en"),
        ("ENGLISH; ENGLISHS", "en"),
        ("English (US)", "en"),
        ("en_US", "en"),
        ("en-GB.UTF-8", "en"),
        ("eng.", "en"),
        ("français", "fr"),
        ("Francais", "fr"),
        ("Deutsch", "de"),
        ("ger", "de"),
        ("deu", "de"),
        ("zh-Hant", "zh"),
        ("Mandarin", "zh"),
        ("cmn", "zh"),
        ("中文", "zh"),
        ("pt-BR", "pt"),
        ("Brazilian Portuguese", "pt"),
        ("Greek, Modern (1453-)", "el"),
        ("iw", "he"),
        ("Filipino", "fil"),
        ("tl", "fil"),
        ("Cantonese", "yue"),
        ("Hindi", "hi"),
        ("Finnish", "fi"),
        ("русский", "ru"),
        ("Norwegian", "no"),
        (" german ", "de"),
        ("['en']", "en"),
        ('["fr"]', "fr"),
        ("“French”", "fr"),
        ("\ufeffFrench\u00a0", "fr"),
    ],
)
def test_a_language_is_understood_as_it_is_written(written: str, code: str) -> None:
    """Codes of two and three letters, with country and script, and names in any language give one code."""
    assert language_code(written) == code


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "und",
            "mul",
            "zxx",
            "qme",
            "qaa",
            "nan",
            "n/a",
            "none",
            "Other",
            "Unknown",
            "News",
            "xx",
            "germany",
            "bilingual",
        ),
        *("English, Spanish", "en,es", "English and French", "['en', 'fr']", "../en", "1", "?"),
        *("\ud800", "en\x00", "English\n", "e" * 5_000),
    ],
    ids=lambda written: ascii(written[:20]),
)
def test_what_names_no_single_language_is_none(written: str) -> None:
    """What is missing, unknown, more than one language or only the beginning of a name is not guessed."""
    assert language_code(written) == ""


@pytest.mark.parametrize("language", stopword_languages())
def test_every_list_is_found_by_the_names_of_its_language(language: str) -> None:
    """The English name of a language, its own name, and its codes of two and three letters give its stop words."""
    known = langcodes.Language.get(language)
    forms = [language, known.display_name("en"), known.autonym(), known.to_alpha3(), known.to_alpha3(variant="B")]

    assert [form for form in forms if stopwords(form) != stopwords(language)] == []
    assert stopwords(language)


def test_each_language_has_its_own_list() -> None:
    """No two languages that spaCy has a list for are taken for each other, as Filipino and Finnish were."""
    spec = find_spec("spacy")
    assert spec is not None
    assert spec.origin is not None
    files = sorted((Path(spec.origin).parent / "lang").glob("*/stop_words.py"))

    codes = {language_code(file.parent.name) for file in files}
    assert len(codes) == len(files)


@given(st.text(max_size=30))
def test_any_text_is_a_language_or_none(written: str) -> None:
    """No text is an error, and no code is another language than itself."""
    code = language_code(written)

    assert code == "" or language_code(code) == code
