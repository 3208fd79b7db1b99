"""What is compressed: unpacked in memory and never to disk, within limits of number, size and growth."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.piece import Piece

_BLOCK = 2**20  # bytes unpacked at once
_LOCKED = 0x1  # the flag of a member that a password protects
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def opened_archive(piece: Piece) -> zipfile.ZipFile:
    """Return a ZIP archive of which the list of members has been looked at: how many, and how much they say to be.

    Raises:
        IntakeError: `E-ZIP`, `E-MEMBERS` or `E-EXPANDS`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(piece.data))
    except _UNREADABLE as error:
        what = f"the archive is damaged: {error}"
        raise IntakeError("E-ZIP", what, where=piece.name, todo="make or fetch it again") from error
    members = archive.infolist()
    if len(members) > limits.MOST_MEMBERS:
        what = f"it holds {len(members):,} files, and at most {limits.MOST_MEMBERS:,} are read"
        raise IntakeError("E-MEMBERS", what, where=piece.name, todo="divide it, or unpack it and give the folder")
    size = sum(info.file_size for info in members)
    if size > limits.MOST_UNPACKED:
        ratio = size // max(len(piece.data), 1)
        what = f"it unpacks to {size:,} bytes, {ratio:,} times its size, and at most {limits.MOST_UNPACKED:,} are read"
        raise IntakeError("E-EXPANDS", what, where=piece.name, todo="divide it, or unpack it and give the files")
    return archive


def member_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    """Return what a member holds. Its size is looked at before it is read, and counted while it is.

    Args:
        archive: An archive that `opened_archive` returned.
        info: The member.
        where: What to call it.

    Raises:
        IntakeError: `E-LOCKED`, `E-TOO-LARGE`, `E-EXPANDS`, or `E-ZIP` where it is damaged.
    """
    if info.flag_bits & _LOCKED:
        what = "it is protected with a password"
        raise IntakeError("E-LOCKED", what, where=where, todo="remove the password, and give it again")
    if info.file_size > limits.LARGEST_MEMBER:
        what = f"it unpacks to {info.file_size:,} bytes, and at most {limits.LARGEST_MEMBER:,} of an archive are read"
        raise IntakeError("E-TOO-LARGE", what, where=where, todo="unpack it yourself, and give the file")
    most = _most(info.compress_size, limits.LARGEST_MEMBER)
    if info.file_size > most:
        raise _expands(info.compress_size, most, where)
    try:
        with archive.open(info) as file:
            return _read(file.read, list[bytes](), info.compress_size, most, where)
    except IntakeError:
        raise
    except _UNREADABLE as error:
        what = f"it is damaged in the archive: {error}"
        raise IntakeError("E-ZIP", what, where=where, todo="make or fetch the archive again") from error


def gunzipped(data: bytes, where: str) -> bytes:
    """Return what a .gz file holds.

    Raises:
        IntakeError: `E-GZIP` where it is damaged, `E-EXPANDS` where it grows beyond all measure.
    """
    parts = list[bytes]()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return _read(file.read1, parts, len(data), _most(len(data), limits.MOST_BYTES), where)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        what = f"the compressed file is damaged: {error}; {sum(map(len, parts)):,} bytes of its text are whole"
        raise IntakeError("E-GZIP", what, where=where, todo="make or fetch it again") from error


def _most(size: int, most: int) -> int:
    """Return how many bytes so many compressed ones may unpack to."""
    return min(most, max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * size))


def _read(block_of: Callable[[int], bytes], parts: list[bytes], size: int, most: int, where: str) -> bytes:
    """Return what a file unpacks to, and stop where it grows beyond all measure; what was unpacked is in the parts."""
    read = 0
    while block := block_of(_BLOCK):
        parts.append(block)
        read += len(block)
        if read > most:
            raise _expands(size, most, where)
    return b"".join(parts)


def _expands(size: int, most: int, where: str) -> IntakeError:
    what = f"{size:,} bytes unpack to more than {most:,}, and at most {limits.MOST_EXPANSION} times as much is read"
    return IntakeError("E-EXPANDS", what, where=where, todo="unpack it yourself, and give the file")
