"""Stop words: spaCy's lists, by language, read as data: neither spaCy nor a line of the files is run."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from analysis.corpus.languages import language_code
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import elided

_NAME = "STOP_WORDS"
# The lists of spaCy that are called after one form of a language.
_LISTED_AS = {"no": "nb", "ku": "kmr", "fil": "tl"}


@cache
def stopword_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a list; none where spaCy is not installed."""
    return tuple(sorted(_lists()))


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the list of a language; empty where there is none.

    Args:
        language: A code or a name, see `languages`.

    Apostrophes are straight and letters lower case, as in the words that are counted. The list is read from spaCy's
    data file without importing spaCy, which would take half a second and 100 MB.
    """
    language = language_code(language)
    file = _lists().get(_LISTED_AS.get(language, language))
    if file is None:
        return frozenset()
    listed = frozenset(normalize("NFC", word.replace("’", "'").lower()) for word in _read(file))
    return listed | {word for word in elided(language) if _is_listed(word, listed)}


def single_letters(words: Iterable[str]) -> frozenset[str]:
    """Return those of some words that are one letter: what is left of initials, of *U S* and of a plural’s *s*.

    They say nothing on their own, so that lists, topics and pairs leave them out. A character of a script that is
    written without spaces is a word and none of these.
    """
    return frozenset(word for word in words if len(word) == 1 and word.isalpha() and not unspaced(word))


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Return whether a list holds an elided word: as it is, without its apostrophe, or with the vowel that it lost."""
    return any(word[:-1] + end in listed for end in ("'", "", *"aeio"))


@cache
def _lists() -> dict[str, Path]:
    """Return the files of the installed package by language; never one that lies in the current folder."""
    spec = find_spec("spacy")
    if spec is None or spec.origin is None:
        return {}
    found = (Path(spec.origin).parent / "lang").glob("*/stop_words.py")
    return {path.parent.name: path for path in found}


def _read(file: Path) -> Iterator[str]:
    """Yield the words that a file assigns to STOP_WORDS, or adds to them, as far as they are written out."""
    known: dict[str, frozenset[str]] = {}
    for line in ast.parse(file.read_text(encoding="utf-8")).body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known[name] = frozenset(_words(value))
            case ast.Expr(ast.Call(func=ast.Attribute(ast.Name(id=added), "update"), args=[ast.Name(id=name)])):
                known[added] = known.get(added, frozenset()) | known.get(name, frozenset())
            case ast.For(iter=ast.List() as marks):  # it adds the words of a list with each of some apostrophes
                looped = frozenset[str]().union(*(known.get(name, ()) for name in _names(line)))
                known[_NAME] = looped | {word.replace("'", mark) for word in looped for mark in _words(marks)}
            case _:
                pass
    yield from known.get(_NAME, ())


def _names(line: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(line) if isinstance(node, ast.Name)}


def _words(value: ast.expr) -> Iterator[str]:
    """Yield the words of a text that is split, of a list or set that is written out, or of what is made a set."""
    match value:
        case ast.Call(func=ast.Name(id="set"), args=[inside]):
            yield from _words(inside)
        case ast.Call(func=ast.Attribute(ast.Constant(value=str(text)), "split"), args=arguments):
            yield from text.split(*map(ast.literal_eval, arguments))
        case ast.List() | ast.Set() | ast.Tuple():
            yield from ast.literal_eval(value)
