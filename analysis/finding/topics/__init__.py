"""Topics: groups of words that stand in the same passages, the same on every run.

options     what can be wished for
passages    what counts as one text, in an order that no name of a document changes
vocabulary  which words are fitted, and which are left out and why
start       the exact decomposition that a fit starts from
factors     the fit itself
fit         all of these together: the model
tables      its tables
quality     how far its topics come back, and hold on documents that have not made them
sweep       the same for several numbers of topics
"""

from analysis.finding.topics.fit import fit_topics
from analysis.finding.topics.model import TopicModel
from analysis.finding.topics.options import TopicOptions
from analysis.finding.topics.passages import topic_passages
from analysis.finding.topics.quality import topic_quality
from analysis.finding.topics.sweep import topic_sweep

__all__ = ["TopicModel", "TopicOptions", "fit_topics", "topic_passages", "topic_quality", "topic_sweep"]
