"""What is new in a period: the words of its documents against those of all other periods."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from analysis import limits
from analysis.comparing.keyness import keyness_of_sides
from analysis.comparing.sides import EVER, Sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import EXACT_ENOUGH, Period, ordinals
from analysis.corpus.units import common_places, unit_codes
from analysis.measures import permutation
from analysis.query.selection import selection

_SOURCES = "source"  # the name of one stratum for each source


@by_unit
def period_keyness(corpus: Corpus, filters: Filters, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return how differently the documents of one period use each word from those of all other periods.

    Labels are dealt within sources, where those that have documents on both sides hold `limits.STRATA_SHARE` of the
    period's units: then a source that publishes more in the period makes none of its words new.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        source: One of its sources; empty for all.
        period: The first day of the period.
        by: The length of a period.

    Returns:
        The KEYNESS contract, the period as target; empty where either side has no words.
    """
    chosen = selection(corpus, filters)
    chosen = chosen.of((source,)) if source else chosen
    dated = chosen.mask & (corpus.calendar_ranks >= EXACT_ENOUGH[by]) & (corpus.index.lengths > 0)
    rows = np.flatnonzero(dated)
    own = ordinals(corpus.first_days[rows], by) == ordinals(np.array([period], dtype="datetime64[D]"), by)
    inside = np.zeros_like(dated)
    inside[rows[own]] = True
    units = unit_codes(corpus, rows, filters.unit, apart=own)
    group = np.zeros(units.max(initial=-1) + 1, dtype=bool)
    group[units] = own
    strata = common_places(corpus.source_codes[rows].astype(np.int64), units)
    held = permutation.mixed_strata(group, strata) & (strata >= 0)
    within = _SOURCES if (held & group).sum() >= limits.STRATA_SHARE * group.sum() else EVER
    sides = Sides(
        replace(chosen, mask=inside),
        replace(chosen, mask=dated & ~inside),
        filters.unit,
        units,
        group,
        within,
        strata if within else np.zeros_like(strata),
    )
    return keyness_of_sides(corpus, sides)
