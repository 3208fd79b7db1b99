"""Answers as files: tables and arrays as Arrow, the rest as JSON; nothing in them is code."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.corpus.errors import AnalysisError, JobError
from analysis.corpus.stored.files import Files, write_frame
from analysis.jobs.tasks import Parts

if TYPE_CHECKING:
    from analysis.jobs.tasks import Part

_SAID = "said.json"  # written last: what has it is whole
_ARRAY = "array"  # the one column of a table that is an array


def write_parts(parts: Parts, folder: Path) -> None:
    """Write the parts of an answer into a folder.

    Raises:
        OSError: They cannot be written.
        TypeError: There is something in them that is no number, no word and no table.
    """
    plain: dict[str, int | str] = {}
    for name, part in parts.items():
        if isinstance(part, pd.DataFrame):
            write_frame(part, folder / f"{name}.arrow")
        elif isinstance(part, np.ndarray):
            write_frame(pd.DataFrame({_ARRAY: part}), folder / f"{name}.arrow")
        else:
            plain[name] = part
    _say({"parts": plain}, folder)


def write_error(error: AnalysisError, folder: Path) -> None:
    """Write why there is no answer."""
    _say({"error": [type(error).__name__, error.code, error.what, error.where, error.todo]}, folder)


def read_parts(folder: Path) -> Parts:
    """Return the parts of an answer.

    Raises:
        AnalysisError: The one that was written in their place.
        JobError: `E-CRASH` where nothing was, or not all of it.
    """
    parts: dict[str, Part] = check_written(folder)
    try:
        for path in folder.glob("*.arrow"):
            found = Files(folder).frame(path.stem)
            parts[path.stem] = found[_ARRAY].to_numpy() if list(found) == [_ARRAY] else found
    except (OSError, ValueError, KeyError) as error:
        raise _lost() from error
    return parts


def check_written(folder: Path) -> dict[str, Any]:
    """Check that an answer is there as a whole, and return those of its parts that are numbers and words.

    Raises:
        AnalysisError: The one that was written in its place.
        JobError: `E-CRASH` where nothing was.
    """
    try:
        said: dict[str, Any] = json.loads((folder / _SAID).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _lost() from error
    if "error" in said:
        kind, code, what, where, todo = said["error"]
        raise _errors()[kind](code, what, where=where, todo=todo)
    return dict(said["parts"])


def _lost() -> JobError:
    return JobError("E-CRASH", "what was found is no longer there", todo="ask for it again")


def _say(said: dict[str, Any], folder: Path) -> None:
    fresh = folder / f"{_SAID}.tmp"
    fresh.write_text(json.dumps(said), encoding="utf-8")
    fresh.replace(folder / _SAID)


def _errors() -> dict[str, type[AnalysisError]]:
    """Return the classes of errors by name."""
    found, fresh = {"AnalysisError": AnalysisError}, [AnalysisError]
    while fresh:
        more = fresh.pop().__subclasses__()
        found |= {one.__name__: one for one in more}
        fresh += more
    return found


def not_written(error: OSError) -> JobError:
    """Return the error of a job for which a disk has no room."""
    what = f"there is no room for what is to be found: {error.strerror or error}"
    return JobError("E-DISK", what, todo="make room where temporary files lie")
