"""Which of a file's columns are ours, and what the others are called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from analysis import limits
from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.guessing.columns import Guess, column_question, guesses
from analysis.corpus.intake.guessing.names import name_rank
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import legible, one_line, quoted
from analysis.corpus.intake.records import FileRead, Reading, Record

OURS = ("doc_id", "source", "text", "published", "date_precision", "date_basis", "title", "language")
GIVEN = "{}_given"  # what we keep of a file as it was written there, beside what we make of it
# What we add to documents ourselves, and what pages add to show them.
_TAKEN = frozenset((*OURS, "tokens", "date", *(GIVEN.format(name) for name in ("published", "language"))))
_SAMPLED = 500  # rows by which columns are told


@dataclass(frozen=True, slots=True)
class Table:
    """Records whose cells have the same names.

    Attributes:
        records: The records.
        given: From our columns to theirs, of those that they have.
        further: From the names of the other columns to those under which they are kept.
        names: What their cells are called.
        guesses: Why; empty where the reader of the format knows.
    """

    records: list[Record]
    given: dict[str, str]
    further: dict[str, str]
    names: tuple[str, ...]
    guesses: tuple[Guess, ...] = ()


def tables(found: Reading, layout: Layout, where: str) -> list[Table]:
    """Return the records by their columns, and which of those are ours.

    Args:
        found: What the readers found.
        layout: Which columns somebody has said.
        where: What the files are called together.

    Raises:
        QuestionError: `E-COLUMNS` where a column is only likely to be the text, or dates.
        IntakeError: `E-COLUMNS` where none can be the text, where one that the layout names is not there, or where
            there are too many.
    """
    groups = dict[tuple[str, ...], list[Record]]()
    for file in found.files:
        records = found.records[file.records.start : file.records.stop]
        groups.setdefault(_columns_of(file, records), []).extend(records)
    made = [_table(records, columns, layout, where) for columns, records in groups.items() if records]
    _refuse_unknown(made, layout, where)
    return _named_apart(made, found, where)


def _columns_of(file: FileRead, records: Sequence[Record]) -> tuple[str, ...]:
    """Return the columns of a piece that are to be told apart; none of them where its reader gives ours."""
    if file.ours:
        return ()
    return _names(records)


def _names(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(record.cells for record in records)))


def _table(records: list[Record], columns: tuple[str, ...], layout: Layout, where: str) -> Table:
    if not columns:
        every = _names(records)
        return Table(records, {name: name for name in every if name in OURS}, {}, every)
    if len(columns) > limits.MOST_COLUMNS:
        what = f"it has {len(columns):,} columns, and at most {limits.MOST_COLUMNS:,} are read"
        raise IntakeError("E-COLUMNS", what, where=where, todo="documents are rows")
    said = {role: column for role, column in layout.columns if column in ("", *columns)}
    found = guesses(columns, [record.cells for record in records[:_SAMPLED]], said)
    unsure = {guess.role: guess for guess in found if not guess.sure and guess.role in ("text", "published")}
    told = {guess.role for guess in found if guess.sure and guess.column}
    if "text" not in told and "text" not in unsure:
        raise IntakeError("E-COLUMNS", "no column holds texts", where=where, todo=_choice(columns))
    if unsure:
        sample = records[0].cells
        raise QuestionError(*(column_question(guess, role, columns, sample) for role, guess in unsure.items()))
    given = {one.role: one.column for one in found if one.sure and one.column}
    return Table(records, given, {}, columns, tuple(found))


def _choice(columns: Sequence[str]) -> str:
    listed = one_line(", ".join(columns[: limits.NAMED_COLUMNS]) + " …" * (len(columns) > limits.NAMED_COLUMNS))
    return f"the columns are {listed}; say which of them is the text"


def _refuse_unknown(made: Iterable[Table], layout: Layout, where: str) -> None:
    """Refuse a layout that names columns which are nowhere, or one column twice."""
    named = [column for _, column in layout.columns if column]
    known = {name for table in made for name in (*table.given.values(), *table.names)}
    if wrong := [column for column in named if column not in known]:
        raise IntakeError(
            "E-COLUMNS", f"not there: {', '.join(wrong)}", where=where, todo=_choice(sorted(known, key=str))
        )
    if twice := sorted({column for column in named if named.count(column) > 1}):
        raise IntakeError(
            "E-COLUMNS", f"one column for two things: {', '.join(twice)}", where=where, todo="choose others"
        )


def _named_apart(made: Sequence[Table], found: Reading, where: str) -> list[Table]:
    """Return tables with a name for each further column: its own, if that is legible and nobody else's."""
    used, kept = set(OURS), dict[str, str]()
    others = [[name for name in table.names if name not in table.given.values()] for table in made]
    own = {name for names in others for name in names if name not in _TAKEN and _plain(name) == name}
    used |= own
    for names in others:
        for name in names:
            if name in kept:
                continue
            kept[name] = name if name in own else _further(name, used)
            used.add(kept[name])
            if kept[name] != name:
                message = (
                    f"the column {quoted(name)} is kept as {quoted(kept[name])}: its own name is taken or illegible"
                )
                found.enter((where, 0), "W-COLUMN", "changed", message)
    for table in made:
        _note_rivals(table, found, where)
    return [
        replace(table, further={name: kept[name] for name in names}) for table, names in zip(made, others, strict=True)
    ]


def _note_rivals(table: Table, found: Reading, where: str) -> None:
    """Say which columns are called as ours are, and are kept beside those that were taken."""
    for guess in table.guesses:
        for name in table.names if guess.sure and guess.column else ():
            if name not in table.given.values() and name_rank(name, guess.role) is not None:
                message = f"{quoted(name)} and {quoted(guess.column)} are both there: "
                message += f"{quoted(guess.column)} is used, {quoted(name)} is kept beside it"
                found.enter((where, 0), "W-COLUMN", "kept", message)


def _further(name: str, used: set[str]) -> str:
    """Return what to call a further column whose own name is taken or illegible."""
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


def said_columns(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return from our columns to the file's, of a mapping from the file's to ours.

    Raises:
        IntakeError: `E-COLUMNS` where it names what is no column of ours, or two columns for one.
    """
    wrong = sorted({ours for ours in mapping.values() if ours not in OURS})
    twice = sorted({ours for ours in mapping.values() if list(mapping.values()).count(ours) > 1})
    if wrong or twice:
        parts = [f"no column of ours: {', '.join(wrong)}"] * bool(wrong) + [f"twice: {', '.join(twice)}"] * bool(twice)
        raise IntakeError("E-COLUMNS", "; ".join(parts), where="mapping", todo=f"map to {', '.join(OURS)}")
    return {ours: column for column, ours in mapping.items()}
