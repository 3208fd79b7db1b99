"""How long a search may be, and how long it may take."""

from analysis.limits.limit import Section

_searches = Section("Searches")

LONGEST_SEARCH = _searches.limit(
    "LONGEST_SEARCH",
    500,
    "characters of a search",
    "Nobody types more, a link must hold it, and what is pasted by mistake is often longer.",
    (1, 10_000),
)
DEEPEST_SEARCH = _searches.limit(
    "DEEPEST_SEARCH",
    20,
    "parentheses inside one another",
    "A search with more cannot be read by those who check it.",
    (1, 40),
)
FARTHEST_NEAR = _searches.limit(
    "FARTHEST_NEAR",
    100,
    "words between the two sides of NEAR",
    "What stands farther apart is together in a document, not near.",
)
REGULAR_STEPS = _searches.limit(
    "REGULAR_STEPS",
    1_000,
    "characters of a regular expression with its repeats written out",
    "Repeats inside repeats multiply, and larger expressions could not be answered in time.",
    (1, 10_000),
)
REGULAR_SECONDS = _searches.limit(
    "REGULAR_SECONDS",
    0.7,
    "seconds for a regular expression",
    "With the piece that is under way, an answer or a refusal comes within a second.",
    (0.01, 60),
)
SUGGESTED_WORDS = _searches.limit(
    "SUGGESTED_WORDS",
    5,
    "words suggested for one that is not found",
    "The nearest few hold what was meant, where anything does.",
)
LISTED_SOURCES = _searches.limit(
    "LISTED_SOURCES",
    20,
    "sources listed in an error",
    "Whoever asks for a source that is not there sees what there is, on a screen’s worth of lines.",
)
