"""From when on something is counted or drawn: periods, words near others, topics."""

from analysis.limits.limit import Section

_periods = Section("Over time")

MOST_PERIODS = _periods.limit(
    "MOST_PERIODS",
    5_000,
    "periods",
    "More points than a screen has dots across cannot be told apart, and one wrong date can make millions of days.",
)
FEWEST_STEPS = _periods.limit(
    "FEWEST_STEPS", 6, "periods", "With fewer, a page opens with a shorter period, so that a line has a shape."
)
FULL_PERIOD = _periods.limit(
    "FULL_PERIOD", 10, "documents", "A page opens with the shortest period of which half or more have so many."
)
MOST_FULL = _periods.limit(
    "MOST_FULL", 250, "periods", "A page opens with no more, so that points can be told apart on a laptop."
)
PLACED_SHARE = _periods.share(
    "PLACED_SHARE",
    0.9,
    "the dated documents",
    "A shorter period must still hold so many, as dates that are known to the year only have no place in a month.",
)
LEAST_PERIODS = _periods.limit(
    "LEAST_PERIODS", 8, "periods", "With fewer no direction is tested, because a few points show none."
)
EXPECTED_USES = _periods.limit(
    "EXPECTED_USES",
    2,
    "uses to be expected in a period",
    "Where a period has words for fewer, its rate says how short it is, and it is left out of the test of direction.",
)
LASTING = _periods.share(
    "LASTING",
    0.5,
    "what sets a period apart, in the next one",
    "News last: a direction must stand out from ups and downs that are half as strong one period later.",
)
TESTED_STEPS = _periods.limit(
    "TESTED_STEPS",
    50,
    "steps of time in the test of direction",
    "More periods are put together, because ups and downs last longer than a day.",
    (8, 500),
)
LEAST_STANDING = _periods.limit(
    "LEAST_STANDING",
    39,
    "times that dates are dealt for marks on a line, at the least",
    "With so many, a mark still takes more than all of them give, and a large corpus is soon dealt.",
    (20, 10**6),
)
MOST_STANDING = _periods.limit(
    "MOST_STANDING",
    999,
    "times that dates are dealt for marks on a line, at the most",
    "A mark takes one in twenty, and more deals would not move it.",
    (20, 10**6),
)
INTERVAL_DOCUMENTS = _periods.limit(
    "INTERVAL_DOCUMENTS",
    10,
    "documents",
    "So few hardly say how documents differ: with fewer no interval is drawn, and no headline rests on the rate.",
)

_near = Section("Words near a word")

COLLOCATE_WINDOW = _near.limit(
    "COLLOCATE_WINDOW",
    5,
    "words on either side, where nothing else is asked for",
    "Five is the usual window, about the length of a clause.",
)
LEAST_MEETINGS = _near.limit(
    "LEAST_MEETINGS", 2, "meetings for a word to be in the network", "What meets once meets by accident."
)
NETWORK_WORDS = _near.limit("NETWORK_WORDS", 12, "words in the network", "More labels would cover one another.")
NETWORK_PAIRS = _near.limit(
    "NETWORK_PAIRS",
    12,
    "lines between words of the network",
    "About one a word: with more lines, none can be followed.",
    (2, 1_000),
)
TOGETHER_NAMES = _near.limit(
    "TOGETHER_NAMES",
    200,
    "names among which pairs are sought that stand in one passage",
    "Pairs grow with the square of names, and rarer ones meet once or twice.",
    (2, 1_000),
)

_topics = Section("Topics")

MOST_TOPICS = _topics.limit(
    "MOST_TOPICS", 50, "topics", "More can be neither named nor read, and most of them would not return.", (2, 1_000)
)
MOST_TOPICS_UNASKED = _topics.limit(
    "MOST_TOPICS_UNASKED",
    20,
    "topics, where no number is asked for",
    "So many can be looked through, and a reader who wants more can ask.",
    (2, 1_000),
)
TOPIC_WORDS = _topics.limit(
    "TOPIC_WORDS",
    10,
    "words that stand for a topic",
    "Ten are what studies of topics compare; the words after them weigh little.",
)
MOST_TOPIC_WORDS = _topics.limit(
    "MOST_TOPIC_WORDS", 30, "words of a topic that are listed", "Farther down a list nobody reads.", (10, 1_000)
)
LEAST_TOPIC_PASSAGES = _topics.limit(
    "LEAST_TOPIC_PASSAGES", 3, "passages for a word to be fitted", "What two passages share makes no topic."
)
LEAST_TOPIC_DOCUMENTS = _topics.limit(
    "LEAST_TOPIC_DOCUMENTS",
    3,
    "documents for a word to be fitted",
    "A word of fewer makes a topic of one document, which no other knows; where there are fewer, all of them.",
)
LEAST_TOPIC_SHARE = _topics.share(
    "LEAST_TOPIC_SHARE",
    0.02,
    "the passages, for a word to be fitted",
    "Rarer words make topics of a few documents, which documents that have not made them know nothing of.",
)
ENOUGH_TOPIC_PASSAGES = _topics.limit(
    "ENOUGH_TOPIC_PASSAGES",
    30,
    "passages in which a word is not too rare, however many there are",
    "Of State of the Union paragraphs and Senate releases this gave topics that held best on other documents.",
)
MOST_TOPIC_SHARE = _topics.share(
    "MOST_TOPIC_SHARE",
    0.5,
    "the passages, for a word to be fitted",
    "What stands in more of them is of no topic; ten passages are never too many.",
)
PHRASE_NPMI = _topics.share(
    "PHRASE_NPMI",
    0.4,
    "the attraction of two words that never stand alone",
    "Words that attract each other so strongly are one name or one thing, such as health care.",
)
TOPIC_WINDOW_WORDS = _topics.limit(
    "TOPIC_WINDOW_WORDS",
    100,
    "words of a window of sentences",
    "So much is about one thing, and has words enough to say about which.",
)
TOPIC_PARAGRAPH_WORDS = _topics.limit(
    "TOPIC_PARAGRAPH_WORDS",
    1_000_000,
    "words that are split into paragraphs unasked",
    "Splitting more takes longer than a reader waits for a page: whole documents are taken.",
)
TOPIC_REFITS = _topics.limit(
    "TOPIC_REFITS",
    10,
    "times that topics are fitted again",
    "The mean over ten parts is steady to a few hundredths, and more would take longer than anybody waits.",
)
REFIT_SHARE = _topics.share(
    "REFIT_SHARE",
    0.8,
    "the documents, in each refit",
    "Four fifths are another sample of the same texts, as Greene and others take them.",
)
REFIT_DOCUMENTS = _topics.limit(
    "REFIT_DOCUMENTS",
    3,
    "documents, of which parts are drawn to fit topics again",
    "Of fewer each part would be all of them, and every topic would come back.",
    (3, 1_000),
)
UNSTABLE = _topics.share(
    "UNSTABLE",
    0.4,
    "the agreement that is possible",
    "A topic whose words return less than that is another one in each refit: a caution names it.",
)
MOST_SWEPT = _topics.limit(
    "MOST_SWEPT", 30, "topics that are tried to see how many there are", "More are seldom read.", (2, 1_000)
)
SWEEP_REFITS = _topics.limit(
    "SWEEP_REFITS",
    4,
    "refits for each number of topics that is tried",
    "The mean over all topics is steadier than that of one, and ten numbers take as long as four times ten refits.",
)
STABLE = _topics.share(
    "STABLE",
    0.6,
    "the agreement that is possible",
    "Of a topic with so much, seven of ten words or more come back.",
)
CAME_BACK = _topics.share(
    "CAME_BACK",
    0.5,
    "the words that stand for a topic, in a refit",
    "A topic of which fewer than half return is another one.",
)
TOPIC_SENTENCES = _topics.limit(
    "TOPIC_SENTENCES",
    3,
    "sentences of a passage that are shown for its topic",
    "Passages of several sources then stand side by side on a screen; the rest unfolds.",
)
