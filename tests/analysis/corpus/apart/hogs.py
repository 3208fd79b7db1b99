"""A child with one more reader, of files that say what harm their reader comes to; `test_job` starts it."""

import os
import time
from dataclasses import replace

import pandas as pd

from analysis.corpus.apart.child import run_job
from analysis.corpus.errors import Option, Question, QuestionError
from analysis.corpus.intake import readers
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading
from analysis.corpus.schema import FILES, MAPPED

SIGN = "#harm "
LONG = 60  # seconds, at the most


def harmed(piece: Piece, layout: Layout, found: Reading) -> None:
    """Come to the harm that the piece names."""
    del layout, found
    end = time.monotonic() + LONG
    match piece.head.removeprefix(SIGN).strip():
        case "computes":
            while time.monotonic() < end:
                pass
        case "waits":
            time.sleep(LONG)
        case "grows":
            bytearray(2**36)  # more than it may have: not a page of it is ever touched
        case "falls":
            os.abort()
        case "asks":
            known = Provenance("posts", FILES.empty(), MAPPED.empty(), pd.DataFrame({"day": ["03/04/2021"]}), layout_())
            options = (Option("day first", "Day first", "3 April 2021"), Option("month first", "Month first"))
            raise QuestionError(Question("E-DATE-ORDER", "order", "a, column day", "why", options), provenance=known)
        case _:
            raise LookupError


def layout_() -> Layout:
    """Return a layout that says something."""
    return replace(Layout(), source="Nobody").with_columns({"text": "body"})


if __name__ == "__main__":
    hog = Reader(name="harm", title="Harm", recognises=lambda piece: piece.head.startswith(SIGN), read=harmed)
    readers.READERS = (hog, *readers.READERS)
    run_job()
