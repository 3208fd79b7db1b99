"""Who makes room for whom, and what is said of it."""

import gc
import weakref
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis import IntakeError, Layout, Piece, limits, read_corpus
from dashboard import data
from dashboard.state import guests
from dashboard.state.corpora import WHEN_GONE, Brought, File, Own
from dashboard.state.guests import Guests
from dashboard.state.intake import _check_documents
from dashboard.state.whereabouts import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.dashboard.conftest import Visit

LONG = 60.0 * (limits.IDLE_MINUTES + 1)


@dataclass(eq=False)
class _Somebody:
    """A session of which only this is known."""

    size: int
    idle: float = 0.0  # seconds
    at_work: bool = False
    seen: float = field(init=False)

    def __post_init__(self) -> None:
        self.seen = monotonic() - self.idle

    def make_room(self) -> None:
        self.size = 0


def _house(*known: _Somebody) -> Guests:
    """Return a server that has let these in already."""
    house = Guests()
    house._known.update(known)
    return house


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let there be room for a thousand bytes."""
    monkeypatch.setattr(limits, "GUESTS_BYTES", 1_000)
    monkeypatch.setattr(guests, "_GROWS", 1)
    return 1_000


@pytest.mark.parametrize(
    ("more", "left"),
    [
        pytest.param(400, [300, 300, 0], id="there is room"),
        pytest.param(401, [300, 0, 0], id="the one that is idle longest goes"),
        pytest.param(900, [0, 0, 0], id="and then the next"),
    ],
)
def test_the_longest_idle_goes_first(room: int, more: int, left: list[int]) -> None:
    """No more go than must."""
    known = [_Somebody(300, LONG), _Somebody(300, 2 * LONG), _Somebody(0, 3 * LONG)]

    _house(*known).admit(_Somebody(0), more)

    assert [one.size for one in known] == left
    assert room == limits.GUESTS_BYTES


@pytest.mark.parametrize("other", [_Somebody(600), _Somebody(600, LONG, at_work=True)], ids=["here", "at work"])
@pytest.mark.usefixtures("room")
def test_who_is_not_idle_stays_and_nobody_goes_in_vain(other: _Somebody) -> None:
    """It is said what to do, and the one who is idle keeps what it has, too, as that would not do."""
    idle = _Somebody(100, LONG)

    with pytest.raises(IntakeError, match=r"^E-BUSY · .*the texts of 1 other visitor who are at work") as caught:
        _house(other, idle).admit(_Somebody(0), 500)

    assert "bring them again in some minutes" in caught.value.todo
    assert (other.size, idle.size) == (600, 100)


@pytest.mark.usefixtures("room")
def test_what_is_more_than_there_is_for_all_is_refused() -> None:
    """Nobody has to go for it."""
    idle = _Somebody(100, LONG)

    with pytest.raises(IntakeError, match=r"^E-SESSION-FULL · what you have here would take 1,001 bytes"):
        _house(idle).admit(_Somebody(600), 401)

    assert idle.size == 100


def test_so_many_sessions_have_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more takes the place of the one that is idle longest; those that have brought nothing do not count."""
    monkeypatch.setattr(limits, "GUESTS", 2)
    known = [_Somebody(1, LONG), _Somebody(1, 2 * LONG), _Somebody(0)]
    house = _house(*known)

    house.admit(_Somebody(0), 1)

    assert [one.size for one in known] == [1, 0, 0]


def test_a_session_s_size_is_of_each_file_and_corpus_once(seeds_folder: "Path") -> None:
    """Two names for one corpus take no more than one; nothing is nothing."""
    corpus = read_corpus(seeds_folder)
    file = File.of(Piece("posts.csv", b"abc" * 100))
    mine, empty = Own(), Own()
    mine.corpora["posts"] = Brought(corpus, (file,), Layout())
    once = mine.size
    mine.corpora["posts (2)"] = Brought(corpus, (file,), Layout())

    assert mine.size == once > sum(map(len, corpus.texts))
    assert (empty.size, empty.at_work) == (0, False)


def test_who_makes_room_forgets_everything_and_knows_what_went(seeds_folder: "Path") -> None:
    """What else keeps something of the session is told."""
    told: list[tuple[str, str]] = []

    def tell(token: str, fingerprint: str) -> None:
        told.append((token, fingerprint))

    WHEN_GONE.append(tell)
    mine = Own()
    mine.corpora["posts"] = Brought(read_corpus(seeds_folder), (), Layout())

    mine.make_room()
    WHEN_GONE.remove(tell)

    assert (mine.corpora, mine.size, mine.went, told) == ({}, 0, ("posts",), [(mine.token, "")])


def _bring(visit: "Visit", corpus: Any, name: str = "posts") -> Own:
    """Have a visitor bring a corpus and open it."""
    mine: Own = visit.app.session_state["_own"]
    mine.corpora[name] = Brought(corpus, (File.of(Piece(f"{name}.csv", b"abc")),), Layout())
    visit.app.run()
    visit.put(corpus=name)
    return mine


def test_the_visitor_who_was_let_go_is_told_and_asked_and_others_see_what_they_saw(
    visit: "Callable[..., Visit]", seeds_folder: "Path"
) -> None:
    """Page, filters and tray are kept; nothing of the other's changes."""
    corpus = read_corpus(seeds_folder)
    one, other = visit("terms"), visit("terms")
    mine, _ = _bring(one, corpus), _bring(other, corpus)
    one.put(word="ice", source=["Revolution"], n=2, kept=["0-5 001_e43efa28872b9260"])
    before, numbers = one.app.session_state["_said"], other.numbers

    mine.make_room()
    one.app.run()

    said = " ".join(one.said)
    assert one.refusals == {"E-PRIVATE"}
    assert "“posts” was let go: nothing was done here for 10 minutes or more, and others needed the room." in said
    assert "“posts” is no longer here: this server keeps nothing" in said
    assert "“posts.csv” (SHA-256 ba7816bf8f01…)" in said
    assert one.app.session_state["_said"] == before
    other.app.run()
    assert other.numbers == numbers
    assert other.refusals == set()


def test_a_download_holds_no_corpus_and_says_when_it_is_gone(
    visit: "Callable[..., Visit]", seeds_folder: "Path"
) -> None:
    """It is written while the corpus is here; afterwards it says what to do."""
    mine = _bring(visit("terms"), read_corpus(seeds_folder))
    key = Key("posts", "", owner=mine.token)
    held = weakref.ref(mine.corpora["posts"].corpus)
    read = data.passage_reader(key)

    assert data.corpus(key) is held()
    mine.make_room()
    gc.collect()
    assert held() is None
    with pytest.raises(IntakeError, match="E-CORPUS"):
        read(pd.DataFrame({"position": [0]}))


def test_too_many_documents_are_refused(
    visit: "Callable[..., Visit]", seeds_folder: "Path", monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is not taken, and the sentence says how many there may be."""
    monkeypatch.setattr(limits, "SESSION_DOCUMENTS", 4)

    with pytest.raises(IntakeError, match=r"5 documents here, and one session may have 4 documents"):
        _check_documents(read_corpus(seeds_folder), "")
    assert visit("terms").refusals == set()
