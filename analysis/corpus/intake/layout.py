"""A layout: how files are to be read, as far as they do not say so themselves; what the screen calls a mapping."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Literal, Self, get_args

from analysis.corpus.errors import IntakeError

DAY_FIRST: Final = "day first"
MONTH_FIRST: Final = "month first"
YEAR_FIRST: Final = "year first"
Order = Literal["", "day first", "month first", "year first"]
Century = Literal["", "2000s", "1900s", "nearest"]
Numbers = Literal["", "seconds", "milliseconds", "microseconds", "serial", "compact"]
A_FILE, A_LINE = "files", "lines"
Unit = Literal["", "files", "lines"]
Header = Literal["", "yes", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How files are to be read; every field empty leaves it to what the files say.

    Attributes:
        columns: From our columns (doc_id, source, text, published, title, language, date_precision, date_basis) to
            those of the file, sorted. A column that is said to be none of the file's is "".
        reader: The name of the format (see `Reader`), where recognition was wrong.
        order: Of dates in numbers.
        century: Of years in two digits: "2000s", "1900s", or "nearest", which takes those after next year as past.
        numbers: What whole numbers in the place of dates count: "seconds", "milliseconds" or "microseconds" since
            1970, days of a spreadsheet ("serial"), or "compact", which is year, month and day without anything between.
        months: The language of the names of months, by its code, where they are others in another language.
        zone: The zone in whose days documents count, such as UTC or Europe/Paris; else each in its own.
        encoding: Of what is not UTF-8 and has no mark, by its name in Python.
        documents: Of a plain text: whether the file is a document, or each line.
        names: What file names say, such as {date}_{source}_{title}.
        source: The source of documents for which nothing says one.
        language: Of texts that do not say theirs; “-” leaves it unsaid.
        element: Of XML: the element that is a document.
        divider: Of a table: what divides its cells.
        header: Of a table: whether its first row names the columns.
        sheet: Of a spreadsheet: the sheet that is read.
        without: What is left out, of `checks.CHECKS`, sorted.
    """

    columns: tuple[tuple[str, str], ...] = ()
    reader: str = ""
    order: Order = ""
    century: Century = ""
    numbers: Numbers = ""
    months: str = ""
    zone: str = ""
    encoding: str = ""
    documents: Unit = ""
    names: str = ""
    source: str = ""
    language: str = ""
    element: str = ""
    divider: str = ""
    header: Header = ""
    sheet: str = ""
    without: tuple[str, ...] = ()

    @property
    def columns_of(self) -> dict[str, str]:
        """The columns as a dictionary, from ours to the file's."""
        return dict(self.columns)

    def with_columns(self, columns: Mapping[str, str]) -> Self:
        """Return the layout with these columns, from ours to the file's, instead of its own."""
        return replace(self, columns=tuple(sorted(columns.items())))

    def with_answer(self, setting: str, value: str) -> Self:
        """Return the layout with the answer to a question.

        Args:
            setting: The question's: a field of the layout, or `columns.` and one of our columns.
            value: The value of the option that was chosen.
        """
        name, _, column = setting.partition(".")
        if column:
            return self.with_columns(self.columns_of | {column: value})
        said: dict[str, Any] = {name: value}
        return replace(self, **said)

    def written(self) -> str:
        """Return the layout as JSON, without what it leaves open."""
        said = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(said | ({"columns": self.columns_of} if self.columns else {}), ensure_ascii=False, indent=2)


def read_layout(text: str, where: str) -> Layout:
    """Return the layout that `Layout.written` wrote.

    Raises:
        IntakeError: `E-LAYOUT` where it is none.
    """
    try:
        said: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise IntakeError("E-LAYOUT", f"it is not readable as JSON: {error}", where=where) from error
    if not isinstance(said, dict):
        raise IntakeError("E-LAYOUT", "it is no object of JSON", where=where)
    known = {one.name for one in fields(Layout)}
    wrong = [name for name, value in said.items() if name not in known or not _fits(name, value)]
    if wrong:
        raise IntakeError("E-LAYOUT", f"it holds what no mapping has: {', '.join(wrong)}", where=where)
    columns, without = said.pop("columns", {}), said.pop("without", [])
    return Layout(**said, without=tuple(sorted(without))).with_columns(columns)


def _fits(name: str, value: object) -> bool:
    if name == "columns":
        return isinstance(value, dict) and all(isinstance(part, str) for part in value.values())
    if name == "without":
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    among = next((get_args(one.type) for one in fields(Layout) if one.name == name), ())
    return isinstance(value, str) and (not among or value in among)
