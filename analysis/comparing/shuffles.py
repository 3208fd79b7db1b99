"""A second look at a few words: how often labels dealt anew to the documents give so large a difference."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.comparing.sides import Group, compared_sides
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import SHUFFLED_P, require
from analysis.measures import permutation

_LABELS = 20_000_000  # dealt in all, so that a large corpus takes no longer than a second or two
_SEED = 0


def shuffled_p(
    corpus: Corpus, filters: Filters, terms: Sequence[str], *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return p-values of some words from labels dealt anew within months, where `keyness` may use a closed form.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        terms: Single words, as `keyness` names them.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The SHUFFLED_P contract, one row per word that either side uses, in the order asked for and each once. `p` is
        two-sided: from all arrangements of the labels where there are at most 20,000, so that it is that of `keyness`,
        and otherwise from some drawn at random (seed 0): 9,999, and fewer, down to 999, for more than 2,000 documents.
        Of these it is 2/(shuffles + 1) at least. Empty when either side has no words.

    Raises:
        FilterError: As `keyness`.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return SHUFFLED_P.empty()
    rows = sides.target.mask | sides.reference.mask
    asked = [place for term in dict.fromkeys(terms) if (place := corpus.index.id_of(term)) is not None]
    counts = sparse.csr_array(corpus.index.counts.matrix[rows][:, asked])
    used = np.flatnonzero(np.bincount(counts.indices, minlength=len(asked)))
    if len(used) == 0:
        return SHUFFLED_P.empty()
    counts, lengths = sparse.csr_array(counts[:, used]), corpus.index.lengths[rows]
    mixed = permutation.mixed_strata(sides.group, sides.strata)  # in all others, every arrangement is the same
    rates = np.asarray(counts.sum(axis=0)) / lengths.sum()
    left = permutation.residuals(sparse.csr_array(counts[mixed]), lengths[mixed], rates)
    group, strata = sides.group[mixed], sides.strata[mixed]
    if permutation.are_many(group, strata):
        shuffles = int(np.clip(_LABELS // len(group), limits.FEWEST_SHUFFLES, limits.MOST_SHUFFLES))
        p = permutation.seeded_p(left, group, strata, draws=shuffles, seed=_SEED)
    else:
        shuffles, p = permutation.arrangements(group, strata), permutation.exact_p(left, group, strata)
    names = pd.Series(corpus.index.terms[np.array(asked)[used]], dtype="str")
    return require(pd.DataFrame({"term": names, "p": p, "shuffles": shuffles}), SHUFFLED_P)
