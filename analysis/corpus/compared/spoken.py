"""How the units that are compared are called: sentences are written of sources, and said of parties or countries."""

import re

from analysis.corpus.errors import plural

SOURCE, GROUP = "source", "group"  # what is compared to begin with, and what is made by hand
_WORDS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")  # countryCode
_MOST_WORDS = 3
# What is quoted is not ours to change; an article goes with the noun.
_SAID = re.compile(r"“[^”]*”|(?P<article>\b[Aa]n? )?\b(?P<first>[Ss])ource(?P<several>s?)\b")
_VOWEL = re.compile(r"(?!eu|uni|use|usa|one\b)[aeiou]", re.IGNORECASE)
_SINGULAR = {"people": "person", "media": "medium", "countries": "country", "series": "series", "news": "news"}


def unit_noun(header: str) -> str:
    """Return what one value of a column is called in a sentence: party, country code, value of “x1”."""
    words = _WORDS.findall(_HUMP.sub(" ", header))
    if not 1 <= len(words) <= _MOST_WORDS or re.search(r"\d", header):
        return f"value of “{' '.join(header.replace('“', '').replace('”', '').split())}”"
    *before, last = (word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return " ".join([*before, _singular(last)])


def said_of(sentence: str, noun: str) -> str:
    """Return a sentence about sources as one about other units; what stands in quotation marks stays as it is.

    Args:
        sentence: Of ours, without any text that is not in quotation marks.
        noun: What one of the units is called, as `Corpus.noun` says it.
    """
    if noun == SOURCE:
        return sentence
    return _SAID.sub(lambda found: _renamed(found, noun), sentence)


def _renamed(found: "re.Match[str]", noun: str) -> str:
    if not found["first"]:
        return found[0]
    named = plural(noun) if found["several"] else noun
    if found["first"] == "S":
        named = named[:1].upper() + named[1:]
    if not (article := found["article"]):
        return named
    return f"{article[0]}{'n' if _VOWEL.match(named) else ''} {named}"


def _singular(word: str) -> str:
    if word in _SINGULAR:
        return _SINGULAR[word]
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
