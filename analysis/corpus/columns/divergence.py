"""Columns about two sides as a whole."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, STATED, Column, Columns
from analysis.corpus.columns.publications import LIN, MILDENBERGER, PEARSON

DIVERGENCE: Columns = {
    "divergence": Column(
        "number",
        "bits",
        "How far the words of the two sides diverge (Jensen-Shannon), in bits: 0 is not at all, 1 shares no word.",
        "It grows as texts get fewer, so nothing can be said of it without what shuffled labels give.",
        LIN,
    ),
    "chance": Column(
        "number",
        "bits",
        "The mean divergence, in bits, of the same documents with their labels shuffled within periods.",
        "This much is left when the sources are dealt at random, so only what goes beyond it can be theirs.",
        LIN,
    ),
    "lowest": Column(
        "number",
        "bits",
        "The smallest divergence, in bits, that shuffled labels gave.",
        "A divergence between lowest and highest is one that chance gives too.",
        LIN,
    ),
    "highest": Column(
        "number",
        "bits",
        "The largest divergence, in bits, that shuffled labels gave.",
        "A divergence above it is more than any of these shuffles made, which is not to say that it matters.",
        LIN,
    ),
    "shuffles": Column(
        "integer",
        "shuffles",
        "The number of shuffles: how often the labels of the documents were dealt anew within periods.",
        f"With {limits.MOST_DEALS:,} of them no p is below 2 in {limits.MOST_DEALS + 1:,}.",
        COUNTED,
    ),
    "way": Column(
        "text",
        "",
        "How p is found: exact, from all ways to deal the labels; dealt, from some at random; or scored, from three "
        "moments of all of them.",
        f"It is exact up to {limits.MOST_ARRANGEMENTS:,} ways, and dealt up to {limits.DEALT_DOCUMENTS:,} units.",
        f"{MILDENBERGER}; {PEARSON}",
    ),
    "within": Column(
        "text",
        "",
        "In which periods labels are dealt: the shortest of month, quarter and year that hold both sides for most of "
        "their units, and nothing where there is none.",
        "Where it is empty, a difference of times may be taken for one of sources.",
        STATED,
    ),
    "unit": Column(
        "text",
        "",
        "The column whose values are the units of evidence, and nothing where these are the documents.",
        "Texts of one author are not independent of each other, so that fewer units are a more cautious count.",
        STATED,
    ),
    "units_target": Column(
        "integer", "units", "The number of units looked at.", "With few of them little can be told.", COUNTED
    ),
    "units_reference": Column(
        "integer", "units", "The number of units on the other side.", "With few of them little can be told.", COUNTED
    ),
    "resting": Column(
        "integer",
        "units",
        "The number of units that lie in periods with units of the other side.",
        "The others say nothing about the difference, because nothing can be dealt there.",
        COUNTED,
    ),
    "smallest_p": Column(
        "number",
        "0 to 1",
        "The smallest p that any word could have.",
        f"Where it is above {limits.decimals(limits.SIGNIFICANT)}, no word can be told from chance.",
        MILDENBERGER,
    ),
    "tested": Column(
        "integer",
        "words",
        "The number of words tested.",
        f"They are those of at least {limits.TESTED_DOCUMENTS} units of both sides together.",
        COUNTED,
    ),
}
