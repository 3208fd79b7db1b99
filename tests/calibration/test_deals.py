"""The deals that calibration measures with are what they say, and what is planted is there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from analysis import Corpus
from benchmarks.calibration import deals, power, reference
from benchmarks.calibration.rows import END, START, Row, replaced, table

COLUMN = "source"


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return 120 documents of 6 authors over 6 years."""
    rows = [
        {"source": f"author {place % 6}", "published": f"{2001 + place % 5}-0{1 + place % 9}-11", "text": "word " * 40}
        for place in range(120)
    ]
    return make_corpus({**row, "doc_id": f"d{place:03}"} for place, row in enumerate(rows))


def test_a_deal_has_the_sizes_that_are_asked_for(corpus: Corpus) -> None:
    """So many documents are the target's, so many are the reference's, and the index is shared."""
    found = deals.dealt(corpus, 10, 30, seed=3)

    assert found.documents[COLUMN].value_counts().to_dict() == {
        deals.TARGET: 10,
        deals.REFERENCE: 30,
        deals.LEFT_OUT: 80,
    }
    assert found.index is corpus.index
    assert deals.dealt(corpus, 10, None, seed=3).documents[COLUMN].value_counts()[deals.REFERENCE] == 110


def test_seeds_in_a_row_take_every_document_once_before_any_twice(corpus: Corpus) -> None:
    """Twelve deals of ten documents out of 120 are a division of all."""
    ours = [
        set(np.flatnonzero(deals.dealt(corpus, 10, None, seed=seed).documents[COLUMN] == deals.TARGET))
        for seed in range(24)
    ]

    assert len(set.union(*ours[:12])) == len(set.union(*ours[12:])) == 120
    assert ours[:12] != ours[12:]


def test_sides_by_year_are_dealt_within_years(corpus: Corpus) -> None:
    """A tenth of the earlier years' documents are the target's, nine tenths of the later; no date tells the month."""
    found = deals.dealt_by_year(corpus, seed=0).documents
    shares = (found[COLUMN] == deals.TARGET).groupby(found["published"].dt.year).mean()

    assert shares.tolist() == pytest.approx([1 / 12, 1 / 12, 1 / 12, 11 / 12, 11 / 12], abs=0.03)
    assert set(found["date_precision"]) == {"year"}
    assert set(found["published"].dt.strftime("%m-%d")) == {"01-01"}


def test_a_source_that_is_dealt_stays_whole(corpus: Corpus) -> None:
    """Each author's documents are all on one side, and their names are kept."""
    found = deals.dealt_by_source(corpus, seed=0).documents

    assert found.groupby(deals.UNIT)[COLUMN].nunique().tolist() == [1] * 6
    assert found.groupby(COLUMN)[deals.UNIT].nunique().tolist() == [3, 3]
    assert found[deals.UNIT].tolist() == corpus.documents[COLUMN].tolist()


def test_planted_words_are_three_times_as_common_in_the_target() -> None:
    """Rates are as asked for, and uses clump: they vary more than single uses would."""
    target = np.arange(8_000) < 4_000
    uses = power.planted_uses(np.full(8_000, 500), target, seed=0)
    ours, theirs = uses[target].mean(axis=0), uses[~target].mean(axis=0)

    assert np.median(ours / theirs) == pytest.approx(power.TIMES, rel=0.05)
    assert theirs[[0, -1]] == pytest.approx(np.array(power.RATES) * 500 / 10_000, rel=0.15)
    assert uses[~target].var(axis=0)[-1] == pytest.approx(theirs[-1] + theirs[-1] ** 2 / power.SHAPE, rel=0.2)


def test_planted_words_stand_in_the_texts(corpus: Corpus) -> None:
    """A corpus with planted words counts them, beside the words that its documents had."""
    found = power.planted(corpus, power.Planting(20, 40, 0, 0), seed=0)
    new = [found.index.id_of(name) for name in power.names()]
    uses = found.index.counts.matrix[:, [place for place in new if place is not None]].sum()

    assert len(found.documents) == 60
    assert found.index.lengths.min() == 60  # each is longer by half, filled up where fewer words are planted
    assert np.median(found.index.lengths) == 60
    assert found.documents["tokens"].tolist() == found.index.lengths.tolist()
    assert uses > 0


def test_plain_deals_give_the_p_of_counting() -> None:
    """One of a source's 2 of 6 documents has the only use: p is twice 2/6."""
    counts, lengths = np.eye(6)[:, :1], np.full(6, 10.0)

    p = reference.plain_p(counts, lengths, np.arange(6) < 2, deals=20_000)

    assert p.tolist() == pytest.approx([2 / 3], abs=0.02)


def test_discoveries_are_those_of_benjamini_and_hochberg() -> None:
    """The third smallest of four is below .05 · 3/4, though the second is above .05 · 2/4."""
    p = np.array([0.2, 0.03, 0.001, 0.035])

    assert reference.discoveries(p, cut=0.05).tolist() == [False, True, True, True]
    assert not reference.discoveries(np.array([0.2, 0.9]), cut=0.05).any()


def test_the_table_stands_between_its_marks() -> None:
    """What is before and after stays, what was between goes, and a page without marks is refused."""
    row = Row("a thing", "a corpus", "2", "at most 1", holds=False)
    only_said = replace(row, asked="")

    page = replaced(f"before {START} old {END} after", [row, only_said])

    assert page == f"before {START}\n{table([row, only_said])}\n{END} after"
    assert page.count("| no |") == 1
    with pytest.raises(ValueError, match="marks"):
        replaced(f"{END} {START}", [row])
