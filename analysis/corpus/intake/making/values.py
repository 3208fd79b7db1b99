"""The values of our columns: identifiers, sources, dates and languages, each decided for all documents at once."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.dating.dated import dated_column
from analysis.corpus.intake.dating.iso import PRECISIONS, first_day
from analysis.corpus.intake.guessing.language import NONE, guessed_languages
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.making.cells import cell, said_language, said_source, source_name, string
from analysis.corpus.intake.records import Place, Reading
from analysis.corpus.languages import language_code

TABLE = " table"  # among the cells: from which table a record is, and what its column of dates is called there
_DIGITS = 12  # of the digest that an identifier is made of

Column = Sequence[object]
Cells = dict[str, list[object]]  # columns of records, by our names or those under which they are kept
Places = list[Place]


def strings(name: str, values: Sequence[object], places: Places, found: Reading) -> list[str]:
    """Return the cells of a column as texts; see `cells.string`."""
    if values.count(None) == len(values):
        return [""] * len(values)
    return [
        value.strip() if isinstance(value, str) and value.isprintable() else string(value, name, found, place)
        for value, place in zip(values, places, strict=True)
    ]


def said_sources(values: Sequence[object], places: Places, found: Reading) -> list[str]:
    """Return the sources as they are counted; they are compared with what is written to the blank."""
    plain = {one for one in {value for value in values if isinstance(value, str)} if _is_plain(one)}
    sources = list[str]()
    for value, place in zip(values, places, strict=True):
        if isinstance(value, str) and value in plain:
            sources.append(value)
        elif isinstance(value, str):
            sources.append(said_source(str(cell(value, "source", found, place)), found, place))
        else:
            sources.append(string(value, "source", found, place))
    return sources


def _is_plain(source: str) -> bool:
    return source.isprintable() and source_name(source) == source


def told_languages(given: Sequence[str], texts: Sequence[str], places: Places, found: Reading, told: str) -> list[str]:
    """Return the language of each document as a code; of those that say none, what the layout or the texts tell."""
    languages = [one and said_language(one, found, place) for one, place in zip(given, places, strict=True)]
    if told == NONE or (any(languages) and not told):
        return languages
    code = language_code(told)
    guessed = [code] * len(texts) if code else guessed_languages(texts)
    for row, language in enumerate(guessed):
        if language and not given[row]:
            languages[row] = language
            how = "as was said" if code else "told by its letters"
            found.note(places[row], "W-LANGUAGE", "changed", f"no language is stated: it counts as “{language}”, {how}")
    return languages


def identifiers(given: Sequence[str], places: Places, contents: Sequence[Column], found: Reading) -> list[str]:
    """Return for each document its own identifier, or one made of its content, with a number where it is taken.

    Args:
        given: The identifiers as they are written; "" where there is none.
        places: Where each document stands.
        contents: Columns that tell documents from each other.
        found: What there is so far.
    """
    seen, names = dict[str, int](), list[str]()
    for row, (own, place) in enumerate(zip(given, places, strict=True)):
        wanted = name = own or _made([str(column[row]) for column in contents])
        while name in seen:
            seen[wanted] += 1
            name = f"{wanted}~{seen[wanted]}"
        seen[name] = 1
        names.append(name)
        if not own:
            found.note(place, "W-ID", "changed", "no identifier: one is made of what the document holds")
        elif name != own:
            message = f"{quoted(own)} is taken: the document is called {quoted(name)}"
            found.enter(place, "W-ID", "changed", message)
    return names


def _made(content: list[str]) -> str:
    return sha256(json.dumps(content).encode()).hexdigest()[:_DIGITS]


def dated_documents(
    said: Mapping[str, Sequence[str]], tables: Sequence[object], places: Places, found: Reading, layout: Layout
) -> dict[str, list[object]]:
    """Return published, date_precision and date_basis of all documents, and what is written where that says more.

    Args:
        said: These columns as they are written.
        tables: Of each document its table, and the name of the column of dates there.
        places: Where each document stands.
        found: What there is so far.
        layout: What was said of dates.

    Raises:
        QuestionError: Of all tables whose dates leave one open.
    """
    made: dict[str, list[object]] = {
        name: [None] * len(places) for name in ("published", "date_precision", "date_basis", "written")
    }
    more = any(said["date_precision"]) or any(said["date_basis"])
    of_table, questions = dict[object, list[int]](), list[QuestionError]()
    for row, table in enumerate(tables):
        of_table.setdefault(table, []).append(row)
    for table, rows in of_table.items():
        values, where = [said["published"][row] for row in rows], [places[row] for row in rows]
        try:
            dated = dated_column(values, where, layout, found, column=str(table[1]) if isinstance(table, tuple) else "")
        except QuestionError as error:
            questions.append(error)
            continue
        bases = ["stated" if day else "" for day in dated.days]
        columns: tuple[Column, ...] = (dated.days, dated.precisions, bases, dated.written)
        for name, column in zip(made, columns, strict=True):
            made[name] = list(column) if len(of_table) == 1 else _scattered(made[name], rows, column)
        for row, day, precision in zip(rows, dated.days, dated.precisions, strict=True) if more else ():
            if day:
                known = _dating(said, row, (day, precision), found, places[row])
                made["published"][row], made["date_precision"][row], made["date_basis"][row] = known
    if questions:
        raise QuestionError(*dict.fromkeys(question for error in questions for question in error.questions))
    return made


def _scattered(column: list[object], rows: Sequence[int], values: Column) -> list[object]:
    """Return a column with other values in some rows."""
    for row, value in zip(rows, values, strict=True):
        column[row] = value
    return column


def _dating(
    said: Mapping[str, Sequence[str]], row: int, dated: tuple[datetime, str], found: Reading, place: Place
) -> tuple[datetime, str, str]:
    """Return published, date_precision and date_basis of a row whose date is read, and which says more of it."""
    day, precision = dated
    given, stated, basis = (said[name][row] for name in ("published", "date_precision", "date_basis"))
    if stated in PRECISIONS and PRECISIONS.index(stated) >= PRECISIONS.index(precision):
        precision, day = stated, first_day(day, stated)
    elif stated:
        message = f"date_precision {quoted(stated)} does not fit the date “{given}”, which is exact to the {precision}"
        found.enter(place, "W-DATE-PRECISION", "changed", message)
    if basis not in ("", "stated", "inferred"):
        message = f"date_basis {quoted(basis)} is neither “stated” nor “inferred”: taken as inferred"
        found.enter(place, "W-DATE-BASIS", "changed", message)
        basis = "inferred"
    return day, precision, basis or "stated"
