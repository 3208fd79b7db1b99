"""What a workbook holds besides the values of its cells: formulas without a value, and values that are errors."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

import regex
from lxml import etree

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.piece import Piece

_BINARY, _PARTS = "xl/workbook.bin", "xl/"
_ROW = regex.compile(rb"<(?:\w+:)?(?:c|row)\b[^>]*?\br=[\"'][A-Z]*(\d{1,7})[\"']")
_COLUMN = regex.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})\d")
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
    """Refuse an archive that unpacks to more than is read, or whose sheets reach farther than that.

    calamine makes every cell up to the last one, empty or not, and ends the process where there is no room for them.

    Raises:
        IntakeError: `E-EXPANDS`, `E-FORMAT` for a workbook in binary form, or `E-READ` for an archive that is damaged.
    """
    if _BINARY in piece.members:
        raise IntakeError("E-FORMAT", "it is a binary workbook (XLSB)", where=piece.name, todo="save it as XLSX")
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            most = min(limits.MOST_BYTES, max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * len(piece.data)))
            if size > most:
                what = f"{len(piece.data):,} bytes unpack to {size:,}, and at most {most:,} are read"
                raise _expanding(what, piece)
            for name in archive.namelist():
                rows, columns = _reach(archive, name)
                if rows * columns > limits.MOST_CELLS:
                    what = f"a sheet reaches to row {rows:,} and column {columns:,}, most of it empty"
                    raise _expanding(f"{what}: at most {limits.MOST_CELLS:,} cells are read", piece)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, etree.LxmlError) as error:
        if isinstance(error, IntakeError):
            raise
        what = f"it cannot be read: {error}"
        raise IntakeError("E-READ", what, where=piece.name, todo="save it again, or as CSV UTF-8") from error


def _expanding(what: str, piece: Piece) -> IntakeError:
    return IntakeError("E-EXPANDS", what, where=piece.name, todo="save the sheet as CSV UTF-8, and give that")


def _reach(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Return the last row and the last column of a sheet with anything in it; none of what is no sheet."""
    if name == "content.xml":
        return _reach_of_opendocument(archive.read(name))
    if not (name.startswith(_PARTS) and name.endswith(".xml")):
        return 0, 0
    data = archive.read(name)
    rows, columns = set(_ROW.findall(data)), set(_COLUMN.findall(data))
    return max(map(int, rows), default=0), max(map(_number, columns), default=0)


def _number(letters: bytes) -> int:
    """Return the number of a column: 1 of A, 27 of AA."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _reach_of_opendocument(data: bytes) -> tuple[int, int]:
    """Return the same of all sheets one below the other, in which one row or cell stands for as many as it says."""
    reach, row = (0, 0), 0
    for _, one in etree.iterparse(io.BytesIO(data), tag="{*}table-row", resolve_entities=False, no_network=True):
        row, column = row + _repeated(one, "rows"), 0
        for cell in one:
            column += _repeated(cell, "columns")
            if len(cell):
                reach = row, max(reach[1], column)
        one.clear()
    return reach


def _repeated(one: etree._Element, what: str) -> int:
    return max(int(one.get(f"{{urn:oasis:names:tc:opendocument:xmlns:table:1.0}}number-{what}-repeated", "1")), 1)


def lost_cells(piece: Piece, sheet: str) -> Lost:
    """Return how many cells of a sheet of Excel have no value; none where the file does not say which part it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as archive:
            part = _part(archive, sheet)
            data = archive.read(part) if part else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, NotImplementedError, etree.LxmlError):
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
