"""How much one may bring in a browser."""

from analysis.limits.limit import Section

_brought = Section("What is brought in the browser")

UPLOAD_BYTES = _brought.limit(
    "UPLOAD_BYTES",
    100 * 2**20,
    "bytes of a file that is brought",
    "So much text is fifteen million words, and the server holds it for each who brings some.",
    (1, 2**32),
)
SESSION_BYTES = _brought.limit(
    "SESSION_BYTES",
    250 * 2**20,
    "bytes of all files of a session",
    "They stay in the memory that all who visit the server share.",
    (1, 2**34),
)
SESSION_FILES = _brought.limit(
    "SESSION_FILES",
    2_000,
    "files of a session",
    "A browser sends each by itself; more are better packed into a ZIP archive, which counts as one.",
)
SESSION_DOCUMENTS = _brought.limit(
    "SESSION_DOCUMENTS",
    500_000,
    "documents of a session",
    "Each takes some hundred bytes beside its text, so that many short ones weigh more than their files.",
)
GUESTS_BYTES = _brought.limit(
    "GUESTS_BYTES",
    2 * 2**30,
    "bytes of memory for what all sessions have brought",
    "Two of the fullest sessions fit, or a class with a few megabytes each; a small server should have less.",
    (2**20, 2**40),
)
GUESTS = _brought.limit(
    "GUESTS",
    60,
    "sessions at once that have brought something",
    "Two classes of thirty bring texts of their own; the session that is idle longest makes room for one more.",
)
IDLE_MINUTES = _brought.limit(
    "IDLE_MINUTES",
    10,
    "minutes without an act, after which a session makes room",
    "So long one reads a text without a click; what was brought is kept longer while nobody else needs the room.",
    (0, 100_000),
)
LISTED_FILES = _brought.limit(
    "LISTED_FILES", 1_000, "files in the table of what was recognised", "A longer one is not read; the ledger has all."
)
