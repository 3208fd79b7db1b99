"""What is said of exercises, of answers, and of what a class has handed in."""

from collections.abc import Sequence

from analysis import AnalysisError, counted, limits, one_line

CLASS = "Drop in the files that a class has handed in, and read all answers to a question side by side."
DROP = "Files of answers"
DROP_HELP = (
    "Each is the file that “Hand in” gives. They stay in this session, and nothing of them is kept on the server."
)
ANSWER_HERE = "Your answer"
HAND_IN = "One file with your answers and the passages that you kept. Nothing is sent: give it to whoever asked for it."
YOUR_NAME = "Your name (may be empty)"
TOO_MUCH = "So many long passages are kept that the file is too large to be read on the Class page: let some go."
NOTHING_KEPT = "Nobody has kept a passage."
NO_ANSWER = "no answer"
EXERCISES = "Exercises that there are here"
WHICH_EXERCISE = "Exercise"
KEPT, ANSWERS_TO = "Kept passages", "Question"


def class_refusal(error: AnalysisError) -> str:
    """Return what is wrong with a file of a class, in a line."""
    where = f"{error.where}: " if error.where else ""
    return f"{one_line(f'{where}{error.what}. {error.todo}'.rstrip(' .'))}. ({error.code})"


def step_line(title: str, number: int, steps: int) -> str:
    """Return which step of which exercise it is."""
    return f"{title} · step {number} of {steps}"


def exercise_entry(corpus: str, steps: int, files: Sequence[str] = ()) -> str:
    """Return what an exercise is about, which files its reader brings, and how long it is."""
    brought = ", ".join(f"“{file}”" for file in files[: limits.NAMED_MISSING])
    more = len(files) - limits.NAMED_MISSING
    listed = f" · bring {brought}{f' and {more:,} more' if more > 0 else ''}" if files else ""
    return f"{corpus}{listed} · {counted(steps, 'step')}"


def not_offered(number: int) -> str:
    """Return how many exercises are about corpora that are not on the shelf; nothing where none is."""
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'other')} {verb} about a corpus that is not offered here." if number else ""


def gathered_answers(files: int, people: Sequence[str]) -> str:
    """Return how many have handed in an exercise, and whose files name nobody else."""
    twice = sorted({name for name in people if people.count(name) > 1})
    more = f" More than one is of {', '.join(twice[: limits.NAMED_MISSING])}." if twice else ""
    return f"{counted(files, 'file')} of answers.{more}"


def too_many(files: int) -> str:
    """Return that no more files are read."""
    return f"{files:,} files are too many: the first {limits.MOST_HANDED_IN:,} are read."


def question_label(number: int) -> str:
    """Return what the choice of a question calls one; 0 is what was kept."""
    return str(number) if number else KEPT


def times_kept(times: int, files: int, names: str) -> str:
    """Return how often a passage was kept, and by whom."""
    return f"kept by {times:,} of {files:,}{f': {names}' if names else ''}"
