"""Columns about words: how often they are used, and in how many documents."""

from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import COCHRAN, FAY, GRIES, KORN, LIJFFIJT, WILSON, YEKUTIELI, ZOU

WORDS: Columns = {
    "term": Column(
        "text",
        "",
        "A word, several in a row, or the search as it was typed.",
        "Words are counted as they stand, without regard to capitals, so that work, works and working are three.",
    ),
    "count": Column(
        "integer",
        "uses",
        "The number of uses in the documents that the row is about; beside another word, only the uses near it.",
        "It grows with the amount of text, so compare rates between sources, and not counts.",
        COUNTED,
    ),
    "rate": Column(
        "number",
        "per 10,000 words",
        "Uses per 10,000 words of the documents counted: all uses divided by all words.",
        "It makes sources of different size comparable, but a few long documents can carry it.",
        COCHRAN,
    ),
    "low": Column(
        "number",
        "",
        "The lower end of the 95% interval of the rate or, in a comparison, of the log ratio.",
        "It is computed over documents, because the words of one text are not independent of each other, and is empty "
        "with one document; minus infinity is no end, where the first side of a comparison has no use.",
        f"{KORN}; {FAY}; {ZOU}",
    ),
    "high": Column(
        "number",
        "",
        "The upper end of the 95% interval of the rate or, in a comparison, of the log ratio.",
        "By this method 95 of 100 such intervals hold the rate of all such documents, and single documents lie further "
        "apart; in a comparison of words picked for differing most they are wider.",
        f"{KORN}; {FAY}; {ZOU}; {YEKUTIELI}",
    ),
    "documents": Column(
        "integer",
        "documents",
        "The number of documents: over time, all in the period; beside a word, name or topic, those that hold it.",
        "What stands in many documents is a habit of the source, what stands in few may be the subject of those few; "
        "where it is 1, it is in one text only.",
        COUNTED,
    ),
    "documents_with": Column(
        "integer",
        "documents",
        "The number of documents that use the word at least once.",
        "It stays the same however often one document repeats the word.",
        COUNTED,
    ),
    "document_share": Column(
        "number",
        "0 to 1",
        "The share of the selected documents, those without a word too, that hold the word or name at least once, "
        "from 0 to 1.",
        "Long documents hold more different words, so a source of long documents has higher shares.",
        COUNTED,
    ),
    "share_low": Column(
        "number",
        "0 to 1",
        "The lower end of the 95% interval of the share of documents or, for a topic, of passages, from 0 to 1.",
        "It is computed over documents; for a topic it takes the topic as it is, and is empty for a source with one "
        "document.",
        f"{WILSON}; {KORN}",
    ),
    "share_high": Column(
        "number",
        "0 to 1",
        "The upper end of the 95% interval of the share of documents or, for a topic, of passages, from 0 to 1.",
        "Where one document holds most of a source’s passages, even this interval is too narrow.",
        f"{WILSON}; {KORN}",
    ),
    "dispersion": Column(
        "number",
        "0 to 1",
        "How unevenly the uses are spread over the documents (DPnorm), from 0, as their lengths let expect, towards 1, "
        "all in one place.",
        "A value near 1 warns that few documents make the count, which is always so for a rare word.",
        f"{GRIES}; {LIJFFIJT}",
    ),
}
