"""What is remembered of the texts looked at last: what is right, and no more than there is room for."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analysis import Corpus
from analysis.corpus.tokens import spans
from analysis.reading.remembered import _ENTRY, Remembered

ROOM = 2 * (_ENTRY + 2)  # for two documents of two words each


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three documents of two words and one of five."""
    return make_corpus({"text": text} for text in ["a b", "cafe\u0301 c", "e f", "g h i j k"])


def _rows(remembered: Remembered) -> list[int]:
    return [row for _, row in remembered._kept]


def test_what_is_remembered_is_what_is_read(corpus: Corpus) -> None:
    """The first look and the second give where the words of the text stand."""
    remembered = Remembered(100)

    for row in (1, 3, 1):
        assert remembered.spans(corpus, row).tolist() == spans(corpus.text(row)).tolist()


def test_a_text_is_read_once(corpus: Corpus) -> None:
    """What is remembered is given again, and nobody can change it for the next."""
    remembered = Remembered(100)
    found = remembered.spans(corpus, 0)

    assert remembered.spans(corpus, 0) is found
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 7


def test_what_was_looked_at_longest_ago_is_forgotten(corpus: Corpus) -> None:
    """Where two documents have room, a third takes the place of the one that was not looked at again."""
    remembered = Remembered(ROOM)

    for row in (0, 1, 0, 2):
        remembered.spans(corpus, row)

    assert _rows(remembered) == [0, 2]


def test_a_text_too_long_is_remembered_alone(corpus: Corpus) -> None:
    """The document that is read now is remembered however long it is, and until the next one."""
    remembered = Remembered(4)

    remembered.spans(corpus, 0)
    remembered.spans(corpus, 3)
    assert _rows(remembered) == [3]
    remembered.spans(corpus, 0)
    assert _rows(remembered) == [0]


def test_equal_texts_of_two_corpora_are_apart(make_corpus: Callable[..., Corpus]) -> None:
    """A document is known by its corpus too."""
    remembered = Remembered(100)
    one, two = make_corpus([{"text": "a b c"}]), make_corpus([{"text": "long words"}])

    assert len(remembered.spans(one, 0)) == 3
    assert len(remembered.spans(two, 0)) == 2


def test_many_look_at_once(corpus: Corpus) -> None:
    """Whoever asks gets the right text, and what is kept is counted once."""
    remembered = Remembered(ROOM)
    asked = np.random.default_rng(0).integers(0, 4, 2_000).tolist()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda row: len(remembered.spans(corpus, row)), asked))

    assert found == [[2, 2, 2, 5][row] for row in asked]
    assert remembered._taken == sum(_ENTRY + len(kept) for kept in remembered._kept.values())
