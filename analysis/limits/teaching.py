"""How much an exercise, and what a class hands in, may hold."""

from analysis.limits.limit import Section

_class = Section("What a class works with")

MOST_STEPS = _class.limit("MOST_STEPS", 30, "steps of an exercise", "A longer one is a course.")
EXERCISE_BYTES = _class.limit(
    "EXERCISE_BYTES", 100_000, "bytes of the file of an exercise", "Thirty steps with long questions take less."
)
LONGEST_ANSWER = _class.limit(
    "LONGEST_ANSWER", 4_000, "characters of an answer", "So many fill a page; what is longer is an essay."
)
LONGEST_PUPIL = _class.limit("LONGEST_PUPIL", 80, "characters of a name on answers", "Names of a group of three fit.")
MOST_HANDED_IN = _class.limit(
    "MOST_HANDED_IN", 60, "files of answers side by side", "That is two classes; more are not read side by side."
)
HANDED_IN_BYTES = _class.limit(
    "HANDED_IN_BYTES",
    2_000_000,
    "bytes of a file of answers",
    "Answers and some dozens of kept passages take far less.",
)
SHOWN_KEPT = _class.limit(
    "SHOWN_KEPT",
    50,
    "passages that a class has kept, on the screen",
    "Those kept most often come first; a file has all.",
)
