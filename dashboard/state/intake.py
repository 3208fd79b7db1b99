"""What is being brought: files on their way to a corpus, with what was asked about them and what came of it.

The corpus that is open stays as it is until somebody opens the new one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st

import analysis
from analysis import (
    Corpus,
    Filters,
    IntakeError,
    IntakeJob,
    Layout,
    Piece,
    Provenance,
    Question,
    QuestionError,
    limits,
    one_line,
)
from dashboard.state import linked as links
from dashboard.state import settings
from dashboard.state.corpora import Brought, File, free_name, own
from dashboard.state.guests import GUESTS
from dashboard.state.keys import ARRIVED, CORPUS_NOW
from dashboard.state.pages import CORPUS, FIRST, HOME
from dashboard.wording import intake


@dataclass(eq=False)
class Bringing:
    """Files that are being read, or have been.

    Attributes:
        files: As they were brought.
        layout: How they are read.
        name: What the corpus is called.
        instead_of: The corpus of one's own whose place it takes; empty for none.
        job: What reads them.
        corpus: What came of it; None while nothing has.
        error: Why nothing did; None where something did.
    """

    files: tuple[File, ...]
    layout: Layout
    name: str
    instead_of: str = ""
    job: IntakeJob | None = None
    corpus: Corpus | None = None
    error: IntakeError | None = None

    def start(self, pieces: Sequence[Piece]) -> None:
        """Have the files read, by another process."""
        self.stop()
        self.corpus = self.error = None
        job = IntakeJob(pieces, self.layout, name=self.name)
        try:
            job.start()
        except IntakeError as error:  # there is no room for it
            self.error = error
        else:
            self.job = job

    def stop(self) -> None:
        """Have them read no further."""
        if self.job is not None:
            self.job.cancel()
            self.job = None

    @property
    def at_work(self) -> bool:
        """Whether they are still being read, as anybody may ask."""
        return self.job is not None and not self.job.finished

    @property
    def running(self) -> bool:
        """Whether they are still being read; once they are not, what came of it is at hand."""
        if self.job is None:
            return False
        if not self.job.finished:
            return True
        try:
            found = self.job.corpus()
            _check_documents(found, self.instead_of)
            self.corpus = found
            GUESTS.admit(own(), 0)
        except IntakeError as error:
            self.corpus, self.error = None, error
        self.job = None
        return False

    @property
    def provenance(self) -> Provenance | None:
        """What is known of the files; None while nothing is."""
        known = self.corpus.provenance if self.corpus is not None else getattr(self.error, "provenance", None)
        return known if isinstance(known, Provenance) else None

    @cached_property
    def caveats(self) -> list[pd.DataFrame]:
        """The cautions that concern all of what was read; none while nothing was."""
        return [analysis.caveats(self.corpus, Filters())] if self.corpus is not None else []

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only the person can say who brings them."""
        return self.error.questions if isinstance(self.error, QuestionError) else ()


def bringing() -> Bringing | None:
    """Return what is being brought; None where nothing is."""
    found = own().bringing
    return found if isinstance(found, Bringing) else None


def last_refusal() -> IntakeError | None:
    """Return why the last files were not taken at all; None where they were."""
    return own().refused


def bring(pieces: Sequence[Piece], *, name: str = "", layout: Layout | None = None, add_to: str = "") -> None:
    """Begin to read files as a corpus of one's own.

    Args:
        pieces: The files.
        name: What the corpus is called; else it is called after its files.
        layout: How they are to be read, as far as that is known.
        add_to: The corpus of one's own that they are added to; empty for none.
    """
    mine = own()
    before = mine.corpora[add_to].files if add_to else ()
    try:
        _check_room(pieces, [file.size for one in mine.corpora.values() for file in one.files])
        GUESTS.admit(mine, sum(len(piece.data) for piece in pieces))
    except IntakeError as error:
        refuse(error)
        return
    known = {file.digest for file in before}
    fresh = [file for file in map(File.of, pieces) if file.digest not in known]
    if layout is None:
        layout = mine.corpora[add_to].layout if add_to else links.layout_of(fresh)
    called = add_to or free_name(one_line(name) or intake.name_of([piece.name for piece in pieces]))
    _begin(Bringing((*before, *fresh), layout, called, add_to))


def refuse(error: IntakeError) -> None:
    """Say why files are not taken at all."""
    own().refused = error
    own().round += 1


def read_again(layout: Layout) -> None:
    """Read the files that are being brought once more, as somebody says that they are meant."""
    now = bringing()
    if now is not None:
        _begin(replace(now, layout=layout))


def answer(questions: Sequence[Question], chosen: Mapping[str, str]) -> None:
    """Read the files once more, with the answers to what was asked.

    Args:
        questions: What was asked.
        chosen: The value of the answer to each, by its setting.
    """
    now = bringing()
    if now is not None:
        layout = now.layout
        for question in questions:
            layout = layout.with_answer(question.setting, chosen[question.setting])
        read_again(layout)


def look_again(name: str) -> None:
    """Look once more at how a corpus of one's own was read."""
    found = own().corpora[name]
    own().bringing = Bringing(found.files, found.layout, name, name, corpus=found.corpus)


def put_back() -> None:
    """Let go what is being brought; what is open stays open."""
    mine = own()
    if mine.bringing is not None:
        mine.bringing.stop()
    mine.bringing = mine.refused = None


def let_corpus_go(name: str) -> None:
    """Let go a corpus of one's own; the first of the shelf is open instead, where it was."""
    own().let_go(name)
    if st.session_state.get(settings.CORPUS.key) == name:
        st.session_state.pop(settings.CORPUS.key)


def take_in() -> str:
    """Make what was read a corpus of one's own, the one that is open, and return the page on which it opens.

    That is Overview, or the page of the link that asked for it; empty where nothing was read.
    """
    now = bringing()
    if now is None or now.corpus is None:
        return ""
    linked = links.restored(now.name, now.files, now.corpus)
    name = linked or now.name
    if not linked and st.session_state.get(CORPUS_NOW) == name:  # it is another corpus now: no filter is meant for it
        st.session_state[CORPUS_NOW] = ""
    layout = now.provenance.layout if now.provenance is not None else now.layout
    own().put(name, Brought(now.corpus, now.files, layout))
    own().bringing = None
    st.session_state[settings.CORPUS.key] = name
    page = st.session_state.get(ARRIVED, FIRST) if linked else FIRST
    return FIRST if page in (CORPUS, HOME) else page


def _begin(fresh: Bringing) -> None:
    mine = own()
    if mine.bringing is not None:
        mine.bringing.stop()
    mine.bringing, mine.refused = fresh, None
    mine.round += 1
    fresh.start([file.piece for file in fresh.files])


def _check_room(pieces: Sequence[Piece], kept: Sequence[int]) -> None:
    """Check that files are not too large, and that the session has room for them.

    Raises:
        IntakeError: `E-TOO-LARGE` or `E-SESSION-FULL`.
    """
    for piece in pieces:
        if len(piece.data) > limits.UPLOAD_BYTES:
            held, most = intake.size(len(piece.data)), intake.size(limits.UPLOAD_BYTES)
            what, todo = intake.too_large(held, most), intake.TOO_LARGE_TODO
            raise IntakeError("E-TOO-LARGE", what, where=piece.name, todo=todo)
    size, number = sum(kept) + sum(len(piece.data) for piece in pieces), len(kept) + len(pieces)
    if size > limits.SESSION_BYTES or number > limits.SESSION_FILES:
        what = intake.session_full(intake.size(size), number)
        raise IntakeError("E-SESSION-FULL", what, todo=intake.SESSION_FULL_TODO)


def _check_documents(found: Corpus, instead_of: str) -> None:
    """Check that a session has room for the documents of a corpus.

    Args:
        found: The corpus.
        instead_of: The corpus of one's own whose place it takes; empty for none.

    Raises:
        IntakeError: `E-SESSION-FULL`.
    """
    kept = sum(len(one.corpus.documents) for name, one in own().corpora.items() if name != instead_of)
    number = kept + len(found.documents)
    if number > limits.SESSION_DOCUMENTS:
        raise IntakeError("E-SESSION-FULL", intake.too_many_documents(number), todo=intake.SESSION_FULL_TODO)
