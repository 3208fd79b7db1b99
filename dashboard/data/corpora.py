"""The corpora that are open, and the documents selected in them."""

import gc
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TypeVar, get_args

import numpy as np
import pandas as pd

import analysis
from analysis import Corpus, Filters, NameOptions, Period, ValueGroup
from dashboard import state
from dashboard.data.remembered import loaded, remembered, remembered_whole
from dashboard.data.rows import Rows
from dashboard.paper.palette import coloured
from dashboard.serving.floor import FLOOR
from dashboard.serving.opening import shelf_corpus
from dashboard.state.whereabouts import Key, Stops
from dashboard.wording import names
from dashboard.wording.dates import dates

R = TypeVar("R")

LISTED, AS_FOUND = Stops(), NameOptions()
SCOPED: list[Callable[[Key], Corpus]] = []  # what cuts one down to some topics: found by `data.topics`, above this
NAMED: list[Callable[[Key], Corpus]] = []  # what finds the names of one: `data.found`, above this


def settle(key: Key | None = None) -> None:
    """Tell Python that everything loaded so far is here to stay, unless it is of a corpus that goes with its session.

    Whenever garbage is collected, it costs more the more there is to look at.
    """
    if key is None or not key.owner:
        gc.collect()
        gc.freeze()


@loaded(number=16)
def warm(page: str) -> str:
    """Settle once for each page, after it has been drawn for the first time and all it needs has been imported."""
    settle()
    return page


@loaded(number=8, show_spinner="Opening the corpus …")
def _loaded(name: str) -> Corpus:
    with FLOOR.left():  # it may be read first, by another process
        found = shelf_corpus(name)
    settle()
    return found


@loaded(number=4, show_spinner="Putting titles before the texts …")
def _titled(key: Key) -> Corpus:
    found = analysis.with_titles(as_read(key))
    settle(key)
    return found


def opened(name: str, *, titles: bool = False, by: str = "", groups: tuple[ValueGroup, ...] = ()) -> Key:
    """Return the key of a corpus of the shelf or of one's own, as it is or with its titles counted.

    Args:
        name: What it is called.
        titles: Whether titles are counted.
        by: The column by which it is compared; empty for sources.
        groups: Values of it taken together.
    """
    key = _untitled(Key(name, "", owner=state.owner_of(name)))
    key = key._replace(fingerprint=_titled(key).fingerprint, titles=True) if titles else key
    return key._replace(by="" if by == analysis.SOURCE else by, groups=groups)


def as_read(key: Key) -> Corpus:
    """Return a corpus without its titles counted: from the session that has brought it, or from the shelf."""
    return state.own_corpus(key.name, key.owner) if key.owner else _loaded(key.name)


def _untitled(key: Key) -> Key:
    """Return the key of a corpus as it is, before titles are counted, it is compared by a column, and chance deals."""
    return Key(key.name, as_read(key).fingerprint, owner=key.owner)


def _of_sources(key: Key) -> Corpus:
    """Return a corpus compared by source, or by topic, whatever else its key says."""
    if key.scope is not None:
        return SCOPED[0](Key(key.name, key.fingerprint, titles=key.titles, owner=key.owner, scope=key.scope))
    return _titled(_untitled(key)) if key.titles else as_read(key)


@loaded(number=4)
def _compared(key: Key) -> Corpus:
    known = _of_sources(key)
    compared = analysis.compared_corpus(known, key.by, groups=key.groups)
    if known.copies_known:
        compared.know_copies(known.first_copies)
    return compared


def _undealt(key: Key) -> Corpus:
    if not key.by and not key.groups:
        return _of_sources(key)
    return _compared(key._replace(deal=0, within="", unit="", stops=LISTED))


def unit_choices(key: Key) -> dict[str, int]:
    """See `analysis.unit_choices`; to read from, never to change."""
    return _unit_choices(_untitled(key))


def compared_units(key: Key, *, others: bool) -> tuple[str, ...]:
    """Return the units that a corpus is compared by, in alphabetical order.

    Args:
        key: The corpus.
        others: Whether what is in no group is one of them.
    """
    found = corpus(key).sources
    return found if others else tuple(name for name in found if name != analysis.OTHERS)


@remembered_whole()
def _unit_choices(key: Key) -> dict[str, int]:
    return analysis.unit_choices(as_read(key))


@loaded(number=4)
def _dealt(key: Key) -> Corpus:
    within: Period | None = next((by for by in get_args(Period) if by == key.within), None)
    known = _undealt(key)
    dealt = analysis.shuffled_sources(known, within=within, unit=key.unit, seed=key.deal)
    if known.copies_known:
        dealt.know_copies(known.first_copies)
    return dealt


def corpus(key: Key) -> Corpus:
    """Return a corpus to read from, never to change; with its names where searches name entities."""
    if key.named:
        return NAMED[0](key)
    key = key._replace(names=AS_FOUND)
    return _as_listed(key) if key.stops == LISTED else _edited(key)


def _as_listed(key: Key) -> Corpus:
    return _dealt(key._replace(stops=LISTED)) if key.deal else _undealt(key)


@loaded(number=4)
def _edited(key: Key) -> Corpus:
    return _as_listed(key).leaving_out(stopwords(key))


@loaded(number=4)
def title_lengths(key: Key) -> dict[str, int]:
    """Return by how many characters each text grows when titles are counted; to read from, never to change."""
    found = as_read(key)
    return dict(zip(found.documents["doc_id"].tolist(), analysis.added_lengths(found).tolist(), strict=True))


@loaded(number=8)
def span(key: Key) -> tuple[date, date] | None:
    """Return the corpus's first and last day, each with all the days that coarse dates allow; None without dates."""
    first, last = corpus(key).first_days, corpus(key).last_days
    if np.isnat(first).all():
        return None
    return pd.Timestamp(np.nanmin(first)).date(), pd.Timestamp(np.nanmax(last)).date()


def documents(key: Key, doc_ids: Sequence[str]) -> pd.DataFrame:
    """Return the rows of some documents, in that order, with their dates in words."""
    found = corpus(key)
    rows = found.documents.iloc[[found.row(doc_id) for doc_id in doc_ids]]
    return rows.assign(date=dates(rows))


def text(key: Key, doc_id: str) -> str:
    """Return the text of a document."""
    found = corpus(key)
    return found.text(found.row(doc_id))


def places_of_words(key: Key, doc_id: str, part: str, wanted: AbstractSet[str]) -> list[tuple[int, int]]:
    """Return where any of some words stands in a part of a document's text."""
    found = corpus(key)
    return analysis.word_places(part, wanted, found.rules(found.row(doc_id)))


@remembered_whole()
def stopwords(key: Key, stops: Stops | None = None) -> frozenset[str]:
    """Return the words to leave out: the list of the corpus's language, English where it does not say, as edited.

    Where there is a list, single letters are left out too.

    Args:
        key: The corpus.
        stops: Which words; None is those that the key says, which hold on every page.
    """
    stops = key.stops if stops is None else stops
    if not stops.on:
        return frozenset()
    found = _as_listed(key)
    more, fewer = (
        frozenset(word for language in found.index.languages for word in analysis.query_words(typed, language))
        for typed in (stops.more, stops.fewer)
    )
    listed = analysis.stopwords(found.language or "en")
    return (listed | (analysis.single_letters(found.index.terms.tolist()) if listed else frozenset()) | more) - fewer


@remembered_whole()
def selected(key: Key, filters: Filters) -> pd.DataFrame:
    """Return the selected documents, with their dates in words; to read from, never to change."""
    chosen = analysis.selection(corpus(key), filters)
    return chosen.documents.assign(date=dates_in_words(key)[chosen.mask])


@remembered_whole()
def made_of_selected(key: Key, filters: Filters, make: Callable[..., R], *more: Hashable) -> R:
    """Return what a function makes of the selected documents; to read from, never to change.

    Args:
        key: The corpus.
        filters: Which of its documents.
        make: The function, of a module: it is given them, and more.
        more: What else it is to know.
    """
    return make(selected(key, filters), *more)


def made_of(key: Key, make: Callable[..., R], table: pd.DataFrame, *more: Hashable, **named: Hashable) -> R:
    """Return what a function makes of a table of a corpus; to read from, never to change.

    Args:
        key: The corpus.
        make: The function, of a module: it is given the table, and more.
        table: The table; what its index says counts for nothing.
        more: What else it is to know.
        named: The same, by name.
    """
    return _made_of(key, make, Rows(table), *more, **named)


@remembered_whole()
def _made_of(key: Key, make: Callable[..., R], table: Rows, *more: Hashable, **named: Hashable) -> R:  # noqa: ARG001 - which cache it is kept in
    return make(table.table, *more, **named)


@loaded(number=8)
def dates_in_words(key: Key) -> pd.api.extensions.ExtensionArray:
    """Return the dates of all documents of a corpus in words."""
    found: pd.api.extensions.ExtensionArray = pd.array(dates(corpus(key).documents), dtype="str")
    return found


@remembered()
def fitting_period(key: Key, filters: Filters) -> Period:
    """Return by which period a page over time opens; see `analysis.fitting_period`."""
    chosen = analysis.selection(corpus(key), filters)
    return analysis.fitting_period(chosen.corpus.first_days[chosen.mask], chosen.corpus.calendar_ranks[chosen.mask])


@remembered_whole()
def doc_ids(key: Key, filters: Filters) -> frozenset[str]:
    """Return the identifiers of the selected documents."""
    return frozenset(selected(key, filters)["doc_id"])


@remembered_whole()
def sizes(key: Key, filters: Filters) -> pd.DataFrame:
    """Return the number of selected documents and of their words by source; to read from, never to change."""
    return sizes_of(selected(key, filters))


@remembered_whole()
def coloured_sources(key: Key, filters: Filters) -> tuple[str, ...]:
    """Return which sources have colours; see `palette.coloured`."""
    largest = sizes(key, filters).sort_values("documents", ascending=False, kind="stable").index
    return coloured(corpus(key).sources, largest.tolist(), filters.sources)


def sizes_of(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the number of documents and of their words by source."""
    codes, names = pd.factorize(documents["source"].array, sort=True)
    words = np.bincount(codes, documents["tokens"].to_numpy(), len(names)).astype(np.int64)
    index = pd.Index(names, dtype="str", name="source")
    return pd.DataFrame({"documents": np.bincount(codes, minlength=len(names)), "words": words}, index=index)


@remembered_whole()
def titles(key: Key, filters: Filters) -> dict[str, str]:
    """Return what to call each selected document; to read from, never to change."""
    return names.document_names(selected(key, filters))
