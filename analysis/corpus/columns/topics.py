"""Columns about topics: their words, their passages, and how far to trust them."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import BOUMA, COCHRAN, GREENE, LAU, LEE, ROBERTS, SIEVERT

_WORDS = limits.spelled(limits.TOPIC_WORDS)
_REFITS = limits.spelled(limits.TOPIC_REFITS)
_ENOUGH = limits.spelled_count(limits.INTERVAL_DOCUMENTS, "document")
TOPICS: Columns = {
    "topic": Column(
        "integer",
        "",
        "The topic’s number, from the commonest; 0 stands for passages that hold none of the words.",
        "Numbers change when other documents are selected, and naming a topic is the reader’s work.",
        LEE,
    ),
    "words": Column(
        "text",
        "",
        f"The topic’s {limits.spelled(limits.LISTED_TOPIC_WORDS)} weightiest words, the weightiest first.",
        "They stand in the same passages, which need not mean that they say the same.",
        LEE,
    ),
    "rank": Column(
        "integer",
        "",
        "The place in the list, from 1.",
        "How far two places are apart is in the weight.",
        COUNTED,
    ),
    "weight": Column(
        "number",
        "",
        "How strongly the topic holds the word, the passage or the sentence.",
        "Weights can be compared within one topic only, and are neither shares nor probabilities.",
        LEE,
    ),
    "passages": Column(
        "integer",
        "passages",
        "The number of the source’s passages, or of the document’s, in which this topic is the strongest; of two "
        "names, those that hold both.",
        f"A passage is a paragraph; for topics it is a document where more than {limits.TOPIC_PARAGRAPH_WORDS:,} words "
        "are selected.",
        COUNTED,
    ),
    "relevance": Column(
        "number",
        "",
        "How much the word says about the topic: its weight in the topic, and how much larger that is than elsewhere.",
        "Sort by it where a topic’s weightiest words are those of other topics too.",
        SIEVERT,
    ),
    "share": Column(
        "number",
        "0 to 1",
        "The share of a source’s passages in which this topic is the strongest, of a passage’s weight or a document’s "
        "text that is the topic’s, or of a source’s documents that hold a word left out, from 0 to 1.",
        "A source’s shares add up to 1, topic 0 included, and what a passage says beside its strongest topic is not "
        "counted.",
        COUNTED,
    ),
    "enough": Column(
        "integer",
        "",
        f"1 where the passages that the share is of are from {_ENOUGH} or more, and 0 where they are from fewer.",
        "Of fewer documents an interval says little, and no conclusion rests on the share.",
        COUNTED,
    ),
    "passages_target": Column(
        "integer",
        "passages",
        "The number of passages of the source looked at in which this topic is the strongest.",
        "The two sides differ in size, so compare their shares, and not these numbers.",
        COUNTED,
    ),
    "passages_reference": Column(
        "integer",
        "passages",
        "The number of passages in what the source is compared with in which this topic is the strongest.",
        "Where it is 0, ratios take it for one half, and say little.",
        COUNTED,
    ),
    "share_target": Column(
        "number",
        "0 to 1",
        "The share of the passages of the source looked at in which this topic is the strongest, from 0 to 1.",
        "Long documents have many passages and weigh more.",
        COCHRAN,
    ),
    "share_reference": Column(
        "number",
        "0 to 1",
        "The share of the passages in what the source is compared with in which this topic is the strongest, from 0 to "
        "1.",
        "Where all other sources are one side, the largest of them weighs most.",
        COCHRAN,
    ),
    "topic_words": Column(
        "texts",
        "",
        "The words of the topic that the sentence holds, the weightiest first.",
        "They are why the sentence is shown, and it may still use them in another sense.",
        COUNTED,
    ),
    "other_topic": Column(
        "integer",
        "",
        "The number of a topic that is near this one.",
        "Two topics that are near may be one topic that was cut in two, or two sides of one matter.",
        COUNTED,
    ),
    "stability": Column(
        "number",
        "0 to 1",
        f"How far the topic’s list of {_WORDS} top words comes back when it is fitted again on {_REFITS} random parts "
        "of the documents, from 0 to 1: an average Jaccard index, which is no share of words.",
        f"Do not build on a topic below {limits.UNSTABLE:g}, and do not take a stable topic for a true one.",
        GREENE,
    ),
    "coherence": Column(
        "number",
        "-1 to 1",
        f"How much oftener than by chance the topic’s {_WORDS} top words stand in the same passages, from −1 to 1 "
        "(NPMI).",
        "It is measured on the very passages that made the topic, where words stand together more than elsewhere, and "
        "says nothing of whether the topic matters.",
        f"{BOUMA}; {LAU}",
    ),
    "exclusivity": Column(
        "number",
        "0 to 1",
        f"How much of its {_WORDS} top words’ weight in all topics is the topic’s own, from 0 to 1.",
        "A topic whose words are those of another one too has little of it.",
        ROBERTS,
    ),
    "held_out": Column(
        "number",
        "-1 to 1",
        "Coherence where nothing is learnt by heart: topics are fitted on one half of the documents and measured on "
        "the other.",
        "It is lower than coherence, and the fairer of the two where they are compared.",
        f"{BOUMA}; {LAU}",
    ),
    "words_back": Column(
        "number",
        "words",
        f"How many of the topic’s {_WORDS} top words come back in a refit, on average over {_REFITS} of them.",
        "Words that come back in another order count as well, unlike in stability.",
        GREENE,
    ),
    "returned": Column(
        "integer",
        "refits",
        f"In how many refits at least {limits.part(limits.CAME_BACK)} of the topic’s {_WORDS} top words came back in "
        "one topic.",
        "A topic that does not come back rests on a few documents.",
        COUNTED,
    ),
    "refits": Column(
        "integer",
        "refits",
        "How many times topics were fitted again, each time on another random part of the documents.",
        "It is 0 as long as there are no refits.",
        COUNTED,
    ),
    "verdict": Column(
        "text",
        "",
        f"Whether the topic is stable (stability {limits.STABLE:g} or more), unstable (below {limits.UNSTABLE:g}), or "
        "mixed.",
        "It speaks of other samples of these texts, not of whether the topic is true.",
        GREENE,
    ),
    "k": Column(
        "integer",
        "topics",
        "The number of topics of one fit.",
        "There is no right number: each shows the texts from nearer or farther away.",
    ),
}
