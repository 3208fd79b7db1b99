"""Log ratio and G² against published values, scipy and quanteda."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from analysis.measures.keyness import g2_four_cells, log_ratio

EMMA, AUSTEN = 160_950, 724_618 - 160_950  # words of Emma, and of Jane Austen's other novels


@pytest.mark.parametrize(
    ("cells", "expected", "exact"),
    [
        ((10, 0, 3, 31_764), 167.23, 0.005),  # Dunning (1993), p. 72
        ((8, 5, 24, 31_740), 95.29, 0.005),  # Dunning (1993), as NLTK's tests print it
        ((110, 2_442, 111, 29_114), 270.72, 0.005),  # the same
        ((10, 0, 0, 90), 65.016595, 1e-6),  # pandas-association-measures, tests/test_measures.py
        ((7, 2, 3, 7), 4.534939, 1e-6),  # quanteda.textstats, toy of its keyness tests
    ],
)
def test_g2_of_published_tables(cells: tuple[int, int, int, int], expected: float, exact: float) -> None:
    """G² of four cells is the published one; the cells are uses and other words of either side."""
    first, second, rest1, rest2 = cells

    assert g2_four_cells(first, second, first + rest1, second + rest2) == pytest.approx(expected, abs=exact)


@pytest.mark.parametrize(
    ("count1", "count2", "size1", "size2", "expected"),
    [
        (120, 80, 50_000, 70_000, 27.193446),
        (18, 35, 1_000_000, 1_000_000, 5.550550),
        (0, 10, 1_000, 1_000, 13.913195),
    ],
)
def test_g2_is_that_of_four_cells_not_two(count1: int, count2: int, size1: int, size2: int, expected: float) -> None:
    """The words that are not the term count too, as in Dunning (1993) and not as in Rayson and Garside (2000)."""
    assert g2_four_cells(count1, count2, size1, size2) == pytest.approx(expected, abs=5e-7)


def test_g2_of_quanteda_toy() -> None:
    """The toy of quanteda.textstats' keyness tests comes out, word by word."""
    # d1: a3 b2 c6 d1 e1 f1 g1 h2, 17 words; d2: a2 b1 c2 d4 e1 f1 g0 h1, 12 words
    found = g2_four_cells([3, 2, 6, 1, 1, 1, 1, 2], [2, 1, 2, 4, 1, 1, 0, 1], 17, 12)

    expected = [0.004751, 0.091242, 1.274238, 3.779441, 0.064900, 0.064900, 1.093291, 0.091242]
    assert found == pytest.approx(expected, abs=5e-7)


@given(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 5_000), st.integers(1, 5_000)).filter(
        lambda cells: cells[0] + cells[1] > 0
    )
)
def test_g2_is_scipys(cells: tuple[int, int, int, int]) -> None:
    """G² equals scipy's log-likelihood statistic of the same table, without correction."""
    first, second, rest1, rest2 = cells
    expected = chi2_contingency([[first, second], [rest1, rest2]], correction=False, lambda_="log-likelihood")

    found = g2_four_cells(first, second, first + rest1, second + rest2)
    assert found == pytest.approx(expected.statistic, rel=1e-6, abs=1e-8)


def test_g2_of_a_whole_vocabulary_is_quantedas(test_data: Path) -> None:
    """Every word of a party manifesto against eight others has quanteda's G²."""
    golden = pd.read_csv(test_data / "golden_inputs" / "ukimmig2010_keyness_lr_none.csv", keep_default_na=False)
    target, reference = golden["n_target"].to_numpy(), golden["n_reference"].to_numpy()

    found = g2_four_cells(target, reference, target.sum(), reference.sum())
    assert found == pytest.approx(golden["G2"].abs().to_numpy(), abs=0.001)


@pytest.mark.parametrize(
    ("count1", "count2", "expected"),
    [(786, 1, 11.426616), (415, 4, 8.505198), (389, 0, 11.411857), (200, 9, 6.282162)],
    ids=["emma", "harriet", "weston", "frank"],
)
def test_log_ratio_of_emma(count1: int, count2: int, expected: float) -> None:
    """Log ratios of Emma against Austen's other novels; a count of 0 counts as one half."""
    assert log_ratio(count1, count2, EMMA, AUSTEN) == pytest.approx(expected, abs=5e-5)


def test_log_ratio_counts_doublings() -> None:
    """Twice the rate is 1, half of it −1, the same 0."""
    assert log_ratio([20, 5, 10], [10, 10, 10], 1_000, 1_000).tolist() == [1, -1, 0]


def test_log_ratio_of_the_classroom_fixture() -> None:
    """15 of 300 words against 3 of 300 is lg 5."""
    assert log_ratio(15, 3, 300, 300) == pytest.approx(2.321928, abs=5e-7)


def test_log_ratio_of_nothing_is_missing() -> None:
    """A word that neither side uses has no ratio."""
    assert np.isnan(log_ratio(0, 0, 10, 10))


@given(st.integers(1, 100), st.integers(100, 10_000), st.integers(100, 1_000_000))
def test_log_ratio_never_favours_the_side_that_does_not_use_the_word(count: int, size1: int, size2: int) -> None:
    """However short a side is, not using a word is never using it more."""
    assert log_ratio(0, count, size1, size2) <= 0


@given(st.integers(0, 50), st.integers(1, 50), st.integers(50, 5_000), st.integers(50, 5_000))
def test_swapping_the_sides_flips_the_sign(count1: int, count2: int, size1: int, size2: int) -> None:
    """Log ratio changes its sign and G² nothing when the sides are swapped."""
    assert log_ratio(count1, count2, size1, size2) == -log_ratio(count2, count1, size2, size1)
    assert g2_four_cells(count1, count2, size1, size2) == pytest.approx(g2_four_cells(count2, count1, size2, size1))
