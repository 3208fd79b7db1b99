"""Columns about words that stand near each other."""

from analysis.corpus.columns.column import Column, Columns
from analysis.corpus.columns.publications import BOUMA, EVERT_COLLOCATIONS, RYCHLY

COLLOCATES: Columns = {
    "other": Column(
        "text",
        "",
        "The second word, or name, of a pair.",
        "A pair has no direction: which of the two stands first in the text is not said.",
    ),
    "expected": Column(
        "number",
        "uses",
        "The uses to expect near the search if words stood in any order: the word’s uses, times the share of all "
        "places that lie near the search.",
        "A count far above it is attraction, but where it is below 1 a single use exceeds it.",
        EVERT_COLLOCATIONS,
    ),
    "log_dice": Column(
        "number",
        "at most 14",
        "How much two words keep together, at most 14, where each step of 1 is a doubling (logDice).",
        "It ranks the words near one search and hardly depends on the size of the corpus, but says nothing of how sure "
        "a rare pair is.",
        RYCHLY,
    ),
    "log_dice_target": Column(
        "number",
        "at most 14",
        "The logDice of the pair in the source looked at, at most 14, empty where the two never meet there.",
        "A difference between the two sides is not tested, so read the passages of both.",
        RYCHLY,
    ),
    "log_dice_reference": Column(
        "number",
        "at most 14",
        "The logDice of the pair on the other side, at most 14, empty where the two never meet there.",
        "A side that uses the search seldom may have none only because it had few chances.",
        RYCHLY,
    ),
    "npmi": Column(
        "number",
        "-1 to 1",
        "How much oftener two words, or names, meet than by chance: 1 is only together, 0 as by chance and −1 never "
        "(NPMI).",
        "Rare ones reach high values easily, so read the count with it.",
        BOUMA,
    ),
}
