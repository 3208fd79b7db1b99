"""Discourse Trends, without a screen: how sources talk about the same thing, and how that changes.

Every call takes a corpus, then filters, then keyword-only options, and returns a table whose columns `schema` declares.
spaCy and scikit-learn are imported by the calls that need them, when they are called.
"""

from analysis.caveats.corpora import caveats
from analysis.caveats.provenance import methods_paragraph
from analysis.comparing.absences import passages_without
from analysis.comparing.collocates import compared_collocates
from analysis.comparing.divergence import divergence
from analysis.comparing.duplicates import duplicate_effect, duplicates
from analysis.comparing.keyness import keyness
from analysis.comparing.pairs import matched_pairs, matched_passages
from analysis.comparing.profiles import source_profiles
from analysis.comparing.shuffles import shuffled_p
from analysis.corpus.documents import Corpus, read_corpus
from analysis.corpus.errors import AnalysisError
from analysis.corpus.filters import Filters
from analysis.corpus.stopwords import stopwords
from analysis.counting.collocates import collocate_network, collocate_places, collocates
from analysis.counting.terms import term_frequencies
from analysis.counting.trends import coverage, term_trend
from analysis.finding.entities import entities, entity_mentions
from analysis.finding.recognition import recognised_mentions
from analysis.finding.topics import TopicModel, fit_topics
from analysis.reading.draws import Draw, drawn, sampled
from analysis.reading.passages import concordance, passages, places
from analysis.reading.quotations import quotations
from analysis.reading.titles import with_titles

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
