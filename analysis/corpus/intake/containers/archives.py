"""Archives: a ZIP file gives its members as pieces, one at a time, and nothing of it is ever written to disk."""

import stat
import zipfile
from dataclasses import replace

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.containers.files import beside, lies_beside
from analysis.corpus.intake.containers.naming import file_names, plain_name
from analysis.corpus.intake.containers.salvage import salvage
from analysis.corpus.intake.ledger import Entry
from analysis.corpus.intake.packed import gunzipped, member_bytes, opened_archive
from analysis.corpus.intake.piece import Piece

_UTF_8 = 0x800  # the flag of a name in UTF-8; macOS writes UTF-8 without it
_UNSAID = "cp437"  # in which Python reads a name without the flag
# Files of programs that are archives inside; what is in them is one document.
_DOCUMENTS = {"[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml"}
_DOCUMENTS |= {"word/document.xml", "xl/workbook.xml", "content.xml"}


class Archive:
    """The members of a ZIP archive that are files to be read."""

    def __init__(self, piece: Piece, prefix: str = "") -> None:
        """Look at the list of members.

        Args:
            piece: The archive.
            prefix: What stands before the names of its members.

        Raises:
            IntakeError: `E-ZIP`, `E-MEMBERS` or `E-EXPANDS`.
        """
        self.called = piece.name
        self._archive, cut = _opened(piece)
        infos = [info for info in self._archive.infolist() if not info.is_dir()]
        called = {id(info): _name(info) for info in infos}
        apart = [info for info in infos if lies_beside(called[id(info)])]
        links = [info for info in infos if info not in apart and stat.S_ISLNK(info.external_attr >> 16)]
        kept = [info for info in infos if info not in apart and info not in links]
        names, said = file_names([prefix + called[id(info)] for info in kept])
        self._members = dict(zip(names, kept, strict=True))
        what = "a link to another file: it is not followed, and not read"
        aside = tuple(Entry(prefix + called[id(info)], 0, "W-LINK", "set aside", what) for info in links)
        self.said = said + aside + _cut(piece, prefix, cut) + beside([prefix + called[id(info)] for info in apart])

    def names(self) -> tuple[str, ...]:
        """Return the names of its members in their order; of two that are alike the second is numbered."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says to have."""
        return self._members[name].file_size

    def piece(self, name: str) -> Piece:
        """Return a member, unpacked.

        Raises:
            IntakeError: `E-LOCKED`, `E-TOO-LARGE`, `E-EXPANDS`, `E-ZIP` or `E-GZIP`.
        """
        data = member_bytes(self._archive, self._members[name], name)
        return Piece(name, gunzipped(data, name) if name.lower().endswith(".gz") else data)


def is_archive(piece: Piece) -> bool:
    """Return whether a piece is an archive of files; a document of a program that is one inside is none."""
    return piece.data.startswith(b"PK\x03\x04") and not piece.members & _DOCUMENTS


def nested(piece: Piece) -> IntakeError:
    """Return the error for an archive in an archive."""
    what = "an archive in an archive: what is in it is not read"
    return IntakeError("E-NESTED", what, where=piece.name, todo="unzip it first, and give its files")


def _opened(piece: Piece) -> tuple[zipfile.ZipFile, str | None]:
    """Return an archive, and where it was cut the name of the member that is no longer whole."""
    try:
        return opened_archive(piece), None
    except IntakeError as error:
        left = salvage(piece.data) if error.code == "E-ZIP" else None
        if left is None:
            raise
        return opened_archive(replace(piece, data=left.data)), left.cut


def _cut(piece: Piece, prefix: str, cut: str | None) -> tuple[Entry, ...]:
    """Return what the ledger says of an archive that was cut."""
    if cut is None:
        return ()
    what = "the archive is cut off here: what comes after is lost; make or fetch it again"
    return (Entry(prefix + plain_name(cut) if cut else piece.name, 0, "E-ZIP", "set aside", what),)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member, of which Python takes UTF-8 that does not say so for something else."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode(_UNSAID).decode()
    except UnicodeError:
        return info.filename
