"""The members of an archive that is one file to people, as Word files and e-books are."""

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.packed import member_bytes, opened_archive
from analysis.corpus.intake.piece import Piece


class Packed:
    """An archive, of which members are read one by one, within the limits of all archives.

    Attributes:
        names: What it holds, in its order.
    """

    def __init__(self, piece: Piece) -> None:
        """Open the archive.

        Raises:
            IntakeError: As `opened_archive`.
        """
        self._name = piece.name
        self._archive = opened_archive(piece)
        self.names = tuple(self._archive.namelist())

    def member(self, name: str) -> bytes:
        """Return what a member holds; nothing where there is none of that name.

        Raises:
            IntakeError: As `member_bytes`.
        """
        return member_bytes(self._archive, self._archive.getinfo(name), self._name) if name in self.names else b""


def locked(name: str) -> IntakeError:
    """Return the error, `E-LOCKED`, for what is protected with a password."""
    todo = "open it with its password, save it without one, and bring it again"
    return IntakeError("E-LOCKED", "it is protected with a password", where=name, todo=todo)
