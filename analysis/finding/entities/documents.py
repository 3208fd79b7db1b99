"""Documents as the steps from marks to entities see them: a text as one reads it, and the names that stand in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

import regex

# What a step makes of documents: the same ones, in the same order, with other names.
Documents = Sequence["Document"]

PEOPLE = frozenset(("PERSON", "PER"))  # what models call persons

_INITIALS = regex.compile(r"(?:\p{L}\.\s?)+\p{L}?")  # U.S., U. S., J. F. K


class Name(NamedTuple):
    """A name that stands in a text.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        kind: What kind of name it is taken for; empty where nothing says.
        basis: Why it counts: "model", "abbreviation", "consistency" or "split".
        entity: The key of who or what it stands for; names of one key are one entity.
    """

    start: int
    end: int
    kind: str
    basis: str
    entity: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its names, which are in its order and share no character.

    Attributes:
        doc_id: The document.
        text: Its text as one reads it (see `unwrapping`).
        names: The names in it.
    """

    doc_id: str
    text: str
    names: tuple[Name, ...]

    def written(self, name: Name) -> str:
        """Return a name as it is written."""
        return self.text[name.start : name.end]

    def with_names(self, names: Iterable[Name]) -> Self:
        """Return the same text with other names."""
        return type(self)(self.doc_id, self.text, tuple(names))

    def with_more(self, more: Iterable[Name]) -> Self:
        """Return the same text with more names, each where none of the names before it stands."""
        covered = bytearray(len(self.text))  # character by character
        kept = list(self.names)
        for name in kept:
            covered[name.start : name.end] = b"\1" * (name.end - name.start)
        for name in more:
            if not any(covered[name.start : name.end]):
                covered[name.start : name.end] = b"\1" * (name.end - name.start)
                kept.append(name)
        return self if len(kept) == len(self.names) else self.with_names(sorted(kept))


def marked_name(start: int, end: int, kind: str, text: str) -> Name:
    """Return a name that a model marks, which stands for whatever is called so."""
    return Name(start, end, kind, "model", entity_key(text[start:end]))


@lru_cache(maxsize=100_000)
def entity_key(written: str) -> str:
    """Return what is the same for all ways to write a name: capitals, spaces and the dots of initials make no other."""
    one = " ".join(written.replace("’", "'").split())
    return (regex.sub(r"[.\s]", "", one) if _INITIALS.fullmatch(one) else one).casefold()


def all_names(documents: Documents) -> Iterator[tuple[Document, Name]]:
    """Yield every name with the document that it stands in."""
    for document in documents:
        for name in document.names:
            yield document, name
