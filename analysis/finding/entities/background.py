"""What the steps know beside the names: how the corpus writes its words, and which names are known beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
import regex

from analysis.corpus.documents import Corpus
from analysis.finding.entities.documents import Document, Documents
from analysis.finding.entities.known import Known, known_names

_CAPITALISED = r"\b\p{Lu}[\p{L}\p{M}\p{N}]*"
_HABIT = 3  # uses
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Background:
    """How a corpus writes its words, and what is known of names in its language.

    Attributes:
        small: How often the corpus writes a word in small letters.
        capital: How often it writes the same word with a capital.
        known: What is known beforehand.
    """

    small: Mapping[str, int]
    capital: Mapping[str, int]
    known: Known

    def is_ordinary(self, word: str) -> bool:
        """Return whether the corpus writes a word in small letters at least as often as with a capital."""
        small = self.small.get(word.lower(), 0)
        return small > 0 and small >= self.capital.get(word.lower(), 0)

    def is_word(self, word: str) -> bool:
        """Return whether a word is ordinary, and written small more than by a slip."""
        return self.is_ordinary(word) and self.small.get(word.lower(), 0) >= _HABIT

    def is_written_small(self, word: str) -> bool:
        """Return whether the corpus writes a word in small letters anywhere."""
        return self.small.get(word.lower(), 0) > 0


def words(name: str) -> list[str]:
    """Return the words of a name."""
    return _WORDS.findall(name)


def background(corpus: Corpus, names: pl.Series) -> Background:
    """Return what the steps know beside the names of a corpus.

    Args:
        corpus: The corpus.
        names: What is marked in it as a name: only words that stand in these are looked at.
    """
    asked = names.str.extract_all(_WORDS.pattern).explode().drop_nulls().str.to_lowercase().unique()
    uses = corpus.texts.str.extract_all(_CAPITALISED).explode().drop_nulls().str.to_lowercase()
    counts = uses.filter(uses.is_in(asked.implode())).value_counts()
    capital = dict(zip(counts[counts.columns[0]].to_list(), counts["count"].to_list(), strict=True))
    found = {word: corpus.index.id_of(word) for word in asked.to_list()}
    every = corpus.index.frequencies
    uses_of = {word: int(every[place]) for word, place in found.items() if place is not None}
    small = {word: count - capital.get(word, 0) for word, count in uses_of.items()}
    return Background(small, capital, known_names(corpus.language))


def with_known_forms(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which the short forms of territories stand for these, as a list of known names has them.

    A form that is written small is none: "us" is no country.
    """
    same = background.known.same
    return [
        document.with_names(
            name._replace(entity=same[name.entity])
            if name.entity in same and any(map(str.isupper, document.written(name)))
            else name
            for name in document.names
        )
        if document.names
        else document
        for document in documents
    ]
