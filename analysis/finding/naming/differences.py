"""Whom and what one side names more than the other, by how much, and how sure that is, by document."""

import numpy as np
import pandas as pd

from analysis.comparing.keyness import keyness_of_tally
from analysis.comparing.sides import Group, compared_sides
from analysis.comparing.tallies import Tally
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import KEYNESS
from analysis.finding.naming.counted import mentioned


@by_unit
def entity_keyness(
    corpus: Corpus,
    filters: Filters,
    *,
    target: Group,
    reference: Group | None = None,
    types: tuple[str, ...] | None = None,
) -> pd.DataFrame:
    """Return how differently two groups of sources name each entity, and how sure that is.

    Entities are compared as `keyness` compares words: a mention is a use, and rates are per 10,000 words of the texts.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.
        types: Only entities of these kinds, which alone are then tested; None is all.

    Returns:
        The KEYNESS contract, one row per entity of either side, which is its `term`, in the order of `keyness`. Empty
        when either side has no words, or neither names anything.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
        FilterError: As `keyness`.
    """
    every, sides = mentioned(corpus), compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return KEYNESS.empty()
    counts = every.counts[np.flatnonzero(sides.mask)]
    held = np.bincount(counts.indices, minlength=len(every.entities))
    used = np.flatnonzero((held > 0) & every.of_types(types))
    if len(used) == 0:
        return KEYNESS.empty()
    tally = Tally(used, counts[:, used], held[used], corpus.index.lengths[sides.mask], every.entities[used])
    return keyness_of_tally(tally, sides)
