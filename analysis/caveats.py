"""Which cautions apply to what is being looked at, each with the number that triggers it."""

import pandas as pd

from analysis.corpus import Corpus
from analysis.filters import Filters
from analysis.schema import CAVEATS, require
from analysis.selection import Selection, selection

FEW_DOCUMENTS = 20
UNDATED_SHARE = 0.1


def caveats(
    corpus: Corpus, filters: Filters, *, target: str | None = None, reference: str | None = None
) -> pd.DataFrame:
    """Return the cautions that apply, the gravest first.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: For a comparison, the source looked at; None is no comparison.
        reference: What it is compared with; None is all the rest.

    Returns:
        The CAVEATS contract: a stable code, `severity` ("read first" or "note"), one plain sentence, and the number
        behind it.
    """
    chosen = selection(corpus, filters)
    found = [*_few(chosen, target, reference), *_one_source(chosen), *_dates(chosen)]
    if not found or chosen.size == 0:
        return CAVEATS.empty()
    table = pd.DataFrame(found, columns=list(CAVEATS.columns)).astype(
        {"code": "str", "severity": "str", "message": "str", "figure": "float64"}
    )
    return require(table, CAVEATS)


Caution = tuple[str, str, str, float]


def _few(chosen: Selection, target: str | None, reference: str | None) -> list[Caution]:
    """Fewer than 20 documents, on either side of a comparison or in all."""
    if target is None:
        sizes = [chosen.size]
    else:
        others = (reference,) if reference else tuple(s for s in chosen.corpus.sources if s != target)
        sizes = [chosen.of((target,)).size, chosen.of(others).size]
    if min(sizes) >= FEW_DOCUMENTS:
        return []
    have = " against ".join(f"{size:,}" for size in sizes)
    noun = "document" if sizes == [1] else "documents"
    message = f"Read these texts; do not test them. {have} {noun} cannot show what a source usually does."
    return [("few-docs", "read first", message, float(min(sizes)))]


def _one_source(chosen: Selection) -> list[Caution]:
    sources = chosen.documents["source"].nunique()
    if sources != 1:
        return []
    message = (
        "All documents are by one source: what changes over time here may be that source changing, or its subjects."
    )
    return [("one-source", "note", message, 1.0)]


def _dates(chosen: Selection) -> list[Caution]:
    """Inferred dates, and more than a tenth without any."""
    documents, found = chosen.documents, list[Caution]()
    inferred = int((documents["date_basis"] == "inferred").sum())
    if inferred:
        verb, date = ("has a date", "date is") if inferred == 1 else ("have dates", "dates are")
        message = (
            f"{inferred:,} of {len(documents):,} documents {verb} that the document itself does not state in full: "
            f"the {date} inferred, and marked so."
        )
        found.append(("inferred-dates", "note", message, float(inferred)))
    undated = int(documents["published"].isna().sum())
    if undated > UNDATED_SHARE * len(documents):
        message = f"{undated:,} of {len(documents):,} documents have no date and are missing from every view over time."
        found.append(("undated", "note", message, float(undated)))
    return found
