"""The settings, one record each: what a link holds and checks, and what another corpus resets, follows from them.

A new one is a line here, and a line of `dashboard.parts.controls` where a page draws it.
"""

from dataclasses import dataclass
from typing import Any, get_args

from analysis import ORDERS, RULES, SOURCE, Period, Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that is remembered of where a reader is.

    Attributes:
        key: Its name: of its widget, and in a link.
        options: What it can be on every corpus; none where a corpus offers them, and for what is typed or clicked.
        default: What it is to begin with; None where a corpus says, or nothing is chosen.
        shared: Whether it is a filter of the sidebar, whose widget Streamlit itself binds to the link.
    """

    key: str
    options: tuple[Any, ...] = ()
    default: Any = None
    shared: bool = False


YES_NO = (YES, NO) = (True, False)
AUTO, ANY, ALL_OTHERS, DOCUMENTS = "auto", "any", "all others", "documents"
STEPS = get_args(Period)[::-1]  # the longest first
SHAPES = (BARS := "bars", "scatter", HEAT := "several")
VIEWS = (SIDE_BY_SIDE, LINES, PAIRS, WHOLE, TRAY) = ("Side by side", "Lines", "Pairs", "Whole text", "Kept")
PASSAGES, LIST, WORDS, TIMES = "Passages", "List", "Words", "Over time"  # beside a figure
WHERE, DIFFERENCES, TOGETHER = "Where", "Differences", "Together"
PRESENTING = "1"
TYPICAL = "typical"  # of RULES
MARKS = (MATCHES, NAMES, TOPIC_WORDS) = ("matches only", "names", "words of a topic")

# The filters of every page.
CORPUS = Setting("corpus", shared=True)
SOURCES = Setting("source", default=(), shared=True)
COMPARED = Setting("compare", default=SOURCE, shared=True)  # or a column whose values are compared
DATES = Setting("dates", shared=True)
SEARCH = Setting("search", default="", shared=True)
WORD = Setting("word", default="", shared=True)
ONCE = Setting("once", default=NO, shared=True)
FOLD = Setting("fold", default=NO, shared=True)
TITLES = Setting("titles", default=NO, shared=True)
EVIDENCE = Setting("evidence", default=DOCUMENTS, shared=True)  # or a column whose values are the units

# How a page is laid out.
PANE = Setting("pane", default=PASSAGES)  # what stands beside the figure
PRESENT = Setting("present", ("", PRESENTING), "")  # for a room: the figure and the passages alone

# What is counted.
NGRAM = Setting("n", (1, 2, 3), 1)
STOPWORDS = Setting("stopwords", YES_NO, YES)
BY = Setting("by", (AUTO, *STEPS), AUTO)
PER_SOURCE = Setting("persource", YES_NO)
STEADY = Setting("steady", YES_NO, NO)  # only sources with documents in every period
NEW = Setting("new", YES_NO, NO)  # the words of one period against those of all others
ALIKE = Setting("alike", YES_NO, NO)  # each source weighs as much as any other
TERMS = Setting("terms")  # words drawn beside the one being followed
EVENT = Setting("event")  # days that a reader marks on an axis of time, each with words
# What is compared.
TARGET = Setting("target")
AGAINST = Setting("against", default=ALL_OTHERS)
SHAPE = Setting("shape", SHAPES, BARS)
GROUPS = Setting("group")  # of values, as `ValueGroup.written` says them
OTHERS = Setting("others", YES_NO, YES)  # whether what is in no group is compared as well
CHANCE = Setting("chance", YES_NO, NO)
DEAL = Setting("deal", tuple(range(1, 21)), 1)
BLIND = Setting("blind", YES_NO, NO)  # what is real and what chance has dealt, side by side and masked
GUESSED = Setting("guessed")  # which of the two was taken for the real one
PREDICT = Setting("predict", YES_NO, NO)  # say first what a word's counts will be
PREDICTED = Setting("predicted")  # what was said
# What is found, and how it is read.
TOPICS = Setting("k", (AUTO, *range(2, 21)), AUTO)
TOPIC_UNIT = Setting("topicunit", (AUTO, "paragraph", "sentences", "document"), AUTO)
TOPIC_METHOD = Setting("method", ("nmf", "lda"), "nmf")
PHRASES = Setting("phrases", YES_NO, NO)
BOILERPLATE = Setting("boilerplate", YES_NO, NO)  # whether it is kept
ANCHORS = Setting("anchors")  # words to begin topics from, those of one topic after another
EDITS = Setting("edits")  # what a reader has done with topics: names, what is hidden, what is one
RELEVANCE = Setting("relevance", (NO, YES), NO)  # the words of a topic in the order of what sets it apart
SECOND_TOPIC = Setting("second")  # whose words stand beside those of the topic
SWEEP = Setting("sweep", YES_NO, NO)
SCOPE = Setting("scope")  # topics within which all pages are, or by which they compare
TYPES = Setting("types")
MENDED = Setting("mended")  # in names, line by line, as `Correction.written` says it
CHECKING = Setting("checking")  # the number of what is being marked right or wrong, while a sheet is open
AS_FOUND = Setting("asfound", YES_NO, NO)  # names as the machine found them, whatever is mended
MEASURE = Setting("measure", ("mentions", "documents"), "mentions")  # what is said of names
BY_SOURCE = Setting("bysource", YES_NO, NO)  # names in cells, each source on its own
VIEW = Setting("view", VIEWS, SIDE_BY_SIDE)
# Which words are left out, which are near, and what stands without a word.
MORE = Setting("more")
FEWER = Setting("fewer")
WINDOW = Setting("window", (2, 5, 10), 5)
APART = Setting("apart", YES_NO, NO)
WITHOUT = Setting("without", YES_NO, NO)
COPIES = Setting("copies", YES_NO, NO)
# Which passages are read: of each source, of a concordance, in pairs, in a text.
RULE = Setting("rule", RULES, RULES[0])
SIZE = Setting("size", (3, 5, 10, 20, 50), 10)  # passages of each source
SEED = Setting("seed", tuple(range(1, 21)), 1)
MATCHED = Setting("matched", (ANY, *STEPS[1:]), ANY)  # dates within a decade are not near
BESIDE = Setting("beside")  # the source whose passages stand beside the others
ORDER = Setting("order", ORDERS, ORDERS[0])
SAMPLE = Setting("sample", (ANY, 20, 50, 100, 500), ANY)  # lines
WITHIN = Setting("within", (ANY, 1, 7, 30, 90, 365), ANY)  # days
UNIT = Setting("unit", get_args(Unit), AUTO)
ALSO = Setting("also", MARKS, MATCHES)
# What was clicked.
CELL = Setting("cell")
POINT = Setting("point")
NEAR = Setting("near")
TOPIC = Setting("topic")
TOPIC_SOURCE = Setting("of")  # whose passages of the topic are read first
TOPIC_WHEN = Setting("when")  # the first day of the period of which they are, if of one only
TOPIC_READ = (TOPIC, TOPIC_SOURCE, TOPIC_WHEN)
ENTITY = Setting("entity")
NAME_SOURCE = Setting("namedin")  # whose mentions of the name are read first
NAME_WHEN = Setting("namedwhen")  # the first day of the period of which they are, if of one only
NAME_OTHER = Setting("namedwith")  # the name that stands with it, if only such passages are read
NAME_READ = (ENTITY, NAME_SOURCE, NAME_WHEN, NAME_OTHER)
DOCUMENT = Setting("document")
PLACE = Setting("place")
COUPLE = Setting("couple")
KEPT = Setting("kept")
KEPT_FOR = Setting("keptfor")  # the word that was followed when each was kept
NOTES = Setting("notes")  # on each, for its reader only: no link to share has them
TRAY_OF = (KEPT, KEPT_FOR, NOTES)
CHECKED = Setting("checked")  # names marked right or wrong, of every corpus; no link to share has them
READERS_OWN = (*TRAY_OF, CHECKED)  # what stays whatever else is left
# How what is kept leaves, and what is looked up.
STYLE = Setting("style", ("APA", "MLA", "Chicago"), "APA")
FIND = Setting("find")
# What is worked on.
EXERCISE = Setting("exercise")
STEP = Setting("step")

SETTINGS = {one.key: one for one in list(globals().values()) if isinstance(one, Setting)}
LOCAL = tuple(one for one in SETTINGS.values() if not one.shared)  # those of single pages
