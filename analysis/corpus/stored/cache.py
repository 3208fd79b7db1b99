"""The cache folder: where it lies, how something comes into it whole or not at all, and what is let go.

Everything in it is found by what it was made of, so that two who make the same thing at once do no harm, and no lock is
needed, which a disk of the network could not be trusted with.
"""

import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from analysis import limits
from analysis.corpus.errors import IntakeError

VARIABLE = "DISCOURSE_CACHE"
T = TypeVar("T")
_NAME = "discourse-trends"
_FRESH, _DAMAGED = ".tmp", ".corrupt"  # endings of what is being written, and of what is not as it was written
_WRITING = 3_600  # seconds for which nothing that is being written stays as it is
_DAY = 86_400  # seconds
_LOG = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Return the folder: what DISCOURSE_CACHE names, else the user's cache; a temporary one where neither is writable.

    Raises:
        OSError: Nothing can be written anywhere.
    """
    return _writable(os.environ.get(VARIABLE, ""))


@cache
def _writable(named: str) -> Path:
    try:
        folder = Path(named) if named else _of_the_user()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError) as error:  # the latter where there is no home
        found = Path(tempfile.mkdtemp(prefix=f"{_NAME}-cache-"))
        said = getattr(error, "strerror", None) or error
        _LOG.warning("nothing can be kept in the cache folder (%s): it is kept in %s, for now", said, found)
        return found


def _of_the_user() -> Path:
    """Return the cache folder of the system's user.

    Raises:
        RuntimeError: The user has no home.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / _NAME


def put_in_place(place: Path, write: Callable[[Path], None]) -> None:
    """Write a folder under another name, and give it its own when all of it is on the disk.

    Whatever ends this, there is the whole folder or none. Where another was first, theirs stays.

    Args:
        place: Where it is to be.
        write: What writes it into the folder that it is given, which is not there yet.

    Raises:
        OSError: It cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{token_hex(4)}{_FRESH}")
    try:
        write(fresh)
        for path in fresh.iterdir():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        try:
            fresh.rename(place)
        except OSError:
            if not place.is_dir():
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def kept_at(place: Path, read: Callable[[Path], T]) -> T | None:
    """Return what is kept in a place; None where nothing is, or where it is not as it was written.

    What is damaged, or of another version, is put aside, so that it can be made again; a line of the log says so.

    Args:
        place: A folder.
        read: What reads it, and raises an IntakeError where it is damaged.
    """
    if not place.is_dir():
        return None
    try:
        found = read(place)
    except IntakeError as error:
        aside = place.with_name(f"{place.name}.{token_hex(4)}{_DAMAGED}")
        with suppress(OSError):
            place.rename(aside)
        _LOG.warning("%s is made again, and kept aside as %s: %s", place.name, aside.name, error.what)
        return None
    with suppress(OSError):
        os.utime(place)  # used now
    return found


def sweep_cache() -> None:
    """Let go what nobody has used for long, then what was used longest ago, until the rest is no more than may be.

    So goes what was put aside, and what somebody began to write who has ended. Ages only decide what is made again.
    """
    now, held = time.time(), 0
    for used, size, folder in sorted(_kept(cache_folder()), key=lambda one: -one[0]):
        held += size
        age = now - used
        if folder.name.endswith(_FRESH):
            gone = age > _WRITING
        else:
            gone = age > limits.CACHE_DAYS * _DAY or held > limits.CACHE_BYTES
        if gone:
            shutil.rmtree(folder, ignore_errors=True)
            held -= size


def _kept(root: Path) -> Iterator[tuple[float, int, Path]]:
    """Yield when each folder that is kept was last used, its bytes, and where it is."""
    for folder in root.glob("*/*"):
        with suppress(OSError):  # another may sweep, too
            if folder.is_dir() and not folder.is_symlink():
                size = sum(path.stat().st_size for path in folder.iterdir())
                yield folder.stat().st_mtime, size, folder
