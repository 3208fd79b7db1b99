"""Options of the command that say how files are to be read; the browser asks the same on its Corpus page."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis import Layout, Question, read_layout, write_layout

VARIABLE = "DISCOURSE_MAPPING"
_COLUMNS = {
    "text": "text",
    "source": "source",
    "date": "published",
    "title": "title",
    "id": "doc_id",
    "language": "language",
}
# The option, the field of a layout, and what it says.
_FIELDS = (
    ("reader", "reader", "the format, by its short name, where it is taken for another"),
    ("order", "order", "of dates in numbers: day-first, month-first or year-first"),
    ("century", "century", "of years in two digits: 2000s, 1900s or nearest"),
    ("numbers", "numbers", "what dates count that are whole numbers: seconds, milliseconds, serial, compact, …"),
    ("months", "months", "the language of the names of months, by its code"),
    ("zone", "zone", "the zone in whose days documents count, such as UTC or Europe/Paris"),
    ("encoding", "encoding", "of files that are not UTF-8, such as cp1252"),
    ("documents", "documents", "of plain texts: files, or lines where each line is a document"),
    ("header", "header", "whether the first row of a table names its columns: yes or no"),
    ("sheet", "sheet", "the sheet of a spreadsheet"),
    ("names", "names", "what names of files say, such as {date}_{source}_{title}"),
    ("one-source", "source", "the source, where nothing says one"),
    ("all-in", "language", "the language of texts that do not say theirs; - leaves it unsaid"),
    ("element", "element", "of XML: the element that is a document"),
    ("divider", "divider", "what divides the cells of a table"),
)


def add_mapping(parser: ArgumentParser) -> None:
    """Add the options to those of a command that reads a corpus."""
    group = parser.add_argument_group("how files are read, as far as they do not say so themselves")
    for option in _COLUMNS:
        group.add_argument(f"--{option}", metavar="COLUMN", default="", help=f"the column that is the {option}")
    for option, _, said in _FIELDS:
        group.add_argument(f"--{option}", default="", help=said)
    group.add_argument(
        "--without",
        action="append",
        default=[],
        help="what is left out: copies, near-copies, tiny, placeholders, boilerplate; any number of times",
    )
    group.add_argument("--mapping", type=Path, help="a file that holds all this, as the Corpus page keeps it")
    group.add_argument("--keep-mapping", action="store_true", help="keep all this beside the corpus, where it is found")


def mapping(wanted: Namespace) -> Layout | None:
    """Return what the options say; None where they say nothing, so that what is kept beside a corpus holds.

    Raises:
        IntakeError: `E-LAYOUT` for a file that is none, or a value that none can have.
    """
    found = Layout()
    if wanted.mapping:
        found = read_layout(wanted.mapping.read_text(encoding="utf-8"), wanted.mapping.name)
    columns = {ours: column for option, ours in _COLUMNS.items() if (column := getattr(wanted, option))}
    said = {
        field: value.replace("-first", " first")
        for option, field, _ in _FIELDS
        if (value := getattr(wanted, option.replace("-", "_")))
    }
    found = replace(found, **said).with_columns(found.columns_of | columns)
    if wanted.without:
        found = replace(found, without=tuple(sorted(wanted.without)))
    return None if found == Layout() else read_layout(found.written(), "the options")


def hand_over(wanted: Namespace, paths: Sequence[Path]) -> None:
    """Hand what the options say to the server that is started next; keep it beside the corpora where that is asked for.

    Raises:
        IntakeError: `E-LAYOUT`, as `mapping`.
        OSError: It cannot be kept.
    """
    found = mapping(wanted)
    if found:
        os.environ[VARIABLE] = found.written()
    if wanted.keep_mapping:
        for path in paths:
            write_layout(found or Layout(), path)


def how_to_answer(questions: Sequence[Question]) -> str:
    """Return what to do about questions that nobody was asked, because their files came on the command line."""
    options = {f"columns.{field}": option for option, field in _COLUMNS.items()}
    options |= {field: option for option, field, _ in _FIELDS}
    named = dict.fromkeys(f"--{options[one.setting]}" for one in questions if one.setting in options)
    said = f"start the server again with {' and '.join(named)}, or " if named else ""
    return f"{said}bring the file on the Corpus page, which asks"


def given_mapping() -> Layout | None:
    """Return the mapping that the command has handed to the server for the corpora on its line; None for none.

    Raises:
        IntakeError: `E-LAYOUT` where the variable holds none.
    """
    text = os.environ.get(VARIABLE, "")
    return read_layout(text, VARIABLE) if text else None
