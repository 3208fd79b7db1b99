"""What the p and q of a comparison rest on: how they are found, within which periods, and on how much."""

import pandas as pd

from analysis import limits
from analysis.comparing.sides import Group, compared_sides
from analysis.comparing.tallies import units_with_terms
from analysis.comparing.verdicts import way
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import BASIS, require


@by_unit
def comparison_basis(
    corpus: Corpus, filters: Filters, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return what the p and q of `keyness` rest on.

    Args:
        corpus: The corpus.
        filters: Which of its documents, and by which column its units of evidence are named.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The BASIS contract, one row; empty when either side has no words.

    Raises:
        FilterError: As `keyness`.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    if sides.target.tokens == 0 or sides.reference.tokens == 0:
        return BASIS.empty()
    row = {
        "way": way(sides),
        "within": sides.within,
        "unit": sides.unit,
        "units_target": sides.units_target,
        "units_reference": sides.units_reference,
        "resting": sides.resting,
        "smallest_p": sides.smallest_p,
        "tested": int((units_with_terms(corpus, sides) >= limits.TESTED_DOCUMENTS).sum()),
    }
    table = pd.DataFrame([row]).astype(dict.fromkeys(("way", "within", "unit"), "str"))
    return require(table[list(BASIS.columns)], BASIS)
