"""One document as it is read: what is marked in it, and where; a document may be as long as a book."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.query.named import names_not_looked_for
from analysis.reading.location import character_bounds

_PARTS = 100  # of a text, for the picture of where matches lie in it

Places = npt.NDArray[np.int64]


def marks(corpus: Corpus, doc_id: str, found: pd.DataFrame) -> Places:
    """Return where those of some places that lie in one document start and end in its text.

    Args:
        corpus: The corpus.
        doc_id: The document.
        found: The PLACES contract, of the whole corpus, in any order.

    Returns:
        Array of shape (places, 2): start, and end not included, in characters; by start, then end.
    """
    row = corpus.row(doc_id)
    first, after = corpus.index.offsets[row : row + 2]
    positions = found["position"].to_numpy()
    here = (positions >= first) & (positions < after)
    return _ascending(character_bounds(corpus, row, positions[here], found["width"].to_numpy()[here]))


def mentions_in(corpus: Corpus, doc_id: str) -> Places:
    """Return where the names in one document start and end in its text.

    Args:
        corpus: The corpus, with its mentions.
        doc_id: The document.

    Returns:
        Array of shape (mentions, 2), as `marks`.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    if corpus.mentions is None:
        raise names_not_looked_for()
    here = corpus.mentions["doc_id"] == doc_id
    return _ascending(corpus.mentions.loc[here, ["start", "end"]].to_numpy(dtype=np.int64))


def match_strip(length: int, starts: Places) -> tuple[Places, Places]:
    """Return how many matches start in each of a hundred equal parts of a text, and where the first of them starts.

    Args:
        length: Of the text, in characters.
        starts: Where the matches start in it, ascending.

    Returns:
        Two arrays of a hundred numbers; the first adds up to the matches, the second is -1 where there are none.
    """
    parts = starts * _PARTS // max(length, 1)
    matches = np.bincount(parts, minlength=_PARTS)
    first = np.full(_PARTS, -1, dtype=np.int64)
    first[parts[::-1]] = starts[::-1]
    return matches, first


def strip_part(place: int, length: int) -> int:
    """Return in which hundredth of a text, see `match_strip`, a character stands; the end is in the last."""
    return min(place * _PARTS // max(length, 1), _PARTS - 1)


def marks_on_page(places_: Places, start: int, end: int) -> Places:
    """Return the places in a text that a page of it shows, whole or in part, counted from the page's beginning.

    Args:
        places_: Array of shape (places, 2), as `marks`.
        start: The page's first character.
        end: The character after its last.
    """
    return np.clip(places_[(places_[:, 0] < end) & (places_[:, 1] > start)], start, end) - start


def unmarked(places_: Places, others: Places) -> Places:
    """Return those of other places in a text that touch none of some marks.

    Args:
        places_: Array of shape (places, 2), as `marks`.
        others: Array of shape (places, 2), in any order.
    """
    before = np.searchsorted(places_[:, 0], others[:, 1])
    reached = np.concatenate(([-1], np.maximum.accumulate(places_[:, 1])))[before]
    return others[reached <= others[:, 0]]


def _ascending(bounds: Places) -> Places:
    return bounds[np.lexsort((bounds[:, 1], bounds[:, 0]))]
