"""The shelf: which corpora can be opened, and where they lie."""

import os
from pathlib import Path

import regex

STARTER = "Immigration raids, five articles"
_HERE = Path(__file__).parent


def shelf() -> dict[str, Path]:
    """Return the corpora that can be opened, by name: those of DISCOURSE_CORPUS, then the starter corpus."""
    seeds = next(path for path in (_HERE / "seeds", _HERE.parent / "seeds") if path.is_dir())
    found: dict[str, Path] = {}
    for part in filter(None, os.environ.get("DISCOURSE_CORPUS", "").split(os.pathsep)):
        path = Path(part)
        name = _title(path)
        found[name if name not in found else f"{name} ({path.parent.name})" if path.parent.name else part] = path
    return found | {STARTER: seeds}


def _title(path: Path) -> str:
    return regex.sub(r"\.(?:csv|jsonl|ndjson)(?:\.gz)?$", "", path.name, flags=regex.IGNORECASE)
