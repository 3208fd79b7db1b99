"""What a workbook holds besides the values of its cells: formulas without a value, and values that are errors."""

import io
import posixpath
import zipfile
from dataclasses import dataclass

import regex
from lxml import etree

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.piece import Piece

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ERROR = regex.compile(rb"<(?:\w+:)?c\b[^>]*\bt=\"e\"")
_UNCOUNTED = regex.compile(
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*+(?:<(?:\w+:)?v\s*+/>)?+</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class Lost:
    """How many cells of a sheet have no value that can be read.

    Attributes:
        errors: Values such as #N/A.
        formulas: Formulas that were never calculated.
    """

    errors: int = 0
    formulas: int = 0


def refuse_what_expands(piece: Piece) -> None:
    """Refuse an archive that unpacks to more than is read.

    Raises:
        IntakeError: `E-EXPANDS`, or `E-READ` for an archive that is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        what = f"it cannot be read: {error}"
        raise IntakeError("E-READ", what, where=piece.name, todo="save it again, or as CSV UTF-8") from error
    most = min(limits.MOST_BYTES, max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * len(piece.data)))
    if size > most:
        what = f"{len(piece.data):,} bytes unpack to {size:,}, and at most {most:,} are read"
        raise IntakeError("E-EXPANDS", what, where=piece.name, todo="save the sheet as CSV UTF-8, and give that")


def lost_cells(piece: Piece, sheet: str) -> Lost:
    """Return how many cells of a sheet of Excel have no value; none where the file does not say which part it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as archive:
            part = _part(archive, sheet)
            data = archive.read(part) if part else b""
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, etree.LxmlError):
        return Lost()
    return Lost(len(_ERROR.findall(data)), len(_UNCOUNTED.findall(data)))


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the member that holds a sheet; empty where there is none."""
    if _BOOK not in archive.namelist():
        return ""
    links = {
        str(link.get("Id")): str(link.get("Target", "")) for link in _tree(archive.read(_LINKS)).iter("{*}Relationship")
    }
    for one in _tree(archive.read(_BOOK)).iter("{*}sheet"):
        if one.get("name") == sheet:
            key = next((str(value) for name, value in one.attrib.items() if str(name).endswith("}id")), "")
            return posixpath.normpath(posixpath.join("xl", links.get(key, ""))).lstrip("/").replace("xl/xl/", "xl/")
    return ""


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
