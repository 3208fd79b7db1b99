"""Documents that state no language and are evidently not in English, whose rules they are counted by.

They are left where somebody asked that no language be told, or where others of the corpus state theirs.
"""

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.index import TermIndex
from analysis.corpus.stopwords import stopword_languages, stopwords

Mask = npt.NDArray[np.bool_]

_FOUND: "WeakKeyDictionary[Corpus, Mask]" = WeakKeyDictionary()


def unstated_foreign(corpus: Corpus) -> Mask:
    """Return which documents state no language and are evidently not in English; looked for when first asked for.

    In these, less than a fifth of the words are stop words of English, where in English some half are; and in all of
    them together half of the words are in other letters than Latin ones, or stop words of another language, five
    different ones at least, are more than those of English and more than a twelfth of all. Headlines and lists of words
    in English have stop words of no language. What is shorter than fifty words is judged with the other short documents
    of its source or, where these are still too short, with all such. Where there is no list of stop words, nothing can
    be said, and of a language in Latin letters that has none and is like no other neither.
    """
    if corpus not in _FOUND:
        unstated = (corpus.documents["language"] == "").to_numpy(dtype=np.bool_)
        foreign = unstated & (corpus.index.lengths > 0) & _few(corpus, unstated)
        _FOUND[corpus] = foreign & _other(corpus.index, foreign)
    return _FOUND[corpus]


def _groups(corpus: Corpus, unstated: Mask) -> npt.NDArray[np.int64]:
    """Return for each document the number of the group that it is judged with: itself, its source's, or the rest."""
    lengths, sources = corpus.index.lengths, corpus.source_codes
    size = len(lengths)
    groups = np.where(lengths >= limits.TELLING_WORDS, np.arange(size), size + sources)
    groups[~unstated & (lengths < limits.TELLING_WORDS)] = size + len(corpus.sources)
    words = np.bincount(groups, lengths)
    groups[unstated & (words[groups] < limits.TELLING_WORDS)] = size + len(corpus.sources) + 1
    return groups


def _few(corpus: Corpus, unstated: Mask) -> Mask:
    """Return which documents are of a group with fifty words or more, few of which are stop words of English."""
    english, index = stopwords("en"), corpus.index
    if not english or not unstated.any():
        return np.zeros(len(index.lengths), dtype=np.bool_)
    groups = _groups(corpus, unstated)
    listed = index.counts.matrix @ index.vocabulary.is_in(sorted(english)).to_numpy().astype(np.int64)
    words, found = np.bincount(groups, index.lengths), np.bincount(groups, listed)
    few: Mask = ((words >= limits.TELLING_WORDS) & (found < limits.ENGLISH_SHARE * words))[groups]
    return few


def _other(index: TermIndex, mask: Mask) -> bool:
    """Return whether the words of some documents are evidently those of another language than English."""
    if not mask.any():
        return False
    uses = index.counts.frequencies(mask)
    written = int(uses[index.vocabulary.str.contains(r"\p{L}").to_numpy()].sum())
    others = int(uses[index.vocabulary.str.contains(r"[\p{L}--\p{Latin}]").to_numpy()].sum())
    if others >= limits.OTHER_LETTERS * max(written, 1):
        return True
    used = dict(zip(index.terms[uses > 0].tolist(), uses[uses > 0].tolist(), strict=True))
    english = _uses(used, "en")[0]
    found = [_uses(used, code) for code in stopword_languages()]
    return any(
        number > max(english, limits.OTHER_SHARE * written) and different >= limits.DIFFERENT_STOPWORDS
        for number, different in found
    )


def _uses(used: dict[str, int], language: str) -> tuple[int, int]:
    """Return how often stop words of a language are used, and how many different ones; numbers on a list are none."""
    found = [used[word] for word in stopwords(language) if word in used and not word.isdecimal()]
    return sum(found), len(found)
