"""Documents as they are read: pages, marks, where in a text they lie, and what reads passages for a download."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

import analysis
from analysis import Filters, limits
from dashboard import charts
from dashboard.charts import Drawing
from dashboard.data.corpora import corpus, documents, selected, text
from dashboard.data.found import find_names, named
from dashboard.data.remembered import remembered_whole
from dashboard.data.tables import places, read
from dashboard.state.whereabouts import Here, Key


@remembered_whole()
def document_list(key: Key, filters: Filters) -> pd.DataFrame:
    """Return the selected documents by date, as a list shows them; to read from, never to change."""
    every = selected(key, filters).sort_values(["published", "doc_id"], ignore_index=True)
    return every[["doc_id", "date", "published", "source", "title"]].head(limits.LISTED_DOCUMENTS)


@remembered_whole()
def page_bounds(key: Key, doc_id: str) -> npt.NDArray[np.int64]:
    """See `analysis.text_pages`."""
    return analysis.text_pages(text(key, doc_id))


@remembered_whole()
def marks(here: Here, doc_id: str) -> npt.NDArray[np.int64]:
    """See `analysis.marks`; of the word being followed."""
    return analysis.marks(corpus(here.corpus), doc_id, places(here.corpus, here.filters, here.word))


@remembered_whole()
def strip_figure(here: Here, doc_id: str, *, part: int) -> Drawing:
    """Return the figure of where in a document the matches lie, with the part that is being read."""
    matches, first = analysis.match_strip(len(text(here.corpus, doc_id)), marks(here, doc_id)[:, 0])
    source = documents(here.corpus, [doc_id])["source"].iloc[0]
    return Drawing(charts.strip(matches.tolist(), first.tolist(), here.look, source=source, part=part))


def names_in(key: Key, doc_id: str) -> npt.NDArray[np.int64]:
    """See `analysis.mentions_in`; names are looked for once, unless they were kept with the corpus."""
    find_names(key)
    return analysis.mentions_in(named(key), doc_id)


def passage_reader(key: Key) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return what reads the passages of some rows: those of PLACES from their texts, others hold them.

    It asks for the corpus when it is called, which is where there is no session: held here, it could not be let go.
    """
    return lambda found: read(key, found)


def line_reader(key: Key) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return what makes lines of a concordance of some places, as `lines`; see `passage_reader`."""
    return lambda found: analysis.lines_at(corpus(key), found)
