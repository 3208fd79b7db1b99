"""The shelf: which corpora can be opened, and where they lie."""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path

from analysis import bare_name, one_line

STARTER = "Immigration raids, five articles"
VARIABLE, CLEAN = "DISCOURSE_CORPUS", "DISCOURSE_CLEAN"
_HERE = Path(__file__).parents[1]


def shelf() -> dict[str, Path]:
    """Return the corpora that can be opened, by name: those of DISCOURSE_CORPUS, then the starter corpus.

    A name says nothing of the folders of the server but the last; where several are called so, they are numbered.
    """
    seeds = next(path for path in (_HERE / "seeds", _HERE.parent / "seeds") if path.is_dir())
    found: dict[str, Path] = {}
    for path in paths(os.environ.get(VARIABLE, "")):
        found[next(name for name in _titles(path) if name not in {*found, STARTER})] = path
    return found | {STARTER: seeds}


def cleaned() -> bool:
    """Return whether tags, entities and addresses of the web are to be taken out of the texts (serve --clean)."""
    return os.environ.get(CLEAN, "") not in ("", "0")


def written(corpora: Iterable[Path]) -> str:
    """Return paths as DISCOURSE_CORPUS holds them, whatever characters are in them: as a list in JSON."""
    return json.dumps([str(path) for path in corpora])


def paths(value: str) -> list[Path]:
    """Return the paths in DISCOURSE_CORPUS: a list in JSON, or paths with the system's separator between them."""
    try:
        listed = json.loads(value) if value.startswith("[") else None
    except ValueError:
        listed = None
    if not isinstance(listed, list):
        listed = value.split(os.pathsep)
    return [Path(path) for path in map(str, listed) if path]


def _titles(path: Path) -> Iterator[str]:
    """Return what a corpus can be called, from the shortest; the longer where another is called so already."""
    short = one_line(bare_name(path))
    return chain(
        (short, one_line(path.name), one_line("/".join(path.parts[-2:]))),
        (f"{short} ({number})" for number in count(2)),
    )
