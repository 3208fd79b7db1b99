"""What a file holds as text: never from a pipe, unpacked within limits, UTF-8 or what its mark says."""

import codecs
from pathlib import Path

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.decoding.asking import damaged, encoding_question, width_question
from analysis.corpus.intake.decoding.charsets import OFFERED, REPLACED, WIDE, is_known
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import controls, quoted
from analysis.corpus.intake.packed import gunzipped
from analysis.corpus.intake.paths import unreadable
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Place, Reading

# A mark at the beginning says what comes; that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or a Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet file"),
)
_WIDE = 0.8  # of every second byte below 32, where few of the others are: two bytes a character
_SAMPLE = 65_536  # bytes from which that is told
_BINARY = 0.1  # of all bytes a control character: no text


def contents(piece: Piece, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file, and what the ledger says of how it was read; nothing for UTF-8.

    Args:
        piece: The file.
        encoding: Of what is not UTF-8 and has no mark.

    Raises:
        IntakeError: `E-EMPTY`, `E-NOT-TEXT` or `E-ENCODING`, the last as a question where no encoding was said.
    """
    data = piece.data
    mark, marked, named = next((known for known in _MARKS if data.startswith(known[0])), (b"", "utf-8", ""))
    if data in (b"", mark) or (data.isspace() and not named):
        what = f"the file has {len(data):,} bytes and no text"
        raise IntakeError(
            "E-EMPTY", what, where=piece.name, todo="save it once more where it was made, and bring it again"
        )
    if not named:
        data = data.removeprefix(mark)
        if _is_wide(data, piece.name):
            if encoding in WIDE:
                return _said(data, encoding, piece.name)
            raise width_question(piece.name, data, big=_low(data[:_SAMPLE:2]) > _low(data[1:_SAMPLE:2]))
    try:
        return data.decode(marked), f"read as {named}, as its mark says" if named else ""
    except UnicodeDecodeError as error:
        if named:
            what = f"byte {error.start:,} (0x{data[error.start]:02x}) is not {named}"
            raise IntakeError("E-ENCODING", what, where=piece.name, todo="save the file as UTF-8") from error
        if not encoding:
            raise encoding_question(piece.name, data, error, len(mark)) from error
    return _said(data, encoding, piece.name)


def _said(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    """Return bytes in the encoding that was said, and that it was."""
    if encoding == REPLACED:
        text = data.decode("utf-8", "replace")
        return text, f"read as UTF-8, {counted(damaged(text, data), 'damaged character')} replaced by \ufffd"
    if not is_known(encoding):
        raise IntakeError("E-ENCODING", f"no encoding {quoted(encoding)} is known", where=name, todo="choose another")
    try:
        return data.decode(encoding), f"read as {OFFERED.get(encoding) or WIDE.get(encoding, encoding)}, as was said"
    except UnicodeDecodeError as error:
        what = f"byte {error.start:,} (0x{data[error.start]:02x}) is neither UTF-8 nor {encoding}"
        line = data.count(b"\n", 0, error.start) + 1
        raise IntakeError("E-ENCODING", what, where=f"{name}, line {line}", todo="save it as UTF-8") from error


def file_text(piece: Piece, layout: Layout, found: Reading) -> str:
    """Return the text of a file, as `contents`; the ledger says how it was read."""
    text, said = contents(piece, layout.encoding)
    if said:
        note_encoding((piece.name, 0), said, found)
    return text


def note_encoding(place: Place, said: str, found: Reading) -> None:
    """Say how a file was read; what was replaced in it was changed."""
    found.enter(place, "W-ENCODING", "changed" if "replaced" in said else "kept", said)


def piece_at(path: Path, name: str = "") -> Piece:
    """Return a file of the disk as a piece, unpacked where it is compressed.

    Args:
        path: Where it lies.
        name: What it is to be called; else as its path ends.

    Raises:
        IntakeError: `E-FORMAT` for what is no file, `E-READ`, `E-TOO-LARGE`, `E-GZIP` or `E-EXPANDS`.
    """
    name = name or path.name
    data = _bytes(path)
    return Piece(name, gunzipped(data, name.rpartition("/")[2]) if name.lower().endswith(".gz") else data)


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        if not path.is_file():
            what = "a folder where a file should be" if path.is_dir() else "it is no file but a pipe or a device"
            raise IntakeError("E-FORMAT", what, where=path.name, todo="give a file")
        with path.open("rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    _refuse_too_large(len(data), path)
    return data


def _refuse_too_large(size: int, path: Path) -> None:
    if size > limits.MOST_BYTES:
        most = f"{limits.MOST_BYTES:,} bytes"
        raise IntakeError("E-TOO-LARGE", f"it has more than {most}", where=path.name, todo="split it")


def _is_wide(data: bytes, name: str) -> bool:
    """Refuse what UTF-8 can be read from without being that; return whether there are two bytes for each letter."""
    kind = next((known for start, known in _KINDS if data.startswith(start)), "")
    if kind:
        raise IntakeError("E-NOT-TEXT", f"it is {kind}", where=name, todo="save its text as a file of its own")
    data = data[:_SAMPLE]
    if controls(data) == 0:
        return False
    even, odd = (_low(data[first::2]) for first in (0, 1))
    if max(even, odd) >= _WIDE and min(even, odd) <= max(even, odd) / 2:
        return True
    if controls(data) > _BINARY * len(data):
        what = f"{controls(data):,} of its first {len(data):,} bytes are control characters"
        raise IntakeError("E-NOT-TEXT", what, where=name, todo="save its text as a file of its own")
    return False


def _low(data: bytes) -> float:
    """Return the share of bytes below 32, which in two bytes a character are those that name the alphabet."""
    return 1 - len(data.translate(None, bytes(range(32)))) / max(len(data), 1)
