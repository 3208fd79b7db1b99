"""From records to documents: columns named, ids unique, dates resolved, nothing lost without an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import polars as pl
import regex

from analysis.errors import IntakeError
from analysis.intake.dates import PRECISIONS, first_day, resolved_date
from analysis.intake.ledger import Entry, ledger_table
from analysis.intake.readers import Reading, reading

NO_SOURCE = "(no source)"
REQUIRED = ("doc_id", "source", "text")
_USUAL_NAMES = {"id": "doc_id", "date": "published", "lang": "language"}
_OURS = (*REQUIRED, "published", "date_precision", "date_basis", "title", "language", "tokens")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """Documents and their texts, row by row the same, sorted by doc_id, and the ledger.

    Attributes:
        documents: The DOCUMENTS contract without `tokens`, then the file's other columns.
        texts: polars series of str.
        ledger: The LEDGER contract.
    """

    documents: pd.DataFrame
    texts: pl.Series
    ledger: pd.DataFrame


def intake(path: Path, mapping: Mapping[str, str] | None = None) -> Intake:
    """Return what a file or folder holds.

    Args:
        path: See `readers.reading`.
        mapping: From the file's column names to ours; `id`, `date` and `lang` are understood without it.

    Raises:
        IntakeError: As `readers.reading`, and `E-COLUMNS` when doc_id, source or text is missing.
    """
    found = reading(path)
    names = _names(found, dict(mapping or {}), path)
    rows = sorted(_rows(found, names), key=lambda row: str(row["doc_id"]))
    if not rows:
        reasons = "; ".join(f"line {entry.line}: {entry.message}" for entry in found.entries[:3])
        raise IntakeError("E-NO-ROWS", f"no document has a text ({reasons})", where=path.name)
    frame = pd.DataFrame(rows)
    texts = pl.Series("text", frame.pop("text").to_list(), dtype=pl.String)
    frame["published"] = pd.to_datetime(frame["published"]).astype("datetime64[us]")
    ours = ["doc_id", "source", "published", "date_precision", "date_basis", "title", "language"]
    for name in ours:
        if name != "published":
            frame[name] = frame[name].astype("str")
    return Intake(
        frame[ours + [name for name in frame.columns if name not in ours]], texts, ledger_table(found.entries)
    )


def _names(found: Reading, mapping: dict[str, str], path: Path) -> dict[str, str]:
    """Return from the file's column names to ours."""
    available = list(dict.fromkeys(name for record in found.records for name in record.cells))
    usual = {name: ours for name, ours in _USUAL_NAMES.items() if ours not in available}
    names = {name: mapping.get(name, usual.get(name, name)) for name in available}
    missing = [name for name in REQUIRED if name not in names.values()]
    unknown = [name for name in mapping if name not in available]
    twice = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if missing or unknown or twice:
        parts = (
            [f"twice: {', '.join(twice)}"] * bool(twice)
            + [f"missing: {', '.join(missing)}"] * bool(missing)
            + [f"not there: {', '.join(unknown)}"] * bool(unknown)
        )
        raise IntakeError(
            "E-COLUMNS",
            "; ".join(parts),
            where=path.name,
            todo=f"the columns are {', '.join(available)}; rename them: doc_id, source and text must be there once",
        )
    return names


def _rows(found: Reading, names: Mapping[str, str]) -> Iterator[dict[str, object]]:
    seen: dict[str, int] = {}
    for record in found.records:
        place = (record.file, record.line)
        values = {names[name]: value for name, value in record.cells.items()}
        text = _legible(values.get("text"), found, place)
        if not text:
            found.entries.append(Entry(*place, "E-TEXT", "set aside", "no text"))
            continue
        yield {
            **{
                _string(name): _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
                for name, value in values.items()
                if name not in _OURS
            },
            "doc_id": _unique(_string(values.get("doc_id")), seen, found, place),
            "source": _string(values.get("source")) or NO_SOURCE,
            "title": _string(values.get("title")),
            "language": _string(values.get("language")),
            "text": text,
            **_dating(values, found, place),
        }


def _string(value: object) -> str:
    return "" if value is None else _SURROGATE.sub("\ufffd", str(value)).strip()


def _legible(value: object, found: Reading, place: tuple[str, int]) -> str:
    """Return the text, or nothing when the value is none; half characters become U+FFFD."""
    if not isinstance(value, str) or not value.strip():
        return ""
    text, broken = _SURROGATE.subn("\ufffd", value)
    if broken:
        found.entries.append(Entry(*place, "W-SURROGATE", "changed", f"{broken} half characters replaced by \ufffd"))
    return text


def _unique(doc_id: str, seen: dict[str, int], found: Reading, place: tuple[str, int]) -> str:
    """Return an identifier that no earlier document has."""
    wanted = doc_id or f"{place[0]}:{place[1]}"
    name = wanted
    while name in seen:
        seen[wanted] += 1
        name = f"{wanted}~{seen[wanted]}"
    seen[name] = 1
    if name != doc_id:
        what = f"“{doc_id}” is taken" if doc_id else "no identifier"
        found.entries.append(Entry(*place, "W-ID", "changed", f"{what}: the document is called “{name}”"))
    return name


def _dating(values: Mapping[str, object], found: Reading, place: tuple[str, int]) -> dict[str, object]:
    """Return published, date_precision and date_basis. An unreadable date leaves the document undated."""
    given = _string(values.get("published"))
    dated = resolved_date(given) if given else None
    if dated is None:
        if given:
            message = f"“{given}” is not a date like 2019-07-20, 2019-07 or 2019: the document is kept, undated"
            found.entries.append(Entry(*place, "W-DATE", "changed", message))
        return {"published": None, "date_precision": "", "date_basis": ""}
    day, precision = dated
    stated = _string(values.get("date_precision"))
    if stated in PRECISIONS and PRECISIONS.index(stated) >= PRECISIONS.index(precision):
        precision, day = stated, first_day(day, stated)
    elif stated:
        message = f"date_precision “{stated}” does not fit the date “{given}”, which is exact to the {precision}"
        found.entries.append(Entry(*place, "W-DATE-PRECISION", "changed", message))
    basis = _string(values.get("date_basis"))
    if basis not in ("", "stated", "inferred"):
        message = f"date_basis “{basis}” is neither “stated” nor “inferred”: taken as inferred"
        found.entries.append(Entry(*place, "W-DATE-BASIS", "changed", message))
        basis = "inferred"
    return {"published": day, "date_precision": precision, "date_basis": basis or "stated"}
