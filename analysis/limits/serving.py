"""How much a server keeps of what was computed."""

from analysis.limits.limit import Section

_kept = Section("What a server keeps")

ANSWERS_BYTES = _kept.limit(
    "ANSWERS_BYTES",
    128_000_000,
    "bytes of answers, of all sessions together",
    "So many hold what a class of thirty looks at; what nobody has asked for longest is computed again.",
)
SESSION_ANSWERS_BYTES = _kept.limit(
    "SESSION_ANSWERS_BYTES",
    16_000_000,
    "bytes of answers about a session’s own corpora",
    "So many hold what one reader looks at, and thirty readers fit on a small server.",
)
ANSWERS_SECONDS = _kept.limit(
    "ANSWERS_SECONDS",
    1_800,
    "seconds for which an answer is kept that nobody asks for",
    "Within half an hour one comes back to a page; later it is computed again.",
)
