"""Sides whose documents differ in length are not told apart by it."""

import numpy as np
import pytest

from benchmarks.calibration import lengths

pytestmark = pytest.mark.usefixtures("test_data")


def test_uses_are_thrown_in_proportion_to_length() -> None:
    """Words keep their uses, and documents have them by their length, whichever side is theirs."""
    tally, sides = lengths.compared("conventions")
    found = lengths.thrown(tally, seed=0)
    kept = np.isin(tally.terms, found.terms)
    uses, words = np.asarray(found.counts.sum(axis=1)), found.lengths
    rates = [uses[part].sum() / words[part].sum() for part in (sides.group, ~sides.group)]

    assert np.asarray(found.counts.sum(axis=0)).tolist() == np.asarray(tally.counts.sum(axis=0))[kept].tolist()
    assert (found.with_term <= len(words)).all()
    assert np.corrcoef(uses, words)[0, 1] > 0.9
    assert rates[0] == pytest.approx(rates[1], rel=0.1)


def test_length_alone_tells_few_words_apart() -> None:
    """Speeches of one party are longer: plain deals take a fifth of their finds from that, and we a seventh at most."""
    ours, plain = lengths.measured("conventions", 3, times=4_000)

    assert ours.share <= 0.055 < plain.share
    assert ours.false <= ours.words / 7
    assert plain.false >= plain.words / 6


@pytest.mark.exhaustive
@pytest.mark.parametrize("corpus", lengths.SIDES)
def test_length_alone_gives_no_small_p(corpus: str) -> None:
    """In twenty throws p < .05 in 7 % of the words at most."""
    assert all(row.holds for row in lengths.rows(corpus, 20))
