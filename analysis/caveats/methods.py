"""The paragraph for a methods section: where numbers come from, with versions, and what was counted."""

from importlib.metadata import version

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.segmentation import dictionaries
from analysis.corpus.tokens import elided
from analysis.finding.models import installed_model
from analysis.query.selection import selection
from analysis.version import VERSION

_PACKAGES = ("polars", "regex", "numpy", "scipy", "pandas", "scikit-learn", "spacy")


def versions() -> dict[str, str]:
    """Return the version of each package that takes part in a number."""
    model = installed_model()
    installed = (*_PACKAGES, *(["icu4py"] if dictionaries() else []))
    found = {"discourse-trends": VERSION} | {name: version(name) for name in installed}
    return found | ({model.name: model.version} if model else {})


def methods_paragraph(corpus: Corpus, filters: Filters, *, tried: int = 0) -> str:
    """Return what was counted and how, in sentences that can stand in a paper.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        tried: How many different comparisons were looked at before these were reported; 0 is not known.
    """
    chosen = selection(corpus, filters)
    sources = chosen.documents["source"].nunique()
    return " ".join(
        [
            f"The analysis covers {_plural(chosen.size, 'document')} ({_plural(chosen.tokens, 'word')}) "
            f"by {_plural(sources, 'source')}{_dates(filters)}{_search(filters)}{_once(filters)}"
            f"{_titles(corpus)}.",
            "A word is a run of Unicode letters, marks and digits with inner apostrophes, in lower case; hyphens "
            "separate, and a final ’s is counted as a word of its own.",
            *_words(corpus),
            "Rates are uses per 10,000 words; their 95% intervals treat documents, not words, as the units of "
            "evidence: gamma intervals of effective counts, with the jackknife’s design effect and Student’s t (after "
            "Korn and Graubard 1998; Fay and Feuer 1997). Those of log ratios combine the two sides’ (Zou and Donner "
            "2008), and where words are shown because they differ most, allow for that (Benjamini and Yekutieli "
            "2005). Those of shares are Wilson’s (1927).",
            "Dispersion is DPnorm (Gries 2008; Lijffijt and Gries 2012).",
            "Word lists and topics leave out spaCy’s stop words of the corpus’s language where the page says so; rates "
            "are of all words.",
            "Differences between sources are log ratios (Hardie 2014), ranked by their conservative end (Evert 2022) "
            "and tested over documents whose labels are dealt anew within months (Mildenberger 2023): all deals are "
            f"counted where there are at most {limits.MOST_ARRANGEMENTS:,}, and a normal approximation is used where "
            "there are more (Hájek 1961), which needs sides that are both large and no document that dominates. False "
            "discovery rates are "
            "Benjamini and Hochberg’s (1995).",
            "Topics are from non-negative matrix factorisation of TF-IDF weights, started from a singular value "
            "decomposition (Boutsidis and Gallopoulos 2008).",
            *_names(corpus),
            *_tried(tried),
            f"Computed with Discourse Trends {VERSION}; corpus fingerprint {corpus.fingerprint[:12]}.",
        ]
    )


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


def _names(corpus: Corpus) -> list[str]:
    model = installed_model()
    if corpus.mentions is None and (model is None or corpus.language not in ("", "en")):
        return []
    found = f"that the spaCy model {model} finds" if corpus.mentions is None else "kept with the corpus"
    return [f"Names are those {found}, with abbreviations that the texts explain (Schwartz and Hearst 2003)."]


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
    return ", copies and near-copies of a text counted once" if filters.collapse_duplicates else ""


def _titles(corpus: Corpus) -> str:
    return ", with titles counted as the first paragraph of their documents" if corpus.titles_counted else ""
