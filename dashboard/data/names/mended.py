"""What is mended in names, in words, and what suggests itself; the mentions themselves are `data.named`."""

import pandas as pd

import analysis
from analysis import Correction, Filters, Suggestion, limits
from dashboard.data.corpora import as_read
from dashboard.data.found import corrections, named, unmended
from dashboard.data.remembered import remembered_whole
from dashboard.state.whereabouts import Key
from dashboard.wording.names import KINDS


@remembered_whole()
def correction_steps(key: Key) -> tuple[str, ...]:
    """Return what the reader has mended, a sentence for each line, with how many mentions it has changed."""
    found = unmended(key)
    if found.mentions is None:
        return ()
    log, own = corrections(key), key.names.corrections
    steps = analysis.correction_steps(log, analysis.correction_effects(found, found.mentions, log), kinds=KINDS)
    return steps[len(log) - len(own) :]


@remembered_whole()
def correction_log(key: Key) -> pd.DataFrame:
    """Return all that is mended in names, a line each: in words, how many mentions it has changed, and why."""
    found, log = unmended(key), corrections(key)
    effects = analysis.correction_effects(found, found.mentions, log) if found.mentions is not None else ()
    steps = analysis.correction_steps(log, kinds=KINDS)
    return pd.DataFrame({"correction": steps, "mentions": effects or None, "why": [one.note for one in log]})


def own_corrections(key: Key) -> tuple[Correction, ...]:
    """Return the corrections that came with a corpus, whether they hold or not."""
    return as_read(key).corrections


@remembered_whole()
def entity_suggestions(key: Key, filters: Filters) -> tuple[Suggestion, ...]:
    """See `analysis.entity_suggestions`."""
    return analysis.entity_suggestions(named(key), filters)


@remembered_whole()
def overlooked_places(key: Key, form: str) -> int:
    """See `analysis.overlooked_places`."""
    return analysis.overlooked_places(named(key), form)


@remembered_whole()
def name_parts(key: Key, entity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of a name, and the names of all others, those with most mentions first; of all documents."""
    table = analysis.entities(named(key), Filters())
    (aliases,) = table.loc[table["entity"] == entity, "aliases"].tolist() or [()]
    others = table.loc[table["entity"] != entity, "entity"].head(limits.LISTED_ROWS)
    return (entity, *aliases), tuple(others)


@remembered_whole()
def is_named(key: Key, entity: str) -> bool:
    """Return whether anything in the corpus is named so, in whatever documents."""
    mentions = named(key).mentions
    return mentions is not None and bool((mentions["entity"] == entity).any())


@remembered_whole()
def names_in_passage(key: Key, doc_id: str, start: int, end: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the names in a passage, from the form in which each stands to its name, and what may be one besides."""
    found = named(key)
    return analysis.named_forms(found, doc_id, start, end), analysis.unnamed_forms(found, doc_id, start, end)
