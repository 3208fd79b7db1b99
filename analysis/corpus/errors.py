"""The errors of the analysis package: one tree, stable codes, messages written for the person who meets them.

    AnalysisError(ValueError)
    ├── SchemaError          a table lacks columns, or has them in another type
    ├── IntakeError          a file cannot be read as a corpus
    ├── FilterError          a filter names something that the corpus does not have
    ├── QueryError           a search string cannot be understood
    ├── PeriodError          a calendar that cannot be drawn
    ├── DrawError            passages that cannot be drawn
    ├── EmptyCorpusError     too little is left for this analysis
    └── MissingModelError    a language model is not installed

An empty selection is not an error: it gives an empty table with the right columns.
"""


class AnalysisError(ValueError):
    """Anything that a user can mend: the message says what is wrong, where, and what to do."""

    def __init__(self, code: str, what: str, *, where: str = "", todo: str = "") -> None:
        self.code = code
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(" · ".join(part for part in (code, where, what, todo) if part))


class SchemaError(AnalysisError):
    """A table does not keep the contract it is passed under."""


class IntakeError(AnalysisError):
    """A file cannot be read as a corpus."""


class FilterError(AnalysisError):
    """A filter names something that the corpus does not have."""


class QueryError(AnalysisError):
    """A search string cannot be understood."""


class PeriodError(AnalysisError):
    """The dates and the period asked for do not make a calendar that can be drawn."""


class DrawError(AnalysisError):
    """The passages cannot be drawn as asked for."""


class EmptyCorpusError(AnalysisError):
    """Too few documents or words are left for this analysis."""


class MissingModelError(AnalysisError):
    """A language model is needed and not installed."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 document, 2 addresses, 3 matches, 1,200 entities."""
    plural = f"{noun}es" if noun.endswith(("ch", "s")) else f"{noun}s"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        plural = f"{noun[:-1]}ies"
    return f"{number:,} {noun if number == 1 else plural}"
