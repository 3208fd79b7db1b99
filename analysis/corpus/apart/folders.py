"""Folders that only their owner can open, held as long as a program needs them, and removed when it ends."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PREFIX = "discourse-trends-"
_HELD = "held"  # a file that is locked as long as somebody needs the folder


def private_folder() -> tuple[Path, Callable[[], None]]:
    """Make a folder among the temporary files; return it, and what removes it.

    Raises:
        OSError: There is no room for it.
    """
    path = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = (path / _HELD).open("ab")
    _lock(lock)

    def clear() -> None:
        lock.close()
        shutil.rmtree(path, ignore_errors=True)

    return path, clear


def sweep() -> None:
    """Remove folders whose program ended before it could: called when a server starts."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        held = folder / _HELD
        if folder.is_symlink() or not held.is_file():
            continue
        with contextlib.suppress(OSError), held.open("ab") as file:
            _lock(file)
            shutil.rmtree(folder, ignore_errors=True)


try:
    import fcntl
except ImportError:  # Windows removes no folder in which a file is open

    def _lock(file: Any) -> None:
        """Leave it open: that is enough."""

else:

    def _lock(file: Any) -> None:
        """Hold a file; an OSError where another program does."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
