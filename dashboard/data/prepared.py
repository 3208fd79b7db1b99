"""Passages that are ready to be shown, a page of one source's at once: they are read and laid out once."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

import analysis
from analysis import limits, records
from dashboard.data.corpora import corpus, documents, places_of_words, text
from dashboard.data.remembered import remembered_whole
from dashboard.data.rows import Rows
from dashboard.data.tables import read
from dashboard.data.topics import shown_topics
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.state.whereabouts import Here, Key, Topics
from dashboard.wording import evidence

Row = dict[str, Any]


class Ready(NamedTuple):
    """A passage as it is shown, with all that was found in it.

    Attributes:
        doc_id: Its document.
        line: How often it has what is looked for, when the document is from, and what it is called.
        shown: The passage, with what is marked in it.
        place: The character of the document at which it opens there.
        start: Its first character in the document.
        end: The character after its last.
        uses: How many rows it stands for.
        title: What stands above it, if anything does.
    """

    doc_id: str
    line: Markup
    shown: Markup
    place: int
    start: int
    end: int
    uses: int
    title: Markup = Markup("")


class Marking(NamedTuple):
    """What is marked in passages, and how they are read.

    Attributes:
        noun: What a row is: a use, a mention, a passage or a document.
        words: Words to mark, where it is not the row's own place that is marked.
        most: How many characters of a passage are read at once.
        topics: Whose passages they are, of which the sentences that say most of theirs are read first.
    """

    noun: str = "use"
    words: frozenset[str] = frozenset()
    most: int = limits.READ_AT_ONCE
    topics: Topics | None = None

    @property
    def joins(self) -> bool:
        """Whether rows that stand near one another are one passage."""
        return self.noun in ("use", "mention")


@remembered_whole()
def of_sources(key: Key, found: Rows, sources: tuple[str, ...]) -> pd.DataFrame:  # noqa: ARG001 - which cache it is kept in
    """Return the rows of some sources; to read from, never to change."""
    return found.table[found.table["source"].isin(sources)]


@remembered_whole()
def passage_page(here: Here, drawn: Rows, marking: Marking, *, source: str, number: int) -> list[Ready]:
    """Return a page of one source's passages, in their order; to read from, never to change.

    Rows that stand near one another are one passage. A page ends between rows, so that where one passage would go on
    on the next page, it is cut before the match with which that begins: every row is in one passage of one page.

    Args:
        here: The corpus, and how its sources look.
        drawn: The passages of all sources, as `read` takes them.
        marking: What is marked, and how it is read.
        source: The source.
        number: The page, from 1.
    """
    own = np.flatnonzero(drawn.table["source"] == source)
    first, after = (number - 1) * limits.COLUMN_PASSAGES, number * limits.COLUMN_PASSAGES
    begin = max(first - 1, 0)
    rows = records(read(here.corpus, drawn.table.iloc[own[begin : after + 1]]))
    before, page, behind = rows[: first - begin], rows[first - begin : after - begin], rows[after - begin :]
    found = list[tuple[int, Ready]]()
    facts = records(documents(here.corpus, list(dict.fromkeys(row["doc_id"] for row in page))))
    for fact in facts:
        places = [place for place, row in enumerate(page) if row["doc_id"] == fact["doc_id"]]
        others = [row for row in (*before, *behind) if marking.joins and row["doc_id"] == fact["doc_id"]]
        for ready, place in _of_document(here, fact, [page[place] for place in places], others, marking):
            found.append((places[place], ready))
    return [ready for _, ready in sorted(found, key=lambda one: one[0])]


def first_cards(here: Here, drawn: Rows, marking: Marking, *, source: str, most: int) -> list[Ready]:
    """Return the first passages of a source, each as short as it is read at a glance, beside a figure.

    Args:
        here: As of `passage_page`.
        drawn: As of `passage_page`.
        marking: What is marked.
        source: The source.
        most: How many.
    """
    glanced = marking._replace(most=limits.GLANCED_AT)
    return passage_page(here, drawn, glanced, source=source, number=1)[:most]


def _of_document(
    here: Here, fact: Row, rows: list[Row], others: list[Row], marking: Marking
) -> list[tuple[Ready, int]]:
    """Return the passages of one document, each with the number of its first row.

    Args:
        here: The corpus, and how its sources look.
        fact: The document.
        rows: What was found in it.
        others: What was found in it and is on the pages before and after.
        marking: What is marked, and how it is read.
    """
    whole = text(here.corpus, fact["doc_id"])
    bounds = [_bounds(whole, row, others) for row in rows]
    together = analysis.joined_passages(whole, bounds) if marking.joins else [[place] for place in range(len(rows))]
    return [
        (_ready(here, fact, whole, [(rows[place], bounds[place]) for place in places], marking), min(places))
        for places in together
    ]


def _bounds(whole: str, row: Row, others: list[Row]) -> tuple[int, int]:
    """Return where the passage of a row starts and ends, without what is on another page."""
    start, end = row["start"], row["end"]
    before = max((other["end"] for other in others if other["start"] < start), default=0)
    after = min((other["start"] for other in others if other["start"] > start), default=len(whole))
    bounds = (row["text_start"], row["text_start"] + len(row["text"]))
    return analysis.clear_bounds(whole, (start, end), (before, after), bounds)


def _ready(here: Here, fact: Row, whole: str, rows: list[tuple[Row, tuple[int, int]]], marking: Marking) -> Ready:
    """Return one passage with all of its rows."""
    start, end = min(low for _, (low, _) in rows), max(high for _, (_, high) in rows)
    said, doc_id = whole[start:end], fact["doc_id"]
    if marking.words:
        marks = places_of_words(here.corpus, doc_id, said, marking.words)
    else:
        marks = sorted((row["start"] - start, row["end"] - start) for row, _ in rows if row["end"] > row["start"])
    telling = _sentences(here, marking, rows[0][0], start) if marking.topics else []
    read_first = telling or analysis.first_read(said, marks, most=marking.most)
    cut = (bool(whole[:start].strip()), bool(whole[end:].strip()))
    line = markup.dotted(
        evidence.uses_on_card(len(rows), marking.noun), fact["date"], markup.isolated(fact["title"] or doc_id)
    )
    shown = markup.passage(said, marks, here.look.style(fact["source"]), cut=cut, shown=read_first)
    return Ready(doc_id, line, shown, min(row["start"] for row, _ in rows), start, end, len(rows))


def _sentences(here: Here, marking: Marking, row: Row, start: int) -> list[tuple[int, int]]:
    """Return where in a passage of a topic the sentences stand that say most of it, as many as are read at once.

    Args:
        here: The corpus.
        marking: How it is read, and of whose topics it is.
        row: The passage.
        start: Its first character in its document.
    """
    if marking.topics is None:
        return []
    model = shown_topics(here, marking.topics)
    found = analysis.topic_sentences(corpus(here.corpus), model, pd.DataFrame([row]))
    kept = list[tuple[int, int]]()
    for one in records(found.sort_values("weight", ascending=False, kind="stable")):
        if sum(last - first for first, last in kept) + one["end"] - one["start"] <= marking.most:
            kept.append((one["start"] - start, one["end"] - start))
    return sorted(kept)
