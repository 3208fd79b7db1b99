"""Stop words: spaCy's lists, by language, without loading spaCy."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from unicodedata import normalize

from analysis.languages import language_code

# The lists of spaCy that are called after one form of a language.
_LISTED_AS = {"no": "nb", "ku": "kmr", "fil": "tl"}


@cache
def stopword_languages() -> tuple[str, ...]:
    """Return the two-letter codes of the languages that have a list."""
    return tuple(sorted(path.parent.name for path in _lists().glob("*/stop_words.py")))


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the list of a language; empty where there is none.

    Args:
        language: A code or a name, see `languages`.

    Apostrophes are straight and letters lower case, as in the words that are counted. The list is read from spaCy's
    data file without importing spaCy, which would take half a second and 100 MB.
    """
    code = language_code(language)
    language = _LISTED_AS.get(code, code)
    if language not in stopword_languages():
        return frozenset()
    spec = spec_from_file_location(f"_stopwords_{language}", _lists() / language / "stop_words.py")
    if spec is None or spec.loader is None:
        return frozenset()
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(normalize("NFC", word.replace("’", "'").lower()) for word in module.STOP_WORDS)


def _lists() -> Path:
    spec = find_spec("spacy")
    if spec is None or spec.origin is None:
        return Path()
    return Path(spec.origin).parent / "lang"
