"""The paragraph for a methods section: where numbers come from, with versions, and what was counted."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Literal, get_args

import pandas as pd

from analysis import limits
from analysis.caveats.checked import NOT_CHECKED
from analysis.comparing.basis import comparison_basis
from analysis.comparing.sides import Group
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.compared.spoken import SOURCE, said_of
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted, plural
from analysis.corpus.filters import Filters
from analysis.corpus.names.corrections import Correction
from analysis.corpus.segmentation import dictionaries
from analysis.corpus.tokens import elided
from analysis.finding.names.models import installed_model
from analysis.finding.naming.corrections import correction_steps
from analysis.query.selection import selection
from analysis.version import VERSION

Method = Literal[
    "rates", "shares", "dispersion", "lists", "differences", "directions", "neighbours", "topics", "names", "typical"
]
_PACKAGES = ("polars", "regex", "numpy", "scipy", "pandas", "scikit-learn", "spacy")


@dataclass(frozen=True, slots=True)
class Used:
    """What somebody has looked at.

    Attributes:
        methods: How it was computed: rates with their intervals, intervals of shares of documents, dispersion, lists
            without stop words, differences between sources, directions of lines over time, words near one another,
            topics, names, the most typical passages.
        tried: How many different comparisons were looked at before some were reported; 0 is not known.
        topics: How the topics looked at were fitted, and what a reader made of them, in sentences; none where that is
            not known: then it is said how topics are fitted in general.
        checked: What is known of how right the names are, see `checked_names`.
        corrections: What is mended in names; None is what came with the corpus.
    """

    methods: frozenset[Method] = frozenset(get_args(Method))
    tried: int = 0
    topics: tuple[str, ...] = ()
    checked: str = NOT_CHECKED
    corrections: tuple[Correction, ...] | None = None


EVERYTHING = Used()


def versions() -> dict[str, str]:
    """Return the version of each package that takes part in a number."""
    model = installed_model("")
    installed = (*_PACKAGES, *(["icu4py"] if dictionaries() else []))
    found = {"discourse-trends": VERSION} | {name: _version(name) for name in installed}
    return found | ({model.name: model.version} if model else {})


@cache
def _version(name: str) -> str:
    """Return the version of a package; what stands about it on the disk is read once."""
    return version(name)


@by_unit
def methods_paragraph(
    corpus: Corpus,
    filters: Filters,
    *,
    target: Group | None = None,
    reference: Group | None = None,
    used: Used = EVERYTHING,
) -> str:
    """Return what was counted and how, in sentences that can stand in a paper.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        target: For a comparison, the source looked at, or several; None says how comparisons are made in general.
        reference: What it is compared with; None is all the rest.
        used: What was looked at; only its methods are described.
    """
    chosen = selection(corpus, filters)
    sources = chosen.documents["source"].nunique()
    return " ".join(
        [
            f"The analysis covers {_plural(chosen.size, 'document')} ({_plural(chosen.tokens, 'word')}) "
            f"by {counted(sources, corpus.noun)}{_dates(filters)}{_search(filters)}{_once(filters)}"
            f"{_titles(corpus)}.",
            *_compared(corpus),
            "A word is a run of Unicode letters, marks and digits with inner apostrophes, in lower case; hyphens "
            "separate, a final ’s is counted as a word of its own, and single letters with points (U.S.) are one word.",
            *_words(corpus),
            *(said for method, said in _SAID.items() if method in used.methods),
            *_differences(corpus, filters, target, reference, used),
            *(part for method, said in _FOUND.items() if method in used.methods for part in _found(method, said, used)),
            *([*_names(corpus, used.checked), *_mended(corpus, used)] if "names" in used.methods else []),
            *_tried(used.tried),
            f"Computed with Discourse Trends {VERSION}; corpus fingerprint {corpus.fingerprint[:12]}.",
        ]
    )


def _compared(corpus: Corpus) -> list[str]:
    """Return what is compared where that is not sources."""
    if corpus.noun == SOURCE:
        return []
    named = f" ({', '.join(corpus.sources)})" if len(corpus.sources) <= limits.NAMED_SOURCES else ""
    return [f"What is compared are {plural(corpus.noun)}{named}, not the sources that the documents came from."]


_SAID: dict[Method, str] = {
    "rates": "Rates are uses per 10,000 words; their 95% intervals treat documents, not words, as the units of "
    "evidence: gamma intervals of effective counts, with the jackknife’s design effect and Student’s t (after "
    "Korn and Graubard 1998; Fay and Feuer 1997).",
    "shares": "Intervals of shares are Wilson’s (1927).",
    "dispersion": "Dispersion is DPnorm (Gries 2008; Lijffijt and Gries 2012).",
    "lists": "Word lists and topics leave out single letters and spaCy’s stop words of the corpus’s language "
    "where the page says so; rates are of all words.",
}
_FOUND: dict[Method, str] = {
    "directions": "A line over time is said to rise or fall where both of two tests of its documents agree: their "
    "dates are dealt anew (Pitman 1937), and ups and downs that last from one period to the next are allowed for (with "
    "degrees of freedom after Satterthwaite 1946). The larger p counts. Slopes are medians of those between all pairs "
    "of periods (Sen 1968). Single periods stand out where they exceed the largest of all periods in dealt dates "
    "(Westfall and Young 1993).",
    "neighbours": "Words near another are ranked by logDice (Rychlý 2008).",
    "topics": "Topics are from non-negative matrix factorisation (Lee and Seung 1999) of TF-IDF weights, started from "
    "a singular value decomposition (Boutsidis and Gallopoulos 2008).",
    "typical": "The most typical passages of a source are those nearest, by their words, to the centre of all of its "
    "passages (after Radev et al. 2004).",
}


def _found(method: Method, said: str, used: Used) -> tuple[str, ...]:
    """Return what is said of a method: of topics, what is known of those that were looked at."""
    return used.topics if method == "topics" and used.topics else (said,)


def _differences(
    corpus: Corpus, filters: Filters, target: Group | None, reference: Group | None, used: Used
) -> list[str]:
    """Return how sources were compared; nothing where they were not."""
    if "differences" not in used.methods:
        return []
    tested = comparison_basis(corpus, filters, target=target, reference=reference) if target is not None else None
    return [
        f"{said_of('Differences between sources', corpus.noun)} are log ratios (Hardie 2014), ranked by the "
        "conservative end of the same ratio of documents (Evert 2022).",
        _tests() if tested is None else _tested(tested),
        "Intervals of log ratios combine those of both sides’ rates (Zou and Donner 2008), and where words are shown "
        "because they differ most, allow for that (Benjamini and Yekutieli 2005).",
    ]


def _tests() -> str:
    """Return how comparisons are tested in general."""
    return (
        "They are tested by dealing the labels of the two sides anew to the documents, within the shortest of months, "
        "quarters and years that holds both sides for most of them (Mildenberger 2023): all deals are counted where "
        f"there are at most {limits.MOST_ARRANGEMENTS:,}, and false discovery rates are then Benjamini and Hochberg’s "
        f"(1995); where there are more, up to {limits.DEALT_DOCUMENTS:,} documents are dealt at random, p of more is "
        "that of a Pearson type III distribution with the mean, the variance and the third moment of all deals "
        f"(Pearson 1895), and false discovery rates are estimated from {limits.POOLED_DEALS:,} deals (Storey and "
        "Tibshirani 2003)."
    )


def _tested(basis: pd.DataFrame) -> str:
    """Return how one comparison was tested: by what, within which periods, over which units, and on how many."""
    if basis.empty:
        return "One of the two sides has no words, so that nothing is tested."
    row = basis.iloc[0].to_dict()
    first, second = int(row["units_target"]), int(row["units_reference"])
    noun = f"units of evidence (values of the column “{row['unit']}”)" if row["unit"] else "documents"
    if min(first, second) < limits.FEW_DOCUMENTS:
        return f"With {first:,} against {second:,} {noun} there are too few to test any word, and none was tested."
    when = f"within each {row['within']}" if row["within"] else "over all times together"
    part = "all" if row["resting"] == first + second else f"{row['resting']:,}"
    where = f", those in a {row['within']} that has some of both sides" if part != "all" else ""
    return (
        f"The {row['tested']:,} words of at least {limits.TESTED_DOCUMENTS:,} {noun} were tested by dealing the labels "
        f"of the two sides, {first:,} against {second:,}, anew to the {noun} {when} (Mildenberger 2023), "
        f"{_WAYS[row['way']]}. The test rests on {part} of these {first + second:,}{where}."
    )


_ESTIMATED = f"false discovery rates are estimated from {limits.POOLED_DEALS:,} deals (Storey and Tibshirani 2003)"
_WAYS = {
    "exact": "in every way there is, and false discovery rates are Benjamini and Hochberg’s (1995)",
    "dealt": f"{limits.FEWEST_DEALS:,} to {limits.MOST_DEALS:,} times at random for each word, the more often the "
    f"rarer such a difference is; {_ESTIMATED}",
    "scored": "with p from a Pearson type III distribution that has the mean, the variance and the third moment of all "
    f"deals (Pearson 1895); {_ESTIMATED}",
}


def _words(corpus: Corpus) -> list[str]:
    """Return what makes words in this corpus and not in every other."""
    found = []
    if any(list(elided(language)) for language in corpus.index.languages):
        found.append("So is an article or pronoun that has lost its vowel, as l’ or dell’, in its language.")
    if corpus.index.breaks:
        number = _plural(corpus.index.breaks, "word")
        found.append(f"{number} broken by a hyphen at the end of a line counted whole, as elsewhere in the corpus.")
    if corpus.index.too_long:
        found.append(f"{_plural(corpus.index.too_long, 'word')} of more than {limits.LONGEST_WORD} letters left out.")
    if corpus.index.unspaced.any():
        known = dictionaries()
        counted = f"words are those that the dictionaries of {known} find" if known else "each character is a word"
        found.append(f"In scripts without spaces, {counted}.")
    return found


def _names(corpus: Corpus, checked: str) -> list[str]:
    by = corpus.names_by or installed_model(corpus.language)
    if by is None:
        return []
    found = f"Names are those that the spaCy model {by} marks"
    return [f"{found}, with abbreviations that the texts explain (Schwartz and Hearst 2003). {checked}"]


def _mended(corpus: Corpus, used: Used) -> list[str]:
    """Return what was mended in names by hand, the first lines one by one; nothing where nothing was."""
    log = corpus.corrections if used.corrections is None else used.corrections
    if not log:
        return []
    first = [step[0].lower() + step[1:] for step in correction_steps(log[: limits.SAID_CORRECTIONS])]
    more = len(log) - len(first)
    rest = f"; and {counted(more, 'more line')} of the log" if more else ""
    were = "correction was" if len(log) == 1 else "corrections were"
    return [f"{len(log):,} {were} made to names by hand: {'; '.join(first)}{rest}."]


def _tried(tried: int) -> list[str]:
    if tried == 0:
        return []
    said = "1 comparison was looked at" if tried == 1 else f"{tried:,} different comparisons were looked at"
    return [f"In the session that this comes from, {said}."]


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _dates(filters: Filters) -> str:
    if filters.start and filters.end:
        return f" dated {filters.start.isoformat()} to {filters.end.isoformat()}"
    if filters.start:
        return f" dated {filters.start.isoformat()} or later"
    return f" dated {filters.end.isoformat()} or earlier" if filters.end else ""


def _search(filters: Filters) -> str:
    return f", of those that pass the search “{filters.search}”" if filters.search else ""


def _once(filters: Filters) -> str:
    return ", copies and near-copies of a text (Broder 1997) counted once" if filters.collapse_duplicates else ""


def _titles(corpus: Corpus) -> str:
    return ", with titles counted as the first paragraph of their documents" if corpus.titles_counted else ""
