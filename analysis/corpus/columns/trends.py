"""Columns about how a word goes over time."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import COCHRAN, KENDALL, MANN, PITMAN, SATTERTHWAITE, SEN, WESTFALL

TRENDS: Columns = {
    "periods": Column(
        "integer",
        "periods",
        "The number of periods that are over and whose documents have words.",
        f"With fewer than {limits.spelled(limits.LEAST_PERIODS)} there is no tendency, because a few points show none.",
        COUNTED,
    ),
    "tau": Column(
        "number",
        "-1 to 1",
        "Kendall’s tau-b: how many more pairs of periods rise than fall, as a share of those that could.",
        "1 is always rising, 0 no direction and −1 always falling, and none of them says how steeply.",
        f"{MANN}; {KENDALL}",
    ),
    "slope": Column(
        "number",
        "per 10,000 words",
        "How much the rate, in uses per 10,000 words, changes from one period of the calendar to the next: the median "
        "of the slopes between all pairs of periods.",
        "One odd period hardly moves it, and it describes the past without foretelling anything.",
        SEN,
    ),
    "p_ranks": Column(
        "number",
        "0 to 1",
        "How often chance gives so clear a run when it puts the rates of the periods in any order.",
        "It takes periods for alike and independent, which they seldom are, so that nothing is said by it.",
        f"{MANN}; {KENDALL}",
    ),
    "direction": Column(
        "integer",
        "",
        "1 where later documents use the word more than earlier ones, −1 where less, 0 where neither.",
        "It is a finding only where p is small, because chance alone seldom leaves it at 0.",
        PITMAN,
    ),
    "direction_within": Column(
        "integer",
        "",
        "The direction where each source is measured by its own rate; 0 where there is one source.",
        "Where all together have a direction and sources have none, it comes from who published when.",
        PITMAN,
    ),
    "p_within": Column(
        "number",
        "0 to 1",
        "The p of the direction within sources; empty where there is one source, or none in several periods.",
        "Small means that sources changed, and not only which of them published more.",
        f"{PITMAN}; {SATTERTHWAITE}",
    ),
    "rate_others": Column(
        "number",
        "per 10,000 words",
        "Uses per 10,000 words of all other sources together, in the periods whose direction is tested.",
        "The further it is from the source’s own rate, the more it matters how much the source publishes.",
        COCHRAN,
    ),
    "words_first": Column(
        "integer",
        "words",
        "The number of words that the source has in the first half of the periods whose direction is tested.",
        "Beside those in the second half they say whether it publishes more and more.",
        COUNTED,
    ),
    "words_last": Column(
        "integer",
        "words",
        "The number of words that the source has in the second half of the periods whose direction is tested.",
        "Beside those in the first half they say whether it publishes more and more.",
        COUNTED,
    ),
    "shift": Column(
        "number",
        "",
        "How much of the direction of all together comes from this source publishing more or less over time, 1 being "
        "all of it.",
        "Together the sources’ shifts are the part that is no change of any source; below 0 they work against it.",
        COUNTED,
    ),
    "p_standing": Column(
        "number",
        "0 to 1",
        "How often dates dealt at random within sources give any period as much more of the word than its documents’ "
        "sources let expect.",
        "It allows for the periods being many, so that one line in twenty has a mark by chance.",
        WESTFALL,
    ),
    "averaged": Column(
        "integer",
        "sources",
        "The number of sources whose rates the row’s rate is the mean of.",
        "A source of few words weighs as much as one of many, so that the mean of few sources jumps.",
        COUNTED,
    ),
}
