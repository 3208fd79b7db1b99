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
LISTED_FILES = _brought.limit(
    "LISTED_FILES", 1_000, "files in the table of what was recognised", "A longer one is not read; the ledger has all."
)
