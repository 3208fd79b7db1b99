"""The errors of the analysis package: one tree, stable codes, messages written for the person who meets them.

    AnalysisError(ValueError)
    ├── SchemaError          a table lacks columns, or has them in another type
    ├── IntakeError          a file cannot be read as a corpus
    │   └── QuestionError     it can, once somebody says how it is meant
    ├── FilterError          a filter names something that the corpus does not have
    ├── QueryError           a search string cannot be understood
    ├── PeriodError          a calendar that cannot be drawn
    ├── DrawError            passages that cannot be drawn
    ├── EmptyCorpusError     too little is left for this analysis
    ├── MissingModelError    a language model is not installed
    └── JobError             work in a process apart came to no end

An empty selection is not an error: it gives an empty table with the right columns.
"""

from dataclasses import dataclass

_PLURALS = {
    "person": "people",
    "child": "children",
    "medium": "media",
    "series": "series",
    "news": "news",
    "half": "halves",
    "analysis": "analyses",
    "basis": "bases",
    "thesis": "theses",
    "status": "statuses",
}


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


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question.

    Attributes:
        value: What the layout holds if it is chosen.
        label: What it is called.
        example: What it makes of the file, such as a date in words or the beginning of a text.
    """

    value: str
    label: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person can say who brings a file.

    Attributes:
        code: As of an error.
        setting: The field of a layout that answers it; `columns.text` and its like for a column.
        where: The file, and the column.
        what: What was found, and why it decides nothing.
        options: The answers.
        likely: The value of the likeliest; empty where none is.
    """

    code: str
    setting: str
    where: str
    what: str
    options: tuple[Option, ...]
    likely: str = ""


class QuestionError(IntakeError):
    """A file cannot be read before somebody says how it is meant.

    Attributes:
        questions: What is to be said; the message is that of the first.
        provenance: What is known of the files so far (an `intake.provenance.Provenance`), where something is.
    """

    def __init__(self, *questions: Question, provenance: object = None) -> None:
        first = questions[0]
        self.questions = questions
        self.provenance = provenance
        choices = " or ".join(f"“{option.label}”" for option in first.options)
        super().__init__(first.code, first.what, where=first.where, todo=f"choose {choices}")


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


class JobError(AnalysisError):
    """Work in a process apart came to no end: it took too long or too much memory, was ended, or had no room."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 document, 2 addresses, 3 matches, 1,200 entities."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return a noun as it is said of several: documents, matches, parties, people, values of “x1”."""
    first, of, rest = noun.partition(" of ")
    *before, last = first.split(" ")
    return f"{' '.join([*before, _plural(last)])}{of}{rest}"


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("man") and not word.endswith("human"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ch", "s", "sh", "x", "z")) else f"{word}s"
