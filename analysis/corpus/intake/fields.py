"""Which of a file's columns are ours, and what the others are called."""

from collections.abc import Mapping
from pathlib import Path

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.letters import legible, one_line, quoted
from analysis.corpus.intake.records import Reading

REQUIRED = ("doc_id", "source", "text")
OURS = (*REQUIRED, "published", "date_precision", "date_basis", "title", "language")
GIVEN = "{}_given"  # what we keep of a file as it was written there, beside what we make of it
_USUAL_NAMES = {"id": "doc_id", "date": "published", "lang": "language"}
# What we add to documents ourselves, and what pages add to show them.
_TAKEN = frozenset((*OURS, "tokens", "date", *(GIVEN.format(name) for name in ("published", "language"))))


def document_columns(found: Reading, mapping: Mapping[str, str], path: Path) -> dict[str, str]:
    """Return from a file's names of columns to those that documents have, each of them once.

    Raises:
        IntakeError: `E-COLUMNS` when doc_id, source or text is missing, when two columns are said to be one, or when
            there are too many.
    """
    available = list(dict.fromkeys(name for record in found.records for name in record.cells))
    usual = {name: ours for name, ours in _USUAL_NAMES.items() if name in available and ours not in available}
    names = {name: mapping.get(name, usual.get(name, name)) for name in available}
    _refuse(names, mapping, path)
    own = {ours for name, ours in names.items() if ours not in _TAKEN and _plain(ours) == ours}
    used = own | set(OURS)
    for name, ours in names.items():
        if ours not in OURS and ours not in own:
            names[name] = _further(ours, used)
            used.add(names[name])
            if names[name] != name:
                message = (
                    f"the column {quoted(name)} is kept as {quoted(names[name])}: its own name is taken or illegible"
                )
                found.enter((path.name, 0), "W-COLUMN", "changed", message)
    for name, ours in _USUAL_NAMES.items():
        if name in available and names[name] != ours and ours in available:
            message = f"“{name}” and “{ours}” are both there: “{ours}” is used, “{name}” is kept beside it"
            found.enter((path.name, 0), "W-COLUMN", "kept", message)
    return names


def _further(name: str, used: set[str]) -> str:
    """Return what to call a further column: its own name, if that is legible and nobody else's."""
    plain = _plain(name)
    wanted = GIVEN.format(plain) if plain in _TAKEN else plain
    number = 1
    while wanted in used or wanted in _TAKEN:
        number += 1
        wanted = f"{plain}_{number}"
    return wanted


def _plain(name: str) -> str:
    """Return a name on one line, with nothing in it that cannot be shown, cut where it is long."""
    return legible(name)[0].replace("\n", " ").strip()[: limits.LONGEST_QUOTE] or "column"


def _refuse(names: Mapping[str, str], mapping: Mapping[str, str], path: Path) -> None:
    """Refuse columns that do not make documents, and say all that is wrong with them."""
    if len(names) > limits.MOST_COLUMNS:
        what = f"it has {len(names):,} columns, and at most {limits.MOST_COLUMNS:,} are read"
        raise IntakeError("E-COLUMNS", what, where=path.name, todo="documents are rows")
    held = list(names.values())
    missing = [name for name in REQUIRED if name not in held]
    unknown = [name for name in mapping if name not in names]
    twice = sorted(name for name in OURS if held.count(name) > 1)
    if missing or unknown or twice:
        parts = (
            [f"twice: {', '.join(twice)}"] * bool(twice)
            + [f"missing: {', '.join(missing)}"] * bool(missing)
            + [f"not there: {', '.join(unknown)}"] * bool(unknown)
        )
        listed = one_line(", ".join(list(names)[: limits.NAMED_COLUMNS]) + " …" * (len(names) > limits.NAMED_COLUMNS))
        raise IntakeError(
            "E-COLUMNS",
            "; ".join(parts),
            where=path.name,
            todo=f"the columns are {listed}; rename them: doc_id, source and text must be there once",
        )
