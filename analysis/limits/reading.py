"""How much of a text is a passage, a line, a page."""

from analysis.limits.limit import Section

_passages = Section("Passages and texts")

EXCERPT_REACH = _passages.limit(
    "EXCERPT_REACH",
    240,
    "characters on either side of a match",
    "Two or three sentences are enough to see how a word is used.",
)
STRETCH_GAP = _passages.limit(
    "STRETCH_GAP",
    600,
    "characters between two passages of a paragraph that are read as one",
    "Farther apart they are better read each by itself.",
)
READ_AT_ONCE = _passages.limit(
    "READ_AT_ONCE",
    900,
    "characters of a passage that are shown at once",
    "Of a longer one the sentences around the matches come first, and the rest unfolds.",
)
GLANCED_AT = _passages.limit(
    "GLANCED_AT", 300, "characters of a passage beside a figure", "Two such passages of two sources fit on a screen."
)
OPENING_REACH = _passages.limit(
    "OPENING_REACH",
    400,
    "characters of the opening of a document",
    "The first sentences of an article say what it is about.",
)
LINE_WORDS = _passages.limit(
    "LINE_WORDS", 8, "words on either side in a concordance", "More would not fit on a line beside the match."
)
SORTED_WORDS = _passages.limit(
    "SORTED_WORDS",
    5,
    "words on either side that sort a concordance",
    "Lines that go on alike for so many words stand together; farther words make no pattern that can be seen.",
)
TYPICAL_WORDS = _passages.limit(
    "TYPICAL_WORDS",
    40,
    "words on either side of a place",
    "These are taken for its passage where the most typical are sought, about as many as an excerpt shows.",
)
SHORT_CORPUS = _passages.limit(
    "SHORT_CORPUS",
    100,
    "documents",
    "Where there are fewer, topics and pairs are sought among paragraphs, as so few whole documents make neither.",
)
PARAGRAPH_WORDS = _passages.limit(
    "PARAGRAPH_WORDS",
    40,
    "words of a paragraph",
    "Shorter paragraphs are joined with the next, as so few words say little of what they are about.",
)
READER_PAGE = _passages.limit(
    "READER_PAGE",
    20_000,
    "characters of a page of the reader",
    "A browser draws so much at once, and an article fits on one page.",
    (1_000, 10**12),
)
REMEMBERED_WORDS = _passages.limit(
    "REMEMBERED_WORDS",
    4_000_000,
    "words whose places in their texts are kept in memory",
    "At eight bytes each this is 32 megabytes, and the texts read last open at once.",
)
