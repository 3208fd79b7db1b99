"""The command `discourse warm`: has done before the first visitor comes what else the first would wait for."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from analysis import (
    AnalysisError,
    Corpus,
    checked_path,
    counted,
    keep_names,
    marked_corpus,
    sweep_cache,
)
from dashboard.serving import mapping, shelf
from dashboard.serving.bundled import offered
from dashboard.serving.opening import shelf_corpus

_INCOMPLETE = 3  # what a shell is told where something could not be made ready
_OTHER_LANGUAGE = "E-LANGUAGE"  # there is nothing to look for, and nothing amiss
Say = Callable[[str], None]


def add_warming(parser: ArgumentParser) -> None:
    """Add the options to the command's parser."""
    parser.add_argument("corpus", nargs="*", type=Path, help="folders or files, as of serve (all that it offers)")
    parser.add_argument("--without-names", action="store_true", help="do not look for names, which takes longest")


def warm_corpora(wanted: Namespace) -> int:
    """Make corpora ready, with a line for each step, and return 0 where all was done, else _INCOMPLETE.

    What is ready is not done again, so that whoever was stopped goes on.

    Raises:
        ValueError: A path or an option is wrong; nothing was done.
        OSError: There is no room to keep something.
    """
    paths = [checked_path(path).resolve() for path in wanted.corpus]
    mapping.hand_over(wanted, paths)
    if paths:
        os.environ[shelf.VARIABLE] = shelf.written(paths)
    if wanted.clean:
        os.environ[shelf.CLEAN] = "1"
    names = [name for name in shelf.shelf() if name != shelf.STARTER] if paths else offered()
    whole = [_made_ready(name, names=not wanted.without_names) for name in names]
    sweep_cache()
    return 0 if all(whole) else _INCOMPLETE


def _made_ready(name: str, *, names: bool) -> bool:
    """Make one corpus ready, and return whether all of it is."""
    try:
        with _step(name) as say:
            corpus = shelf_corpus(name)
            say(f"ready, {counted(len(corpus.documents), 'document')}")
        if names:
            with _step(name) as say:
                say(_names(corpus))
    except AnalysisError as error:
        _write(f"{name}: {error}")
        return error.code == _OTHER_LANGUAGE
    return True


def _names(corpus: Corpus) -> str:
    """Find the names of a corpus, unless they are kept, and return what became of it."""
    if corpus.marks is not None:
        return f"{counted(len(corpus.marks), 'name')} are there"
    found = marked_corpus(corpus)
    keep_names(found)
    return f"{counted(0 if found.marks is None else len(found.marks), 'name')} kept"


@contextmanager
def _step(name: str) -> Iterator[Say]:
    """Give what says what was done, after which the time is told that it took."""
    began = monotonic()
    yield lambda done: _write(f"{name}: {done} ({monotonic() - began:.1f} s)")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
