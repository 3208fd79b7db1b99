"""What is looked for in a corpus once, for all pages: its names, and its copies."""

from analysis import Corpus, Filters
from dashboard.data.corpora import corpus, settle
from dashboard.data.jobs import answered
from dashboard.data.remembered import loaded
from dashboard.state.whereabouts import Key


def find_names(key: Key) -> None:
    """Look for a corpus's names, unless they were kept with it; called outside of any cache, as `answered` is."""
    if corpus(key).mentions is None:
        answered(_undealt(key), "names", Filters())


@loaded(number=8)
def named(key: Key) -> Corpus:
    """Return a corpus with its names."""
    found = corpus(key)
    if found.mentions is None:
        found = found.with_mentions(answered(_undealt(key), "names", Filters()))
        settle(key)
    return found


def find_copies(key: Key, filters: Filters) -> None:
    """Look for a corpus's copies, where they are to be counted once; called outside of any cache, as `answered` is."""
    found = corpus(key)
    if filters.collapse_duplicates and not found.copies_known:
        found.know_copies(answered(_undealt(key), "copies", Filters()))


def _undealt(key: Key) -> Key:
    """Return the key of the corpus with its own sources: neither names nor copies depend on them."""
    return key._replace(deal=0, within="", unit="", by="", groups=())
