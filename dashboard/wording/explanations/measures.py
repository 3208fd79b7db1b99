"""Columns that hold counts and measures: of words, over time, between sources, of words side by side, and of topics."""

from dashboard.wording.explanations.explanation import COUNTED, Explanation, Explanations

BOUMA = "Bouma 2009, Normalized (pointwise) mutual information in collocation extraction"
COCHRAN = "Cochran 1977, Sampling techniques"
EVERT = "Evert 2022, Measuring keyness"
KORN = "Korn and Graubard 1998, Confidence intervals for proportions with small expected number of positive counts"
LEE = "Lee and Seung 1999, Learning the parts of objects by non-negative matrix factorization"
LIN = "Lin 1991, Divergence measures based on the Shannon entropy"
RYCHLY = "Rychlý 2008, A lexicographer-friendly association score"
STABILITY = "Greene, O’Callaghan and Cunningham 2014, How many topics? Stability analysis for topic models"

WORDS: Explanations = {
    "term": Explanation(
        "A word, several in a row, or the search as it was typed.",
        "Words are counted as they stand, without regard to capitals, so that work, works and working are three.",
    ),
    "count": Explanation(
        "The number of uses in the documents that the row is about; beside another word, only the uses near it.",
        "It grows with the amount of text, so compare rates between sources, and not counts.",
        COUNTED,
    ),
    "rate": Explanation(
        "Uses per 10,000 words of the documents counted: all uses divided by all words.",
        "It makes sources of different size comparable, but a few long documents can carry it.",
        COCHRAN,
    ),
    "low": Explanation(
        "The lower end of the 95% interval of the rate or, in a comparison, of the log ratio.",
        "It is computed over documents, because the words of one text are not independent of each other, and is empty "
        "where there are too few documents for it.",
        COCHRAN,
    ),
    "high": Explanation(
        "The upper end of the 95% interval of the rate or, in a comparison, of the log ratio.",
        "Low to high is where the rate of such documents is likely to lie, and not the range of single documents: "
        "an approximation that is too narrow for rare words.",
        f"{COCHRAN}; {KORN}",
    ),
    "documents": Explanation(
        "The number of documents: over time, all in the period; beside a word, name or topic, those that hold it.",
        "What stands in many documents is a habit of the source, what stands in few may be the subject of those few.",
        COUNTED,
    ),
    "documents_with": Explanation(
        "The number of documents that use the word at least once.",
        "It stays the same however often one document repeats the word.",
        COUNTED,
    ),
    "document_share": Explanation(
        "The share of the selected documents, those without a word too, that hold the word or name at least once, "
        "from 0 to 1.",
        "Long documents hold more different words, so a source of long documents has higher shares.",
        COUNTED,
    ),
    "dispersion": Explanation(
        "How unevenly the uses are spread over the documents (DPnorm), from 0, as their lengths let expect, towards 1, "
        "all in one place.",
        "A value near 1 warns that few documents make the count, which is always so for a rare word.",
        "Gries 2008, Dispersions and adjusted frequencies in corpora; "
        "Lijffijt and Gries 2012, Correction to “Dispersions and adjusted frequencies in corpora”",
    ),
}

TRENDS: Explanations = {
    "periods": Explanation(
        "The number of periods that are over and whose documents have words.",
        "With fewer than eight there is no tendency, because a few points show none.",
        COUNTED,
    ),
    "tau": Explanation(
        "Kendall’s tau-b: how many more pairs of periods rise than fall, as a share of those that could.",
        "1 is always rising, 0 no direction and −1 always falling, and none of them says how steeply.",
        "Mann 1945, Nonparametric tests against trend; Kendall 1975, Rank correlation methods",
    ),
    "slope": Explanation(
        "How much the rate, in uses per 10,000 words, changes from one period of the calendar to the next: the median "
        "of the slopes between all pairs of periods.",
        "One odd period hardly moves it, and it describes the past without foretelling anything.",
        "Sen 1968, Estimates of the regression coefficient based on Kendall’s tau",
    ),
}

COMPARISON: Explanations = {
    "count_target": Explanation(
        "The number of uses in the source looked at; beside another word, only the uses near it.",
        "The two sides differ in size, so compare their rates, and not their counts.",
        COUNTED,
    ),
    "count_reference": Explanation(
        "The number of uses in what the source is compared with; beside another word, only the uses near it.",
        "Where it is 0, ratios take it for one half, and say little.",
        COUNTED,
    ),
    "rate_target": Explanation(
        "Uses per 10,000 words in the source looked at.",
        "It is all uses divided by all words, unless a column named view says how else.",
        COCHRAN,
    ),
    "rate_reference": Explanation(
        "Uses per 10,000 words in what the source is compared with.",
        "It is taken in the same way as rate_target, and where all other sources are one side, the largest of them "
        "weighs most.",
        COCHRAN,
    ),
    "documents_target": Explanation(
        "The number of documents of the source looked at that use the word; beside another word, near it.",
        "Where it is 1, the word may be the subject of one text and no habit of the source.",
        COUNTED,
    ),
    "documents_reference": Explanation(
        "The number of documents on the other side that use the word; beside another word, near it.",
        "Where it is 0, the difference has no interval, because nothing is known of how it varies.",
        COUNTED,
    ),
    "log_ratio": Explanation(
        "The difference between the two rates in doublings, or between two shares of what is near a word: 1 is twice "
        "the rate, 2 four times, and −1 half.",
        "It says how large the difference is and not how sure, and few uses easily make it extreme.",
        "Hardie 2014, Log Ratio: an informal introduction",
    ),
    "lrc": Explanation(
        "The smallest difference between the two rates that the counts still allow, in doublings, after correction for "
        "the number of words looked at.",
        "0 means that the rates may be the same, and because it takes every use for independent of the others, q has "
        "the last word.",
        EVERT,
    ),
    "lrc_documents": Explanation(
        "The same as lrc, in doublings, with the documents that use the word in place of its uses.",
        "One text that repeats a word cannot raise it, and in a small corpus it is often 0.",
        EVERT,
    ),
    "p": Explanation(
        "How often chance alone gives so large a difference when it deals the documents of each month to the two "
        "sides, or, of a trend, so clear a run when it orders the periods.",
        "It is not the probability that the difference is real, and a word in fewer than five documents has none.",
        "Mildenberger 2023, Assessing keyness using permutation tests; "
        "Hájek 1961, Some extensions of the Wald-Wolfowitz-Noether theorem; "
        "Mann 1945, Nonparametric tests against trend",
    ),
    "q": Explanation(
        "An estimate, from the p-values of all words tested, of the share of false finds among the words whose q is as "
        "small as this or smaller.",
        "It allows for the many words that are tested at once, and is empty for a word in fewer than five documents, "
        "which is not tested.",
        "Benjamini and Hochberg 1995, Controlling the false discovery rate",
    ),
    "g2": Explanation(
        "Log-likelihood G²: how badly the word’s counts fit equal rates, with the sign of the difference.",
        "It is a score to sort by and no test, because it grows with the amount of text and takes every word for "
        "independent of the others.",
        "Dunning 1993, Accurate methods for the statistics of surprise and coincidence",
    ),
    "z_dirichlet": Explanation(
        "The difference between the two sides’ odds of the word, drawn towards 0 by a prior, in standard errors.",
        "It is a second opinion on the order of the words and no test, because it takes every use for independent of "
        "the others.",
        "Monroe, Colaresi and Quinn 2008, Fightin’ Words",
    ),
    "view": Explanation(
        "How the rates are taken: pooled is all uses over all words, by document the mean of the documents’ rates, and "
        "standardised weighs months alike on both sides.",
        "Where the views disagree, a few long documents or different months are the reason, and that is worth saying.",
        "Kahn and Sempos 1989, Statistical methods in epidemiology",
    ),
    "ours": Explanation(
        "The number of uses in the source looked at, and in how many of its documents.",
        "Many uses in one document say something of that document, and little of the source.",
        COUNTED,
    ),
    "theirs": Explanation(
        "The number of uses in what the source is compared with, and in how many of those documents.",
        "The two sides differ in size, so do not compare the numbers themselves.",
        COUNTED,
    ),
}

DIVERGENCE: Explanations = {
    "divergence": Explanation(
        "How far the words of the two sides diverge (Jensen-Shannon), in bits: 0 is not at all, 1 shares no word.",
        "It grows as texts get fewer, so nothing can be said of it without what shuffled labels give.",
        LIN,
    ),
    "chance": Explanation(
        "The mean divergence, in bits, of the same documents with their labels shuffled within months.",
        "This much is left when the sources are dealt at random, so only what goes beyond it can be theirs.",
        LIN,
    ),
    "lowest": Explanation(
        "The smallest divergence, in bits, that shuffled labels gave.",
        "A divergence between lowest and highest is one that chance gives too.",
        LIN,
    ),
    "highest": Explanation(
        "The largest divergence, in bits, that shuffled labels gave.",
        "A divergence above it is more than any of these shuffles made, which is not to say that it matters.",
        LIN,
    ),
    "shuffles": Explanation(
        "The number of shuffles: how often the labels of the documents were dealt anew within months.",
        "With 9,999 of them no p is below 2 in 10,000, and with 0 there was nothing to shuffle.",
        COUNTED,
    ),
}

COLLOCATES: Explanations = {
    "other": Explanation(
        "The second word of a pair.",
        "A pair has no direction: which of its words stands first in the text is not said.",
    ),
    "expected": Explanation(
        "The uses to expect near the search if words stood in any order: the word’s uses, times the share of all "
        "places that lie near the search.",
        "A count far above it is attraction, but where it is below 1 a single use exceeds it.",
        "Evert 2008, Corpora and collocations",
    ),
    "log_dice": Explanation(
        "How much two words keep together, at most 14, where each step of 1 is a doubling (logDice).",
        "It ranks the words near one search and hardly depends on the size of the corpus, but says nothing of how sure "
        "a rare pair is.",
        RYCHLY,
    ),
    "log_dice_target": Explanation(
        "The logDice of the pair in the source looked at, at most 14, empty where the two never meet there.",
        "A difference between the two sides is not tested, so read the passages of both.",
        RYCHLY,
    ),
    "log_dice_reference": Explanation(
        "The logDice of the pair on the other side, at most 14, empty where the two never meet there.",
        "A side that uses the search seldom may have none only because it had few chances.",
        RYCHLY,
    ),
    "npmi": Explanation(
        "How much oftener two words meet than by chance: 1 is only together, 0 as by chance and −1 never (NPMI).",
        "Rare words reach high values easily, so read the count with it.",
        BOUMA,
    ),
}

TOPICS: Explanations = {
    "topic": Explanation(
        "The topic’s number, from the commonest; 0 stands for passages that hold none of the words.",
        "Numbers change when other documents are selected, and naming a topic is the reader’s work.",
        LEE,
    ),
    "words": Explanation(
        "The topic’s five weightiest words, the weightiest first.",
        "They stand in the same passages, which need not mean that they say the same.",
        LEE,
    ),
    "rank": Explanation(
        "The place in the list, from 1.",
        "How far two places are apart is in the weight.",
        COUNTED,
    ),
    "weight": Explanation(
        "How strongly the topic holds the word or the passage.",
        "Weights can be compared within one topic only, and are neither shares nor probabilities.",
        LEE,
    ),
    "passages": Explanation(
        "The number of the source’s passages in which this topic is the strongest.",
        "A passage is a document, or a paragraph where fewer than 100 documents are selected.",
        COUNTED,
    ),
    "share": Explanation(
        "The share of the source’s passages in which this topic is the strongest, from 0 to 1.",
        "A source’s shares add up to 1, topic 0 included, and what a passage says beside its strongest topic is not "
        "counted.",
        COUNTED,
    ),
    "stability": Explanation(
        "How far the topic’s list of ten top words comes back when it is fitted again on ten random parts of the "
        "passages, from 0 to 1: an average Jaccard index, which is no share of words.",
        "Do not build on a topic below 0.4, and do not take a stable topic for a true one.",
        STABILITY,
    ),
    "coherence": Explanation(
        "How much oftener than by chance the topic’s ten top words stand in the same passages, from −1 to 1 (NPMI).",
        "It is measured on the very passages that made the topic, where words stand together more than elsewhere, and "
        "says nothing of whether the topic matters.",
        f"{BOUMA}; Lau, Newman and Baldwin 2014, Machine reading tea leaves",
    ),
}
