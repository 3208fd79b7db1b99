"""How an export looks at its beginning: the names in its heading, or the keys of its first object."""

import csv
import io
from itertools import islice

import regex

from analysis.corpus.intake.piece import Piece

_TOKEN = regex.compile(r'"((?:[^"\\]++|\\(?:.|\Z))*+)(?:"|\Z)(\s*+:)?|[{}\[\]]', regex.DOTALL)
_DEEPEST = 8  # levels that paths are followed into
_LONGEST = 200  # characters of a path
_DIVIDERS = ",;\t|"
_SEP = "sep="


def heading_names(piece: Piece) -> frozenset[str]:
    """Return the names of a table's columns, in small letters; empty where the piece cannot be a table."""
    return next((frozenset(lowered_names(row)) for row in head_rows(piece, 1)), frozenset())


def lowered_names(names: list[str]) -> list[str]:
    """Return names of columns as they are compared: in small letters, without blanks at their ends."""
    return [name.strip().lower() for name in names]


def head_rows(piece: Piece, most: int) -> list[list[str]]:
    """Return the first rows of a table, at most so many; empty where the piece cannot be a table."""
    head = piece.head.removeprefix("\ufeff")
    if head[:4].lower() == _SEP:
        head = head.partition("\n")[2]
    if head.lstrip()[:1] in ("", "{", "[", "<"):
        return []
    first = head.partition("\n")[0]
    divider = max(_DIVIDERS, key=first.count)
    try:
        return list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=divider), most))
    except csv.Error:
        return []


def key_paths(piece: Piece) -> frozenset[str]:
    """Return the keys of the first object of a JSON file as paths, such as data[].text, as far as the beginning goes.

    It reads tokens and needs no end: the first line of a file may be larger than what is looked at. A list of objects
    has the paths of its objects.
    """
    head = piece.head.removeprefix("\ufeff").lstrip()
    if head[:1] not in ("{", "["):
        return frozenset()
    bases, here, found = [""], "", set[str]()
    for token in _TOKEN.finditer(head):
        mark = token[0]
        if mark in ("{", "["):
            here += "[]" if mark == "[" and len(bases) < _DEEPEST else ""
            bases.append(here)
        elif mark in ("}", "]"):
            bases.pop()
            here = bases[-1]
            if len(bases) == 1:
                break
        elif token[2] and len(bases) < _DEEPEST:
            here = f"{bases[-1]}.{token[1]}"[:_LONGEST]
            found.add(here.removeprefix("[]").removeprefix("."))
    return frozenset(found)
