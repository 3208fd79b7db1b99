"""How much a server keeps of what was computed."""

from analysis.limits.limit import Section

_kept = Section("What a server keeps")

CACHE_BYTES = _kept.limit(
    "CACHE_BYTES",
    128_000_000,
    "bytes of answers, of all sessions together",
    "So many hold what a class of thirty looks at; what nobody has asked for longest is computed again.",
)
SESSION_CACHE_BYTES = _kept.limit(
    "SESSION_CACHE_BYTES",
    16_000_000,
    "bytes of answers about a session’s own corpora",
    "So many hold what one reader looks at, and thirty readers fit on a small server.",
)
CACHE_SECONDS = _kept.limit(
    "CACHE_SECONDS",
    1_800,
    "seconds for which an answer is kept that nobody asks for",
    "Within half an hour one comes back to a page; later it is computed again.",
)
