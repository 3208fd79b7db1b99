"""What the steps know beside the names: how the corpus writes its words, and which names are known beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.stopwords import stopwords
from analysis.finding.entities.documents import Document, Documents
from analysis.finding.entities.known import Known, known_names

_CAPITALISED = r"\b\p{Lu}[\p{L}\p{M}\p{N}]*"
_HABIT = 3  # uses
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Background:
    """How a corpus writes its words, and what is known of names in its language.

    Attributes:
        small: How often the corpus writes a word in small letters that it writes with a capital too.
        capital: How often it writes it with a capital.
        small_words: The stop words of its language, which are no part of a name beside them.
        known: What is known beforehand.
    """

    small: Mapping[str, int]
    capital: Mapping[str, int]
    small_words: frozenset[str]
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


def words_in(name: str) -> list[str]:
    """Return the words of a name."""
    return _WORDS.findall(name)


def background(corpus: Corpus) -> Background:
    """Return what the steps know beside the names of a corpus."""
    uses = corpus.texts.str.extract_all(_CAPITALISED).explode().drop_nulls().str.to_lowercase()
    counts = uses.rename("word").value_counts(name="capital")
    every = pl.DataFrame({"word": corpus.index.vocabulary, "uses": corpus.index.frequencies})
    both = counts.join(every, on="word", maintain_order="left")
    words = both["word"].to_list()
    return Background(
        dict(zip(words, (both["uses"] - both["capital"].cast(pl.Int64)).to_list(), strict=True)),
        dict(zip(words, both["capital"].to_list(), strict=True)),
        stopwords(corpus.language or "en"),
        known_names(corpus.language),
    )


def with_known_forms(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which the short forms of territories stand for these, as a list of known names has them.

    A form that is written small is none: "us" is no country.
    """
    same = background.known.same
    return [
        document.with_names(
            name._replace(entity=same[name.entity])
            if name.entity in same and any(letter.isupper() or letter == "." for letter in document.written(name))
            else name
            for name in document.names
        )
        if document.names
        else document
        for document in documents
    ]
