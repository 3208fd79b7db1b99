"""Comparisons: from when on a word is tested, said, drawn; copies; pairs; documents without the word."""

from analysis.limits.limit import Section

_comparisons = Section("Comparisons and tests")

UNIT_VALUES = _comparisons.limit(
    "UNIT_VALUES",
    200,
    "values of a column by which a corpus is compared",
    "A column with more is nearer to an identifier than to something that has a voice; sources may be any number.",
)
LONGEST_VALUE = _comparisons.limit(
    "LONGEST_VALUE",
    80,
    "characters of a value, or of the name of a group, by which a corpus is compared",
    "A longer one is a text, and no label of a figure.",
)
MOST_GROUPS = _comparisons.limit(
    "MOST_GROUPS", 12, "groups of values made by hand", "More are better made in a column of the file."
)
LONGEST_GROUP = _comparisons.limit(
    "LONGEST_GROUP",
    2_000,
    "characters of a group in a link",
    "Some dozens of values fit, and the link still passes through mail and chat.",
)

SIGNIFICANT = _comparisons.limit(
    "SIGNIFICANT",
    0.05,
    "p or q, below which something is told from chance",
    "One in twenty is what the field goes by, and what readers expect.",
    (0.000001, 0.5),
)
LEAST_USES = _comparisons.limit(
    "LEAST_USES",
    5,
    "uses on both sides together",
    "Words with fewer are not shown as distinctive, because a single document can make all of their uses.",
)
TESTED_DOCUMENTS = _comparisons.limit(
    "TESTED_DOCUMENTS",
    5,
    "documents of both sides together that use a word",
    "Words in fewer are not tested: no way to deal so few could be rare enough to mean anything.",
)
PRIOR_WORDS = _comparisons.limit(
    "PRIOR_WORDS",
    10.0,
    "words’ worth of the pooled distribution",
    "This is the prior of the log-odds of Monroe and others, light enough that the counts decide.",
    (0.001, 10**9),
)
MOST_ARRANGEMENTS = _comparisons.limit(
    "MOST_ARRANGEMENTS",
    20_000,
    "ways to deal the labels",
    "Up to so many each is gone through and p is exact; beyond, some are dealt at random.",
    (1, 10**7),
)
DAMPING = _comparisons.limit(
    "DAMPING",
    0.4,
    "power of a document’s uses that is tested",
    "At 1 one text with many uses would decide, and at 0 only whether texts have the word; this finds most.",
    (0.1, 1.0),
)
DEALT_DOCUMENTS = _comparisons.limit(
    "DEALT_DOCUMENTS",
    10_000,
    "documents compared, up to which p is from dealt labels",
    "Beyond, a score from three moments of all deals is near enough for all words, and deals are for those shown.",
    (1, 10**7),
)
FEWEST_DEALS = _comparisons.limit(
    "FEWEST_DEALS",
    500,
    "times that labels are dealt for each p, at the least",
    "It finds out which words are worth more deals.",
)
EXTREME_DEALS = _comparisons.limit(
    "EXTREME_DEALS",
    100,
    "deals as extreme as the labels seen",
    "A word that fewer reach gets twice as many deals, until its p is known to about a tenth of itself.",
)
MOST_DEALS = _comparisons.limit(
    "MOST_DEALS",
    4_000,
    "times that labels are dealt for a p, at the most",
    "The smallest p is then five in ten thousand; what is rarer, the q of all words together tells.",
)
DEALT_LABELS = _comparisons.limit(
    "DEALT_LABELS",
    20_000_000,
    "labels dealt in all for a p, if that is more than the least number of deals takes",
    "That many are dealt in a tenth of a second, so that a large corpus takes no longer than a second or two.",
    (1, 10**10),
)
POOLED_DEALS = _comparisons.limit(
    "POOLED_DEALS",
    100,
    "times that labels are dealt for the q of all words",
    "Each gives a chance to every word, so that a hundred are hundreds of thousands of chances.",
    (1, 10**5),
)
POOLED_P = _comparisons.limit(
    "POOLED_P", 0.1, "p, above which q is 1", "What is not rare for one word is not rare among thousands.", (0.01, 1)
)
STRATA_SHARE = _comparisons.share(
    "STRATA_SHARE",
    0.8,
    "the dated documents of each side",
    "Labels are dealt within the shortest periods that hold both sides for so many, so that enough is left to test.",
)
DIVERGENCE_SHUFFLES = _comparisons.limit(
    "DIVERGENCE_SHUFFLES",
    20,
    "times that sources are shuffled for the divergence",
    "The largest of twenty is about where chance ends, and each takes as long as the divergence itself.",
)
PROFILE_SOURCES = _comparisons.limit(
    "PROFILE_SOURCES", 12, "sources in the heat map", "More columns could not be named on a screen.", (2, 10**6)
)
PROFILE_WORDS = _comparisons.limit(
    "PROFILE_WORDS", 3, "words of each source in the heat map", "More could not be compared at a glance."
)
PROFILE_ROWS = _comparisons.limit(
    "PROFILE_ROWS",
    24,
    "words in the heat map",
    "More rows would not fit a laptop’s screen: where there are many sources, each has fewer words, and at least one.",
)

_copies = Section("Copies and pairs")

COPY_WORDS = _copies.limit(
    "COPY_WORDS",
    5,
    "words in a row that texts are compared by",
    "Five words in a row seldom return by accident.",
    (1, 50),
)
COPY_SHARE = _copies.limit(
    "COPY_SHARE",
    0.3,
    "of the sequences of two texts",
    "With so many in common one text is a copy of the other, even with a tenth of its words exchanged.",
    (0.05, 1),
)
MOST_COPY_PAIRS = _copies.limit(
    "MOST_COPY_PAIRS", 2_000_000, "pairs of copies in a table", "A table of more takes more memory than a laptop has."
)
PAIR_WORDS = _copies.limit(
    "PAIR_WORDS", 10, "words named for a pair of texts", "The weightiest ten tell what both, or only one, are about."
)
WITHOUT_DOCUMENTS = _copies.limit(
    "WITHOUT_DOCUMENTS", 5, "documents without the word, a side", "So many can be read, the likeliest first."
)
WITHOUT_NEAR = _copies.limit(
    "WITHOUT_NEAR",
    25,
    "words on either side of the word, its surroundings",
    "What a document without the word must share is looked for there, about two sentences.",
)
WITHOUT_SHARED = _copies.limit(
    "WITHOUT_SHARED",
    3,
    "words of the surroundings in a document without the word",
    "One or two shared words are there by accident.",
)
WITHOUT_NAMED = _copies.limit(
    "WITHOUT_NAMED", 5, "shared words named as the reason", "The weightiest five say why it was chosen."
)
WITHOUT_STRETCH = _copies.limit(
    "WITHOUT_STRETCH",
    40,
    "words of the stretch shown of such a document",
    "With what is needed to end at a sentence it is about sixty words.",
)
WITHOUT_REACH = _copies.limit(
    "WITHOUT_REACH",
    120,
    "characters on either side of that stretch",
    "The end of a sentence is sought there, or else that of a word.",
)
