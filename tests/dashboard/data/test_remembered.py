"""What is remembered: for everybody of the shelf, in its session of a private corpus, and nowhere without one."""

import gc
import weakref
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Corpus, Layout, Piece
from dashboard.data.remembered import forget, remembered, remembered_whole
from dashboard.data.rows import Rows
from dashboard.state import corpora
from dashboard.state.corpora import Brought, File, Own
from dashboard.state.whereabouts import Key

SHELF, MINE = Key("a", "f"), Key("a", "f", owner="token")


def _page() -> None:
    import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own

    from dashboard.data import remembered as module  # noqa: PLC0415
    from dashboard.state.whereabouts import Key as Which  # noqa: PLC0415

    asked: list[Any] = []

    @module.remembered()
    def answer(key: Which, number: int) -> str:
        asked.append((key.owner, number))
        return f"{key.owner} {number}"

    for owner in ("", "", "one", "one", "two"):
        answer(Which("a", "f", owner=owner), 1)
    streamlit.text(asked)


def test_each_answer_is_computed_once_for_each_owner() -> None:
    """The shelf's once, and that of each owner once, though their corpora are called the same and alike."""
    app = AppTest.from_function(_page).run()

    assert not app.exception
    assert app.text[0].value == "[('', 1), ('one', 1), ('two', 1)]"


def test_nothing_private_is_in_a_cache_of_everybody() -> None:
    """Without a session a private answer is computed each time; one of the shelf is remembered."""
    asked: list[Key] = []

    @remembered()
    def copied(key: Key) -> int:
        asked.append(key)
        return len(asked)

    @remembered_whole()
    def whole(key: Key) -> list[Key]:
        asked.append(key)
        return asked

    assert [copied(SHELF), copied(SHELF), copied(MINE), copied(MINE)] == [1, 1, 2, 3]
    assert whole(SHELF) is whole(SHELF)
    assert asked.count(SHELF) == 2
    forget()


def test_who_changes_a_table_changes_nothing_that_is_remembered() -> None:
    """Each who asks has a table of their own; the content is shared, and gone through once for its digest."""

    @remembered()
    def table(key: Key) -> pd.DataFrame:  # noqa: ARG001 - what it is kept by
        return pd.DataFrame({"term": ["a", "b"], "count": [1, 2]})

    digest = Rows(table(SHELF)).digest()
    changed = table(SHELF)
    changed["share"] = 0.5
    changed.loc[0, "count"] = 9

    assert table(SHELF).to_dict("list") == {"term": ["a", "b"], "count": [1, 2]}
    assert np.shares_memory(table(SHELF)["count"].to_numpy(), table(SHELF)["count"].to_numpy())
    assert Rows(table(SHELF)).digest() == digest
    forget()


def test_tables_are_told_apart_by_all_of_their_content() -> None:
    """A table that is asked by is not kept with the answer, only what it says."""
    asked: list[int] = []

    @remembered()
    def rows(key: Key, table: Rows) -> int:  # noqa: ARG001 - what it is kept by
        asked.append(len(table.table))
        return asked[-1]

    some, other = (pd.DataFrame({"count": numbers}) for numbers in ([1, 2], [1, 3]))
    gone = weakref.ref(some)
    found = [rows(SHELF, Rows(some)), rows(SHELF, Rows(some.copy())), rows(SHELF, Rows(other))]
    del some

    assert found == [2, 2, 2]
    assert asked == [2, 2]
    assert gone() is None
    forget()


def test_what_says_nothing_of_a_corpus_is_not_remembered() -> None:
    """A function that is asked by anything but a key or a name cannot choose its cache."""

    @remembered()
    def answer(number: int) -> int:
        return number

    with pytest.raises(TypeError, match="by a Key, a Here or a name first, not by a int"):
        answer(1)


def _own(corpus: Corpus) -> Own:
    mine = Own()
    mine.corpora["posts"] = Brought(corpus, (File.of(Piece("posts.csv", b"abc")),), Layout())
    return mine


def test_a_file_is_kept_packed_and_comes_back_as_it_was() -> None:
    """Its bytes are packed, its digest is that of the file."""
    kept = File.of(Piece("posts.csv", b"abc" * 1_000))

    assert kept.piece.data == b"abc" * 1_000
    assert len(kept.packed) < 100
    assert kept.digest.startswith("328de8f1895f")  # as sha256sum has it


def test_what_a_session_has_brought_goes_with_it(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some time after the session was cut off nothing holds its corpora any more, frozen garbage or not."""
    monkeypatch.setattr(corpora, "_A_MOMENT", 0.0)
    corpus = make_corpus([{"text": "secret words"}])
    mine, gone = _own(corpus), weakref.ref(corpus)
    del corpus
    gc.collect()

    mine.leave(0.0)
    mine._leaving.join()  # type: ignore[union-attr]

    assert mine.corpora == {}
    assert gone() is None


def test_who_comes_back_in_time_finds_everything(make_corpus: Any) -> None:
    """A moment without a connection costs nothing."""
    mine = _own(make_corpus([{"text": "secret words"}]))

    mine.leave(60.0)
    mine.stay()

    assert list(mine.corpora) == ["posts"]
    assert mine._leaving is None
