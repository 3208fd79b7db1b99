"""Texts in which names are marked by hand, in place of a model: "[Jeff Sessions:PERSON] spoke"."""

from collections.abc import Callable, Collection

import pandas as pd
import pytest
import regex

from analysis import Corpus
from analysis.corpus.schema import MARKS
from analysis.finding.entities.resolution import STEPS, resolved_mentions

_MARKED = regex.compile(r"\[([^\[\]:]+):([A-Z_]+)\]")

Told = list[tuple[str, str, str]]  # how it is written, of what kind it is, and who or what it is


def marks_of(texts: Collection[str]) -> tuple[list[str], pd.DataFrame]:
    """Return texts without the marks in them, and the MARKS contract."""
    plain, rows = [], []
    for number, text in enumerate(texts):
        pieces, place, length = [], 0, 0
        for mark in _MARKED.finditer(text):
            pieces += [text[place : mark.start()], mark[1]]
            start = length + mark.start() - place
            length = start + len(mark[1])
            place = mark.end()
            rows.append((f"d{number}", start, length, mark[1], mark[2]))
        plain.append("".join([*pieces, text[place:]]))
    return plain, pd.DataFrame(rows, columns=list(MARKS.columns)) if rows else MARKS.empty()


@pytest.fixture(scope="session")
def resolve(make_corpus: Callable[..., Corpus]) -> Callable[..., pd.DataFrame]:
    """Return a function that gives the mentions in marked texts, after some of the steps."""

    def mentions(*texts: str, only: Collection[str] = STEPS, without: Collection[str] = ()) -> pd.DataFrame:
        plain, marks = marks_of(texts)
        corpus = make_corpus({"text": text, "language": "en"} for text in plain)
        return resolved_mentions(corpus, marks, without={*without, *(set(STEPS) - set(only))})

    return mentions


@pytest.fixture(scope="session")
def told(resolve: Callable[..., pd.DataFrame]) -> Callable[..., Told]:
    """Return a function that tells of each mention how it is written, of what kind it is, and who or what it is."""

    def tell(*texts: str, **options: Collection[str]) -> Told:
        table = resolve(*texts, **options)
        return list(table[["surface", "type", "entity"]].itertuples(index=False, name=None))

    return tell
