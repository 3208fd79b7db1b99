"""The folder of a report: all of it or nothing, and never over what somebody else has put there."""

import json
import shutil
from pathlib import Path
from secrets import token_hex

Files = dict[str, bytes]  # by their paths in the folder
REPORT = "report.json"  # says which files are the report's


def check_folder(folder: Path) -> None:
    """Check that a report may be written there: there is nothing, an empty folder, or a former report and no more.

    Raises:
        ValueError: When something else is there; it says what.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ValueError(f"{folder.name} is no folder: give another with -o")
    if not folder.parent.is_dir():
        raise ValueError(f"there is no folder {folder.parent.name} to put {folder.name} into: make it first")
    if folder.is_dir() and (others := sorted(_files(folder) - _former(folder))):
        raise ValueError(
            f"{folder.name} holds {others[0]}, which is of no report that was made here: give another folder with -o, "
            "or move it away"
        )


def publish(files: Files, folder: Path) -> None:
    """Write a report beside its place, and put it there when all of it is written.

    Raises:
        OSError: When it cannot be written; nothing of it is left behind, and a former report stays.
        ValueError: As `check_folder`.
    """
    check_folder(folder)
    fresh, former = (folder.with_name(f".{folder.name}.{token_hex(4)}.{kind}") for kind in ("new", "old"))
    try:
        for name, data in files.items():
            place = fresh / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if folder.exists():
            folder.rename(former)
        try:
            fresh.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)


def _files(folder: Path) -> set[str]:
    """Return what lies in a folder, by paths in it; folders that hold nothing do not count."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


def _former(folder: Path) -> set[str]:
    """Return the files of a former report; none where there was no report."""
    try:
        said = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        return set(said["files"]) if said["made by"] == "Discourse Trends" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
