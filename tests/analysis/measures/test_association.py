"""Association of word pairs against published values, and against one another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import chi2_contingency

from analysis.measures.association import delta_p, log_dice, npmi, pmi, t_score
from analysis.measures.coherence import npmi_coherence

# Cells of a two-by-two table: both, the first only, the second only, neither.
tables = st.tuples(st.integers(1, 40), st.integers(1, 400), st.integers(1, 400), st.integers(1, 9_000))


@pytest.mark.parametrize(
    ("together", "first", "second", "places", "expected"),
    [
        (8, 1_105, 44, 15_000_000, 11.2692),  # Church and Hanks (1990), p. 24, who print 11.3
        (20, 42, 20, 14_307_668, 18.38),  # Manning and Schütze (1999), 5.4, as NLTK's tests print it
        (20, 15_019, 15_629, 14_307_668, 0.29),  # the same
    ],
)
def test_pmi_of_published_pairs(together: int, first: int, second: int, places: int, expected: float) -> None:
    """PMI in bits is the published one."""
    assert pmi(together, first, second, places) == pytest.approx(expected, abs=0.005)


def test_pmi_counts_doublings() -> None:
    """A pair met twice as often as chance has it is 1, as often 0, half as often −1, never −∞."""
    # By chance 20 · 20 / 100 = 4
    assert pmi([8, 4, 2, 0], [20] * 4, [20] * 4, 100).tolist() == [1, 0, -1, -np.inf]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [((10, 0, 0, 90), 1), ((1, 9, 9, 81), 0), ((0, 10, 10, 80), -1)],
    ids=["always together", "by chance", "never together"],
)
def test_npmi_of_bouma(cells: tuple[int, int, int, int], expected: int) -> None:
    """NPMI has the ends and the middle that Bouma (2009, p. 36) gives it."""
    both, first, second, neither = cells

    found = npmi(both, both + first, both + second, both + first + second + neither)
    assert found == pytest.approx(expected, abs=1e-10)


def test_npmi_of_words_that_are_everywhere_is_1() -> None:
    """Two words that stand in every place stand together only."""
    assert npmi([5, 0], [5, 3], [5, 2], 5).tolist() == [1, -1]


def test_npmi_of_documents_is_that_of_a_topic() -> None:
    """A pair has the NPMI that a topic of these two words has."""
    # a in 3 of 4 documents, b in 3, both in 2: −.169925
    presence = sparse.csr_array(np.array([[1, 1], [1, 1], [1, 0], [0, 1]]))

    assert npmi(2, 3, 3, 4) == pytest.approx(npmi_coherence(presence, np.array([[0, 1]]))[0])
    assert npmi(2, 3, 3, 4) == pytest.approx(-0.169925, abs=5e-7)


def test_log_dice_of_rychly() -> None:
    """130 meetings of words with 3,121 and 143 uses have logDice 10.3499."""
    # 14 + lg(260 / 3264) = 14 − 3.6501
    assert log_dice(130, 3_121, 143) == pytest.approx(10.3499, abs=5e-5)


def test_log_dice_at_its_limits() -> None:
    """Words that only meet have 14, words that meet in half of their uses 13, words that never meet −∞."""
    assert log_dice([5, 5, 0], [5, 10, 3], [5, 10, 3]).tolist() == [14, 13, -np.inf]


@pytest.mark.parametrize(
    ("together", "first", "second", "expected"),
    [(8, 15_828, 4_675, 0.999932), (20, 42, 20, 4.4721)],
    ids=["new companies", "Ayatollah Ruhollah"],
)
def test_t_score_of_manning_and_schuetze(together: int, first: int, second: int, expected: float) -> None:
    """The t-scores of Manning and Schütze (1999), 5.3, in 14,307,668 words, as NLTK and Wordless print them."""
    # Their variance is p(1 − p), which is p to all places printed.
    assert t_score(together, first, second, 14_307_668) == pytest.approx(expected, abs=5e-5)


def test_t_score_of_words_that_never_meet() -> None:
    """They are as far below chance as can be."""
    assert t_score([0, 4], [20, 20], [20, 20], 100).tolist() == [-np.inf, 0]


def test_delta_p_of_gries() -> None:
    """Of and course: one foretells the other by .032, the other the one by .697 (Gries 2013, p. 144)."""
    both, of, course, neither = 5_610, 168_938, 2_257, 10_233_063
    places = both + of + course + neither

    assert delta_p(both, both + of, both + course, places) == pytest.approx(0.032, abs=0.0005)
    assert delta_p(both, both + course, both + of, places) == pytest.approx(0.697, abs=0.0005)


@given(tables)
def test_delta_p_of_both_directions_is_chi_squared(cells: tuple[int, int, int, int]) -> None:
    """Both directions multiplied are χ² over the number of places, which scipy gives."""
    both, first, second, neither = cells
    places = sum(cells)
    there = delta_p(both, both + first, both + second, places)
    back = delta_p(both, both + second, both + first, places)

    expected = chi2_contingency([[both, first], [second, neither]], correction=False).statistic / places
    assert there * back == pytest.approx(expected, abs=1e-9)


def test_delta_p_of_a_word_that_is_nowhere_or_everywhere_is_missing() -> None:
    """Where the given word is never, or never not, nothing can be compared."""
    assert np.isnan(delta_p([0, 5], [0, 10], [5, 5], 10)).all()


@given(tables)
def test_association_knows_no_order_of_words(cells: tuple[int, int, int, int]) -> None:
    """All but ΔP are the same with the words swapped."""
    both, first, second, _ = cells
    there, back = (both, both + first, both + second), (both, both + second, both + first)

    assert log_dice(*there) == log_dice(*back) <= 14
    for measure in (pmi, npmi, t_score):
        assert measure(*there, sum(cells)) == pytest.approx(measure(*back, sum(cells)))


@given(tables)
def test_npmi_lies_between_its_ends_with_the_sign_of_pmi(cells: tuple[int, int, int, int]) -> None:
    """NPMI is PMI on a scale from −1 to 1."""
    both, first, second, _ = cells
    pair = both, both + first, both + second, sum(cells)

    assert -1 <= npmi(*pair) <= 1
    assert np.sign(npmi(*pair)) == np.sign(pmi(*pair))


def test_no_pairs_have_no_association() -> None:
    """Nothing in, nothing out."""
    assert log_dice([], [], []).shape == (0,)
    for measure in (pmi, npmi, t_score, delta_p):
        assert measure([], [], [], 10).shape == (0,)
