"""Discourse Trends, without a screen: how sources talk about the same thing, and how that changes.

Every call takes a corpus, then filters, then keyword-only options, and returns a table whose columns `schema` declares.
spaCy and scikit-learn are imported by the calls that need them, when they are called.
"""

from analysis.absences import passages_without
from analysis.caveats import caveats
from analysis.collocates import collocate_network, collocate_places, collocates, compared_collocates
from analysis.compare import keyness
from analysis.corpus import Corpus, read_corpus
from analysis.divergence import divergence
from analysis.draws import Draw, drawn, sampled
from analysis.duplicates import duplicate_effect, duplicates
from analysis.entities import entities, entity_mentions
from analysis.errors import AnalysisError
from analysis.filters import Filters
from analysis.matching import matched_pairs, matched_passages
from analysis.passages import concordance, passages, places
from analysis.profiles import source_profiles
from analysis.provenance import methods_paragraph
from analysis.quotations import quotations
from analysis.recognition import recognised_mentions
from analysis.shuffles import shuffled_p
from analysis.stopwords import stopwords
from analysis.terms import term_frequencies
from analysis.titles import with_titles
from analysis.topics import TopicModel, fit_topics
from analysis.trends import coverage, term_trend

__all__ = [
    "AnalysisError",
    "Corpus",
    "Draw",
    "Filters",
    "TopicModel",
    "caveats",
    "collocate_network",
    "collocate_places",
    "collocates",
    "compared_collocates",
    "concordance",
    "coverage",
    "divergence",
    "drawn",
    "duplicate_effect",
    "duplicates",
    "entities",
    "entity_mentions",
    "fit_topics",
    "keyness",
    "matched_pairs",
    "matched_passages",
    "methods_paragraph",
    "passages",
    "passages_without",
    "places",
    "quotations",
    "read_corpus",
    "recognised_mentions",
    "sampled",
    "shuffled_p",
    "source_profiles",
    "stopwords",
    "term_frequencies",
    "term_trend",
    "with_titles",
]
