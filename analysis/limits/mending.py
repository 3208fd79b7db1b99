"""How much a log of corrections of names holds."""

from analysis.limits.limit import Section

_mending = Section("Corrections of names")

MOST_CORRECTIONS = _mending.limit(
    "MOST_CORRECTIONS", 1_000, "lines of corrections of names", "Nobody makes more by hand, and each is gone through."
)
CORRECTION_BYTES = _mending.limit(
    "CORRECTION_BYTES", 1_000_000, "bytes of a file of corrections", "So many lines with a note each take less."
)
LONGEST_CELL = _mending.limit(
    "LONGEST_CELL",
    500,
    "characters of a cell of corrections",
    "A name that is a whole line of a table can still be hidden, and a reason can be a sentence.",
)
LINKED_CORRECTIONS = _mending.limit(
    "LINKED_CORRECTIONS",
    1_500,
    "characters of corrections in a link to share",
    "Mail programs and proxies cut longer links; kept work and the file of corrections hold all.",
)
SUGGESTED_CORRECTIONS = _mending.limit(
    "SUGGESTED_CORRECTIONS", 5, "corrections suggested at once", "So many are read; the next come when these are done."
)
SAID_CORRECTIONS = _mending.limit(
    "SAID_CORRECTIONS",
    12,
    "corrections told one by one in the methods paragraph",
    "More are a list, which a file has.",
)
