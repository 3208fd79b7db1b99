"""Passages that are ready to be shown, a page of one source's at once: they are read and laid out once."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

import analysis
from analysis import limits, records
from dashboard.data.corpora import corpus, dates_in_words, places_of_words, text
from dashboard.data.remembered import remembered_whole
from dashboard.data.rows import Rows
from dashboard.data.tables import places, read
from dashboard.data.topics.fitted import shown_topics
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
        words: Words to mark, or a search whose matches are, where it is not the row's own place that is marked.
        most: How many characters of a passage are read at once.
        topics: Whose passages they are, of which the sentences that say most of theirs are read first.
    """

    noun: str = "use"
    words: frozenset[str] | str = frozenset()
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


class _Stretch(NamedTuple):
    """What of a document is read as one passage.

    Attributes:
        doc_id: The document.
        start: Its first character in the document.
        end: The character after its last.
        spans: Where each row that it stands for starts and ends in the document.
        row: The first of them, where it is read from no position.
    """

    doc_id: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    row: Row


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
    found = _stretches(here.corpus, drawn, joins=marking.joins, source=source, number=number)
    return [_ready(here, source, one, marking) for one in found]


@remembered_whole()
def first_cards(here: Here, drawn: Rows, marking: Marking, *, source: str, most: int) -> list[Ready]:
    """Return the first passages of a source, each as short as it is read at a glance, beside a figure.

    Args:
        here: As of `passage_page`.
        drawn: As of `passage_page`.
        marking: What is marked.
        source: The source.
        most: How many.
    """
    found = _stretches(here.corpus, drawn, joins=marking.joins, source=source, number=1)
    glanced = marking._replace(most=limits.GLANCED_AT)
    return [_ready(here, source, one, glanced) for one in found[:most]]


@remembered_whole()
def _stretches(key: Key, drawn: Rows, *, joins: bool, source: str, number: int) -> list[_Stretch]:
    """Return what is read as one passage each on a page of one source, in the order of their first rows."""
    own = np.flatnonzero(drawn.table["source"] == source)
    first, after = (number - 1) * limits.COLUMN_PASSAGES, number * limits.COLUMN_PASSAGES
    begin = max(first - 1, 0)
    places = _places(key, drawn.table, own[begin : after + 1])
    page, beside = places[first - begin : after - begin], [*places[: first - begin], *places[after - begin :]]
    found = list[tuple[int, _Stretch]]()
    for doc_id in dict.fromkeys(one.doc_id for one in page):
        numbers = [place for place, one in enumerate(page) if one.doc_id == doc_id]
        rows = [page[place] for place in numbers]
        others = [one for one in beside if joins and one.doc_id == doc_id]
        whole = text(key, doc_id)
        bounds = [_bounds(whole, row, others) for row in rows]
        for some in analysis.joined_passages(whole, bounds) if joins else [[place] for place in range(len(rows))]:
            start, end = min(bounds[place][0] for place in some), max(bounds[place][1] for place in some)
            spans = tuple((rows[place].start, rows[place].end) for place in some)
            found.append((numbers[min(some)], _Stretch(doc_id, start, end, spans, rows[some[0]].row)))
    return [one for _, one in sorted(found, key=lambda one: one[0])]


class _Place(NamedTuple):
    """A row in its text: where it starts and ends there, where the passage around it does, and what else it says."""

    doc_id: str
    start: int
    end: int
    low: int
    high: int
    row: Row


def _places(key: Key, table: pd.DataFrame, some: npt.NDArray[np.intp]) -> list[_Place]:
    """Return some rows of a table in their texts; see `read`, which would make a table of places."""
    if "position" in table:
        positions, widths = (table[name].to_numpy()[some] for name in ("position", "width"))
        bounds = analysis.passage_bounds(corpus(key), positions, widths)
        doc_ids = table["doc_id"].array.take(some).tolist()
        return [_Place(doc_id, *one, {}) for doc_id, one in zip(doc_ids, bounds, strict=True)]
    rows = records(read(key, table.iloc[some]))
    return [
        _Place(row["doc_id"], row["start"], row["end"], low := row["text_start"], low + len(row["text"]), row)
        for row in rows
    ]


def _bounds(whole: str, row: _Place, others: list[_Place]) -> tuple[int, int]:
    """Return where the passage of a row starts and ends, without what is on another page."""
    before = max((other.end for other in others if other.start < row.start), default=0)
    after = min((other.start for other in others if other.start > row.start), default=len(whole))
    return analysis.clear_bounds(whole, (row.start, row.end), (before, after), (row.low, row.high))


def _ready(here: Here, source: str, stretch: _Stretch, marking: Marking) -> Ready:
    """Return one passage of a source with all of its rows."""
    (doc_id, start, end, rows, row), whole = stretch, text(here.corpus, stretch.doc_id)
    said, (title, date) = whole[start:end], _title_and_date(here.corpus, doc_id)
    if isinstance(marking.words, str):
        marks = _matches(here, marking.words, doc_id, (start, end))
    elif marking.words:
        marks = places_of_words(here.corpus, doc_id, said, marking.words)
    else:
        marks = sorted((first - start, last - start) for first, last in rows if last > first)
    telling = _sentences(here, marking, row, start) if marking.topics else []
    read_first = telling or analysis.first_read(said, marks, most=marking.most)
    cut = (bool(whole[:start].strip()), bool(whole[end:].strip()))
    line = markup.dotted(evidence.uses_on_card(len(rows), marking.noun), date, markup.isolated(title or doc_id))
    shown = markup.passage(said, marks, here.look.style(source), cut=cut, shown=read_first)
    return Ready(doc_id, line, shown, min(first for first, _ in rows), start, end, len(rows))


def _matches(here: Here, search: str, doc_id: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Return where in a part of a document a search matches, given where the part starts and ends."""
    start, end = bounds
    key = here.corpus._replace(named=True)
    every = analysis.marks(corpus(key), doc_id, places(key, here.filters, search)).tolist()
    return [(first - start, last - start) for first, last, *_ in every if start <= first and last <= end]


def _title_and_date(key: Key, doc_id: str) -> tuple[str, str]:
    """Return what a document is called, which may be nothing, and its date in words."""
    found = corpus(key)
    row = found.row(doc_id)
    return str(found.documents["title"].array[row]), str(dates_in_words(key)[row])


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
