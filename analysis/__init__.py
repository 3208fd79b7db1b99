"""Discourse Trends, without a screen: how sources talk about the same thing, and how that changes.

Every call takes a corpus, then filters, then keyword-only options, and returns a table whose columns `schema` declares.
spaCy and scikit-learn are imported by the calls that need them, when they are called.
"""

from analysis.caveats import caveats
from analysis.compare import keyness
from analysis.corpus import Corpus, read_corpus
from analysis.entities import entities, entity_mentions
from analysis.errors import AnalysisError
from analysis.filters import Filters
from analysis.passages import concordance, passages
from analysis.provenance import methods_paragraph
from analysis.recognition import recognised_mentions
from analysis.stopwords import stopwords
from analysis.terms import term_frequencies
from analysis.topics import TopicModel, fit_topics
from analysis.trends import coverage, term_trend

__all__ = [
    "AnalysisError",
    "Corpus",
    "Filters",
    "TopicModel",
    "caveats",
    "concordance",
    "coverage",
    "entities",
    "entity_mentions",
    "fit_topics",
    "keyness",
    "methods_paragraph",
    "passages",
    "read_corpus",
    "recognised_mentions",
    "stopwords",
    "term_frequencies",
    "term_trend",
]
