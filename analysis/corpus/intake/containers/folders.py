"""Folders: all files in one and below, or those that its manifest lists."""

import os
from collections.abc import Sequence
from pathlib import Path

from analysis.corpus.errors import counted
from analysis.corpus.intake.containers.files import beside, lies_beside
from analysis.corpus.intake.containers.naming import file_names
from analysis.corpus.intake.contents import piece_at
from analysis.corpus.intake.ledger import Entry
from analysis.corpus.intake.piece import Piece


class OnDisk:
    """Files that lie somewhere on disk under other names, such as those that were brought to another process."""

    def __init__(self, paths: Sequence[tuple[str, Path]]) -> None:
        """Give files their names.

        Args:
            paths: What each is called, and where it lies.
        """
        names, self.said = file_names([name for name, _ in paths])
        self.called = names[0] if len(names) == 1 else counted(len(names), "file")
        self._paths = dict(zip(names, [path for _, path in paths], strict=True))

    def names(self) -> tuple[str, ...]:
        """Return their names; of two that are alike the second is numbered."""
        return tuple(self._paths)

    def size(self, name: str) -> int:
        """Return how many bytes a file has."""
        return self._paths[name].stat().st_size

    def piece(self, name: str) -> Piece:
        """Return a file, unpacked where it is compressed.

        Raises:
            IntakeError: As `contents.piece_at`.
        """
        return piece_at(self._paths[name], name)


class Folder(OnDisk):
    """All files in a folder and below; no link leads out of it, and no pipe is opened."""

    def __init__(self, path: Path) -> None:
        """Look for files in a folder."""
        inside = path.resolve()
        found = [Path(place) / name for place, _, files in os.walk(path) for name in files]
        named = sorted((file.relative_to(path).as_posix(), file) for file in found)
        apart = [name for name, _ in named if lies_beside(name)]
        others = [(name, file) for name, file in named if not lies_beside(name)]
        out = [name for name, file in others if not _is_inside(file, inside)]
        kept = [(name, file) for name, file in others if _is_inside(file, inside)]
        super().__init__(kept)
        self.called = path.name
        what = "a link that leads out of the folder or nowhere, a pipe or a device: it is not read"
        self.said += tuple(Entry(name, 0, "W-LINK", "set aside", what) for name in out) + beside(apart)


def _is_inside(file: Path, folder: Path) -> bool:
    try:
        return file.is_file() and file.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # the last, before Python 3.13, for links that lead in a circle
        return False
