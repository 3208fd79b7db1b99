"""How often each source names somebody or something, and how sure that is."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import ENTITY_PREVALENCE, require
from analysis.counting.cells import cell_rates
from analysis.finding.naming.counted import mentioned
from analysis.query.selection import selection


@by_unit
def entity_prevalence(corpus: Corpus, filters: Filters, entities: Sequence[str]) -> pd.DataFrame:
    """Return how often each source names some entities.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        entities: Their names, as in `entities`.

    Returns:
        The ENTITY_PREVALENCE contract: one row per entity and source that has documents, in the order of `entities`,
        then by source; those that never name it are there with 0. `documents` are those that name it, `tokens` the
        words of all of the source's. The rate is NaN where these are none. `low` and `high` are NaN with fewer than two
        documents that have words; where none of them names it `low` is 0 and `high` is how frequent it may be all the
        same (`rate_interval`). The mentions of an entity in all rows are those of `entities`.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
        QueryError: `E-NAME` when nothing is called so.
    """
    every, chosen = mentioned(corpus), selection(corpus, filters)
    numbers = every.numbers(entities, corpus)
    rows = np.flatnonzero(chosen.mask)
    if len(numbers) == 0 or len(rows) == 0:
        return ENTITY_PREVALENCE.empty()
    present, cells = np.unique(corpus.source_codes[rows], return_inverse=True)
    lengths = corpus.index.lengths[rows]
    uses = every.counts[rows][:, numbers].toarray().astype(np.int64)
    parts = [cell_rates(column, lengths, cells, len(present)) for column in uses.T]
    sources = pd.array(np.array(corpus.sources, dtype=object)[present], dtype="str")
    table = pd.DataFrame(
        {
            "entity": pd.array(np.repeat(np.array(entities, dtype=object), len(present)), dtype="str"),
            "source": sources.take(np.tile(np.arange(len(present)), len(parts))),
            "mentions": np.concatenate([part["count"] for part in parts]),
            "documents": np.concatenate([part["documents_with"] for part in parts]),
            "tokens": np.tile(np.bincount(cells, weights=lengths).astype(np.int64), len(parts)),
            **{name: np.concatenate([part[name] for part in parts]) for name in ("rate", "low", "high")},
        }
    )
    return require(table, ENTITY_PREVALENCE)
