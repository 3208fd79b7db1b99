"""What is a word in one language and not in another: articles and pronouns that lose their vowel before the next word.

What a language makes of its letters, such as the Turkish i without a dot, is in `forms`.

The lists are those of the elision filters of Apache Lucene (`FrenchAnalyzer`, `ItalianAnalyzer`, `CatalanAnalyzer`),
with what grammars name besides: French ç' (Grevisse and Goosse, Le bon usage, on elision); Italian demonstratives,
numbers and adjectives (Serianni, Grammatica italiana, on elision); the pronouns that lean on a word before them
(Institut d'Estudis Catalans, Ortografia catalana, on the apostrophe). Occitan is as Lo Congrès permanent de la lenga
occitana writes on the apostrophe. presqu', quelqu' and entr' are left out, as presqu'île, quelqu'un and entr'acte are
words of their own.
"""

from collections.abc import Iterator
from unicodedata import normalize

from analysis.corpus.tokens.forms import TURKISH

_ELIDED = {
    "fr": "c ç d j l m n s t qu jusqu lorsqu puisqu quoiqu",
    "it": (
        "c d l m n s t v un all dall dell nell sull coll pell gl agl dagl degl negl sugl "
        "quest quell codest cotest qualcun nessun alcun ciascun nient qualcos quant tant tutt altr "
        "ch anch neanch nonch com cos dov ov ond quand senz sott sopr contr dev poc ancor fors "
        "bell buon brav sant grand gentil pover mezz ultim prim null "
        "vent trent quarant cinquant sessant settant ottant novant cent"
    ),
    "ca": "d l m n s t",
    "oc": "d l m n s t v ns qu",
}
_LEANING = {"ca": "l ls m n ns t", "oc": "l ls m n ns t u us v"}

# Before a consonant these are no elision but part of a name, or of a word cut short: N'Diaye, M'Bappé, m'sieur.
_BEFORE_VOWELS = frozenset("dmn")
_VOWELS = frozenset("aeiouyh\u00e6\u0153")

_CODES = {
    "fr": "fr fra fre",
    "it": "it ita",
    "ca": "ca cat",
    "oc": "oc oci",
    TURKISH: "tr tur az aze azj",
}
_RULED = {code: language for language, codes in _CODES.items() for code in codes.split()}


_heads = {language: frozenset(heads.split()) for language, heads in _ELIDED.items()}
_tails = {language: frozenset(tails.split()) for language, tails in _LEANING.items()}


def ruled(language: str) -> str:
    """Return the language whose rules apply to a document, from the code that it states; empty where there are none.

    Capitals and what follows the language make no difference: FR, fr-CA and fr_CA are French.
    """
    return _RULED.get(language.strip().lower().replace("_", "-").partition("-")[0], "")


def ends_a_word(head: str, after: str, language: str) -> bool:
    """Return whether letters before an apostrophe are a word with it, given the character after it, if any."""
    if head not in _heads.get(language, ()):
        return False
    first = normalize("NFD", after)[:1]
    return not after or head not in _BEFORE_VOWELS or first in _VOWELS or first.isdigit()


def begins_a_word(tail: str, before: str, language: str) -> bool:
    """Return whether an apostrophe and the last letters after it are a word, given the character before it.

    's is, in every language.
    """
    return tail == "s" or (tail in _tails.get(language, ()) and normalize("NFD", before)[:1] in _VOWELS)


def holds(before: str, after: str, language: str) -> bool:
    """Return whether a word goes on over the dot between two letters: l·l in every language, n·h and s·h in Occitan."""
    return (before, after) == ("l", "l") or (language == "oc" and before in "ns" and after == "h")


def elided(language: str) -> Iterator[str]:
    """Yield the elided words of a language, with their apostrophes."""
    return (f"{head}'" for head in sorted(_heads.get(language, ())))


def leaning(language: str) -> frozenset[str]:
    """Return what leans on a word before it in a language, without its apostrophe."""
    return _tails.get(language, frozenset()) | {"s"}
