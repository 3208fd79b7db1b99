"""The shelf: which corpora can be opened, and where they lie."""

import os
from pathlib import Path

import regex

STARTER = "Immigration raids, five articles"
_HERE = Path(__file__).parent
_ENDING = regex.compile(r"\.(?:csv|jsonl|ndjson)(?:\.gz)?$", regex.IGNORECASE)


def shelf() -> dict[str, Path]:
    """Return the corpora that can be opened, by name: those of DISCOURSE_CORPUS, then the starter corpus."""
    seeds = next(path for path in (_HERE / "seeds", _HERE.parent / "seeds") if path.is_dir())
    found: dict[str, Path] = {}
    for path in map(Path, filter(None, os.environ.get("DISCOURSE_CORPUS", "").split(os.pathsep))):
        found[next((name for name in _titles(path) if name not in {*found, STARTER}), str(path))] = path
    return found | {STARTER: seeds}


def cleaned() -> bool:
    """Return whether tags, entities and addresses of the web are to be taken out of the texts (serve --clean)."""
    return os.environ.get("DISCOURSE_CLEAN", "") not in ("", "0")


def _titles(path: Path) -> tuple[str, ...]:
    """Return what a corpus can be called, from the shortest; the longer where another is called so already."""
    return _ENDING.sub("", path.name), path.name, "/".join(path.parts[-2:])
