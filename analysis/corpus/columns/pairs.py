"""Columns about two texts beside each other."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, STATED, Column, Columns
from analysis.corpus.columns.publications import SALTON

_NAMED = limits.spelled(limits.PAIR_WORDS)
PAIRS: Columns = {
    "left_doc_id": Column(
        "text",
        "",
        "The identifier of the document on the left.",
        "A document can stand in several pairs where passages are paired, but a passage stands in one only.",
        STATED,
    ),
    "left_source": Column(
        "text",
        "",
        "Who published the document on the left.",
        "It is one of the sources that were put on this side, where there are several.",
        STATED,
    ),
    "left_published": Column(
        "date",
        "",
        "The first day that the date of the document on the left allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so the two may lie closer than they seem.",
        STATED,
    ),
    "left_text": Column(
        "text",
        "",
        "The text on the left: a passage or, where many documents are paired, the whole document.",
        "Read it beside the other, because texts can share their words and still say opposite things.",
    ),
    "left_start": Column(
        "integer",
        "characters",
        "Where the text on the left starts in its document, in characters counted from 0.",
        "It is 0 where whole documents are paired.",
        COUNTED,
    ),
    "right_doc_id": Column(
        "text",
        "",
        "The identifier of the document on the right.",
        "A document can stand in several pairs where passages are paired, but a passage stands in one only.",
        STATED,
    ),
    "right_source": Column(
        "text",
        "",
        "Who published the document on the right.",
        "It is one of the sources that were put on this side, where there are several.",
        STATED,
    ),
    "right_published": Column(
        "date",
        "",
        "The first day that the date of the document on the right allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so the two may lie closer than they seem.",
        STATED,
    ),
    "right_text": Column(
        "text",
        "",
        "The text on the right: a passage or, where many documents are paired, the whole document.",
        "Read it beside the other, because texts can share their words and still say opposite things.",
    ),
    "right_start": Column(
        "integer",
        "characters",
        "Where the text on the right starts in its document, in characters counted from 0.",
        "It is 0 where whole documents are paired.",
        COUNTED,
    ),
    "shared_terms": Column(
        "texts",
        "",
        f"The words of both texts, or topics, that add most to how alike they are, at most {_NAMED}.",
        "Rare words come first, and where only names are left, the two may have little else in common.",
        SALTON,
    ),
    "left_terms": Column(
        "texts",
        "",
        f"The weightiest words of the text on the left that the text on the right does not have, at most {_NAMED}.",
        "They are where the two part, but another form of a word or a synonym counts as a difference too.",
        SALTON,
    ),
    "right_terms": Column(
        "texts",
        "",
        f"The weightiest words of the text on the right that the text on the left does not have, at most {_NAMED}.",
        "They are where the two part, but another form of a word or a synonym counts as a difference too.",
        SALTON,
    ),
    "draw": Column(
        "integer",
        "",
        "The pair’s place in a random order of all pairs, from 1.",
        "Read the first few of this order to judge the pairing, because nobody has picked them.",
    ),
}
