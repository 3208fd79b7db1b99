"""Who and what is named, how often and in how many documents: counts of mentions that were found before."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import ENTITIES, ENTITY_MENTIONS, PER_WORDS, require
from analysis.finding.naming.counted import Mentioned, mentioned
from analysis.measures.intervals import rate_interval, term_sums
from analysis.measures.shares import wilson_interval
from analysis.query.selection import selection
from analysis.reading.excerpts import excerpt_bounds
from analysis.reading.location import texts_at

# Why a mention is one, by its basis.
_WHY = {
    "model": "found by the model",
    "abbreviation": "an abbreviation the texts explain",
    "consistency": "named elsewhere in these texts",
    "split": "one of several names in a row",
    "correction": "added by a reader",
}


@by_unit
def entities(corpus: Corpus, filters: Filters, *, types: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Return how often each entity is named in the selected documents.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        types: Only entities of these kinds; None is all.

    Returns:
        The ENTITIES contract, by falling mentions, then by name. `type` is the kind that most mentions in the whole
        corpus are of, so that an entity has one and all of its mentions are counted. `low` and `high` are NaN with
        fewer than two documents that have words. `aliases` are the other forms, commonest first, each in one line.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    every, mask = mentioned(corpus), selection(corpus, filters).mask
    part = every.counts[np.flatnonzero(mask)]
    uses = np.bincount(part.indices, weights=part.data, minlength=len(every.entities)).astype(np.int64)
    found = np.flatnonzero((uses > 0) & every.of_types(types))
    if len(found) == 0:
        return ENTITIES.empty()
    found = found[np.argsort(-uses[found], kind="stable")]
    part, lengths = part[:, found], corpus.index.lengths[mask]
    rate, low, high = rate_interval(term_sums(part, lengths))
    documents = np.bincount(part.indices, minlength=len(found)).astype(np.int64)
    share_low, share_high = wilson_interval(documents, len(lengths))
    table = pd.DataFrame(
        {
            "entity": pd.array(every.entities[found], dtype="str"),
            "type": pd.array(every.types[found], dtype="str"),
            "mentions": uses[found],
            "rate": rate * PER_WORDS,
            "low": low * PER_WORDS,
            "high": high * PER_WORDS,
            "documents": documents,
            "document_share": documents / len(lengths),
            "share_low": share_low,
            "share_high": share_high,
            "aliases": pd.Series(_other_forms(every, mask, found), dtype="object"),
        }
    )
    return require(table, ENTITIES)


def _other_forms(every: Mentioned, mask: npt.NDArray[np.bool_], found: npt.NDArray[np.intp]) -> list[tuple[str, ...]]:
    """Return the other forms of some entities in the documents of a mask, the commonest first, then by the alphabet."""
    codes, forms = every.codes, every.forms
    pairs, uses = np.unique(np.column_stack((codes, forms.codes))[mask[every.rows]], axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], -uses, pairs[:, 0]))
    others: dict[int, list[str]] = {}
    for code, form in pairs[order].tolist():
        if (name := forms.categories[form]) != every.entities[code]:
            others.setdefault(code, []).append(name)
    return [tuple(others.get(code, ())) for code in found.tolist()]


@by_unit
def entity_mentions(corpus: Corpus, filters: Filters, entity: str) -> pd.DataFrame:
    """Return every mention of an entity in the selected documents, with its surroundings.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        entity: Its name, as in `entities`.

    Returns:
        The ENTITY_MENTIONS contract, by source, date and place: as many rows as `entities` counts mentions.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    every = mentioned(corpus)
    chosen = (every.entities == entity)[every.codes] & selection(corpus, filters).mask[every.rows]
    found, rows = every.table[chosen], every.rows[chosen]
    if found.empty:
        return ENTITY_MENTIONS.empty()
    texts = texts_at(corpus, rows)
    bounds = [excerpt_bounds(*place) for place in zip(texts, found["start"], found["end"], strict=True)]
    table = found.assign(
        source=corpus.documents["source"].to_numpy()[rows],
        published=corpus.documents["published"].to_numpy()[rows],
        text=[text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)],
        text_start=np.array([low for low, _ in bounds], dtype=np.int64),
        why=[_WHY[basis] for basis in found["basis"]],
    ).astype(dict.fromkeys(("source", "text", "why"), "str"))
    ordered = table.sort_values(["source", "published", "doc_id", "start"], ignore_index=True)
    return require(ordered[list(ENTITY_MENTIONS.columns)], ENTITY_MENTIONS)
