"""What a server does as soon as it is started, so that its first visitors do not wait for it."""

import logging
import threading
from importlib import import_module

from analysis import AnalysisError, Filters
from dashboard.data.corpora import as_read
from dashboard.data.jobs import pool
from dashboard.data.tables import caveats
from dashboard.serving import memory
from dashboard.serving.shelf import out_of_reach, shelf
from dashboard.state.whereabouts import Key

_OPEN = 8  # corpora: as many stay open
_PAGES = "dashboard.blocks"  # what pages are made of; it loads all the rest


def prepare() -> None:
    """Have other processes start and read what is on the shelf, load what pages need meanwhile, and return.

    Visitors who come before all is open wait for the same readings. What cannot be opened is said to whoever asks for
    it; the log has its code.
    """
    memory.keep_little()
    threading.Thread(target=_open, daemon=True).start()
    import_module(_PAGES)


def _open() -> None:
    """Open corpora of the shelf, the first first, with what every page says of them."""
    missing = out_of_reach()
    names = [name for name in shelf() if name not in missing][:_OPEN]
    try:
        pool().make_ready()
    except AnalysisError as error:
        _note("a process for what takes long", error)
    for name in names:
        try:
            key = Key(name, as_read(Key(name, "", owner="")).fingerprint, owner="")
            caveats(key, Filters())
        except AnalysisError as error:
            _note(name, error)


def _note(what: str, error: AnalysisError) -> None:
    """Note that something is not there; what an error says may be of texts, its code is not."""
    logging.getLogger(__name__).warning("not there before anybody asks for it: %s (%s)", what, error.code)
