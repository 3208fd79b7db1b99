"""The command `discourse report`: its options, and what it ends with."""

import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import get_args

from analysis import Filters, Period, checked_path, counted
from dashboard.reporting.folder import Files, check_folder, publish
from dashboard.reporting.section import Wishes
from dashboard.serving import mapping, shelf

_INCOMPLETE = 3  # what a shell is told where the report is written and something is not in it


def add_options(parser: ArgumentParser) -> None:
    """Add the options of a report to its parser."""
    parser.add_argument("corpus", type=Path, help="a folder or a file")
    parser.add_argument("-o", "--output", type=Path, default=Path("report"), help="the folder to make (report)")
    parser.add_argument(
        "--only", action="append", default=[], metavar="SOURCE", help="only this source; any number of times"
    )
    parser.add_argument(
        "--from", dest="start", metavar="DAY", help="only documents from this day on, such as 2019-07-01"
    )
    parser.add_argument("--to", dest="end", metavar="DAY", help="only documents up to this day")
    parser.add_argument("--search", default="", help="only documents that contain this")
    parser.add_argument("--word", default="", help="the word or phrase to follow: its use over time, and its passages")
    parser.add_argument("--once", action="store_true", help="count copies of a text once")
    parser.add_argument("--fold", action="store_true", help="ignore accents in searches")
    parser.add_argument("--titles", action="store_true", help="count titles")
    parser.add_argument("--evidence", default="", metavar="COLUMN", help="whose values are the units of evidence")
    parser.add_argument("--compare", default="", metavar="COLUMN", help="compare its values instead of sources")
    parser.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="NAME:VALUE,VALUE",
        help="compare these values together under a name; any number of times",
    )
    parser.add_argument("--by", default="", choices=get_args(Period), help="the length of a period")
    parser.add_argument("--target", default="", metavar="SOURCE", help="the source that is compared")
    parser.add_argument("--against", default="", metavar="SOURCE", help="what it is compared with (all others)")


def run(wanted: Namespace) -> int:
    """Make the report, and return 0 where everything is in it, else _INCOMPLETE.

    Raises:
        ValueError: Nothing was written; it says why.
    """
    folder = Path(os.path.abspath(wanted.output))  # noqa: PTH100 - a link is to be seen as one
    filters = Filters(
        sources=tuple(wanted.only),
        start=_day(wanted.start, "--from"),
        end=_day(wanted.end, "--to"),
        search=wanted.search,
        collapse_duplicates=wanted.once,
        fold_accents=wanted.fold,
        unit=wanted.evidence,
    )
    wishes = Wishes(
        by=wanted.by,
        target=wanted.target,
        against=wanted.against,
        word=wanted.word,
        titles=wanted.titles,
        compare=wanted.compare,
        groups=tuple(wanted.group),
    )
    path = checked_path(wanted.corpus).resolve()
    mapping.hand_over(wanted, [path])
    os.environ[shelf.VARIABLE] = shelf.written([path])
    if wanted.clean:
        os.environ[shelf.CLEAN] = "1"
    check_folder(folder)
    files, complete = _made(filters, wishes)
    publish(files, folder)
    _say(f"{counted(len(files), 'file')} in {folder.name}: open {folder.name}/index.html")
    if not complete:
        _say(f"Something is not in it, and the report says what (exit code {_INCOMPLETE})")
    return 0 if complete else _INCOMPLETE


def _made(filters: Filters, wishes: Wishes) -> tuple[Files, bool]:
    """Return the files, and whether everything is in them."""
    logging.disable(logging.WARNING)  # Streamlit says of each cache that it has no server
    try:
        from dashboard.reporting.making import (  # noqa: PLC0415 - loads all: what is wrong is said before
            chosen_here,
            made,
        )

        return made(chosen_here(filters, wishes), wishes, lambda page: _say(f"{page} …"))
    finally:
        logging.disable(logging.NOTSET)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _day(text: str | None, option: str) -> date | None:
    """Return a day as it is given.

    Raises:
        ValueError: When it is none.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is no day: give one such as 2019-07-01 with {option}") from error
