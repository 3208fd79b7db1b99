"""The small print: how each figure is made and what it does not say, and what settings and downloads are for."""

from collections.abc import Sequence
from typing import get_args

import pandas as pd

from analysis import VERSION, Period, counted, limits, one_line
from dashboard.paper.palette import COLOURED
from dashboard.wording.dates import years

_OFTEN = f"used at least {counted(limits.LEAST_USES, 'time')} in all, stop words left out."
WORDS, WORDS_BESIDE = "Words to draw", "Words to draw beside the one being followed"
ADD_WORDS = "Add a word"
WORDS_HELP = "Words, phrases, or beginnings of words with a *. At most eight are drawn."
NO_MORE_EVENTS = f"{limits.spelled_count(limits.MOST_EVENTS, 'event').capitalize()} are marked: take one away first."
EVENTS = "Mark days on which something happened, to see them beside the lines."
_LINES = (
    "Under the lines: documents per period; × is none, – outside the source’s dates. A point at zero is no use in the "
    "documents there are; a hollow one is a last period that is not over."
)
FILLED = f"Filled: can be told from chance (q < {limits.decimals(limits.SIGNIFICANT)}); hollow: cannot. "
FIGURES = {
    "coverage": "Bars count the documents dated to each period.",
    "terms": "“13 in 2” is 13 uses in 2 documents. Hollow: in one document only. Capitals are ignored, and ’s is "
    "counted on its own.",
    "trend": f"{_LINES} Words whose highest rates lie far apart have a panel each. Thin lines are 95% intervals, from "
    f"{limits.spelled_count(limits.INTERVAL_DOCUMENTS, 'document')} on; where no document uses the word, up to how "
    "frequent it may be all the same.",
    "mean trend": f"{_LINES} The lines are means of the rates of those sources that have words in a period, each "
    "source weighing alike. No intervals: a source’s documents in one period are mostly too few for them.",
    "collocates": "The strongest from the top, clockwise. A thicker line is more meetings, and the "
    f"{limits.spelled(limits.NETWORK_PAIRS)} strongest pairs of them have one too. Ranked by logDice, which does not "
    "grow with the corpus; a place near two uses counts once.",
    "bars": "Bars are uses per 10,000 words, on each side the most frequent on top; “13 in 2” is 13 uses in 2 "
    "documents. Hollow: in one document only. Ranked by the cautious end of the ratio of documents, then by the "
    f"test. Where both sides have {limits.spelled_count(limits.INTERVAL_DOCUMENTS, 'document')}, a bar also says the "
    "interval of its log ratio, wider than a 95% one because these words were picked for differing most. "
    f"Words {_OFTEN}",
    "scatter": f"{FILLED}On the dotted line both sides use a word alike; a rate of 0 is drawn at half of one use. "
    f"Words {_OFTEN}",
    "several": f"Each source against all the others, up to {limits.spelled(limits.PROFILE_SOURCES)}: its "
    f"{limits.spelled_count(limits.PROFILE_WORDS, 'most distinctive word')} (LRC), fewer where these were more than "
    f"{limits.PROFILE_ROWS} in all, and every other source’s use of them. "
    "×4 is four times the rate of all the others, ÷4 a quarter of it; in bold where q < "
    f"{limits.decimals(limits.SIGNIFICANT)}, of sources with at least {counted(limits.FEW_DOCUMENTS, 'document')}.",
    "entities": "Names found by a language model, and abbreviations that the texts explain. It overlooks some and "
    "mistakes the kind of others.",
}

COMPARISONS = {
    "bars": "Distinctive words",
    "scatter": "All words, by both rates",
    "several": "Distinctive words of each source",
}
UNASKED = "Choose a word below, or type one into the box above, to read every passage that holds it."
# What a way of reading that needs no word opens with, where none is followed.
OPENINGS = {
    "Pairs": "Two texts beside each other, one of each side: the pair that shares most words first.",
    "Whole text": "One text from beginning to end; a word in the box above is marked wherever it stands in it.",
}
WITHOUT = (
    "Each side’s documents that do not use the word, but words that stand around it on the other side: read "
    "them to see what else it is called, or whether it is another subject."
)
NO_STOPWORDS = "There is no list of stop words for this language here: none is left out."
COPIES = "Of documents that are copies or near-copies of one another, only the earliest is counted."
ACCENTS = "Searching for resume also finds résumé."
TITLES = "Each title becomes the first paragraph of its document, in all counts, passages and names found from then on."
ANOTHER_VERSION = "This link was made with another version of the corpus: its numbers may have been others."
TRAY = "What you have kept, with where it is from."
KEEP = (
    "One file with this corpus, how it was read, the filters, the settings of every page and the passages kept. Put it "
    "among the texts on the Corpus page, here or on another machine, to go on from here."
)
KEEP_TEXTS = (
    "Without them the file holds no text, only the names and digests of the files that were read: whoever takes the "
    "work up brings those files too. What you searched for is in it either way."
)
HOW_TO_READ = "How to read this"
START_OVER = "Everything is as it was to begin with: filters, words and settings. What is kept stays."
EMPTY_TRAY = "Nothing is kept. Press Keep under a passage to collect it here, to read and to download."
NOTE = "Your note"
NOTES_STAY = "Your notes leave in the files and with “Keep”; a shared link does not have them."
STYLE_OF_CITATION = "Cite as"
KEEP_WORDS = f"Keep {limits.spelled_count(limits.WORDS_KEPT, 'word')} a side"
KEEP_WORDS_HELP = (
    "The most telling words of either side, each with its first passages there: they are among what is kept, to be "
    "taken away as Word, Markdown or text."
)
READ_IN_TEXT, KEEP_PASSAGE, LET_GO, MEND_PASSAGE = "Read", "Keep", "Let go", "Mend"
FULL_TRAY = "The tray is full: it holds as many passages as a link can carry. Let another go to keep this one."
TOO_LONG = "Too long to be kept: read it in the text, or keep passages of it."
NO_PAIR = "Pairs take two sources: choose more of them in the sidebar."
RULES = {"all": "All", "sample": "A random sample", "typical": "The most typical"}
RANKED = RULES | {"all": "All, the strongest first"}  # of what has an order of its own
DRAWS = (
    "All of them, page by page; a sample in which, unless dates are matched, every passage of a source has the same "
    "chance; or those most like the rest: nearest, by their words, to the centre of what this source says around the "
    "word, one of each document at first."
)
MATCHED = {"any": "no"} | {by: f"by {by}" for by in ("year", "quarter", "month", "week", "day")}
PERIODS_MATCHED = (
    "From each period as many passages of one source as of the other, so that a difference is not one of dates."
)
LIMITS = (
    "How much is read, and from when on something is said, tested, drawn or cut off. Whoever runs this dashboard can "
    "set each of them, by the name beside it in capitals."
)
NOT_YET = "Hollow, as none is tested yet. "
STILL_TESTING = (
    "The test is still running: counts and differences are there, and which of them can be told from chance follows."
)
EVIDENCE = "Evidence is counted by"
UNITS_OF_EVIDENCE = (
    "What counts as one piece of evidence where two sides are compared: a document, or all documents of one author, "
    "speaker or outlet together. Texts by one hand are alike, and many of them show less than as many by others."
)
COPY, COPIED = "Copy text and references", "Copied."
HOW_TO_CITE = f"The Discourse Trends authors. (2026). Discourse Trends (Version {VERSION}) [Computer software]."
FIND, FIND_WHAT = "Find a column or a word of its explanation", "e.g. rate, interval, documents"
SEED = "Which of the possible draws: the same number draws the same passages again."
UNITS = {"auto": "what suits", "passage": "passages", "document": "whole documents"}
SUITS = (
    f"What suits: paragraphs where both have fewer than {counted(limits.SHORT_CORPUS, 'document')} together, and whole "
    "documents where more."
)
DAYS_APART = (
    "Only texts dated so near to one another are paired; one dated to a month or a year counts by its nearest day, and "
    "one without a date is left out."
)
ORDERS = {
    "document": "document",
    "source": "source",
    "date": "date",
    "left": "word before",
    "match": "match",
    "right": "word after",
}
SORTED = (
    "Before and after: by the nearest word, then by the next; so lines that go on alike stand together, and their "
    "patterns can be seen."
)
STRIP = "Where in the text the matches lie, from its beginning to its end"
MARKS = {
    "matches only": "only matches of the word",
    "names": "names too (underlined)",
    "words of a topic": "a topic’s words too (dotted)",
}


NEW = (
    "The words of the documents of this period against those of all other periods of the dates selected, as on "
    "Compare. Where most sources have documents on both sides, each is compared with itself."
)
STEADY = (
    "Only sources with documents in every period that is drawn: then a line cannot rise because a source joins that "
    "uses the word more."
)
ALIKE = "The rate of a period is the mean of its sources’ rates, so that a source that publishes much weighs no more."
TRUST = (
    "Use a shared server only for texts that you may share with those who run it. What you bring is held in the memory "
    "of this server for this tab alone. It lies on a disk only while it is read or worked on, and then nowhere: in no "
    "database and no log. No link opens it for anybody else, and it is dropped when you close or reload the tab. For "
    "confidential material run the program on your own computer: pip install discourse-trends, then discourse."
)


def note_on(title: str) -> str:
    """Return what a box for a note is called."""
    return f"{NOTE} on {one_line(title)}"


def looked_at(*, any_page: bool) -> str:
    """Return of what the methods paragraph speaks."""
    if any_page:
        return "The methods of those pages that were looked at in this session."
    return "No page with numbers of this corpus was looked at in this session: here are the methods of all of them."


def steady(names: Sequence[str], sources: int, by: str) -> str:
    """Return which sources are left where only those are drawn that have documents in every period."""
    most = limits.NAMED_SOURCES
    named = f": {', '.join(names)}" if len(names) <= most else ""
    have, are = ("has", "is") if len(names) == 1 else ("have", "are")
    return f"Of {counted(sources, 'source')} {len(names):,} {have} documents in every {by} and {are} counted{named}."


def step_names(fitting: str) -> dict[str, str]:
    """Return what the lengths of a period are called, that of what fits with which one it is.

    Args:
        fitting: The one that fits.
    """
    return {by: by for by in get_args(Period)} | {"auto": f"auto ({fitting})"}


def over_time(sources: int, drawn: int, *, alike: bool) -> str:
    """Return how a figure over time is drawn: lines, or tiles of more sources than can be told apart as lines.

    Args:
        sources: How many sources there are.
        drawn: How many of them are drawn.
        alike: Whether sources that are drawn together weigh alike.
    """
    if sources <= COLOURED + 1:
        return FIGURES["mean trend" if alike else "trend"]
    every = "A tile a source and period, the bluer the higher the rate; no tile is no documents."
    left_out = f" Of {sources:,} sources the {drawn:,} with the most documents are drawn; Data has all."
    return every + left_out * (drawn < sources)


def denominator(documents: pd.DataFrame) -> str:
    """Return what is being counted: documents, words, sources and years after filtering."""
    parts = [
        counted(len(documents), "document"),
        counted(int(documents["tokens"].sum()), "word"),
        counted(documents["source"].nunique(), "source"),
        years(documents),
    ]
    return " · ".join(parts)


def chance_mode(deal: int, within: str, unit: str) -> str:
    """Return what chance mode is.

    Args:
        deal: Which deal.
        within: The length of the periods within which sources are dealt; empty for none.
        unit: The column whose values keep their documents together; empty for none.
    """
    whom = "the documents" if not unit else f"each {unit}, with all documents,"
    when = f" within each {within}" if within else ""
    return (
        f"Chance mode, deal {deal}: the names of the sources have been dealt at random to {whom}{when}. "
        "Whatever sets them apart now is noise. Compare it with what you took for a finding."
    )


def kept_as_word(number: int) -> str:
    """Return what stands on the button that takes away what is kept."""
    return f"Kept {number:,} as Word"


def data_note(rows: int, most: int) -> str:
    """Return what the data of a figure are, and what the guarded download is for."""
    cut = f"The first {most:,} of {rows:,} rows; the downloads have them all. " if rows > most else ""
    return (
        f"{cut}For R, Python and archives take CSV. XLSX and CSV for Excel have title, units, corpus and filters above "
        "the table; in the latter, cells that Excel would take for formulas begin with an apostrophe."
    )


_DOING = {
    "topics": "Looking for topics",
    "topic-quality": "Seeing whether topics come back",
    "topic-sweep": "Trying other numbers of topics",
    "names": "Looking for names",
    "entities": "Finding who and what is named",
    "copies": "Looking for copies: each text is compared with every other",
    "pairs": "Pairing texts",
    "without": "Looking for documents without the word",
    "effect": "Looking for copies",
    "terms": "Counting words in a row",
    "keyness": "Testing the difference of every word",
    "profiles": "Testing the difference of every source",
    "tendencies": "Testing whether each line rises or falls",
    "news": "Comparing the period with all others",
}
# What is counted while it is done.
_STEPS = {"topics": "fits", "topic-quality": "fits", "topic-sweep": "numbers", "names": "documents"}
_SO_FAR = "Named most so far, as the model marks them"
CANCELLED, ASK_AGAIN = "this was not looked for: you ended it", "ask for it again, or go to another page"
LOST = "what was found is no longer there"
TRY_AGAIN = "Try again"


def waited_for(task: str, place: int, done: int, total: int) -> str:
    """Return what is being done, or waits for its turn, and how far it is.

    Args:
        task: What is asked for.
        place: Its place in line, from 1; 0 while it is done.
        done: How much is done.
        total: Of how much; 0 where nobody counts.
    """
    if place:
        before = "it is next in line" if place == 1 else f"{counted(place - 1, 'other')} before it in line"
        return f"{_DOING[task]} … {before}"
    return f"{_DOING[task]} … {done:,} of {total:,} {_STEPS[task]}" if total else f"{_DOING[task]} …"


def found_so_far(found: Sequence[tuple[str, int]]) -> str:
    """Return what has been named so far, with how often.

    Args:
        found: Names with their mentions, the commonest first.
    """
    return f"{_SO_FAR}: {', '.join(f'{one_line(name)} {number:,}' for name, number in found)}."
