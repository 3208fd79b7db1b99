"""What is kept ready in the cache folder, and for how long."""

from analysis.limits.limit import Section

_kept = Section("What is kept ready")

READY_BYTES = _kept.limit(
    "READY_BYTES",
    1_000_000,
    "bytes of a corpus, from which on it is kept ready",
    "A smaller one is read in less than a second, and takes little memory.",
)
CACHE_BYTES = _kept.limit(
    "CACHE_BYTES",
    10_000_000_000,
    "bytes of the cache folder",
    "Kept ready, a corpus takes some four times its size; what was used longest ago goes first.",
)
CACHE_DAYS = _kept.limit(
    "CACHE_DAYS",
    90,
    "days for which what nobody uses is kept ready",
    "What a course needs comes back within a term; of a corpus that changes, the old one goes.",
)
