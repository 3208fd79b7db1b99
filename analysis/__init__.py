"""Discourse Trends, without a screen: how sources talk about the same thing, and how that changes.

Every call takes a corpus, then filters, then keyword-only options, and returns a table whose columns `schema` declares.
spaCy and scikit-learn are imported by the calls that need them, when they are called.
"""

from analysis.caveats.caution import READ_FIRST
from analysis.caveats.checked import NOT_CHECKED, checked_names
from analysis.caveats.documents import caveats
from analysis.caveats.methods import Method, Used, methods_paragraph, versions
from analysis.caveats.views import entity_caveats, session_caveats, topic_caveats, trend_caveats
from analysis.caveats.works import works_cited
from analysis.comparing.absences import passages_without
from analysis.comparing.basis import comparison_basis
from analysis.comparing.collocates import compared_collocates
from analysis.comparing.divergence import divergence
from analysis.comparing.duplicates import duplicate_effect, duplicates
from analysis.comparing.keyness import keyness, keyness_effects, most_distinctive
from analysis.comparing.news import period_keyness
from analysis.comparing.pairs import Pairing, Unit, matched_passages
from analysis.comparing.profiles import source_profiles
from analysis.comparing.shuffles import shuffled_p, shuffled_sources
from analysis.comparing.sides import Group, compared_sides
from analysis.comparing.word_views import word_views
from analysis.corpus.apart.folders import sweep
from analysis.corpus.apart.job import IntakeJob
from analysis.corpus.apart.ready import made_corpus, ready_corpus
from analysis.corpus.apart.room import Progress, make_ready
from analysis.corpus.checks import corpus_checks, without
from analysis.corpus.columns import COLUMNS, GROUPS
from analysis.corpus.compared.choices import unit_choices
from analysis.corpus.compared.groups import OTHERS, ValueGroup, checked_groups, read_groups
from analysis.corpus.compared.spoken import SOURCE, said_of, unit_noun
from analysis.corpus.compared.values import compared_corpus, compared_noun
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import (
    AnalysisError,
    FilterError,
    IntakeError,
    JobError,
    Option,
    Question,
    QuestionError,
    counted,
    plural,
)
from analysis.corpus.filters import Filters
from analysis.corpus.intake.layout import Layout, read_layout
from analysis.corpus.intake.letters import legible, one_line
from analysis.corpus.intake.paths import bare_name, checked_path
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.intake.readers import format_titles
from analysis.corpus.kept.archive import is_kept_work
from analysis.corpus.kept.work import KEPT_ENDING, Kept, kept_work, kept_work_at, read_kept_work
from analysis.corpus.names.corrections import (
    Correction,
    checked_correction,
    correction_lines,
    told_corrections,
    written_corrections,
)
from analysis.corpus.opening import kept_layout, layout_path, mentions_path, read_corpus, write_layout
from analysis.corpus.periods import Period, fitting_period, ordinals, period_name, period_starts
from analysis.corpus.schema import PER_WORDS, records
from analysis.corpus.segmentation import unspaced
from analysis.corpus.stopwords import single_letters, stopwords
from analysis.corpus.stored.cache import sweep_cache
from analysis.corpus.tokens import query_words, word_places
from analysis.corpus.units import unit_columns
from analysis.counting.collocates import collocate_network, collocate_places, collocates, strongest_collocates
from analysis.counting.memory import memory
from analysis.counting.tendencies import bursts, composition, tendencies
from analysis.counting.terms import commonest_words, left_out_words, suggested_words, term_frequencies
from analysis.counting.trends import coverage, covered_documents, mean_trend, steady_sources, term_trend
from analysis.finding.names.adding import add_model
from analysis.finding.names.keeping import keep_marks, keep_names, with_kept_names
from analysis.finding.names.models import installed_models
from analysis.finding.names.recognition import entity_model, marked_corpus, name_marks
from analysis.finding.naming.check import (
    Checked,
    CheckSheet,
    NameCheck,
    check_columns,
    check_sheet,
    checked_items,
    name_check,
    readable_sentences,
)
from analysis.finding.naming.corrections import (
    corrected_mentions,
    correction_effects,
    correction_steps,
)
from analysis.finding.naming.differences import entity_keyness
from analysis.finding.naming.entities import entities, entity_mentions
from analysis.finding.naming.found import NameOptions, names_within, recognised_mentions, with_entities
from analysis.finding.naming.prevalence import entity_prevalence
from analysis.finding.naming.standing import overlooked_places
from analysis.finding.naming.suggestions import Suggestion, entity_suggestions, named_forms, unnamed_forms
from analysis.finding.naming.together import named_together, together_passages
from analysis.finding.topical.differences import topic_differences
from analysis.finding.topical.documents import document_shares, strongest_topics, topic_documents
from analysis.finding.topical.edits import (
    TopicEdits,
    checked_topic_edits,
    edited_topics,
    read_topic_edits,
    topic_edit_steps,
    topic_labels,
)
from analysis.finding.topical.examples import similar_topics, suggested_label, typical_passages
from analysis.finding.topical.prevalence import topic_prevalence
from analysis.finding.topical.scope import TopicScope, scope_model, scoped_corpus
from analysis.finding.topical.sentences import topic_sentences
from analysis.finding.topical.within import compared_by_topic, within_topic
from analysis.finding.topics import TopicModel, TopicOptions, fit_topics, topic_passages, topic_quality, topic_sweep
from analysis.jobs.ask import Ask, Version
from analysis.jobs.job import Job
from analysis.jobs.pool import Pool
from analysis.jobs.tasks import answer_here
from analysis.query import name_search, names_in_search, nearest_words
from analysis.query.selection import selection
from analysis.reading.draws import RULES, Draw, drawn, sampled
from analysis.reading.location import lines_at, passage_bounds, passages_at
from analysis.reading.marks import Places, marks, marks_on_page, match_strip, mentions_in, strip_part, unmarked
from analysis.reading.ordering import ORDERS, Order, ordered_places
from analysis.reading.paragraphs import text_pages
from analysis.reading.passages import concordance, document_openings, passages, places
from analysis.reading.quotations import quotations
from analysis.reading.stretches import clear_bounds, first_read, joined_passages
from analysis.reading.titles import added_lengths, titles_with, with_titles
from analysis.version import VERSION
