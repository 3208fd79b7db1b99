"""Columns about two sides as a whole."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import LIN

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
        "The mean divergence, in bits, of the same documents with their labels shuffled within months.",
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
        "The number of shuffles: how often the labels of the documents were dealt anew within months.",
        f"With {limits.MOST_SHUFFLES:,} of them no p is below 2 in {limits.MOST_SHUFFLES + 1:,}, and with 0 there was "
        "nothing to shuffle.",
        COUNTED,
    ),
}
