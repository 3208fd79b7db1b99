"""Exercises: small files of steps, each with a link, a question and room for an answer; those that come with it first.

A file says which corpus it is about. What is wrong with one is said in a line, and the file is passed over.
"""

import logging
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from analysis import IntakeError, legible, limits
from dashboard.serving.shelf import EXERCISES
from dashboard.state import settings
from dashboard.state.linked import named_files
from dashboard.state.pages import FIRST, HOME, PAGES

_SHIPPED = Path(__file__).parents[2] / "exercises"
_ENDING = ".toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_LONGEST = {"title": 100, "corpus": 200, "sentence": 1_000, "question": 400, "link": 4_000}  # characters
_MOST_FILES = 100  # of a folder
_MOST_PARAMETERS = 200  # of a link


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exercise.

    Attributes:
        page: The page that it opens, by its name.
        said: What its link says, by name.
        sentence: What is to be seen there.
        question: What is asked.
    """

    page: str
    said: Mapping[str, Sequence[str]]
    sentence: str
    question: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise.

    Attributes:
        name: What a link calls it.
        title: What the page calls it.
        corpus: Which corpus it is about.
        steps: One at least.
    """

    name: str
    title: str
    corpus: str
    steps: tuple[Step, ...]

    @property
    def files(self) -> list[str]:
        """The names of the files that its reader brings; none for a corpus of the shelf."""
        return [name for _, name in named_files(self.steps[0].said)]


def exercise_called(name: str) -> Exercise:
    """Return an exercise by its name; that of the host, where both have one.

    Raises:
        IntakeError: `E-EXERCISE` where there is none of that name, or something is wrong with its file.
    """
    paths = [folder / f"{name}{_ENDING}" for folder in reversed(_folders())] if _NAME.fullmatch(name) else []
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        raise IntakeError("E-EXERCISE", f"there is no exercise “{legible(name[: limits.LONGEST_QUOTE])[0]}” here")
    return _read(found)


def exercises() -> tuple[list[Exercise], list[IntakeError]]:
    """Return all exercises by their titles, and what is wrong with the others."""
    paths = {path.stem: path for folder in _folders() for path in sorted(folder.glob(f"*{_ENDING}"))[:_MOST_FILES]}
    found, wrong = list[Exercise](), list[IntakeError]()
    for path in paths.values():
        try:
            found.append(_read(path))
        except IntakeError as error:
            wrong.append(error)
    return sorted(found, key=lambda one: one.title), wrong


def _folders() -> list[Path]:
    """Return where exercises lie: those that come with the program, and those of the host."""
    named = os.environ.get(EXERCISES, "")
    return [_SHIPPED, *([Path(named)] if named else [])]


def _read(path: Path) -> Exercise:
    """Return the exercise of a file; it is read again when it has changed."""
    try:
        there = path.stat()
        found = _tried(path, there.st_mtime_ns, there.st_size)
    except OSError as error:
        raise _refusal(path.name, error.strerror or "it cannot be read") from error
    if isinstance(found, IntakeError):
        raise found
    return found


@lru_cache(maxsize=256)
def _tried(path: Path, changed: int, size: int) -> Exercise | IntakeError:  # noqa: ARG001 - what tells one version from another
    """Return the exercise of a file, or what is wrong with it, which the log says too."""
    try:
        return read_exercise(path.stem, path.read_bytes()[: limits.EXERCISE_BYTES + 1])
    except IntakeError as error:
        logging.getLogger(__name__).warning("An exercise is not offered: %s", error)
        return error


def read_exercise(name: str, data: bytes) -> Exercise:
    """Return the exercise that a file holds.

    Args:
        name: What the file is called, without its ending.
        data: What is in it.

    Raises:
        IntakeError: `E-EXERCISE`, in one line.
    """
    where = f"{name}{_ENDING}"
    if not _NAME.fullmatch(name):
        raise _refusal(where, "its name must be letters, digits, - and _, sixty at most")
    if len(data) > limits.EXERCISE_BYTES:
        raise _refusal(where, f"it is larger than {limits.EXERCISE_BYTES:,} bytes")
    try:
        said = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _refusal(where, f"it is no TOML: {error}") from error
    title, corpus, steps = _parts(said, ("title", "corpus"), "steps", where)
    if not 1 <= len(steps) <= limits.MOST_STEPS:
        raise _refusal(where, f"it has {len(steps)} steps: it needs 1 to {limits.MOST_STEPS}")
    found = [_step(step, corpus, f"{where}, step {place}") for place, step in enumerate(steps, 1)]
    for place, step in enumerate(found, 1):
        if sorted(named_files(step.said)) != sorted(named_files(found[0].said)):
            raise _refusal(f"{where}, step {place}", "its link is to other files than that of the first step")
    return Exercise(name, title, corpus, tuple(found))


def _step(said: Any, corpus: str, where: str) -> Step:
    link, sentence, question, _ = _parts(said, ("link", "sentence", "question"), "", where)
    page, parameters = _followed(link, where)
    if parameters.setdefault(settings.CORPUS.key, [corpus]) != [corpus]:
        raise _refusal(where, f"its link is to another corpus than “{corpus}”")
    return Step(page, parameters, sentence, question)


def _parts(said: Any, names: tuple[str, ...], steps: str, where: str) -> tuple[Any, ...]:
    """Return texts by their names, and the steps last; there must be these, and nothing else.

    Args:
        said: A table of TOML.
        names: Of the texts.
        steps: Of the list of steps; empty for none.
        where: What the table is, for an error.
    """
    if not isinstance(said, dict):
        raise _refusal(where, "it must be a table")
    if more := sorted(set(said) - {*names, steps}):
        raise _refusal(where, f"“{more[0][: limits.LONGEST_QUOTE]}” is not known here")
    for name in names:
        text = said.get(name)
        if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST[name] or legible(text)[1]:
            raise _refusal(where, f"it needs “{name}”, a text of at most {_LONGEST[name]:,} characters")
    found = said.get(steps, [])
    if not isinstance(found, list):
        raise _refusal(where, f"“{steps}” must be tables, each headed by [[{steps}]]")
    return (*(said[name].strip() for name in names), found)


def _followed(link: str, where: str) -> tuple[str, dict[str, list[str]]]:
    """Return the page of a link and what it says; it may be a whole address, as it is shared."""
    try:
        parts = urlsplit(link)
        said = parse_qs(parts.query, max_num_fields=_MOST_PARAMETERS)
    except ValueError as error:
        raise _refusal(where, f"its link cannot be read: {error}") from error
    page = parts.path.rstrip("/").rpartition("/")[2]
    page = FIRST if page in ("", HOME) else page
    if page not in PAGES:
        raise _refusal(where, f"its link is to no page of this tool: “{page[: limits.LONGEST_QUOTE]}”")
    return page, said


def _refusal(where: str, what: str) -> IntakeError:
    return IntakeError(
        "E-EXERCISE", " ".join(legible(what)[0].split()), where=where, todo="docs/teaching.md has the form"
    )
