"""Columns about copies, and about texts that are alike."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, STATED, Column, Columns
from analysis.corpus.columns.publications import BRODER, HARDIE, SALTON

_LONG = limits.spelled_count(limits.COPY_WORDS, "word")
COPIES: Columns = {
    "other_id": Column(
        "text",
        "",
        "The identifier of a second document, which is a copy of the first or has it as a copy.",
        "A pair has no direction: which of the two was there first is not said.",
        STATED,
    ),
    "similarity": Column(
        "number",
        "0 to 1",
        f"How alike two texts are, from 0 to 1: for copies the share of sequences of {_LONG} that both have, for "
        "matched passages, and for two topics, the cosine of their words’ weights.",
        "1 is the same words, and numbers of copies and of matched passages cannot be compared with one another.",
        f"{BRODER}; {SALTON}",
    ),
    "containment": Column(
        "number",
        "0 to 1",
        f"The share of the shorter document’s sequences of {_LONG} that the longer one has too, from 0 to 1.",
        "It is high where a short text stands whole in a longer one, even when most of the longer one is new.",
        BRODER,
    ),
    "copies": Column(
        "integer",
        "uses",
        "How many of the uses stand in documents that copy an earlier one, as it was or edited.",
        "They say how often a text was taken over, and not how many people chose the word.",
        COUNTED,
    ),
    "log_ratio_once": Column(
        "number",
        "doublings",
        "The log ratio, in doublings, when of documents that are copies of one another only the earliest is counted.",
        "Where it is much nearer to 0 than log_ratio, a text that was repeated makes the difference.",
        f"{HARDIE}; {BRODER}",
    ),
}
