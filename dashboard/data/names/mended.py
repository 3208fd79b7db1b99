"""What is mended in names, in words, and what suggests itself; the mentions themselves are `data.named`."""

import analysis
from analysis import Correction, Filters, Suggestion
from dashboard.data.corpora import as_read
from dashboard.data.found import corrections, named, unmended
from dashboard.data.remembered import remembered_whole
from dashboard.state.whereabouts import Key


@remembered_whole()
def correction_steps(key: Key) -> tuple[str, ...]:
    """Return what the reader has mended, a sentence for each line, with how many mentions it has changed."""
    found = unmended(key)
    if found.mentions is None:
        return ()
    log, own = corrections(key), key.names.corrections
    steps = analysis.correction_steps(log, analysis.correction_effects(found, found.mentions, log))
    return steps[len(log) - len(own) :]


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
