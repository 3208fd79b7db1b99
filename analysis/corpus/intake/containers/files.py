"""Files by name, wherever they are; and those that came one by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.containers.naming import file_names, plain_name
from analysis.corpus.intake.ledger import Entry
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.packed import gunzipped
from analysis.corpus.intake.piece import Piece

# What says something about other files, or what systems and programs leave beside them; nobody means it for a text.
_BESIDE = regex.compile(
    r"readme(?:\.\w+)?|licen[cs]e(?:\.\w+)?|(?:.*\.)?(?:(?:mentions|entities)\.csv|mapping\.json)(?:\.\w+)?(?:\.tmp)?|\..*+|thumbs\.db|"
    r"desktop\.ini|~\$.*+|__macosx",
    regex.IGNORECASE,
)
_GZIP = b"\x1f\x8b"
_NAMED = 3  # of what lies beside, in the one line that says how much it is


class Files(Protocol):
    """Files by name: a folder, an archive, or some that came one by one.

    Attributes:
        called: What all of them together are called in an error.
        said: What the ledger says of names that are no files to be read, or that were mended.
    """

    called: str
    said: tuple[Entry, ...]

    def names(self) -> tuple[str, ...]:
        """Return the names of the files that are to be read, in their order; no two are the same."""

    def size(self, name: str) -> int:
        """Return how many bytes a file has, as far as that is known before it is read."""

    def piece(self, name: str) -> Piece:
        """Return a file, unpacked where it is compressed by itself.

        Raises:
            IntakeError: It cannot be had; its code says why.
        """


class Loose:
    """Files that came one by one, such as those that were dropped on a page."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        names, self.said = file_names([piece.name for piece in pieces])
        self._pieces = dict(zip(names, pieces, strict=True))
        self.called = names[0] if len(names) == 1 else counted(len(names), "file")

    def names(self) -> tuple[str, ...]:
        """Return their names; of two that are alike the second is numbered."""
        return tuple(self._pieces)

    def size(self, name: str) -> int:
        """Return how many bytes a file has."""
        return len(self._pieces[name].data)

    def piece(self, name: str) -> Piece:
        """Return a file, unpacked where it is compressed.

        Raises:
            IntakeError: `E-GZIP` or `E-EXPANDS`.
        """
        piece = self._pieces[name]
        if name.lower().endswith(".gz") and piece.data.startswith(_GZIP):  # it may have been unpacked before
            return Piece(name, gunzipped(piece.data, name))
        return replace(piece, name=name)


def lies_beside(name: str) -> bool:
    """Return whether a path is of what systems leave, or of what only says something about other files."""
    return any(_BESIDE.fullmatch(part) for part in plain_name(name).split("/"))


def beside(names: Sequence[str]) -> tuple[Entry, ...]:
    """Return what the ledger says of files that are not meant to be read: one line for all of them."""
    if not names:
        return ()
    some = ", ".join(quoted(name) for name in names[:_NAMED]) + ", …" * (len(names) > _NAMED)
    what = f"{counted(len(names), 'file')} that only say something about others, or that systems leave: {some}"
    return (Entry(names[0], 0, "W-BESIDE", "set aside", f"{what} not read"),)
