"""The members of a ZIP archive, as Word files and e-books are: read as streams, within limits, never onto a disk."""

import io
import zipfile
import zlib
from typing import IO

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.piece import Piece

_PIECE = 2**20  # bytes unpacked at once
_SECRET = 0x1  # the flag of a member that is protected with a password
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)


class Packed:
    """An archive of which everything that is read counts against one limit.

    Attributes:
        names: What it holds, in its order.
    """

    def __init__(self, piece: Piece) -> None:
        """Open the archive.

        Raises:
            IntakeError: `E-ZIP` where it is damaged.
        """
        self._piece = piece
        self._read = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(piece.data))
        except _DAMAGE as error:
            raise _damaged(piece.name, error) from error
        self.names = tuple(self._archive.namelist())

    def member(self, name: str) -> bytes:
        """Return what a member holds; nothing where there is none of that name.

        Raises:
            IntakeError: `E-EXPANDS` where it grows beyond measure, `E-LOCKED` where it is protected with a password,
                `E-ZIP` where it is damaged.
        """
        if name not in self.names:
            return b""
        info, parts = self._archive.getinfo(name), list[bytes]()
        if info.flag_bits & _SECRET:
            raise locked(self._piece.name)
        self._refuse_growth(info.file_size)
        try:
            with self._archive.open(info) as file:
                while part := self._part(file):
                    parts.append(part)
        except _DAMAGE as error:
            if isinstance(error, IntakeError):
                raise
            raise _damaged(f"{self._piece.name}, {name}", error) from error
        return b"".join(parts)

    def _part(self, file: IO[bytes]) -> bytes:
        part = file.read(_PIECE)
        self._read += len(part)
        self._refuse_growth(0)
        return part

    def _refuse_growth(self, more: int) -> None:
        """Refuse what unpacks to more than is read, whether an archive says so or does it."""
        packed = len(self._piece.data)
        most = min(limits.MOST_BYTES, max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * packed))
        if self._read + more > most:
            raise IntakeError(
                "E-EXPANDS",
                f"{packed:,} bytes unpack to more than {most:,}, at most {limits.MOST_EXPANSION} times as much and "
                f"{limits.MOST_BYTES:,} are read",
                where=self._piece.name,
                todo="save its text as a file of its own",
            )


def unzipped(piece: Piece, member: str) -> bytes:
    """Return what one member of an archive holds; nothing where there is none of that name.

    Raises:
        IntakeError: As `Packed`.
    """
    return Packed(piece).member(member)


def locked(name: str) -> IntakeError:
    """Return the error, `E-LOCKED`, for what is protected with a password."""
    todo = "open it with its password, save it without one, and bring it again"
    return IntakeError("E-LOCKED", "it is protected with a password", where=name, todo=todo)


def _damaged(where: str, error: Exception) -> IntakeError:
    return IntakeError("E-ZIP", f"the file is damaged: {error}", where=where, todo="make or fetch it again")
