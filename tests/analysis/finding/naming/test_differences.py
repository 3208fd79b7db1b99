"""Whom one side names and the other does not: the statistics of words."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, entities, entity_keyness, entity_mentions, keyness
from analysis.corpus.errors import EmptyCorpusError, FilterError

ROWS = [
    *(("Left", f"the Union{number % 2 * ' Union'} of workers Ann") for number in range(8)),
    *(("Right", f"the Nation{number % 3 * ' Nation'} and its workers Ann") for number in range(9)),
]


@pytest.fixture(scope="module")
def corpus(name_texts: Callable[..., Corpus]) -> Corpus:
    """Return two sides with a name of their own each, and one in common."""
    return name_texts(ROWS, {"Union": "ORG"})


def test_a_name_is_compared_as_a_word_is(corpus: Corpus) -> None:
    """Where each use of a word is a mention, all is said of the one that is said of the other.

    But for what depends on how many are tested, and on all other words: q, conservative log ratios, and z.
    """
    words = keyness(corpus, Filters(), target="Left").set_index("term")
    found = entity_keyness(corpus, Filters(), target="Left").set_index("term")

    assert found.index.tolist() == ["Union", "Ann", "Nation"]
    alike = words.columns.difference(["q", "lrc", "lrc_documents", "z_dirichlet"])
    expected = words.loc[found.index.str.lower(), alike].set_axis(found.index)
    pd.testing.assert_frame_equal(found[alike], expected)


def test_swapping_the_sides_flips_the_signs(corpus: Corpus) -> None:
    """Nothing else changes."""
    one, two = (entity_keyness(corpus, Filters(), target=side).set_index("term") for side in ("Left", "Right"))

    assert one["log_ratio"].tolist() == pytest.approx((-two["log_ratio"])[one.index].tolist())
    assert one["p"].tolist() == pytest.approx(two.loc[one.index, "p"].tolist())


def test_only_some_kinds_are_tested(corpus: Corpus) -> None:
    """Others have no row."""
    assert entity_keyness(corpus, Filters(), target="Left", types=("ORG",))["term"].tolist() == ["Union"]
    assert entity_keyness(corpus, Filters(), target="Left", types=()).empty


def test_counts_are_the_passages_that_open(seeds: Corpus) -> None:
    """Of either side, of every entity."""
    source = seeds.sources[0]
    others = Filters(sources=seeds.sources[1:])
    found = entity_keyness(seeds, Filters(), target=source)

    assert set(found["term"]) == set(entities(seeds, Filters())["entity"])
    for row in found.itertuples():
        ours = entity_mentions(seeds, Filters(sources=(source,)), row.term)
        theirs = entity_mentions(seeds, others, row.term)
        assert (len(ours), len(theirs)) == (row.count_target, row.count_reference)
        assert (ours["doc_id"].nunique(), theirs["doc_id"].nunique()) == (row.documents_target, row.documents_reference)


def test_what_cannot_be_compared(corpus: Corpus, make_corpus: Callable[..., Corpus]) -> None:
    """A side without words gives no rows; an unknown source and names that nobody has looked for are errors."""
    assert entity_keyness(corpus, Filters(sources=("Left",)), target="Left", reference="Right").empty
    with pytest.raises(FilterError, match="E-SOURCE"):
        entity_keyness(corpus, Filters(), target="Up")
    with pytest.raises(EmptyCorpusError, match="E-MENTIONS"):
        entity_keyness(make_corpus([{"text": "Ann"}]), Filters(), target="A")


def test_names_dealt_at_random_are_not_found(name_texts: Callable[..., Corpus]) -> None:
    """Where sources are dealt to documents, hardly any q is small: in twenty deals of bursty names, one at most."""
    random = np.random.default_rng(16)
    people = [f"P{number}" for number in range(60)]
    rate = random.gamma(0.3, 2, size=len(people))
    hits = 0
    for _ in range(20):
        uses = random.poisson(rate * random.gamma(0.5, 2, size=(60, len(people))))
        texts = [" ".join([*np.repeat(people, own), *["word"] * random.integers(50, 300)]) for own in uses]
        found = entity_keyness(name_texts([("AB"[n % 2], text) for n, text in enumerate(texts)]), Filters(), target="A")
        hits += bool((found["q"] < 0.05).any())

    assert hits <= 2
