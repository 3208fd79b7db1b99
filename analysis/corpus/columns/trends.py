"""Columns about how a word goes over time."""

from analysis import limits
from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import KENDALL, MANN, SEN

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
}
