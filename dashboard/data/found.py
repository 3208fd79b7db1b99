"""What is looked for in a corpus once, for all pages: its names, and its copies."""

import analysis
from analysis import Corpus, Correction, Filters
from dashboard.data.corpora import AS_FOUND, NAMED, corpus, settle
from dashboard.data.jobs import ENTITIES, SENT, answered, is_long
from dashboard.data.remembered import loaded
from dashboard.state.whereabouts import Key

_EVERY = Filters()


def find_names(key: Key) -> None:
    """Look for a corpus's names, unless they were kept with it; called outside of any cache, as `answered` is."""
    texts = _texts(key)
    if corpus(texts).marks is None:
        answered(texts, "names", _EVERY)
    if is_long(texts, ENTITIES, _EVERY):
        answered(_without_corrections(key), ENTITIES, _EVERY, without=key.names.without)


def named(key: Key) -> Corpus:
    """Return a corpus with its names, and who and what they stand for, as the reader has mended them."""
    return _named(key._replace(named=False))


@loaded(number=8)
def _named(key: Key) -> Corpus:
    whole, found = _mended(_texts(key)._replace(names=key.names)), corpus(key)
    if whole.marks is None or whole.mentions is None:
        return found
    marks, mentions = whole.marks, whole.mentions
    if key.scope is not None:
        marks, mentions = (analysis.names_within(found, names) for names in (marks, mentions))
    return found.with_marks(marks, whole.names_by).with_mentions(mentions)


@loaded(number=8)
def _mended(key: Key) -> Corpus:
    """Return a corpus with what its names stand for, as those who made it and the reader have mended it."""
    found, log = unmended(key), corrections(key)
    if found.mentions is None or not log:
        return found
    return found.with_mentions(analysis.corrected_mentions(found, found.mentions, log))


def unmended(key: Key) -> Corpus:
    """Return a corpus with what its names stand for, before anybody has mended any of it."""
    return _resolved(_without_corrections(key))


def corrections(key: Key) -> tuple[Correction, ...]:
    """Return what is mended in a corpus's names: first what came with it, then what the reader has mended."""
    return (*(corpus(_texts(key)).corrections if key.names.own else ()), *key.names.corrections)


@loaded(number=4)
def _resolved(key: Key) -> Corpus:
    """Return a corpus with what its names stand for, before a reader has mended any of it."""
    found = _marked(_texts(key))
    settle(key)
    if not is_long(_texts(key), ENTITIES, _EVERY):
        return analysis.with_entities(found, without=key.names.without, corrections=())
    return found.with_mentions(answered(key, ENTITIES, _EVERY, without=key.names.without))


def _marked(texts: Key) -> Corpus:
    """Return a corpus with the names that a model marks in it."""
    found = corpus(texts)
    return found if found.marks is not None else found.with_marks(*answered(texts, "names", _EVERY))


def _sent(key: Key, task: str) -> Corpus:
    """Return a corpus with the names that another process wants for a task: those of the whole texts."""
    return _marked(_texts(key)) if task == ENTITIES else _mended(_texts(key)._replace(names=key.names))


SENT.append(_sent)
NAMED.append(named)


def find_copies(key: Key, filters: Filters) -> None:
    """Look for a corpus's copies, where they are to be counted once; called outside of any cache, as `answered` is."""
    found = corpus(key)
    if filters.collapse_duplicates and not found.copies_known:
        found.know_copies(answered(_undealt(key), "copies", Filters()))


def _undealt(key: Key) -> Key:
    """Return the key of the corpus with its own sources: copies do not depend on them."""
    return key._replace(deal=0, within="", unit="", by="", groups=(), names=AS_FOUND, named=False)


def _texts(key: Key) -> Key:
    """Return the key of the whole texts: names depend on nothing else."""
    return Key(key.name, key.fingerprint, titles=key.titles, owner=key.owner)


def _without_corrections(key: Key) -> Key:
    """Return the key of the whole texts with what names stand for as it is found."""
    return _texts(key)._replace(names=analysis.NameOptions(without=key.names.without))
