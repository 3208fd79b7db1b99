"""Cautions about the documents looked at: how many, how long, from whom, in which language; each with its number."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import polars as pl

from analysis import limits
from analysis.caveats.caution import NOTE, READ_FIRST, Caution, caution_table, some
from analysis.caveats.damage import data_cautions
from analysis.caveats.unstated import unstated_foreign
from analysis.comparing.sides import Group, Sides, compared_sides
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted
from analysis.corpus.filters import Filters
from analysis.corpus.segmentation import dictionaries, languages
from analysis.limits.said import decimals
from analysis.query.selection import Selection, selection

AUTHOR_COLUMNS = frozenset(("author", "authors", "byline", "creator"))
NOBODY = frozenset(("", "-", "?", "anonymous", "n/a", "na", "nan", "none", "null", "unknown"))


def caveats(
    corpus: Corpus,
    filters: Filters,
    *,
    target: Group | None = None,
    reference: Group | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return the cautions that apply, the gravest first.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: For a comparison, the source looked at, or several; None is no comparison.
        reference: What it is compared with; None is all the rest.
        today: The last day on which a document can have appeared; None is the day it is, wherever it is later.

    Returns:
        The CAVEATS contract: a stable code, `severity` ("read first" or "note"), one plain sentence, and the number
        behind it.
    """
    chosen = selection(corpus, filters)
    if chosen.size == 0:
        return caution_table([])
    if target is None:
        found = [*_few(chosen), *_one_source(chosen), *_one_author(chosen)]
    else:
        sides = compared_sides(corpus, filters, target=target, reference=reference)
        found = [*_few_to_compare(sides), *_unequal(sides), *_many_tests(sides), *_one_source(chosen)]
        found += [*_one_author(sides.target, "sources looked at"), *_one_author(sides.reference, "other sources")]
    found += [*_length_skew(chosen), *_copies(chosen), *_languages(chosen), *_unstated(chosen)]
    found += [*_unspaced(chosen), *_dates(chosen), *_kept_names(chosen)]
    return caution_table([*found, *data_cautions(chosen, today or _latest_today())])


def _latest_today() -> date:
    """Return what day it is where the day begins first."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def _few(chosen: Selection) -> list[Caution]:
    """Fewer than 20 documents."""
    if chosen.size >= limits.FEW_DOCUMENTS:
        return []
    message = (
        f"Read these texts; do not test them. {counted(chosen.size, 'document')} "
        "cannot show what a source usually does."
    )
    return [("few-docs", READ_FIRST, message, float(chosen.size))]


def _few_to_compare(sides: Sides) -> list[Caution]:
    """Fewer than 20 documents on a side; or so few that no word could be told from chance."""
    first, second = sides.target.size, sides.reference.size
    if min(first, second) >= limits.FEW_DOCUMENTS or min(first, second) == 0:
        return []
    message = f"Read these texts; do not test them. {counted(first, 'document')} against {second:,}"
    if sides.smallest_p > limits.SIGNIFICANT:
        message += f": no word can be told from chance here (no p could be below {sides.smallest_p:.2f})."
    else:
        message += " cannot show what a source usually does."
    return [("few-docs", READ_FIRST, message, float(min(first, second)))]


def _unequal(sides: Sides) -> list[Caution]:
    """One side more than five times the other."""
    first, second = sides.target.size, sides.reference.size
    if min(first, second) == 0 or max(first, second) <= limits.UNEQUAL_SIDES * min(first, second):
        return []
    message = f"The sides are of very different size: {counted(first, 'document')} against {second:,}."
    return [("unequal-sides", NOTE, message, max(first, second) / min(first, second))]


def _many_tests(sides: Sides) -> list[Caution]:
    """How many words are tested, and how many of them would look different by chance."""
    rows = sides.target.mask | sides.reference.mask
    tested = int((sides.target.corpus.index.counts.document_frequencies(rows) >= limits.TESTED_DOCUMENTS).sum())
    if tested < limits.MANY_TESTS or sides.smallest_p > limits.SIGNIFICANT:
        return []
    message = (
        f"{tested:,} words are tested: some {round(tested * limits.SIGNIFICANT):,} would look different at p < "
        f"{decimals(limits.SIGNIFICANT)} by chance alone. Go by q, which allows for that."
    )
    return [("many-tests", NOTE, message, float(tested))]


def _length_skew(chosen: Selection) -> list[Caution]:
    """One of many documents with more than a fifth of all words."""
    longest = int(chosen.corpus.index.lengths[chosen.mask].max())
    if chosen.size < limits.FEW_DOCUMENTS or longest <= limits.LONGEST_SHARE * chosen.tokens:
        return []
    share = f"{longest / chosen.tokens:.0%}"
    message = f"One document has {share} of all words: {share} of every pooled rate is made of its own rate."
    return [("length-skew", NOTE, message, longest / chosen.tokens)]


def _copies(chosen: Selection) -> list[Caution]:
    """More than a twentieth of the documents with the very text of an earlier one."""
    texts = chosen.corpus.texts.filter(pl.Series(chosen.mask))
    copies = chosen.size - texts.n_unique()
    if copies <= limits.COPIES_SHARE * chosen.size:
        return []
    has, says = ("has", "it says") if copies == 1 else ("have", "they say")
    message = f"{some(copies, chosen.size)} {has} the very text of another: what {says} is counted again."
    return [("duplicates", NOTE, message, float(copies))]


def _languages(chosen: Selection) -> list[Caution]:
    """More than one language stated."""
    stated = chosen.documents.loc[chosen.documents["language"] != "", "language"]
    others = len(stated) - int(stated.value_counts().max()) if len(stated) else 0
    if others == 0:
        return []
    verb = "is" if others == 1 else "are"
    message = (
        f"{some(others, chosen.size)} {verb} in another language than most: stop words and names fit one language."
    )
    return [("mixed-language", NOTE, message, float(others))]


def _unstated(chosen: Selection) -> list[Caution]:
    """Documents that state no language and are evidently not in English."""
    number = int((chosen.mask & unstated_foreign(chosen.corpus)).sum())
    if number == 0:
        return []
    states, its = ("states", "its") if number == 1 else ("state", "their")
    listed = chosen.corpus.language
    message = (
        f"{some(number, chosen.size)} {states} no language, and {its} words are not those of English: they are counted "
        f"as in English, and the stop words left out are {f'those of “{listed}”' if listed else 'English'}. State the "
        "language in a column “language”, such as fr or French."
    )
    return [("language-unstated", READ_FIRST, message, float(number))]


def _unspaced(chosen: Selection) -> list[Caution]:
    """Documents with at least a quarter of their words in scripts without spaces: what is counted as a word there."""
    index = chosen.corpus.index
    number = int((chosen.mask & (index.unspaced_uses >= limits.UNSPACED_SHARE * np.maximum(index.lengths, 1))).sum())
    if number == 0:
        return []
    verb = "is" if number == 1 else "are"
    start = (
        f"{some(number, chosen.size)} {verb} written, at least in part, in {languages(index.vocabulary)}, "
        "without spaces between words: "
    )
    if found_by := dictionaries():
        message = (
            f"{start}the dictionaries of {found_by} say where words end. They cut names and new words into pieces; "
            "typed into the search, these are found all the same."
        )
        return [("segmented", NOTE, message, float(number))]
    message = (
        f"{start}each character there is counted as a word. To count words, install the package icu4py "
        "(pip install icu4py) and start Discourse Trends again. A search finds words also without it."
    )
    return [("unsegmented", READ_FIRST, message, float(number))]


def _kept_names(chosen: Selection) -> list[Caution]:
    """Names that were kept with the corpus and do not fit it."""
    if not (why := chosen.corpus.set_aside.names):
        return []
    message = (
        f"{why[:1].upper()}{why[1:]}. Entities looks for names anew, which takes a while; the command “discourse "
        "names” keeps them again."
    )
    return [("kept-names", NOTE, message, 1.0)]


def _one_source(chosen: Selection) -> list[Caution]:
    """Several documents, all by one source."""
    if chosen.size == 1 or len(chosen.documents["source"].unique()) != 1:
        return []
    message = (
        "All documents are by one source: what changes over time here may be that source changing, or its subjects."
    )
    return [("one-source", NOTE, message, 1.0)]


def _one_author(chosen: Selection, several: str = "") -> list[Caution]:
    """More than half of at least five documents by one author, who is not the source itself.

    Args:
        chosen: All documents, or those of one side.
        several: For a side, what to call its sources where they are several.
    """
    authors = _authors(chosen.documents)
    if chosen.size < limits.AUTHOR_DOCUMENTS or not authors:
        return []
    name, number = min(authors.items(), key=lambda item: (-item[1], item[0]))
    sources = chosen.documents["source"].unique().tolist()
    if number <= limits.AUTHOR_SHARE * chosen.size or sources == [name]:
        return []
    side = f" of {sources[0]}" if len(sources) == 1 else f" of the {len(sources)} {several}"
    message = (
        f"{some(number, chosen.size)}{side if several else ''} ({number / chosen.size:.0%}) are by one author, {name}: "
        "what looks like a source may be that one person."
    )
    return [("one-author", NOTE, message, number / chosen.size)]


def _authors(rows: pd.DataFrame) -> Counter[str]:
    """Return by how many documents each author is named, in whichever columns name authors."""
    columns = [name for name in rows.columns if str(name).strip().casefold() in AUTHOR_COLUMNS]
    found = Counter[str]()
    for cells in zip(*(rows[name] for name in columns), strict=True):
        found.update({name for cell in cells for name in _names(cell) if name.casefold() not in NOBODY})
    return found


def _names(cell: object) -> list[str]:
    """Return the names in a cell, which is a text or a list of texts; in all else there are none."""
    parts = cell if isinstance(cell, list) else [cell]
    return [" ".join(part.split()) for part in parts if isinstance(part, str)]


def _not_understood(corpus: Corpus) -> str:
    """Return how many dates of the corpus were given and not understood; empty where there are none."""
    said = corpus.ledger.loc[corpus.ledger["code"] == "W-DATE", "message"]
    if said.empty:
        return ""
    first = str(said.iloc[0]).split(" is not a date")[0]
    if len(said) == 1:
        return f" In the whole corpus 1 date was not understood: {first}."
    return f" In the whole corpus {len(said):,} dates were not understood, the first is {first}."


def _dates(chosen: Selection) -> list[Caution]:
    """Inferred dates, and more than a tenth without any."""
    found = list[Caution]()
    inferred = int((chosen.documents["date_basis"] == "inferred").sum())
    if inferred:
        verb, date = ("has a date", "date is") if inferred == 1 else ("have dates", "dates are")
        message = (
            f"{some(inferred, chosen.size)} {verb} that the document itself does not state in full: "
            f"the {date} inferred, and marked so."
        )
        found.append(("inferred-dates", NOTE, message, float(inferred)))
    undated = int(chosen.documents["published"].isna().sum())
    if undated > limits.UNDATED_SHARE * chosen.size:
        has, are = ("has", "is") if undated == 1 else ("have", "are")
        message = f"{some(undated, chosen.size)} {has} no date and {are} missing from every view over time."
        message += _not_understood(chosen.corpus)
        found.append(("undated", NOTE, message, float(undated)))
    return found
