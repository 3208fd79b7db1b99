"""Some topics as a filter, or all of them as a unit, as a value by which any process makes the same corpus."""

from dataclasses import dataclass, field
from typing import Any

from analysis.corpus.compared.groups import ValueGroup
from analysis.corpus.compared.values import compared_corpus
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.finding.topical.edits import TopicEdits, edited_topics, topic_labels
from analysis.finding.topical.within import compared_by_topic, within_topic
from analysis.finding.topics.fit import fit_topics
from analysis.finding.topics.model import TopicModel


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScope:
    """Which topics, of which fit, and what they are to be. Equal scopes are equal values.

    Attributes:
        filters: Of which documents topics are fitted.
        options: How, see `fit_topics`: names with their values, by name.
        by: The column whose values `Filters.sources` names, see `compared_corpus`; empty for sources.
        groups: Values of it taken together under a name.
        stopwords: A list of one's own of what the fit leaves out; None is that of the corpus.
        edits: What a reader has made of the topics.
        topics: The numbers of the topics whose passages are kept; empty for whole documents.
        as_unit: Whether the corpus is compared by topic.
    """

    filters: Filters = field(default_factory=Filters)
    options: tuple[tuple[str, Any], ...] = ()
    by: str = ""
    groups: tuple[ValueGroup, ...] = ()
    stopwords: tuple[str, ...] | None = None
    edits: TopicEdits = field(default_factory=TopicEdits)
    topics: tuple[int, ...] = ()
    as_unit: bool = False


def scope_model(corpus: Corpus, scope: TopicScope) -> TopicModel:
    """Return the topics of a scope as they were fitted, which takes as long as `fit_topics`.

    Raises:
        EmptyCorpusError, FilterError: As `fit_topics`.
    """
    found = corpus if scope.stopwords is None else corpus.leaving_out(frozenset(scope.stopwords))
    return fit_topics(compared_corpus(found, scope.by, groups=scope.groups), scope.filters, **dict(scope.options))


def scoped_corpus(corpus: Corpus, scope: TopicScope, model: TopicModel | None = None) -> Corpus:
    """Return a corpus within some topics, or compared by topic, or both.

    Args:
        corpus: The corpus as it was fitted, titles counted or not, compared by source.
        scope: What is wanted.
        model: What `scope_model` returns; where it is known, nothing is fitted.

    Raises:
        EmptyCorpusError, FilterError: As `scope_model`, `edited_topics`, `within_topic` and `compared_by_topic`.
    """
    edited = edited_topics(scope_model(corpus, scope) if model is None else model, scope.edits)
    found = within_topic(corpus, edited, scope.topics) if scope.topics else corpus
    return compared_by_topic(found, edited, topic_labels(edited, scope.edits)) if scope.as_unit else found
