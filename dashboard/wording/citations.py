"""Kept passages in words: how many there are, how each is cited, and all of them as a file to take away."""

import re
from typing import Any

import pandas as pd

from analysis import counted, records
from dashboard.wording.dates import dates

# What CommonMark and GitHub's extensions of it would obey: signs that mean something wherever they stand, those that do
# beside others (_ at the edge of a word, < and & where an element or a character could begin, addresses), and those
# that do at the beginning of a line (headings, quotes, lists, rules, underlines).
_MARKS = re.compile(
    r"""[\\`*\[\]~|] | (?<![^\W_])_|_(?![^\W_]) | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)
    | :(?=//) | (?<=[Ww]{3})\. | (?<=[\w.+-])@(?=\w)
    | ^\#(?=\#{0,5}(?:\s|$)) | (?<=\s)\#(?=\#*\s*$) | ^> | ^[-+](?=\s|$) | ^-(?=-*\s*$) | ^=(?==*\s*$)""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def gathered(quotations: pd.DataFrame) -> str:
    """Return how many passages are kept, and from how many sources and documents."""
    sources, documents = (quotations[name].nunique() for name in ("source", "doc_id"))
    found = (
        f"{counted(len(quotations), 'passage')} from {counted(sources, 'source')} and {counted(documents, 'document')}"
    )
    return f"{found}. The filters do not change them; another corpus empties the tray."


def missing(number: int) -> str:
    """Return that a link names passages which the corpus does not have; empty where it has them all."""
    if number == 0:
        return ""
    return f"{counted(number, 'passage')} cannot be shown: the corpus has no such place."


def citations(quotations: pd.DataFrame) -> list[str]:
    """Return how each passage is cited: source, title, date and position; a document without a title by its name."""
    return [
        f"{_line(row['source'])}, {_title(row)}, {date}, {position(row)}."
        for row, date in zip(records(quotations), dates(quotations), strict=True)
    ]


def position(row: dict[str, Any]) -> str:
    """Return where in its document a passage stands; characters are counted from 1, and the last is included."""
    return f"paragraph {row['paragraph']:,}, characters {row['start'] + 1:,}–{row['end']:,}"


def citation_list(quotations: pd.DataFrame, corpus: str, fingerprint: str) -> str:
    """Return the citations as plain text, one a line, and at the end what they refer to."""
    return "\n".join([*citations(quotations), "", _reference(corpus, fingerprint), ""])


def markdown(quotations: pd.DataFrame, corpus: str, fingerprint: str) -> str:
    """Return the passages in CommonMark, each as a block quote with its citation under it.

    What Markdown would obey is escaped, and nothing else: whatever Markdown or HTML stands in a text is shown as it is.
    """
    parts = [f"# {_escaped(f'Passages from {_line(corpus)}')}", _escaped(_reference(corpus, fingerprint))]
    for text, citation in zip(quotations["text"], citations(quotations), strict=True):
        parts += [_block_quote(text), _escaped(citation)]
    return "\n\n".join(parts) + "\n"


def _title(row: dict[str, Any]) -> str:
    return f"“{_line(row['title'])}”" if row["title"].strip() else _line(row["doc_id"])


def _reference(corpus: str, fingerprint: str) -> str:
    return f"Corpus: {_line(corpus)}, fingerprint {fingerprint[:12]}. Paragraphs and characters are counted from 1."


def _block_quote(text: str) -> str:
    """Return a text as a block quote that keeps its lines: two spaces at the end of one break it."""
    return "  \n".join(f"> {_escaped(line.strip())}".rstrip() for line in text.strip().splitlines())


def _escaped(line: str) -> str:
    """Return one line as Markdown that shows it as it is."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", line))


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
