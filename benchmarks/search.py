"""Searches of a million documents, against pandas on their texts and against SQLite's FTS5 with an index of its own.

An answer is a number of hits, and the first 50 in reading order with what stands around them. FTS5 counts documents
instead, and shows the first 50 of these. Both indexes are made beforehand; texts so short are not remembered.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from math import inf

import numpy as np
import pandas as pd
from table import Row, fastest, milliseconds
from texts import paragraphs, published

from analysis import Corpus
from analysis.query import matches
from analysis.reading.location import lines_at, places_at

DOCUMENTS = 1_000_000
LINES = 50
CONTEXT = 8  # words on either side, as ours have
ROUNDS = 7
TURN = 3


@dataclass(frozen=True, slots=True)
class Search:
    """One question in three languages.

    Attributes:
        ours: As it is typed into the sidebar.
        sqlite: To FTS5, whose NEAR counts the words between.
        regex: To pandas.
        budget: What we may need, as a share of what FTS5 needs; infinite where we only report.
    """

    ours: str
    sqlite: str
    regex: str
    budget: float = 1


def _near(left: str, right: str) -> str:
    between = r"\W+(?:\w+\W+){0,4}?"
    return rf"(?i)\b(?:{left}{between}{right}|{right}{between}{left})\b"


SEARCHES = [
    Search("war", "war", r"(?i)\bwar\b"),
    Search("peace", "peace", r"(?i)\bpeace\b"),
    Search('"state of the union"', '"state of the union"', r"(?i)\bstate\W+of\W+the\W+union\b"),
    Search('"of the united states"', '"of the united states"', r"(?i)\bof\W+the\W+united\W+states\b"),
    Search("nation*", "nation*", r"(?i)\bnation\w*"),
    Search("war NEAR/5 peace", "NEAR(war peace, 4)", _near("war", "peace")),
    Search("government NEAR/5 people", "NEAR(government people, 4)", _near("government", "people")),
    # Of these there are so few that FTS5 needs no more than we need to make a table of lines; they are only reported.
    Search("railroads", "railroads", r"(?i)\brailroads\b", budget=inf),
    Search("immig*", "immig*", r"(?i)\bimmig\w*", budget=inf),
    Search("treaty NEAR/5 peace", "NEAR(treaty peace, 4)", _near("treaty", "peace"), budget=inf),
]


def searches() -> Iterable[Row]:
    """Measure every search against both peers, and hold the answers equal."""
    corpus = published(paragraphs(DOCUMENTS))
    texts = pd.Series(corpus.texts.to_list())
    with closing(sqlite3.connect(":memory:")) as database:
        fill(database, corpus)
        for search in SEARCHES:
            yield from measured(search, corpus, texts, database)


def measured(search: Search, corpus: Corpus, texts: pd.Series, database: sqlite3.Connection) -> Iterable[Row]:
    """Measure one search; hits are those of pandas, documents those of FTS5."""
    ours, theirs = partial(answer, corpus, search.ours), partial(sqlite_answer, database, search.sqlite)
    (hits, lines), (documents, snippets) = ours(), theirs()
    positions = matches(corpus.index, search.ours).positions
    assert len(np.unique(corpus.index.documents_at(positions))) == documents
    assert len(lines) == len(snippets) == LINES
    read = lines["doc_id"].unique()
    assert set(read) == {doc_id for doc_id, *_ in snippets[: len(read)]}

    counted: list[int] = []
    pandas_time = milliseconds(lambda: counted.append(texts.str.count(search.regex).sum()))
    assert counted[0] <= hits if "NEAR" in search.ours else counted[0] == hits  # a regex takes no word twice

    alone = partial(sqlite_count, database, search.sqlite)
    our_time, their_time, time_alone = fastest(ours, theirs, alone, rounds=ROUNDS, turn=TURN)
    yield Row(f"{search.ours}: {hits:,} hits / pandas", our_time, pandas_time, budget=0.05)
    yield Row(f"{search.ours} / FTS5", our_time, their_time, search.budget)
    yield Row(f"{search.ours} / FTS5, its count alone", our_time, time_alone)


def answer(corpus: Corpus, search: str) -> tuple[int, pd.DataFrame]:
    """Return the number of hits and the first of them as lines."""
    found = matches(corpus.index, search)
    places = places_at(corpus, found.positions[:LINES], found.widths[:LINES])
    return len(found.positions), lines_at(corpus, places)


def fill(database: sqlite3.Connection, corpus: Corpus) -> None:
    """Put the documents into a full-text index, merged into one piece."""
    facts = corpus.documents[["doc_id", "source"]].assign(published=corpus.documents["published"].astype("str"))
    database.execute("CREATE VIRTUAL TABLE t USING fts5(doc_id UNINDEXED, source UNINDEXED, published UNINDEXED, text)")
    rows = zip(*(facts[name].tolist() for name in facts), corpus.texts.to_list(), strict=True)
    with database:
        database.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
        database.execute("INSERT INTO t(t) VALUES ('optimize')")


def sqlite_answer(database: sqlite3.Connection, search: str) -> tuple[int, list[tuple[str, str, str, str]]]:
    """Return the number of documents and the first of them, each with the surroundings of a hit."""
    snippet = f"snippet(t, 3, '[', ']', '…', {2 * CONTEXT + 1})"
    first = f"SELECT doc_id, source, published, {snippet} FROM t WHERE t MATCH ? ORDER BY rowid LIMIT {LINES}"  # noqa: S608 - of constants
    return sqlite_count(database, search), database.execute(first, [search]).fetchall()


def sqlite_count(database: sqlite3.Connection, search: str) -> int:
    """Return the number of documents."""
    (count,) = database.execute("SELECT count(*) FROM t WHERE t MATCH ?", [search]).fetchone()
    return int(count)
