"""Work that somebody kept: it says what a link says, and is taken up as a link is followed."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import streamlit as st

from analysis import Corpus, Piece, is_kept_work, read_kept_work
from dashboard.serving.bundled import offered
from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.state.corpora import free_name, own_corpora
from dashboard.state.keys import AGAIN, BROUGHT, CORPUS_NOW, FINGERPRINT, GONE, HERE, LINK, LINKED, READ_SO, WAITING
from dashboard.state.linked import are_those_of_the_link, brought_as, files_to_bring, filters_of_link
from dashboard.state.session import follow_link


def taken_up(pieces: Sequence[Piece]) -> list[Piece]:
    """Follow what a file of kept work says, where one is among files, and return the files that are to be read.

    With its texts in it, it is itself the file to be read. Without them, those are its texts that are brought with it,
    or after it; and a corpus that everybody has here is opened at once.

    Args:
        pieces: What was brought.

    Raises:
        IntakeError: It is not as it was made, or a newer version has made it.
    """
    kept = next((piece for piece in pieces if is_kept_work(piece)), None)
    if kept is None:
        return list(pieces)
    work = read_kept_work(kept, texts=False)
    said = dict(work.session) | {settings.CORPUS.key: [work.name], FINGERPRINT: [work.fingerprint[:12]]}
    if work.has_texts:
        own = {
            settings.CORPUS.key: [free_name(work.name)],
            BROUGHT: [brought_as(kept.name, sha256(kept.data).hexdigest())],
            READ_SO: [],
        }
        said |= own
    leave_for(said)
    return [kept] if work.has_texts else [piece for piece in pieces if piece is not kept]


def serve_kept(session: Mapping[str, Sequence[str]]) -> None:
    """Begin a session that was opened by no link with what a file on the shelf says of its own corpus."""
    if session and HERE not in st.session_state and not st.session_state[LINKED]:
        others = (settings.CORPUS.key, BROUGHT, READ_SO, FINGERPRINT)
        follow_link({name: values for name, values in session.items() if name not in others})
        st.session_state[WAITING] = True


def settle_in(name: str, corpus: Corpus) -> None:
    """Let the filters of work that was taken up hold, before the widgets of the sidebar are drawn.

    Args:
        name: What the corpus that is open is called.
        corpus: It.
    """
    if st.session_state.pop(WAITING, False):
        fingerprint = "".join(st.session_state[LINKED].get(FINGERPRINT, [])[:1])
        st.session_state.update(filters_of_link(corpus) | {CORPUS_NOW: name, LINK: (name, fingerprint)})


def leave_for(said: Mapping[str, Sequence[str]]) -> None:
    """Leave what is open for what a link, kept work or a browser says.

    Args:
        said: Settings by name, each with its values; a corpus is among them.
    """
    for one in settings.LOCAL:
        st.session_state.pop(one.key, None)
    follow_link(said)
    st.session_state.pop(AGAIN, None)
    (name,) = linked(settings.CORPUS)
    if _is_here(name):
        st.session_state.update({settings.CORPUS.key: name, WAITING: True, GONE: ""})
    else:
        st.session_state.pop(GONE, None)
        st.session_state[settings.CORPUS.key] = None  # what is only taken away a browser would say again


def _is_here(name: str) -> bool:
    """Return whether the corpus that a link is to can be opened at once: of one's own, where these are its files."""
    if mine := own_corpora().get(name):
        return not files_to_bring() or are_those_of_the_link(mine.files)
    return name in offered() and not files_to_bring()
