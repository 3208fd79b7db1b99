"""How different two sides are overall, against what chance makes of the same documents."""

import numpy as np
import pandas as pd

from analysis import limits
from analysis.comparing.sides import Group, compared_sides
from analysis.comparing.tallies import unit_tally
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import DIVERGENCE, require
from analysis.measures import permutation
from analysis.measures.keyness import jensen_shannon_shift


@by_unit
def divergence(
    corpus: Corpus, filters: Filters, *, target: Group, reference: Group | None = None, seed: int = 0
) -> pd.DataFrame:
    """Return how far the words of two groups of sources diverge, and how far those of shuffled groups do.

    The divergence grows as samples shrink, between any two samples of one source too: it says nothing by itself, only
    beside that of the same documents, or units (`Filters.unit`), with their labels dealt anew 20 times within periods
    that hold both sides (`Sides`).

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.
        seed: Of the shuffles.

    Returns:
        The DIVERGENCE contract, one row: the Jensen-Shannon divergence in bits, the mean over the shuffles, the
        smallest and the largest of them, and their number. Empty when either side has no words.

    Raises:
        FilterError: As `keyness`.

    References:
        Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory,
        37(1), 145-151. Gallagher, R. J., et al. (2021). Generalized word shift graphs. EPJ Data Science, 10, 4.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return DIVERGENCE.empty()
    counts, group, strata = unit_tally(corpus, sides).counts, sides.dealt, sides.strata
    deals = limits.DIVERGENCE_SHUFFLES
    labels = permutation.dealt_labels(group, strata, deals, np.random.default_rng(seed))
    ours = counts.T @ np.column_stack([group.astype(labels.dtype), labels])
    every = np.asarray(counts.sum(axis=0))
    seen, *chance = (float(np.abs(jensen_shannon_shift(one, every - one)).sum()) for one in ours.T)
    table = pd.DataFrame(
        {
            "divergence": [seen],
            "chance": [np.mean(chance)],
            "lowest": [min(chance)],
            "highest": [max(chance)],
            "shuffles": [deals],
        }
    )
    return require(table, DIVERGENCE)
