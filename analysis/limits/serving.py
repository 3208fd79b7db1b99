"""How much a server keeps of what was computed, and how much it does at once."""

from analysis.limits.limit import Section

_kept = Section("What a server keeps and does at once")

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
DRAWN_AT_ONCE = _kept.limit(
    "DRAWN_AT_ONCE",
    2,
    "pages drawn at once",
    "Python computes one thing at a time: more at once only hinder one another, and all come late.",
    (1, 1_000),
)
DRAWN_SECONDS = _kept.limit(
    "DRAWN_SECONDS",
    5.0,
    "seconds for which a page that is drawn keeps others out",
    "A page takes a fraction of one: whoever takes so long is drawn on, but beside as many others as ever.",
    (0.01, 86_400),
)
STUCK_SECONDS = _kept.limit(
    "STUCK_SECONDS",
    60.0,
    "seconds without a page that was drawn to its end, while others wait, after which the server is ill",
    "So long nobody waits for a page: what hangs then hangs for all, and only a new start helps.",
    (1, 86_400),
)
