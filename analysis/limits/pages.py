"""How much a page shows, lists and names."""

from analysis.limits.limit import Section

_pages = Section("What pages show")

BARS = _pages.limit("BARS", 12, "bars", "So many rows fit on a projector beside the text.")
WORDS_A_SIDE = _pages.limit(
    "WORDS_A_SIDE", 6, "words of each side", "Both sides together fill the bars that fit on a projector."
)
WORDS_KEPT = _pages.limit(
    "WORDS_KEPT", 3, "words of each side that are kept at once", "So many are discussed in an hour."
)
PASSAGES_KEPT = _pages.limit("PASSAGES_KEPT", 2, "passages kept of each of these", "One alone may be an exception.")
SCATTER_POINTS = _pages.limit(
    "SCATTER_POINTS", 1_000, "words in the scatter", "The most used are drawn; more points become one cloud."
)
SCATTER_LABELS = _pages.limit("SCATTER_LABELS", 12, "words named in the scatter", "More names would cover one another.")
MOST_LINES = _pages.limit("MOST_LINES", 8, "words drawn over time", "There are no more colours that can be told apart.")
FEW_SOURCES = _pages.limit(
    "FEW_SOURCES",
    6,
    "sources that are drawn one by one at first",
    "With more, lines cover one another, and a page opens with all of them together.",
)
TILE_SOURCES = _pages.limit(
    "TILE_SOURCES",
    20,
    "sources drawn as rows of tiles over time",
    "More rows are no longer one figure; with several words each has its share of them, and eight at least.",
    (8, 200),
)
MOST_EVENTS = _pages.limit("MOST_EVENTS", 12, "events marked over time", "More lines would cover those of the words.")
LONGEST_EVENT = _pages.limit(
    "LONGEST_EVENT", 80, "characters of the words of an event", "A link must hold them, and a figure show them."
)
SIDE_BY_SIDE = _pages.limit(
    "SIDE_BY_SIDE", 2, "sources side by side", "In more columns a passage is too narrow to read.", (1, 12)
)
OFFERED_SOURCES = _pages.limit(
    "OFFERED_SOURCES", 12, "other sources offered beside these", "More fill the screen before the first passage."
)
COLUMN_PASSAGES = _pages.limit(
    "COLUMN_PASSAGES", 8, "passages of a source on a page", "So many are read before anybody turns the page."
)
CONCORDANCE_LINES = _pages.limit(
    "CONCORDANCE_LINES", 50, "lines of a concordance on a page", "Patterns show in some dozens of lines."
)
TRAY_PASSAGES = _pages.limit(
    "TRAY_PASSAGES",
    10,
    "kept passages on a page",
    "Each is drawn with its buttons and its note; more make a page slow.",
)
LONGEST_PAIRED = _pages.limit(
    "LONGEST_PAIRED",
    20_000,
    "characters of a text of a pair",
    "An article fits; the rest of a longer text is in the reader.",
)
LONGEST_ADDRESS = _pages.limit(
    "LONGEST_ADDRESS", 2_000, "characters of an address", "Some browsers, mail programs and proxies take no more."
)
MOST_KEPT = _pages.limit("MOST_KEPT", 200, "passages in the tray", "A link must be able to hold them.")
LONGEST_KEPT = _pages.limit(
    "LONGEST_KEPT", 20_000, "characters of a kept passage", "An article fits; a whole book is read in its text."
)
LONGEST_NOTE = _pages.limit(
    "LONGEST_NOTE", 500, "characters of a note on a kept passage", "The browser holds the notes of a full tray."
)
LISTED_ROWS = _pages.limit("LISTED_ROWS", 1_000, "rows of a list", "Nobody scrolls further; the downloads have all.")
SHOWN_ROWS = _pages.limit(
    "SHOWN_ROWS", 5_000, "rows of the data of a figure", "A browser is sent no more; the downloads have all."
)
LISTED_DOCUMENTS = _pages.limit(
    "LISTED_DOCUMENTS", 5_000, "documents in the list of Overview", "A browser is sent no more, the earliest first."
)
LISTED_CHARACTERS = _pages.limit(
    "LISTED_CHARACTERS",
    150_000,
    "characters of the rows of a list",
    "A page is sent in a moment; what more there is, the downloads have.",
)
LIST_PAGE = _pages.limit("LIST_PAGE", 100, "rows of a list that are drawn at once", "More are drawn slowly.")
OFFERED_DOCUMENTS = _pages.limit(
    "OFFERED_DOCUMENTS",
    2_000,
    "documents that the reader offers by title",
    "A longer choice makes a page slow; a search or a filter leads to the others.",
)
OFFERED_WORDS = _pages.limit(
    "OFFERED_WORDS", 50, "words offered to be chosen", "A longer choice is typed into, not looked through."
)
LISTED_TOPIC_WORDS = _pages.limit(
    "LISTED_TOPIC_WORDS", 5, "words of a topic in the list", "So many fit on the line of a list."
)
NAMED_SOURCES = _pages.limit(
    "NAMED_SOURCES",
    3,
    "sources named in a sentence",
    "A sentence with more is a list; a fourth is named if it is the last.",
)
SAID_LINES = _pages.limit(
    "SAID_LINES", 3, "lines without a direction that are said one by one", "Of more, their number says it shorter."
)
NAMED_MISSING = _pages.limit(
    "NAMED_MISSING", 5, "names of a link that are not there", "So many show what the link was for."
)
