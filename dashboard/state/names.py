"""What is remembered, under which name, and what it can be; a name is the widget's key and the link's parameter."""

from collections.abc import Sequence

from analysis import ORDERS, RULES

# Bound to the link, in the sidebar of every page. A widget's key is its name in the link.
CORPUS, SOURCES, DATES, SEARCH, WORD = "corpus", "source", "dates", "search", "word"
ONCE, FOLD, TITLES = "once", "fold", "titles"
# Settings of single pages, with what they start from.
_COUNTED = (NGRAM, STOPWORDS, BY, PER_SOURCE, TERMS) = ("n", "stopwords", "by", "persource", "terms")
_COMPARED = (TARGET, AGAINST, SHAPE, CHANCE, DEAL) = ("target", "against", "shape", "chance", "deal")
_MODELLED = (TOPICS, TYPES, VIEW) = ("k", "types", "view")
_LEFT_OUT = (MORE, FEWER, WINDOW, APART, WITHOUT, COPIES) = ("more", "fewer", "window", "apart", "without", "copies")
_READ = (RULE, SIZE, SEED, MATCHED, ORDER, SAMPLE, WITHIN, UNIT, ALSO) = (
    "rule",
    "size",
    "seed",
    "matched",
    "order",
    "sample",
    "within",
    "unit",
    "also",
)
# What was clicked.
_CLICKED = (CELL, POINT, NEAR, TOPIC, ENTITY, DOCUMENT, PLACE, COUPLE, KEPT) = (
    "cell",
    "point",
    "near",
    "topic",
    "entity",
    "document",
    "place",
    "couple",
    "kept",
)
LOCAL = (*_COUNTED, *_COMPARED, *_MODELLED, *_LEFT_OUT, *_READ, *_CLICKED)
VIEWS = (SIDE_BY_SIDE, LINES, PAIRS, WHOLE, TRAY) = ("Side by side", "Lines", "Pairs", "Whole text", "Kept")
FINGERPRINT = "fingerprint"
READER = "passages"  # the page that has it

# What settings can be.
PERIODS = ["year", "quarter", "month", "week", "day"]
STEPS = ["decade", *PERIODS]
NGRAMS = [1, 2, 3]
WINDOWS = [2, 5, 10]
YES_NO = (YES, NO) = (True, False)
AUTO = "auto"
SHAPES = (BARS := "bars", "scatter", HEAT := "several")
DEALS = list(range(1, 21))
ALL_OTHERS = "all others"
ANY = "any"
SIZES = [3, 5, 10, 20, 50]  # passages of a source
SEEDS = list(range(1, 21))
SAMPLES = [ANY, 20, 50, 100, 500]  # lines of a concordance
DAYS_APART = [ANY, 1, 7, 30, 90, 365]
UNITS = [AUTO, "passage", "document"]
MARKS = (MATCHES, NAMES, TOPIC_WORDS) = ("matches only", "names", "words of a topic")
MOST_KEPT = 200  # passages, which a link must be able to hold
LONGEST_KEPT = 20_000  # characters of a passage
TOPIC_NUMBERS = [AUTO, *range(2, 21)]
# Of settings that can be the same on every corpus.
OPTIONS: dict[str, Sequence[object]] = {
    NGRAM: NGRAMS,
    BY: STEPS,
    SHAPE: SHAPES,
    DEAL: DEALS,
    TOPICS: TOPIC_NUMBERS,
    VIEW: VIEWS,
    WINDOW: WINDOWS,
    RULE: RULES,
    SIZE: SIZES,
    SEED: SEEDS,
    MATCHED: [ANY, *PERIODS],
    ORDER: ORDERS,
    SAMPLE: SAMPLES,
    WITHIN: DAYS_APART,
    UNIT: UNITS,
    ALSO: MARKS,
    **dict.fromkeys((STOPWORDS, PER_SOURCE, CHANCE, APART, WITHOUT, COPIES), YES_NO),
}

# What no link holds.
HERE, PAGE, LINKED, CORPUS_NOW, TOPIC_OF, LINK = "_here", "_page", "_linked", "_corpus", "_topic_of", "_link"
TRIED = "_tried"
UNMET, GONE = "_unmet", "_gone"  # what a link asks for and is not here
BOUND = (CORPUS, SOURCES, DATES, SEARCH, WORD, ONCE, FOLD, TITLES)
