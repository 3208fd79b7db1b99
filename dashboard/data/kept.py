"""What is kept: work, with where its reader was, and passages, as they are taken away."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

import analysis
from analysis import AnalysisError, Filters, records
from dashboard.data.corpora import corpus, documents, opened, sizes, text
from dashboard.data.remembered import remembered
from dashboard.data.rows import Rows
from dashboard.data.tables import places, quotations, tally
from dashboard.serving.shelf import shelf
from dashboard.state.whereabouts import Kept, Key
from dashboard.wording import citations
from dashboard.wording.citations import Group, Quoted


@remembered()
def kept_session(name: str) -> Mapping[str, Sequence[str]]:
    """Return what a corpus of the shelf says of where its reader was; nothing where it is no kept work."""
    path = shelf().get(name)
    work = analysis.kept_work_at(path, texts=False) if path else None
    return dict(work.session) if work else {}


def kept_work(key: Key, session: Mapping[str, list[str]], *, texts: bool) -> Callable[[], bytes]:
    """Return what writes the file of `analysis.kept_work`, of the corpus as it was read.

    It is called when somebody asks for the file, where there is no session: it asks for the corpus by its key.
    """
    plain = opened(key.name)
    return lambda: analysis.kept_work(corpus(plain), session, name=key.name, texts=texts)


def kept_passages(key: Key, kept: Sequence[Kept]) -> pd.DataFrame:
    """Return the kept passages that a corpus has, as `analysis.quotations`, with their words and notes."""
    table = quotations(key, tuple((one.doc_id, one.start, one.end) for one in kept))
    said = {(one.doc_id, one.start, one.end): (one.word, one.note) for one in kept}
    places_ = zip(table["doc_id"], table["start"], table["end"], strict=True)
    words, notes = zip(*(said[place] for place in places_), strict=True) if len(table) else ((), ())
    return table.assign(word=pd.Series(words, dtype="str"), note=pd.Series(notes, dtype="str"))


def is_cut(key: Key, row: Mapping[str, Any]) -> tuple[bool, bool]:
    """Return whether the text of a passage goes on before it, and after it."""
    whole = text(key, row["doc_id"])
    return bool(whole[: row["start"]].strip()), bool(whole[row["end"] :].strip())


def kept_groups(key: Key, kept: pd.DataFrame, *, fold: bool) -> list[Group]:
    """Return kept passages by the words for which they were kept, those without one last.

    A passage in which its word does not stand has none. It is called when somebody asks for a file, where there is no
    session; see `kept_work`.

    Args:
        key: The corpus.
        kept: As `kept_passages` returns it.
        fold: Whether accents are ignored.
    """
    every = Filters(fold_accents=fold)
    works = {row["doc_id"]: citations.work_of(row) for row in records(documents(key, kept["doc_id"].unique().tolist()))}
    stands = {word: _stands(key, every, word) for word in kept["word"].unique().tolist() if word}
    groups: dict[str, list[Quoted]] = {word: [] for word in [*stands, ""]}
    for row, citation in zip(records(kept), citations.citations(kept), strict=True):
        before, after = is_cut(key, row)
        quoted = Quoted(
            text=citations.cut_text(row["text"], before=before, after=after),
            citation=citation,
            note=row["note"],
            work=works[row["doc_id"]],
        )
        groups[row["word"] if _holds(key, stands.get(row["word"]), row) else ""].append(quoted)
    return [
        Group(word=word, counts=_counts(key, every, word, quoted) if word else (), quoted=tuple(quoted))
        for word, quoted in groups.items()
        if quoted
    ]


def _stands(key: Key, filters: Filters, word: str) -> pd.DataFrame | None:
    """Return where a word stands; None for a search that cannot be understood, as a link may have one."""
    try:
        return places(key, filters, word)
    except AnalysisError:
        return None


def _holds(key: Key, found: pd.DataFrame | None, row: Mapping[str, Any]) -> bool:
    """Return whether a passage holds one of the places of its word."""
    if found is None:
        return False
    begins = analysis.marks(corpus(key), row["doc_id"], found)[:, 0]
    return bool(((begins >= row["start"]) & (begins < row["end"])).any())


def _counts(key: Key, filters: Filters, word: str, quoted: Sequence[Quoted]) -> tuple[str, ...]:
    """Return how often a word is used in each source of some passages, and in how many of its documents."""
    found, of_each = tally(key, Rows(places(key, filters, word))), sizes(key, filters)["documents"]
    return tuple(
        citations.use(word, int(found["found"][source]), int(found["used"][source]), int(of_each[source]), source)
        for source in sorted({one.work.source for one in quoted})
    )
