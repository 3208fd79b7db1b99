"""What somebody hands in: one file of answers with the passages kept, and many of them side by side."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pandas as pd

from analysis import IntakeError, legible, limits, records

FORMAT, VERSION = "discourse-trends answers", "1"
_LONGEST_LINE, _LONGEST_CITATION = 400, 1_000  # characters
Taken = Callable[[Any, str], Any]  # what is taken of a value, given its name


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage that was kept, as it was handed in."""

    doc_id: str
    start: int
    end: int
    text: str
    citation: str
    note: str = field(default="", compare=False)  # what who kept it has written of it: the passage is the same


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What one person has handed in.

    Attributes:
        name: Theirs, or of their file where they gave none.
        title: Of the exercise.
        corpus: What it was about.
        questions: Of all steps.
        answers: As many; empty where nothing was answered.
        kept: The passages that they kept.
    """

    name: str
    title: str
    corpus: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    kept: tuple[Kept, ...]


def gathered_now(
    name: str, about: tuple[str, str], answers: Sequence[tuple[str, str]], quotations: pd.DataFrame
) -> HandedIn:
    """Return what somebody hands in.

    Args:
        name: Theirs; may be empty.
        about: The title of the exercise, and the corpus.
        answers: Each question with its answer.
        quotations: QUOTATIONS of what they have kept, each with its `citation` and its `note`.
    """
    title, corpus = (text[:_LONGEST_LINE] for text in about)
    kept = tuple(
        Kept(
            doc_id=row["doc_id"][:_LONGEST_LINE],
            start=row["start"],
            end=row["end"],
            text=row["text"],
            citation=row["citation"][:_LONGEST_CITATION],
            note=row["note"],
        )
        for row in records(quotations)
    )
    return HandedIn(name, title, corpus, tuple(q for q, _ in answers), tuple(a for _, a in answers), kept)


def answers_file(exercise: str, file: bytes) -> str:
    """Return what a file of answers is called; another one is called otherwise."""
    return f"answers-{exercise}-{sha256(file).hexdigest()[:12]}.json"


def written_answers(handed: HandedIn) -> bytes:
    """Return the file of what is handed in: JSON that can be read as it is."""
    said = {
        "format": FORMAT,
        "version": VERSION,
        "name": handed.name,
        "exercise": handed.title,
        "corpus": handed.corpus,
        "answers": [
            {"question": question, "answer": answer}
            for question, answer in zip(handed.questions, handed.answers, strict=True)
        ],
        "kept": [{"text": one.text, "citation": one.citation, "note": one.note, **_place(one)} for one in handed.kept],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _place(one: Kept) -> dict[str, Any]:
    return {"document": one.doc_id, "start": one.start, "end": one.end}


def read_answers(file: str, data: bytes) -> HandedIn:
    """Return what a file of answers holds; whatever else stands in it is refused.

    Args:
        file: What it is called.
        data: What is in it.

    Raises:
        IntakeError: `E-ANSWERS`: it is too large, is none, or is not as it was made.
    """
    shown = legible(file)[0][: limits.LONGEST_QUOTE]
    if len(data) > limits.HANDED_IN_BYTES:
        raise _refusal(shown, f"it is larger than {limits.HANDED_IN_BYTES:,} bytes")
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(shown, "it is no JSON, or was cut off") from error
    try:
        return _taken(said, shown)
    except _AstrayError as error:
        raise _refusal(shown, str(error)) from error


class _AstrayError(ValueError):
    """Something stands where something else should."""


def _taken(said: Any, file: str) -> HandedIn:
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise _AstrayError("it is no file of answers of this tool")
    if said.get("version") != VERSION:
        raise _AstrayError(f"it is of another version than {VERSION}: bring this server up to date")
    top = _fields(said, {"format": _line, "version": _line, "name": _name, "exercise": _line, "corpus": _line}
                  | {"answers": _answers, "kept": _kept})  # fmt: skip
    return HandedIn(
        name=top["name"].strip() or file,
        title=top["exercise"],
        corpus=top["corpus"],
        questions=tuple(one["question"] for one in top["answers"]),
        answers=tuple(one["answer"] for one in top["answers"]),
        kept=tuple(
            Kept(one["document"], one["start"], one["end"], one["text"], one["citation"], one["note"])
            for one in top["kept"]
        ),
    )


def _fields(said: Any, wanted: Mapping[str, Taken]) -> dict[str, Any]:
    """Return the fields of an object of JSON; it must have these, and no others."""
    if not isinstance(said, dict):
        raise _AstrayError("a list of it holds something else than answers or passages")
    if set(said) != set(wanted):
        raise _AstrayError(f"{_odd(set(said) ^ set(wanted))} is missing, or is not known here")
    return {name: taken(said[name], name) for name, taken in wanted.items()}


def _odd(names: Iterable[str]) -> str:
    return f"“{legible(min(names))[0][: limits.LONGEST_QUOTE]}”"


def _text(most: int) -> Taken:
    def taken(said: Any, name: str) -> str:
        if not isinstance(said, str) or len(said) > most:
            raise _AstrayError(f"“{name}” must be a text of at most {most:,} characters")
        return legible(said)[0]

    return taken


def _list(each: Mapping[str, Taken], most: int) -> Taken:
    def taken(said: Any, name: str) -> list[dict[str, Any]]:
        if not isinstance(said, list) or len(said) > most:
            raise _AstrayError(f"“{name}” must be a list of at most {most:,}")
        return [_fields(one, each) for one in said]

    return taken


def _number(said: Any, name: str) -> int:
    if type(said) is not int or not 0 <= said < 2**53:
        raise _AstrayError(f"“{name}” must be a whole number")
    return said


_line, _name = _text(_LONGEST_LINE), _text(limits.LONGEST_PUPIL)
_passage = _text(limits.LONGEST_KEPT)
_answers = _list({"question": _line, "answer": _text(limits.LONGEST_ANSWER)}, limits.MOST_STEPS)
_kept = _list(
    {
        "text": _passage,
        "note": _text(limits.LONGEST_NOTE),
        "citation": _text(_LONGEST_CITATION),
        "document": _line,
        "start": _number,
        "end": _number,
    },
    limits.MOST_KEPT,
)


def _refusal(file: str, what: str) -> IntakeError:
    return IntakeError("E-ANSWERS", what, where=file, todo="Ask for the file that “Hand in” gives")


def by_exercise(handed: Sequence[HandedIn]) -> dict[str, list[HandedIn]]:
    """Return what was handed in by exercise, in alphabetical order of names; other questions are another exercise."""
    found: dict[tuple[str, str, tuple[str, ...]], list[HandedIn]] = {}
    for one in sorted(handed, key=lambda one: one.name.casefold()):
        found.setdefault((one.title, one.corpus, one.questions), []).append(one)
    titles = [title for title, *_ in found]
    numbers = [titles[:place].count(title) + 1 for place, title in enumerate(titles)]
    return {
        title if number == 1 else f"{title} ({number})": group
        for title, number, group in zip(titles, numbers, found.values(), strict=True)
    }


def kept_by_class(handed: Sequence[HandedIn]) -> pd.DataFrame:
    """Return each passage that somebody kept, those kept by most first.

    Its columns are `times`, `text`, `citation`, `names` and `notes`, which says whose each is. Who hands in twice
    counts twice; a passage is another where it begins or ends elsewhere.
    """
    by: dict[Kept, list[tuple[str, str]]] = {}
    for one in handed:
        for passage in {kept: kept for kept in one.kept}.values():
            by.setdefault(passage, []).append((one.name, passage.note))
    rows = [
        (
            len(who),
            one.text,
            one.citation,
            ", ".join(name for name, _ in who),
            " · ".join(f"{name}: {note}" for name, note in who if note),
        )
        for one, who in by.items()
    ]
    table = pd.DataFrame(rows, columns=["times", "text", "citation", "names", "notes"])
    return table.sort_values(["times", "citation"], ascending=[False, True], kind="stable", ignore_index=True)


def answered_by_class(handed: Sequence[HandedIn]) -> pd.DataFrame:
    """Return all answers, one a row: `name`, `step`, `question` and `answer`."""
    rows = [
        (one.name, place, question, answer)
        for one in handed
        for place, (question, answer) in enumerate(zip(one.questions, one.answers, strict=True), 1)
    ]
    return pd.DataFrame(rows, columns=["name", "step", "question", "answer"])
