"""Cautions about the documents looked at: how many, how long, from whom, in which language; each with its number."""

from datetime import UTC, date, datetime, timedelta
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis import limits
from analysis.caveats.authors import few_units, one_author
from analysis.caveats.caution import NOTE, READ_FIRST, Caution, caution_table, some
from analysis.caveats.damage import data_cautions
from analysis.caveats.sides import side_cautions
from analysis.caveats.unstated import unstated_foreign
from analysis.comparing.sides import Group, compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.compared.spoken import said_of
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted
from analysis.corpus.filters import Filters
from analysis.corpus.segmentation import dictionaries, languages
from analysis.query.selection import Selection, selection

_SAME: "WeakKeyDictionary[Corpus, npt.NDArray[np.integer]]" = WeakKeyDictionary()


@by_unit
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
        found = [*_few(chosen), *_one_source(chosen), *one_author(chosen)]
    else:
        sides = compared_sides(corpus, filters, target=target, reference=reference)
        found = [*side_cautions(sides), *_one_source(chosen), *few_units(sides)]
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
    return [("few-docs", READ_FIRST, said_of(message, chosen.corpus.noun), float(chosen.size))]


def _length_skew(chosen: Selection) -> list[Caution]:
    """One of many documents with more than a fifth of all words."""
    longest = int(chosen.corpus.index.lengths[chosen.mask].max())
    if chosen.size < limits.FEW_DOCUMENTS or longest <= limits.LONGEST_SHARE * chosen.tokens:
        return []
    share = f"{longest / chosen.tokens:.0%}"
    message = (
        f"One document has {share} of all words: {share} of every pooled rate is made of its own rate. Compare says of "
        "the word that you follow what its rate is without it."
    )
    return [("length-skew", NOTE, message, longest / chosen.tokens)]


def _copies(chosen: Selection) -> list[Caution]:
    """More than a twentieth of the documents with the text of another; in a small corpus, or nearly its text."""
    same = chosen.size - len(np.unique(_same_texts(chosen.corpus)[chosen.mask]))
    few = chosen.corpus.copies_unasked
    copies = max(same, int((chosen.mask & ~chosen.corpus.first_copies).sum()) if few else 0)
    if copies <= limits.COPIES_SHARE * chosen.size:
        return []
    has, says = ("has", "it says") if copies == 1 else ("have", "they say")
    text = "the very text of another" if copies == same else "the text of another, or nearly"
    message = (
        f"{some(copies, chosen.size)} {has} {text}: what {says} is counted again, and words look surer than they are "
        "(“Count copies once” leaves it out)."
    )
    return [("duplicates", NOTE, message, float(copies))]


def _same_texts(corpus: Corpus) -> npt.NDArray[np.integer]:
    """Return of each document the row of the first with its very text; kept as long as the corpus is."""
    if corpus not in _SAME:
        rows = corpus.texts.rename("text").to_frame().with_row_index("row")
        _SAME[corpus] = rows.select(pl.col("row").first().over("text")).to_series().to_numpy()
    return _SAME[corpus]


def _languages(chosen: Selection) -> list[Caution]:
    """More than one language stated."""
    codes, names = pd.factorize(chosen.corpus.documents["language"].array[chosen.mask])
    stated = np.bincount(codes)[[bool(name) for name in names]]
    others = int(stated.sum() - stated.max(initial=0))
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
    codes = chosen.corpus.source_codes[chosen.mask]
    if chosen.size == 1 or (codes != codes[0]).any():
        return []
    message = (
        "All documents are by one source: what changes over time here may be that source changing, or its subjects."
    )
    return [("one-source", NOTE, said_of(message, chosen.corpus.noun), 1.0)]


def _not_understood(corpus: Corpus) -> str:
    """Return how many dates of the corpus were given and not understood; empty where there are none."""
    number, first = corpus.unread_dates
    if number == 0:
        return ""
    was = "date was" if number == 1 else "dates were"
    return f" In the whole corpus {number:,} {was} not understood, the first is {first}."


def _dates(chosen: Selection) -> list[Caution]:
    """Inferred dates, and more than a tenth without any."""
    found = list[Caution]()
    inferred = int((chosen.corpus.documents["date_basis"].array[chosen.mask] == "inferred").sum())
    if inferred:
        verb, date = ("has a date", "date is") if inferred == 1 else ("have dates", "dates are")
        message = (
            f"{some(inferred, chosen.size)} {verb} that the document itself does not state in full: "
            f"the {date} inferred, and marked so."
        )
        found.append(("inferred-dates", NOTE, message, float(inferred)))
    undated = int(np.isnat(chosen.corpus.documents["published"].to_numpy()[chosen.mask]).sum())
    if undated > limits.UNDATED_SHARE * chosen.size:
        has, are = ("has", "is") if undated == 1 else ("have", "are")
        message = f"{some(undated, chosen.size)} {has} no date and {are} missing from every view over time."
        message += _not_understood(chosen.corpus)
        found.append(("undated", NOTE, message, float(undated)))
    return found
