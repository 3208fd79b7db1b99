"""Files that cannot be read: what each is, and what to do with it."""

import regex

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.packed import locked
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of what old files of Office hold, as they stand in them, and what each is.
_STREAMS = (
    ("WordDocument", "an old Word file (DOC)", "open it in Word or LibreOffice, and save it as DOCX"),
    ("Workbook", "an old Excel file (XLS)", "open it in Excel or LibreOffice, and save it as XLSX or CSV"),
    ("Book", "an old Excel file (XLS)", "open it in Excel or LibreOffice, and save it as XLSX or CSV"),
    ("PowerPoint Document", "an old PowerPoint file (PPT)", "save its text as DOCX or TXT"),
    ("__properties_version1.0", "a mail (MSG)", "save the mail as text"),
)
_LOCKED = "EncryptedPackage"
_PICTURE = "a picture", "run OCR (text recognition) on it, and bring the text"
_PROGRAM = "a program", "bring the texts themselves"
_TABLE = "open it where it was made, and save the table as CSV"
_SOUND = "sound or film", "bring its subtitles (SRT, VTT) or a transcript"
_STARTS = (
    (b"\x89PNG", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\x00", *_PICTURE),
    (b"MM\x00*", *_PICTURE),
    (b"\x7fELF", *_PROGRAM),
    (b"MZ", *_PROGRAM),
    (b"SQLite format 3\x00", "a database (SQLite)", _TABLE),
    (b"PAR1", "a Parquet file", _TABLE),
    (b"ARROW1", "a file of Arrow", _TABLE),
    (b"RDX", "data of R", _TABLE),
    (b"ID3", *_SOUND),
    (b"OggS", *_SOUND),
    (b"RIFF", *_SOUND),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it, and bring the files or a ZIP of them"),
    (b"Rar!", "an archive (RAR)", "unpack it, and bring the files or a ZIP of them"),
    (b"BZh", "a compressed file (bzip2)", "unpack it, and bring the file or a ZIP of it"),
    (b"\xfd7zXZ", "a compressed file (xz)", "unpack it, and bring the file or a ZIP of it"),
    (b"!BDN", "a mailbox of Outlook", "save the mails as text"),
    (b"BOOKMOBI", "an e-book (Kindle)", "turn it into EPUB, which Calibre does"),
)
_MAIL = regex.compile(r"(?:From [^\n]{1,200}\n)?(?:[A-Z][A-Za-z-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*+){3}")
_MAILED = regex.compile(r"^(?:Subject|MIME-Version|Message-ID):", regex.MULTILINE | regex.IGNORECASE)
_MAILS = (".eml", ".mbox", ".mht", ".mhtml", ".emlx")
_OTHERS = {
    ".pages": ("a file of Pages", "export it as DOCX or TXT"),
    ".key": ("a file of Keynote", "export its text"),
    ".numbers": ("a file of Numbers", "export it as CSV"),
    ".pptx": ("a PowerPoint file", "save its text as DOCX or TXT"),
    ".ass": ("a file of subtitles with styles", "save it as SRT"),
    ".ssa": ("a file of subtitles with styles", "save it as SRT"),
    ".djvu": _PICTURE,
    ".heic": _PICTURE,
    ".webp": _PICTURE,
    ".mp3": _SOUND,
    ".mp4": _SOUND,
}
_KNOWN = {
    ".docx": ("no Word file, whatever its name says", "open it in Word or LibreOffice, and save it again as DOCX"),
    ".odt": ("no OpenDocument file, whatever its name says", "open it in LibreOffice, and save it again"),
    ".epub": ("no e-book, whatever its name says", "make or fetch it again"),
    ".pdf": ("no PDF, whatever its name says", "make or fetch it again"),
    ".rtf": ("no rich text, whatever its name says", "open it in a word processor, and save it again as DOCX"),
    ".srt": ("no file of subtitles, whatever its name says: it has no times", "bring it as TXT"),
    ".vtt": ("no file of subtitles, whatever its name says: it has no times", "bring it as TXT"),
}


def refused_file(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has these
    """Refuse a file.

    Raises:
        IntakeError: `E-EMPTY`, `E-LOCKED` for what is protected with a password, `E-NOT-TEXT` for what is no text.
    """
    if not piece.data:
        raise IntakeError(
            "E-EMPTY",
            "the file has 0 bytes and no text",
            where=piece.name,
            todo="save it once more where it was made, and bring it again",
        )
    if piece.data.startswith(_OLE) and _holds(piece, _LOCKED):
        raise locked(piece.name)
    kind, todo = _kind(piece)
    raise IntakeError("E-NOT-TEXT", f"it is {kind}", where=piece.name, todo=todo)


def _kind(piece: Piece) -> tuple[str, str]:
    """Return what a file is and what to do with it; empty where it is none of those that cannot be read."""
    if piece.data.startswith(_OLE):
        known = next(((what, todo) for name, what, todo in _STREAMS if _holds(piece, name)), None)
        return known or ("an old file of Office", "open it there, and save it in a format of today")
    for start, what, todo in _STARTS:
        if piece.data.startswith(start):
            return what, todo
    if b"ftyp" in piece.data[4:8]:
        return _SOUND
    if piece.ending in _MAILS or (_MAIL.match(piece.head) and _MAILED.search(piece.head)):
        return "mail", "save the text of the mails as TXT, or as a CSV with a row for each"
    return _OTHERS.get(piece.ending) or _KNOWN.get(piece.ending) or ("", "")


def _holds(piece: Piece, name: str) -> bool:
    return name.encode("utf-16-le") in piece.data


READER = Reader(
    name="refused",
    title="Not readable",
    recognises=lambda piece: not piece.data or _kind(piece) != ("", ""),
    read=refused_file,
)
