"""Who and what is named, how often and in how many documents: counts of mentions that were found before."""

import numpy as np
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.filters import Filters
from analysis.corpus.schema import ENTITIES, ENTITY_MENTIONS, require
from analysis.finding.names.unwrapping import in_one_line
from analysis.query.selection import selection
from analysis.reading.excerpts import excerpt_bounds


@by_unit
def entities(corpus: Corpus, filters: Filters, *, types: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Return how often each entity is named in the selected documents.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        types: Only entities of these kinds; None is all.

    Returns:
        The ENTITIES contract, by falling mentions, then by name. `aliases` are the other forms, commonest first,
        each in one line.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    found = _selected(corpus, filters)
    if types is not None:
        found = found[found["type"].isin(types)]
    if found.empty:
        return ENTITIES.empty()
    documents = selection(corpus, filters).size
    groups = found.groupby("entity", sort=True)
    form = found["surface"].map({surface: in_one_line(surface) for surface in found["surface"].unique()})
    forms = found.assign(form=form).groupby(["entity", "form"]).size().reset_index(name="uses")
    ordered = forms.sort_values(["uses", "form"], ascending=[False, True])
    others = ordered[ordered["form"] != ordered["entity"]].groupby("entity")["form"].agg(tuple)
    table = pd.DataFrame(
        {
            "type": groups["type"].first(),
            "mentions": groups.size().astype("int64"),
            "documents": groups["doc_id"].nunique().astype("int64"),
        }
    ).reset_index()
    table["document_share"] = table["documents"] / documents
    table["aliases"] = pd.Series([others.get(name, ()) for name in table["entity"]], dtype=object)
    return require(table, ENTITIES).sort_values(["mentions", "entity"], ascending=[False, True], ignore_index=True)


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
    found = _selected(corpus, filters)
    found = found[found["entity"] == entity]
    if found.empty:
        return ENTITY_MENTIONS.empty()
    rows = np.array([corpus.row(doc_id) for doc_id in found["doc_id"]])
    texts = [corpus.text(row) for row in rows]
    bounds = [excerpt_bounds(*place) for place in zip(texts, found["start"], found["end"], strict=True)]
    table = found.assign(
        source=corpus.documents["source"].to_numpy()[rows],
        published=corpus.documents["published"].to_numpy()[rows],
        text=[text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)],
        text_start=np.array([low for low, _ in bounds], dtype=np.int64),
        why=[
            "found by the model" if basis == "model" else "an abbreviation the texts explain"
            for basis in found["basis"]
        ],
    ).astype(dict.fromkeys(("source", "text", "why"), "str"))
    ordered = table.sort_values(["source", "published", "doc_id", "start"], ignore_index=True)
    return require(ordered[list(ENTITY_MENTIONS.columns)], ENTITY_MENTIONS)


def _selected(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    if corpus.mentions is None:
        raise EmptyCorpusError("E-MENTIONS", "names have not been looked for in this corpus")
    chosen = selection(corpus, filters).documents["doc_id"]
    return corpus.mentions[corpus.mentions["doc_id"].isin(chosen)]
