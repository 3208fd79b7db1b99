"""Which column is which: by what it is called, checked against what stands in it; what is only likely is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import limits
from analysis.corpus.errors import Option, Question
from analysis.corpus.intake.guessing.looks import Look, look
from analysis.corpus.intake.guessing.names import RANKS, ROLES, name_rank, names_another_time
from analysis.corpus.intake.letters import one_line, quoted

_SAID, _NAMED, _SEEN = "you said so", "it is called so", "its cells show it"
_MOSTLY = 0.8  # of the cells that are filled
_FEW_WORDS = 4  # so many on average are a title or a name
_FAR_LONGER = 3  # times as many words: then the other column is the text


@dataclass(frozen=True, slots=True)
class Guess:
    """Which column has a role, and why.

    Attributes:
        role: One of ROLES.
        column: The column of the file; empty where none has the role.
        reason: Why, in a few words.
        sure: Whether it may be used without being asked.
    """

    role: str
    column: str
    reason: str
    sure: bool


def guesses(columns: Sequence[str], rows: Sequence[Mapping[str, object]], said: Mapping[str, str]) -> list[Guess]:
    """Return which column has which role; those without a column but a likely one come as unsure.

    Args:
        columns: All columns.
        rows: A sample of the rows.
        said: From roles to columns, as whoever brings the file says; "" says that there is none.
    """
    looks = {column: look(column, [row.get(column) for row in rows]) for column in columns}
    found, taken = list[Guess](), set(said.values())
    for role in ROLES:
        if role in said:
            found.append(Guess(role, said[role], _SAID, sure=True))
            continue
        free = {column: seen for column, seen in looks.items() if column not in taken}
        if guess := _GUESSERS.get(role, _by_name)(role, free):
            found.append(guess)
            if guess.sure or role == "text":
                taken.add(guess.column)
    return found


def column_question(guess: Guess | None, role: str, columns: Sequence[str], sample: Mapping[str, object]) -> Question:
    """Return the question which column has a role.

    Args:
        guess: The likeliest.
        role: The role.
        columns: All columns.
        sample: A row, to show what stands in each.
    """
    noun = _NOUNS[role]
    likely = guess.column if guess else ""
    why = f"{quoted(likely)} may be it: {guess.reason}" if guess else "none is called so, and none looks like it"
    examples = [Option(column, one_line(column), one_line(str(sample.get(column) or ""))) for column in columns]
    first = sorted(examples, key=lambda option: option.value != likely)[: limits.NAMED_COLUMNS]
    if role != "text":
        first.append(Option("", "none of them"))
    what = f"no column is for sure the {noun}; {why}"
    return Question("E-COLUMNS", f"columns.{role}", f"the {noun}", what, tuple(first), likely)


_NOUNS = {"text": "text", "published": "date", "source": "source"}


def _by_name(role: str, looks: Mapping[str, Look]) -> Guess | None:
    ranked = _named(role, looks)
    return Guess(role, ranked[0], _NAMED, sure=True) if ranked else None


def _named(role: str, looks: Mapping[str, Look]) -> list[str]:
    """Return the columns that are called so, the likeliest first; of those that hold nothing, the last."""
    ranks = {column: rank for column in looks if (rank := name_rank(column, role)) is not None}
    return sorted(ranks, key=lambda column: (looks[column].filled == 0, ranks[column]))


def _text(role: str, looks: Mapping[str, Look]) -> Guess | None:
    """Return the column of the texts: called so, and not far shorter than another that is called so, too."""
    named = _named(role, looks)
    longest = max(looks.values(), key=lambda seen: seen.words, default=None)
    if named:
        seen = looks[named[0]]
        others = [looks[column] for column in named[1:] if looks[column].words > _FAR_LONGER * max(seen.words, 1)]
        if others and name_rank(named[0], role) != 0:
            best = max(others, key=lambda other: other.words)
            return Guess(role, best.column, "it is called so, and its cells are far longer than others’", sure=False)
        return Guess(role, seen.column, _NAMED, sure=True)
    if longest is None or longest.words < _FEW_WORDS:
        return _short_text(role, looks)
    return Guess(role, longest.column, f"its cells are the longest, {longest.words:.0f} words on average", sure=False)


def _short_text(role: str, looks: Mapping[str, Look]) -> Guess | None:
    """Return the column of the longest cells of those that hold words and are called nothing else but a title."""
    others = [one for one in ROLES if one not in (role, "title")]
    free = [
        seen
        for column, seen in looks.items()
        if seen.filled and seen.numbers < _MOSTLY > seen.dates and all(name_rank(column, one) is None for one in others)
    ]
    best = max(reversed(free), key=lambda seen: seen.words, default=None)  # texts stand behind what is known of them
    return None if best is None else Guess(role, best.column, "its cells hold words, though few", sure=False)


def _published(role: str, looks: Mapping[str, Look]) -> Guess | None:
    """Return the column of the dates: called so, or the only one that holds dates."""
    every = [seen.column for seen in looks.values() if seen.filled and seen.dates >= _MOSTLY]
    dated = [column for column in every if not names_another_time(column)]
    named = _named(role, looks)
    if named:
        best = next((column for column in named if column in dated), named[0])
        plain = name_rank(best, role) in RANKS[role].values() or looks[best].dates > 0 or not looks[best].filled
        return Guess(
            role, best, _NAMED if plain else "it is called so, though its cells look like no dates", sure=plain
        )
    if not dated and every:
        return Guess(role, every[0], "its cells are dates, though it may be called after others", sure=False)
    if len(dated) == 1:
        return Guess(role, dated[0], "its cells are dates, and no other column’s are", sure=True)
    return (
        Guess(role, dated[0], f"its cells are dates; so are those of {quoted(dated[1])}", sure=False) if dated else None
    )


def _source(role: str, looks: Mapping[str, Look]) -> Guess | None:
    """Return the column of the sources: called so; what only holds few values over and over is likely at most."""
    if guess := _by_name(role, looks):
        return guess
    few = [
        seen
        for seen in looks.values()
        if 1 < seen.values <= seen.filled / 2 and seen.words < _FEW_WORDS and seen.numbers < _MOSTLY > seen.dates
    ]
    best = min(few, key=lambda seen: seen.values, default=None)
    return None if best is None else Guess(role, best.column, f"it has {best.values} values that return", sure=False)


def _doc_id(role: str, looks: Mapping[str, Look]) -> Guess | None:
    """Return the column of the identifiers: called so, and different in most rows."""
    for column in _named(role, looks):
        seen = looks[column]
        if seen.values >= _MOSTLY * seen.filled or name_rank(column, role) == 0:
            return Guess(role, column, _NAMED, sure=True)
    return None


_GUESSERS = {"text": _text, "published": _published, "source": _source, "doc_id": _doc_id}
