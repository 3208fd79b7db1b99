"""A corpus within some topics, or compared by topic."""

import analysis
from analysis import Corpus
from dashboard.data.corpora import AS_FOUND, SCOPED, corpus, settle
from dashboard.data.jobs import topic_scope
from dashboard.data.remembered import loaded
from dashboard.data.topics.fitted import topics
from dashboard.state.whereabouts import Key


def find_scope(key: Key) -> None:
    """Have the topics of a scope fitted, and the corpus cut down to them; called outside of any cache.

    Raises:
        AnalysisError: There are no such topics.
    """
    if key.scope is not None:
        topics(_whole(key), key.scope.filters, key.scope.how)
        corpus(key)


def _whole(key: Key) -> Key:
    """Return the key of the corpus of which the topics were fitted."""
    return (
        key._replace(
            deal=0,
            within="",
            unit="",
            by=key.scope.by,
            groups=key.scope.groups,
            stops=key.scope.stops,
            scope=None,
            names=AS_FOUND,
            named=False,
        )
        if key.scope
        else key
    )


@loaded(number=4)
def _scoped(key: Key) -> Corpus:
    whole, wanted = _whole(key), topic_scope(key)
    if key.scope is None or wanted is None:
        return corpus(whole)
    model = topics(whole, key.scope.filters, key.scope.how)
    found = analysis.scoped_corpus(
        corpus(Key(key.name, key.fingerprint, titles=key.titles, owner=key.owner)), wanted, model
    )
    settle(key)
    return found


SCOPED.append(_scoped)
