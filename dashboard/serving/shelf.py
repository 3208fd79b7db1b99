"""The shelf: which corpora can be opened, in which order and by which titles, and where they lie."""

import json
import logging
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from analysis import IntakeError, bare_name, checked_path, one_line

STARTER = "Immigration raids, five articles"
VARIABLE, CLEAN, ALONE = "DISCOURSE_CORPUS", "DISCOURSE_CLEAN", "DISCOURSE_ALONE"
EXERCISES = "DISCOURSE_EXERCISES"  # a folder of a host's own
_HERE = Path(__file__).parents[1]


class Shelved(NamedTuple):
    """Where a corpus lies, and what its host calls it; empty where its file or folder says enough."""

    path: Path
    title: str = ""


def shelf() -> dict[str, Path]:
    """Return the corpora that there are, by title: those of DISCOURSE_CORPUS, then the starter corpus.

    With DISCOURSE_ALONE the starter corpus is left out as soon as another can be opened.
    A title that nobody gave says nothing of the folders of the server but the last; where several corpora are called
    so, they are numbered.

    Raises:
        IntakeError: `E-SHELF` where the variable is a list in JSON of other things than corpora.
    """
    seeds = next(path for path in (_HERE / "seeds", _HERE.parent / "seeds") if path.is_dir())
    found: dict[str, Path] = {}
    for place in shelved(os.environ.get(VARIABLE, "")):
        found[next(name for name in _titles(place) if name not in {*found, STARTER})] = place.path
    return found if _alone() and not all(map(_obstacle, found.values())) else found | {STARTER: seeds}


def out_of_reach() -> dict[str, str]:
    """Return the corpora of the shelf that cannot be offered, by title, each with the reason."""
    return {title: why for title, path in shelf().items() if (why := _obstacle(path))}


def cleaned() -> bool:
    """Return whether tags, entities and addresses of the web are to be taken out of the texts (serve --clean)."""
    return os.environ.get(CLEAN, "") not in ("", "0")


def _alone() -> bool:
    """Return whether a host wants no corpora but those given (serve --alone)."""
    return os.environ.get(ALONE, "") not in ("", "0")


def written(corpora: Iterable[Path]) -> str:
    """Return paths as DISCOURSE_CORPUS holds them, whatever characters are in them: as a list in JSON."""
    return json.dumps([str(path) for path in corpora])


def shelved(value: str) -> list[Shelved]:
    """Return the corpora in DISCOURSE_CORPUS.

    It is a list in JSON, of paths and of objects with a path and a title, or paths with the system's separator between
    them.

    Raises:
        IntakeError: `E-SHELF` for a list in JSON of anything else.
    """
    try:
        items = json.loads(value) if value.startswith("[") else None
    except ValueError as error:
        if value[1:].lstrip().startswith(("{", '"')):  # else it is the name of a file that begins so
            raise IntakeError("E-SHELF", f"it is no list in JSON: {error}", where=VARIABLE) from error
        items = None
    found = value.split(os.pathsep) if items is None else items
    return [_place(item, number) for number, item in enumerate(found, 1) if item]


def _place(item: object, number: int) -> Shelved:
    """Return a corpus of the list.

    Args:
        item: What stands in the list.
        number: Its place there, from 1.
    """
    match item:
        case str():
            return Shelved(Path(item))
        case {"path": str(path), "title": str(title), **more} if path and title.strip() and not more:
            return Shelved(Path(path), one_line(title.strip()))
    wanted = '{"title": "…", "path": "…"}'
    raise IntakeError("E-SHELF", f"item {number} is neither a path nor {wanted}", where=VARIABLE)


def _titles(place: Shelved) -> Iterator[str]:
    """Return what a corpus can be called, from the shortest; the longer where another is called so already."""
    path = place.path
    short = place.title or one_line(bare_name(path))
    longer = () if place.title else (one_line(path.name), one_line("/".join(path.parts[-2:])))
    return chain((short, *longer), (f"{short} ({number})" for number in count(2)))


@lru_cache(maxsize=256)
def _obstacle(path: Path) -> str:
    """Return why a corpus cannot be opened; nothing where it can. It is looked for once, and the log says it, too."""
    try:
        checked_path(path)
    except IntakeError as error:
        logging.getLogger(__name__).warning("A corpus is not offered: %s", error)
        return error.what
    return ""
