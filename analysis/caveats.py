"""Which cautions apply to what is being looked at, each with the number that triggers it."""

import pandas as pd
import polars as pl

from analysis.corpus import Corpus
from analysis.filters import Filters
from analysis.schema import CAVEATS, require
from analysis.selection import Selection, selection
from analysis.sides import Group, Sides, compared_sides

FEW_DOCUMENTS = 20
SIGNIFICANT = 0.05
SIZE_RATIO = 5
SUPPORT, MANY_TESTS = 5, 100  # documents that use a word that is tested; words
LONGEST_SHARE = 0.2
COPIES_SHARE = 0.05
UNDATED_SHARE = 0.1


def caveats(
    corpus: Corpus, filters: Filters, *, target: Group | None = None, reference: Group | None = None
) -> pd.DataFrame:
    """Return the cautions that apply, the gravest first.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: For a comparison, the source looked at, or several; None is no comparison.
        reference: What it is compared with; None is all the rest.

    Returns:
        The CAVEATS contract: a stable code, `severity` ("read first" or "note"), one plain sentence, and the number
        behind it.
    """
    chosen = selection(corpus, filters)
    if chosen.size == 0:
        return CAVEATS.empty()
    found = _few(chosen) if target is None else []
    if target is not None:
        sides = compared_sides(corpus, filters, target=target, reference=reference)
        found += [*_few_to_compare(sides), *_unequal(sides), *_many_tests(sides)]
    found += [*_one_source(chosen), *_length_skew(chosen), *_copies(chosen), *_languages(chosen), *_dates(chosen)]
    if not found:
        return CAVEATS.empty()
    kinds = {"code": "str", "severity": "str", "message": "str", "figure": "float64"}
    return require(pd.DataFrame(found, columns=list(CAVEATS.columns)).astype(kinds), CAVEATS)


Caution = tuple[str, str, str, float]


def _few(chosen: Selection) -> list[Caution]:
    """Fewer than 20 documents."""
    if chosen.size >= FEW_DOCUMENTS:
        return []
    noun = "1 document" if chosen.size == 1 else f"{chosen.size} documents"
    message = f"Read these texts; do not test them. {noun} cannot show what a source usually does."
    return [("few-docs", "read first", message, float(chosen.size))]


def _few_to_compare(sides: Sides) -> list[Caution]:
    """Fewer than 20 documents on a side; or so few that no word could be told from chance."""
    first, second = sides.target.size, sides.reference.size
    if min(first, second) >= FEW_DOCUMENTS or min(first, second) == 0:
        return []
    message = f"Read these texts; do not test them. {first:,} against {second:,} documents"
    if sides.smallest_p > SIGNIFICANT:
        message += f": no word can be told from chance here (no p could be below {sides.smallest_p:.2f})."
    else:
        message += " cannot show what a source usually does."
    return [("few-docs", "read first", message, float(min(first, second)))]


def _unequal(sides: Sides) -> list[Caution]:
    """One side more than five times the other."""
    first, second = sides.target.size, sides.reference.size
    if min(first, second) == 0 or max(first, second) <= SIZE_RATIO * min(first, second):
        return []
    message = f"The sides are of very different size: {first:,} documents against {second:,}."
    return [("unequal-sides", "note", message, max(first, second) / min(first, second))]


def _many_tests(sides: Sides) -> list[Caution]:
    """How many words are tested, and how many of them would look different by chance."""
    rows = sides.target.mask | sides.reference.mask
    tested = int((sides.target.corpus.index.counts.document_frequencies(rows) >= SUPPORT).sum())
    if tested < MANY_TESTS or sides.smallest_p > SIGNIFICANT:
        return []
    message = (
        f"{tested:,} words are tested: some {round(tested * SIGNIFICANT):,} would look different at p < .05 by chance "
        "alone. Go by q, which allows for that."
    )
    return [("many-tests", "note", message, float(tested))]


def _length_skew(chosen: Selection) -> list[Caution]:
    """One of many documents with more than a fifth of all words."""
    longest = int(chosen.corpus.index.lengths[chosen.mask].max())
    if chosen.size < FEW_DOCUMENTS or longest <= LONGEST_SHARE * chosen.tokens:
        return []
    message = f"One document has {longest / chosen.tokens:.0%} of all words: pooled rates are largely its own."
    return [("length-skew", "note", message, longest / chosen.tokens)]


def _copies(chosen: Selection) -> list[Caution]:
    """More than a twentieth of the documents with the very text of an earlier one."""
    texts = chosen.corpus.texts.filter(pl.Series(chosen.mask))
    copies = chosen.size - texts.n_unique()
    if copies <= COPIES_SHARE * chosen.size:
        return []
    message = f"{copies:,} of {chosen.size:,} documents have the very text of another: what they say is counted again."
    return [("duplicates", "note", message, float(copies))]


def _languages(chosen: Selection) -> list[Caution]:
    """More than one language stated."""
    stated = chosen.documents.loc[chosen.documents["language"] != "", "language"].str[:2].str.lower()
    others = len(stated) - int(stated.value_counts().max()) if len(stated) else 0
    if others == 0:
        return []
    message = (
        f"{others:,} of {chosen.size:,} documents are in another language than most: stop words and names fit one."
    )
    return [("mixed-language", "note", message, float(others))]


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
