"""One's own corpora: they live in the session that brought them, and go with it.

Nothing of them stays on a disk. A reader who is cut off for a moment finds them again; who has left for longer
than Streamlit waits, or closes the tab, has taken them along.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, count
from secrets import token_urlsafe
from threading import Timer
from time import monotonic
from typing import Protocol, Self
from weakref import WeakValueDictionary

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import Corpus, IntakeError, Layout, Piece, memory
from dashboard.serving.bundled import offered
from dashboard.state.guests import expected
from dashboard.state.keys import OWN
from dashboard.wording import intake

# What is told of corpora that are gone: their owner's token, and the fingerprint of one; an empty one is all of them.
WHEN_GONE: list[Callable[[str, str], None]] = []
_QUICKLY = 1  # of nine: how hard files that are kept are packed
_A_MOMENT = 10.0  # seconds beside those for which Streamlit keeps a session that was cut off


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was brought, packed: it is read again when more is added, or something is to be left out.

    Attributes:
        name: What it is called.
        digest: The SHA-256 of its bytes, as it can be computed anywhere.
        size: Its bytes.
        packed: What they are packed to.
    """

    name: str
    digest: str
    size: int
    packed: bytes

    @classmethod
    def of(cls, piece: Piece) -> Self:
        """Return a piece as it is kept."""
        digest = sha256(piece.data).hexdigest()
        return cls(piece.name, digest, len(piece.data), zlib.compress(piece.data, _QUICKLY))

    @property
    def piece(self) -> Piece:
        """The file as it was brought."""
        return Piece(self.name, zlib.decompress(self.packed))


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """A corpus of one's own.

    Attributes:
        corpus: What is counted.
        files: What it was read from.
        layout: How they were read.
    """

    corpus: Corpus
    files: tuple[File, ...]
    layout: Layout

    @property
    def size(self) -> int:
        """The bytes of its files."""
        return sum(file.size for file in self.files)


@dataclass(slots=True, eq=False, weakref_slot=True)
class Own:
    """All that a session has brought: a `guests.Guest`.

    Attributes:
        token: What tells its corpora from those of all other sessions; nobody can guess it.
        corpora: By name.
        bringing: What is being brought now, with a way to stop it (a `Bringing`); None where nothing is.
        refused: Why the last files were not even read; None where they were.
        round: How often files were brought: each time there is a new place to put them.
        session: What Streamlit calls the session.
        seen: When the session was here last, by the clock of this process.
        went: What was let go for others, by name, and has not been spoken of yet.
    """

    token: str = field(default_factory=token_urlsafe)
    corpora: dict[str, Brought] = field(default_factory=dict)
    bringing: "Underway | None" = None
    refused: IntakeError | None = None
    round: int = 0
    session: str = ""
    seen: float = field(default_factory=monotonic)
    went: tuple[str, ...] = ()
    _leaving: Timer | None = None

    def stay(self) -> Self:
        """Keep everything: the session is here, or back again."""
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None
        return self

    def leave(self, after: float) -> None:
        """Let everything go, unless the session comes back before some seconds have passed."""
        self.stay()
        if self.corpora or self.bringing:
            self._leaving = Timer(after + _A_MOMENT, self.forget)
            self._leaving.daemon = True
            self._leaving.start()

    def put(self, name: str, brought: Brought) -> None:
        """Keep a corpus under a name, instead of what had it."""
        if name in self.corpora:
            self.let_go(name)
        self.corpora[name] = brought

    def let_go(self, name: str) -> None:
        """Let go a corpus, and all that others know of it."""
        _tell_gone(self.token, self.corpora.pop(name).corpus.fingerprint)

    def forget(self) -> None:
        """Let everything go."""
        if self.bringing is not None:
            self.bringing.stop()
        self.corpora.clear()
        _tell_gone(self.token)
        self.bringing = self.refused = None

    def make_room(self) -> None:
        """Let everything go, for others; the session is told when it is here next."""
        self.went = tuple(dict.fromkeys([*self.went, *(one for one, _, _ in self._held())]))
        self.forget()

    @property
    def size(self) -> int:
        """The bytes of memory that all this takes."""
        files = {id(file): file for _, of_one, _ in self._held() for file in of_one}
        corpora = {id(corpus): corpus for _, _, corpus in self._held() if corpus is not None}
        coming = expected(sum(file.size for file in self.bringing.files)) if self.at_work and self.bringing else 0
        return sum(len(file.packed) for file in files.values()) + sum(map(memory, corpora.values())) + coming

    @property
    def at_work(self) -> bool:
        """Whether files are being read."""
        return self.bringing is not None and self.bringing.at_work

    def _held(self) -> Iterator[tuple[str, tuple[File, ...], Corpus | None]]:
        """Yield what is here: its name, its files, and what was read from them, if anything was."""
        yield from ((name, one.files, one.corpus) for name, one in list(self.corpora.items()))
        if (now := self.bringing) is not None:
            yield now.name, now.files, now.corpus


def _tell_gone(token: str, fingerprint: str = "") -> None:
    for told in WHEN_GONE:
        told(token, fingerprint)


class Underway(Protocol):
    """What is being brought."""

    name: str
    files: tuple[File, ...]
    corpus: Corpus | None

    @property
    def at_work(self) -> bool:
        """Whether it is still being read."""

    def stop(self) -> None:
        """Read no further; nothing happens where it was read."""


_KNOWN: WeakValueDictionary[str, Own] = WeakValueDictionary()  # all there are, by their tokens


def own() -> Own:
    """Return what this session has brought."""
    if OWN not in st.session_state:
        context = get_script_run_ctx(suppress_warning=True)
        st.session_state[OWN] = Own(session=context.session_id if context else "")
    found: Own = st.session_state[OWN]
    _KNOWN[found.token] = found
    found.seen = monotonic()
    return found


def own_corpora() -> dict[str, Brought]:
    """Return one's own corpora by name; to read from, never to change."""
    return own().corpora


def owner_of(name: str) -> str:
    """Return whose a corpus is: this session's token for one's own, and nothing for one of the shelf."""
    mine: Own | None = st.session_state.get(OWN)
    return mine.token if mine is not None and name in mine.corpora else ""


def own_corpus(name: str, owner: str) -> Corpus:
    """Return a corpus of one's own; where there is no session, as in the writing of a download, that of its owner.

    Raises:
        IntakeError: `E-CORPUS` where this session has none of that name, or is not its owner.
    """
    mine = own() if get_script_run_ctx(suppress_warning=True) else _KNOWN.get(owner)
    if mine is None or owner != mine.token or name not in mine.corpora:
        raise IntakeError("E-CORPUS", intake.GONE, todo=intake.BRING_AGAIN)
    return mine.corpora[name].corpus


def free_name(wanted: str) -> str:
    """Return what a new corpus is called: as wanted, not too long, with a number where another is called so."""
    wanted = intake.short(wanted)
    names = chain((wanted,), (f"{wanted} ({number})" for number in count(2)))
    return next(name for name in names if name not in {*own().corpora, *offered()})
