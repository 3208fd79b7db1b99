"""What a search means, as a tree.

A slot stands for one place in the text. `Words`, `Name`, `InARow`, `Either` and `Near` stand for stretches of words;
`And`, `Or` and `Not` choose documents, and may hold all of these.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word, or every word that ends with it, begins with it or holds it: where a * stands."""

    word: str
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Regex:
    """Every word that a regular expression matches as a whole; it begins at a character counted from 0."""

    pattern: str
    at: int


Slot: TypeAlias = Pattern | Regex


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Wherever somebody or something is named, in whatever form; it begins at a character counted from 0."""

    entity: str
    at: int


@dataclass(frozen=True, slots=True)
class InARow:
    """Stretches in a row."""

    parts: tuple["Stretch", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of some stretches."""

    parts: tuple["Stretch", ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two stretches at most so many positions apart, in either order."""

    left: "Stretch"
    right: "Stretch"
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """Documents that pass all parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that pass any part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not pass a part."""

    part: "Node"


Stretch: TypeAlias = Words | Name | InARow | Either | Near
Choice: TypeAlias = And | Or | Not
Node: TypeAlias = Stretch | Choice


def slots(node: Node) -> tuple[Slot, ...]:
    """Return every slot of a tree, in the order in which they were typed."""
    return tuple(slot for leaf in _leaves(node) if isinstance(leaf, Words) for slot in leaf.slots)


def names(node: Node) -> tuple[Name, ...]:
    """Return every name of a tree, in the order in which they were typed."""
    return tuple(leaf for leaf in _leaves(node) if isinstance(leaf, Name))


def _leaves(node: Node) -> tuple[Words | Name, ...]:
    match node:
        case Words() | Name():
            return (node,)
        case Near(left=left, right=right):
            return _leaves(left) + _leaves(right)
        case Not(part=part):
            return _leaves(part)
        case _:
            return tuple(leaf for part in node.parts for leaf in _leaves(part))
