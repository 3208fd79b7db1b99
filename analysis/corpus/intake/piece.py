"""A piece: the bytes of one file as they came, under a name that can be shown."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from analysis import limits

_LENIENT = "latin-1"  # every byte is a letter of it: good enough to recognise a format by


@dataclass(frozen=True, eq=False)
class Piece:
    """One file.

    Attributes:
        name: What it is called in the ledger: legible, with the folders that it lies in inside a corpus, divided by /.
        data: Its bytes, unpacked where it was compressed by itself (.gz).
    """

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        """The end of its name, in small letters with its point, without that of a compression; may be empty."""
        return PurePosixPath(self.name.lower().removesuffix(".gz")).suffix

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        name = PurePosixPath(self.name).name
        return name[: -len(self.ending)] if self.ending and name.lower().endswith(self.ending) else name

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> str:
        """Its beginning as text, each line end one character: to recognise it by, never to be kept."""
        start = self.data[: limits.LOOKED_AT]
        for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
            if start.startswith(mark):
                return _with_plain_ends(start.decode(encoding, "ignore"))
        try:
            text = start.decode()
        except UnicodeDecodeError as error:
            cut = error.start > len(start) - 4  # a character that the cut has halved
            text = start[: error.start].decode() if cut else start.decode(_LENIENT)
        return _with_plain_ends(text)

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of what it holds, where it is a ZIP archive, as Word files are; empty where it is none."""
        if not self.data.startswith(b"PK"):
            return frozenset()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return frozenset()


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
