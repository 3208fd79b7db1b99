"""Passages that are ready to be shown, a page of one source's at once: they are read and laid out once."""

from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import limits, records
from dashboard.data.corpora import documents, places_of_words, text
from dashboard.data.remembered import remembered_whole
from dashboard.data.rows import Rows
from dashboard.data.tables import read
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Style
from dashboard.state.whereabouts import Here, Key


class Ready(NamedTuple):
    """A passage as it is shown.

    Attributes:
        doc_id: Its document.
        title: What the document is called and when it is from, above its first passage on the page; else nothing.
        shown: The passage, with what is marked in it.
        place: The character of the document at which it opens there.
        start: Its first character in the document.
        end: The character after its last.
    """

    doc_id: str
    title: Markup
    shown: Markup
    place: int
    start: int
    end: int


@remembered_whole()
def of_sources(key: Key, found: Rows, sources: tuple[str, ...]) -> pd.DataFrame:  # noqa: ARG001 - which cache it is kept in
    """Return the rows of some sources; to read from, never to change."""
    return found.table[found.table["source"].isin(sources)]


@remembered_whole()
def passage_page(here: Here, drawn: Rows, mark: frozenset[str], *, source: str, number: int) -> list[Ready]:
    """Return a page of one source's passages, document by document; to read from, never to change.

    Args:
        here: The corpus, and how its sources look.
        drawn: The passages of all sources, as `read` takes them.
        mark: Words to mark, where it is not the row's own place that is marked.
        source: The source.
        number: The page, from 1.
    """
    key, style = here.corpus, here.look.style(source)
    own = np.flatnonzero(drawn.table["source"] == source)
    page = own[(number - 1) * limits.COLUMN_PASSAGES : number * limits.COLUMN_PASSAGES]
    shown = records(read(key, drawn.table.iloc[page]))
    facts = records(documents(key, list(dict.fromkeys(row["doc_id"] for row in shown))))
    titles = {fact["doc_id"]: (fact["title"] or fact["doc_id"], fact["date"]) for fact in facts}
    found = []
    for doc_id, together in groupby(shown, key=itemgetter("doc_id")):
        title, whole = (
            Markup("{} · {}").format(markup.isolated(titles[doc_id][0]), titles[doc_id][1]),
            text(key, doc_id),
        )
        head = markup.meta(title)
        for row in together:
            found.append(_ready(key, row, whole, mark, style)._replace(title=head))
            head = Markup("")
    return found


def _ready(key: Key, row: dict[str, Any], whole: str, mark: frozenset[str], style: Style) -> Ready:
    """Return one passage without its title."""
    said, start, doc_id = row["text"], row["text_start"], row["doc_id"]
    end = start + len(said)
    marks = places_of_words(key, doc_id, said, mark) if mark else [(row["start"] - start, row["end"] - start)]
    cut = (bool(whole[:start].strip()), bool(whole[end:].strip()))
    return Ready(doc_id, Markup(""), markup.passage(said, marks, style, cut=cut), row["start"], start, end)
