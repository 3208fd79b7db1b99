"""Weights of words in texts."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.measures.weighting import tfidf


def test_tfidf_of_two_texts() -> None:
    """Of 2 texts both use the first word and one the second: 1 + ln 2 for two uses, and 1 + ln(3/2) for the rarer."""
    counts = sparse.csr_array(np.array([[2, 1], [1, 0]]))
    often, rare = 1 + np.log(2), 1 + np.log(1.5)

    found = tfidf(counts).toarray()

    assert found == pytest.approx(np.array([[often, rare] / np.hypot(often, rare), [1, 0]]))


def test_tfidf_is_that_of_scikit_learn() -> None:
    """Random counts, some rows and columns without any, have the weights that scikit-learn gives them."""
    random = np.random.default_rng(0)
    counts = sparse.csr_array(random.poisson(0.3, size=(60, 40)) * (np.arange(60) % 7 > 0)[:, None])

    theirs = TfidfTransformer(sublinear_tf=True).fit_transform(counts.astype(np.float64))

    assert tfidf(counts).toarray() == pytest.approx(theirs.toarray(), abs=1e-12)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (2, 2)])
def test_tfidf_of_nothing(shape: tuple[int, int]) -> None:
    """Texts without words have no weights."""
    found = tfidf(sparse.csr_array(np.zeros(shape, dtype=np.int64)))

    assert found.shape == shape
    assert found.nnz == 0
