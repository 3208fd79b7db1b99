"""What a reader is: how one format is recognised by its content, and read into records."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import FileRead, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format.

    Attributes:
        name: What a layout and the command call it: small letters and hyphens.
        title: What the screen calls it, such as “Nexis (text)”.
        recognises: Whether a piece is of this format, by its content; by the end of its name only where content cannot
            tell. It must be quick, and must not fail, on any bytes.
        read: Reads a piece into a reading: each row becomes a record or an entry that sets it aside. It raises an
            `IntakeError` where nothing can be had of the piece, and an `QuestionError` where only the reader of texts
            can say how it is meant.
        ours: Whether the cells of its records already have our names (doc_id, source, published, title, language,
            text), so that nothing is to be guessed; a table with columns of its own is not.
    """

    name: str
    title: str
    recognises: Callable[[Piece], bool]
    read: Callable[[Piece, Layout, Reading], None]
    ours: bool = True


def file_read(piece: Piece, reader: Reader, rows: int, records: range) -> FileRead:
    """Return what is said of a file that was read.

    Args:
        piece: The file.
        reader: What read it.
        rows: How many rows it has.
        records: Which records of the reading are its.
    """
    return FileRead(
        piece.name,
        format=reader.title,
        reader=reader.name,
        digest=piece.digest,
        bytes=len(piece.data),
        rows=rows,
        ours=reader.ours,
        records=records,
    )
