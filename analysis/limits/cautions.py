"""From when on a caution is given."""

from analysis.limits.limit import Section

_cautions = Section("Cautions")

FEW_DOCUMENTS = _cautions.limit(
    "FEW_DOCUMENTS",
    20,
    "documents",
    "Of fewer nothing is told: what one of them says could be what a source usually says.",
)
UNEQUAL_SIDES = _cautions.limit(
    "UNEQUAL_SIDES",
    5,
    "times as many documents on one side",
    "Where one side is so much larger, its rates are far steadier than those of the other.",
)
MANY_TESTS = _cautions.limit(
    "MANY_TESTS", 100, "words tested", "Of a hundred some five look different by chance, which is worth a word."
)
MANY_COMPARISONS = _cautions.limit(
    "MANY_COMPARISONS", 10, "comparisons in a session", "The best of ten is partly chance, and should be told as such."
)
LONGEST_SHARE = _cautions.share(
    "LONGEST_SHARE",
    0.2,
    "all words, in one document",
    "One document with more makes every pooled rate its own.",
)
COPIES_SHARE = _cautions.share(
    "COPIES_SHARE", 0.05, "the documents", "Where more have the text of another, what they say is counted again."
)
NEAR_COPY_WORDS = _cautions.limit(
    "NEAR_COPY_WORDS",
    2_000_000,
    "words of a corpus, up to which near-copies are looked for unasked",
    "So many take about a second, once; in a larger corpus only texts that are the same are counted as copies.",
)
NEAR_COPY_STEPS = _cautions.limit(
    "NEAR_COPY_STEPS",
    100_000_000,
    "times that two texts meet, up to which near-copies are looked for unasked",
    "Thousands of messages of one form meet one another, which would take minutes; so many meetings take seconds.",
)
REPEATED_SHARE = _cautions.share(
    "REPEATED_SHARE",
    0.5,
    "the documents, by somebody who has several",
    "A column of authors or speakers is offered as unit of evidence from there on; with less it changes little.",
)
UNIT_DOCUMENTS = _cautions.limit(
    "UNIT_DOCUMENTS",
    2.0,
    "documents of a side for each unit of equal weight",
    "With more, a side has half as many witnesses as documents, or fewer, and documents seem surer than they are.",
)
AUTHOR_SHARE = _cautions.share(
    "AUTHOR_SHARE", 0.5, "the documents, by one author", "Where one has more, a source may be that one person."
)
AUTHOR_DOCUMENTS = _cautions.limit(
    "AUTHOR_DOCUMENTS", 5, "documents", "Of fewer it is no surprise that one author wrote most."
)
UNDATED_SHARE = _cautions.share(
    "UNDATED_SHARE", 0.1, "the documents, undated", "So many are missing from every view over time."
)
UNSPACED_SHARE = _cautions.share(
    "UNSPACED_SHARE",
    0.25,
    "a document’s words",
    "With so many in a script without spaces, what is counted as a word there must be said.",
)
MARKED_SHARE = _cautions.share(
    "MARKED_SHARE",
    0.05,
    "the documents, with HTML",
    "Fewer may be texts about HTML; with more, tags are counted as words.",
)
ADDRESS_SHARE = _cautions.share(
    "ADDRESS_SHARE", 0.1, "the documents, with addresses of the web", "Some texts cite addresses; with more, they rank."
)
DOTS_SHARE = _cautions.share(
    "DOTS_SHARE", 0.05, "the documents, ending with dots", "A writer may end so; with more, texts have been cut."
)
CUT_DOCUMENTS = _cautions.limit(
    "CUT_DOCUMENTS", 2, "documents that end as excerpts do", "So few say nothing yet.", (0, 10**12)
)
CROWDED_DOCUMENTS = _cautions.limit(
    "CROWDED_DOCUMENTS", 10, "documents of one day", "Fewer on a day are no crowd, however few the others have."
)
CROWDED_TIMES = _cautions.limit(
    "CROWDED_TIMES",
    5,
    "times as many documents as on any other day",
    "Such a day is likely the one on which texts were collected.",
)
CROWDED_DAYS = _cautions.limit(
    "CROWDED_DAYS", 3, "days", "Texts may be collected on a few days; of more it would be their busy time."
)
CROWDED_OTHERS = _cautions.limit(
    "CROWDED_OTHERS", 5, "other days", "Of fewer days one may well be the busiest.", (0, 10**12)
)
FAR_YEARS = _cautions.limit(
    "FAR_YEARS", 20, "years from the middle half of all dates", "A date so far out is likely mistyped."
)
FAR_YEARS_EARLY = _cautions.limit(
    "FAR_YEARS_EARLY",
    10,
    "years from the middle half, before 1800",
    "Few corpora of today reach there, so a date there is sooner doubted.",
)
FAR_TIMES = _cautions.limit(
    "FAR_TIMES",
    5,
    "times the length of the middle half of all dates",
    "In a corpus of centuries, a date must be farther out to be doubted.",
)
ENGLISH_SHARE = _cautions.share(
    "ENGLISH_SHARE",
    0.2,
    "the words of a text",
    "In English some half are stop words: a text with fewer than a fifth is evidently in another language.",
)
TELLING_WORDS = _cautions.limit(
    "TELLING_WORDS", 50, "words", "A shorter text is judged with others, as it may have few stop words by accident."
)
OTHER_SHARE = _cautions.share(
    "OTHER_SHARE",
    1 / 12,
    "the words of such texts",
    "With more stop words of another language they are evidently in it; headlines and lists have fewer.",
)
OTHER_LETTERS = _cautions.share(
    "OTHER_LETTERS", 0.5, "the words of such texts", "With so many in other than Latin letters they are not in English."
)
DIFFERENT_STOPWORDS = _cautions.limit(
    "DIFFERENT_STOPWORDS", 5, "different stop words", "One word that is often used shows no language."
)
CHECKED_NAMES = _cautions.limit(
    "CHECKED_NAMES",
    50,
    "mentions of names to be checked by hand",
    "They take a quarter of an hour, and tell the share that is right to within some eight points.",
)
CHECKED_SENTENCES = _cautions.limit(
    "CHECKED_SENTENCES",
    20,
    "sentences without a name to be checked by hand",
    "Where many names are missed, so many show it; where few are, many more would be needed.",
)
