"""Columns about a word on two sides."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import (
    BENJAMINI,
    COCHRAN,
    DUNNING,
    EVERT_KEYNESS,
    HARDIE,
    KAHN,
    MANN,
    MILDENBERGER,
    MONROE,
    PEARSON,
    STOREY,
)

_FEW = limits.spelled_count(limits.TESTED_DOCUMENTS, "document")
COMPARISON: Columns = {
    "count_target": Column(
        "integer",
        "uses",
        "The number of uses in the source looked at; beside another word, only the uses near it.",
        "The two sides differ in size, so compare their rates, and not their counts.",
        COUNTED,
    ),
    "count_reference": Column(
        "integer",
        "uses",
        "The number of uses in what the source is compared with; beside another word, only the uses near it.",
        "Where it is 0, ratios take it for one half, and say little.",
        COUNTED,
    ),
    "rate_target": Column(
        "number",
        "per 10,000 words",
        "Uses per 10,000 words in the source looked at.",
        "It is all uses divided by all words, unless a column named view says how else.",
        COCHRAN,
    ),
    "rate_reference": Column(
        "number",
        "per 10,000 words",
        "Uses per 10,000 words in what the source is compared with.",
        "It is taken in the same way as rate_target, and where all other sources are one side, the largest of them "
        "weighs most.",
        COCHRAN,
    ),
    "documents_target": Column(
        "integer",
        "documents",
        "The number of documents of the source looked at that use the word, or hold the topic; beside another word, "
        "near it.",
        "Where it is 1, the word may be the subject of one text and no habit of the source.",
        COUNTED,
    ),
    "documents_reference": Column(
        "integer",
        "documents",
        "The number of documents on the other side that use the word, or hold the topic; beside another word, near it.",
        "Where it is 0, the interval of the difference has no upper end, because a rate of nothing has no ratio.",
        COUNTED,
    ),
    "log_ratio": Column(
        "number",
        "doublings",
        "The difference between the two rates in doublings, or between two shares of passages or of what is near a "
        "word: 1 is twice the rate, 2 four times, and −1 half.",
        "It says how large the difference is and not how sure, and few uses easily make it extreme.",
        HARDIE,
    ),
    "lrc": Column(
        "number",
        "doublings",
        "The smallest difference between the two rates that the counts still allow, in doublings, after correction for "
        "the number of words looked at.",
        "0 means that the rates may be the same, and because it takes every use for independent of the others, q has "
        "the last word.",
        EVERT_KEYNESS,
    ),
    "lrc_documents": Column(
        "number",
        "doublings",
        "The same as lrc, in doublings, with the documents that use the word in place of its uses.",
        "One text that repeats a word cannot raise it, and in a small corpus it is often 0.",
        EVERT_KEYNESS,
    ),
    "score": Column(
        "number",
        "standard deviations",
        "How far the side’s uses are, in standard deviations of a normal distribution, from what dealing the documents "
        "to the two sides at random gives; positive where the source looked at uses the word more.",
        "It allows for how unevenly the uses lie in documents, and orders words that lrc_documents leaves at 0.",
        PEARSON,
    ),
    "p": Column(
        "number",
        "0 to 1",
        "How often chance alone gives so large a difference when it deals the documents, within the periods that the "
        "page names, to the two sides, or, of a trend, so clear a run when it orders the periods.",
        f"It is not the probability that the difference is real, and a word in fewer than {_FEW} has none.",
        f"{MILDENBERGER}; {PEARSON}; {MANN}",
    ),
    "q": Column(
        "number",
        "0 to 1",
        f"The share of false finds to expect among the words whose q is as small or smaller, estimated from "
        f"{limits.POOLED_DEALS} deals of the documents at random, or from all p where there are few ways to deal.",
        f"It allows for the many words that are tested at once, and is empty for a word in fewer than {_FEW}, "
        "which is not tested.",
        f"{STOREY}; {BENJAMINI}",
    ),
    "g2": Column(
        "number",
        "",
        "Log-likelihood G²: how badly the word’s counts fit equal rates, with the sign of the difference.",
        "It is a score to sort by and no test, because it grows with the amount of text and takes every word for "
        "independent of the others.",
        DUNNING,
    ),
    "z_dirichlet": Column(
        "number",
        "",
        "The difference between the two sides’ odds of the word, drawn towards 0 by a prior, in standard errors.",
        "It is a second opinion on the order of the words and no test, because it takes every use for independent of "
        "the others.",
        MONROE,
    ),
    "view": Column(
        "text",
        "",
        "How the rates are taken: pooled is all uses over all words, by document the mean of the documents’ rates, "
        "standardised weighs periods alike on both sides, and without the longest leaves out one long document.",
        "Where the views disagree, a few long documents or different times are the reason, and that is worth saying.",
        KAHN,
    ),
    "ours": Column(
        "text",
        "",
        "The number of uses in the source looked at, and in how many of its documents.",
        "Many uses in one document say something of that document, and little of the source.",
        COUNTED,
    ),
    "theirs": Column(
        "text",
        "",
        "The number of uses in what the source is compared with, and in how many of those documents.",
        "The two sides differ in size, so do not compare the numbers themselves.",
        COUNTED,
    ),
}
