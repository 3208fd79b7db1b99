"""Whether the words of a topic belong together, and whether they stay the same when it is fitted again."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]


def npmi_coherence(presence: sparse.csr_array, tops: npt.NDArray[np.integer]) -> Floats:
    """Return the mean normalised pointwise mutual information of each topic's pairs of words.

    NPMI = ln(p(x,y) / (p(x) p(y))) / −ln p(x,y), with p the share of documents; a pair that never meets has −1.

    Args:
        presence: documents x terms, 1 where the document holds the term.
        tops: topics x words, columns of `presence`.

    Returns:
        One value a topic, −1 to 1.

    References:
        Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of GSCL.
        Lau, J. H., Newman, D., & Baldwin, T. (2014). Machine reading tea leaves. Proceedings of EACL, 530-539.
    """
    documents = presence.shape[0]
    pairs = np.triu_indices(tops.shape[1], k=1)
    values = np.empty(len(tops))
    for topic, columns in enumerate(tops):
        together = presence[:, columns].astype(np.float64)
        joint = (together.T @ together).toarray() / documents
        alone = joint.diagonal()
        with np.errstate(divide="ignore", invalid="ignore"):
            score = np.log(joint / np.outer(alone, alone)) / -np.log(joint)
        score = np.where(joint == 0, -1, np.where(joint == 1, 1, score))
        values[topic] = score[pairs].mean()
    return values


def average_jaccard(first: npt.NDArray[np.integer], second: npt.NDArray[np.integer]) -> float:
    """Return how far two ranked lists agree, from the top: the mean over depths of the Jaccard index.

    AJ = (1/t) Σ J(R1[:d], R2[:d]) for d = 1 … t.

    Args:
        first: A ranked list of t items.
        second: Another of the same length.

    References:
        Greene, D., O'Callaghan, D., & Cunningham, P. (2014). How many topics? Stability analysis for topic models.
        ECML PKDD 2014, 498-513.
    """
    shared = [len(set(first[:depth]) & set(second[:depth])) for depth in range(1, len(first) + 1)]
    return float(np.mean([both / (2 * depth - both) for depth, both in enumerate(shared, start=1)]))


def matched_topics(
    reference: npt.NDArray[np.integer], refit: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.int64], Floats]:
    """Return each topic's partner in the best one-to-one matching with another fit, and how far their words agree.

    Args:
        reference: topics x words.
        refit: topics x words of the other fit.

    Returns:
        For each topic of the reference its partner's row in the other fit, -1 for none, and their average Jaccard, 0 to
        1.

    References:
        As `average_jaccard`; the matching is by the Hungarian method.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - as scikit-learn: topics alone need it

    agreement = np.array([[average_jaccard(one, other) for other in refit] for one in reference])
    rows, columns = linear_sum_assignment(agreement, maximize=True)
    partners, matched = np.full(len(reference), -1), np.zeros(len(reference))
    partners[rows], matched[rows] = columns, agreement[rows, columns]
    return partners, matched


def matched_stability(reference: npt.NDArray[np.integer], refit: npt.NDArray[np.integer]) -> Floats:
    """Return for each topic how far its words come back in the best one-to-one matching with another fit.

    Args:
        reference: topics x words.
        refit: topics x words of the other fit.

    Returns:
        One average Jaccard a topic of the reference, 0 to 1; see `matched_topics`.
    """
    return matched_topics(reference, refit)[1]


def exclusivity(words: npt.NDArray[np.floating], tops: npt.NDArray[np.integer]) -> Floats:
    """Return how much of its top words' weight in all topics is a topic's own, on average over the words.

    Args:
        words: topics x words, weights that add up to 1 in each topic.
        tops: topics x words, columns of `words`.

    Returns:
        One value a topic, 0 to 1.

    References:
        Roberts, M. E., Stewart, B. M., & Airoldi, E. M. (2016). A model of text for experimentation in the social
        sciences. Journal of the American Statistical Association, 111(515), 988-1003. Bischof, J. M., & Airoldi, E. M.
        (2012). Summarizing topical content with word frequency and exclusivity. ICML 2012.
    """
    whole = words.sum(axis=0, dtype=np.float64)[tops]
    own = np.take_along_axis(words, tops, axis=1).astype(np.float64)
    found: Floats = np.divide(own, whole, out=np.zeros_like(own), where=whole > 0).mean(axis=1)
    return found
