"""Columns about passages, and the matches that they surround."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns

PASSAGES: Columns = {
    "position": Column(
        "integer",
        "words",
        "The place of its first word among all words of the corpus, counted from 0.",
        "It finds the match again in this very corpus and means nothing in another.",
        COUNTED,
    ),
    "width": Column(
        "integer",
        "words",
        "How many words it covers.",
        "It is 1 for a word and more for a phrase.",
        COUNTED,
    ),
    "match": Column(
        "text",
        "",
        "The match as it stands in the text.",
        "Its capitals are kept here, although the search makes nothing of them.",
    ),
    "left": Column(
        "text",
        "",
        f"The words before the match, at most {limits.spelled(limits.LINE_WORDS)}.",
        "Eight words seldom settle what somebody meant, so read the whole text before you judge.",
    ),
    "right": Column(
        "text",
        "",
        f"The words after the match, at most {limits.spelled(limits.LINE_WORDS)}.",
        "Sort by it to see phrases that return, and read the whole text before you judge.",
    ),
    "text": Column(
        "text",
        "",
        "A passage to read: a match with its surroundings, a passage of a topic, or how a document begins.",
        "It stays inside one paragraph where it surrounds a match, so open the whole text before you quote it.",
    ),
    "start": Column(
        "integer",
        "characters",
        "Where the match, or the passage kept, starts in the document’s text, in characters counted from 0.",
        "With end it finds the match again in the text as it was read, but not in a program that counts bytes.",
        COUNTED,
    ),
    "end": Column(
        "integer",
        "characters",
        "Where the match, or the passage kept, ends in the document’s text, in characters, the one here not included.",
        "It equals start where nothing is matched, as where a row shows how a document begins.",
        COUNTED,
    ),
    "text_start": Column(
        "integer",
        "characters",
        "Where the passage starts in the document’s text, in characters counted from 0.",
        "Take it from start to know where in the passage the match stands.",
        COUNTED,
    ),
    "paragraph": Column(
        "integer",
        "",
        "The paragraph of the document in which the passage begins, counted from 1.",
        "Blank lines part paragraphs, or ends of lines where no line is blank, and a heading counts as one.",
        COUNTED,
    ),
    "why": Column(
        "text",
        "",
        "Why this passage is shown: because all of them are, or by what rule it was chosen.",
        "There is a rule so that nobody picks the telling ones by hand.",
    ),
}
