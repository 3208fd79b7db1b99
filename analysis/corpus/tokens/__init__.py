"""The one definition of a word, and the ways to apply it.

A word is a run of Unicode letters, marks and digits with inner apostrophes; a leading # or @ belongs to it, and after
one of these _ does too. It is counted in lower case and in Unicode form NFC, with one form of each letter and straight
apostrophes, and without invisible characters (soft hyphen, zero-width spaces and joiners, marks of direction,
variation selectors, the Arabic tatweel). A final 's is a word of its own, so that "Trump's" counts for "trump"; in
French, Italian, Catalan and Occitan so is an article or pronoun that has lost its vowel, so that "l'immigration"
counts for "immigration". Single letters with points between them are one word, "U.S." is "u.s", and so are letters
written twice, as in "EE.UU."; other points separate. A word that a line's end breaks is joined where the corpus has it
unbroken. Hyphens, slashes and everything else separate. What is longer than 100 characters is no word.

    characters  what is a letter, and what a run of them
    clean       texts as words are looked for in them
    languages   what differs from one language to another
    forms       the form in which a word is counted
    runs        from a run to its words
    lines       words that a line's end breaks
    encoding    all words of a corpus, in polars
    single      the words of one text, and where they stand in the text as it is

Tests over every character hold `encoded`, `words` and `spans` equal.
"""

from analysis.corpus.tokens.encoding import Encoded, encoded
from analysis.corpus.tokens.forms import lettered, without_accents
from analysis.corpus.tokens.languages import elided, ruled
from analysis.corpus.tokens.single import NO_RULES, Rules, query_words, spans, spans_of_all, word_places, words

POSSESSIVE = "'s"

__all__ = [
    "NO_RULES",
    "POSSESSIVE",
    "Encoded",
    "Rules",
    "elided",
    "encoded",
    "lettered",
    "query_words",
    "ruled",
    "spans",
    "spans_of_all",
    "without_accents",
    "word_places",
    "words",
]
