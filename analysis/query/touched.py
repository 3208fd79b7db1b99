"""From characters of the texts to words of the index: which words a stretch of a text touches.

What is found in texts by their characters, such as names, is matched by its words. A text is read once for each place
that is asked about; with an index it is remembered how many words have begun and ended there, so that what was found
before costs nothing when it is called by another name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from analysis.corpus.documents import Corpus
from analysis.corpus.index import TermIndex
from analysis.corpus.tokens import Rules, spans_of_all

Places = npt.NDArray[np.int64]

_AT_ONCE = 100  # texts
_WORDS_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Places in the texts, as if these stood in a row with one character between them.

    Attributes:
        at: The places, ascending.
        ended: How many words of the corpus have ended there.
        begun: How many words of the corpus have begun before.
    """

    at: Places
    ended: Places
    begun: Places


_NOWHERE = _Edges(*(np.empty(0, dtype=np.int64) for _ in range(3)))
_KNOWN: WeakKeyDictionary[TermIndex, _Edges] = WeakKeyDictionary()


def touched_words(corpus: Corpus, rows: Places, starts: Places, ends: Places) -> tuple[Places, Places]:
    """Return the words that some stretches of texts touch, be it with one character.

    Args:
        corpus: The corpus.
        rows: For each stretch the row of its document.
        starts: Its first character.
        ends: The character after its last.

    Returns:
        For each the position of its first word in the whole corpus, and how many words it touches; none where it holds
        no letter or digit.
    """
    sizes = corpus.texts.str.len_chars().to_numpy().astype(np.int64) + 1
    begins = np.cumsum(sizes) - sizes
    first, last = begins[rows] + starts, begins[rows] + ends
    edges = _edges(corpus, begins, np.unique(np.concatenate((first, last))))
    positions = edges.ended[np.searchsorted(edges.at, first)]
    return positions, np.maximum(edges.begun[np.searchsorted(edges.at, last)] - positions, 0)


def _edges(corpus: Corpus, begins: Places, wanted: Places) -> _Edges:
    """Return what is known of some places, ascending, and perhaps of others."""
    known = _KNOWN.get(corpus.index, _NOWHERE)
    new = wanted[~np.isin(wanted, known.at)]
    if len(new) == 0:
        return known
    rows = np.searchsorted(begins, new, side="right") - 1
    ended, begun = np.empty_like(new), np.empty_like(new)
    for row, words in word_spans(corpus, np.unique(rows).tolist()):
        here = slice(*np.searchsorted(rows, [row, row + 1]))
        places, before = new[here] - begins[row], corpus.index.offsets[row]
        ended[here] = before + np.searchsorted(words[:, 1], places, side="right")
        begun[here] = before + np.searchsorted(words[:, 0], places, side="left")
    at = np.concatenate((known.at, new))
    order = np.argsort(at, kind="stable")
    both = (np.concatenate(pair)[order] for pair in ((known.ended, ended), (known.begun, begun)))
    found = _KNOWN[corpus.index] = _Edges(at[order], *both)
    return found


def word_spans(corpus: Corpus, rows: Sequence[int]) -> Iterator[tuple[int, npt.NDArray[np.int32]]]:
    """Yield some documents' rows, each with where its words stand in its text; see `tokens.spans`."""
    for rules, some in _batches(corpus, rows):
        found = spans_of_all([corpus.text(row) for row in some], rules)
        for row, words in zip(some, found, strict=True):
            if len(words) != corpus.index.lengths[row]:
                raise RuntimeError("a text has other words where it is shown than where it is counted")
            yield row, words


def _batches(corpus: Corpus, rows: Sequence[int]) -> Iterator[tuple[Rules, list[int]]]:
    """Yield rows whose words follow the same rules, so many at most as are read at once."""
    lengths = corpus.index.lengths
    alike: dict[Rules, list[int]] = {}
    for row in rows:
        alike.setdefault(corpus.rules(row), []).append(row)
    for rules, some in alike.items():
        batch, words = list[int](), 0
        for row in some:
            if batch and (len(batch) == _AT_ONCE or words + lengths[row] > _WORDS_AT_ONCE):
                yield rules, batch
                batch, words = [], 0
            batch.append(row)
            words += int(lengths[row])
        yield rules, batch
