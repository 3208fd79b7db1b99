"""The list of a folder's files: what was said of them, with the size and the digest of each.

Nothing in them is code, and a file of which one bit is not as it was written is refused.
"""

import json
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from analysis.corpus.errors import IntakeError
from analysis.corpus.schema import SCHEMA_VERSION

LIST = "store.json"
_FORM = 3  # of the store itself
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


def write_list(said: Mapping[str, Any], folder: Path) -> None:
    """Write the list of a folder's files, which are all there already.

    Args:
        said: What can be written as JSON.
        folder: Where the files lie.

    Raises:
        OSError: It cannot be written.
    """
    files = {path.name: (path.stat().st_size, digest(path)) for path in sorted(folder.iterdir()) if path.name != LIST}
    text = json.dumps({"form": _FORM, "schema": SCHEMA_VERSION, "said": said, "files": files})
    (folder / LIST).write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")


def read_list(folder: Path, *, digests: bool = True) -> dict[str, Any]:
    """Return what the list says, after every file on it was found to be as it was written, and no other.

    Args:
        folder: Where the files lie.
        digests: Whether all of them are read for it; else only the list is, and their sizes are looked at.

    Raises:
        IntakeError: `E-STORE`, where one is not.
    """
    try:
        said_digest, _, text = (folder / LIST).read_text(encoding="utf-8").partition("\n")
        if said_digest != sha256(text.encode()).hexdigest():
            raise damage(f"{LIST} not as written", folder)
        whole = json.loads(text)
        form, listed, said = (whole["form"], whole["schema"]), dict(whole["files"]), dict(whole["said"])
        there = {path.name: path.stat().st_size for path in folder.iterdir() if path.name != LIST}
        wrong = {name for name in {*there, *listed} if there.get(name) != listed.get(name, (None,))[0]}
        if form == (_FORM, SCHEMA_VERSION) and digests and not wrong:
            wrong = {name for name, (_, written) in listed.items() if digest(folder / name) != written}
    except IntakeError:
        raise
    except _UNREADABLE as error:
        raise damage(f"its list cannot be read: {error}", folder) from error
    if form != (_FORM, SCHEMA_VERSION):
        raise damage("it was made by another version", folder)
    if wrong:
        raise damage(f"{', '.join(sorted(wrong))} not as written", folder)
    return said


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def damage(what: str, folder: Path) -> IntakeError:
    """Return the error of files that are not as they were written."""
    return IntakeError("E-STORE", what, where=folder.name, todo="read the files again")
