"""What in dates and texts looks like damage done before a corpus was read; looked for once in each corpus.

Everything is a boolean per document, so that what is said of a selection is one sum.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.periods import PRECISIONS

Mask = npt.NDArray[np.bool_]

# Days from which clocks and spreadsheets count: what a missing date becomes.
ZERO_DAYS = ("0001-01-01", "1601-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01")
EARLIEST = "1800-01-01"
_CELL = 32_767  # characters that a cell of a spreadsheet holds
PLACEHOLDERS = (
    *("[removed]", "[deleted]", "[removed by reddit]", "[ removed by reddit ]", "[deleted by user]", "[unavailable]"),
    *("n/a", "#n/a", "<na>", "na", "nan", "none", "null", "(null)", "undefined", "[no text]", "no text", "no content"),
    *("content unavailable", "this content is not available", "access denied", "403 forbidden", "404 not found"),
    *("page not found", "untitled", "#ref!", "#value!", "#name?"),
)

_YEAR = 365.25  # days
_TAGS = "a|b|blockquote|body|br|div|em|font|h[1-6]|head|hr|html|i|iframe|img|li|ol|p|script|span|strong|style|sub|sup"
_TAGS += "|table|tbody|td|th|tr|u|ul"
TAG = rf"(?i)</?(?:{_TAGS})(?:\s[^<>]*)?/?>"
ENTITY = "&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
ADDRESS = r"(?i)\bhttps?://[\w]|\bwww\.[\w]"
_AFTER = r"[\s\"'”’»)]*$"
_TAIL = 60  # characters at the end of a text
_EXCERPT = rf"(?i)(?:\[(?:…|\.{{3}}|&hellip;|&#8230;)\]|[\[(]\+[0-9,.]+ ?chars[\])])(?:\s*read more)?{_AFTER}"
_DOTS = rf"(?:…|\.\.\.|\. \. \.){_AFTER}"

_FOUND: "WeakKeyDictionary[Corpus, Signs]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """What looks damaged; each mask has one value per document of the corpus.

    Attributes:
        zero: Dated to a day from which clocks count, and no other document within a year of it.
        far: Dated far from the others.
        crowded: Dated to a day that has far more documents than any other.
        next_busiest: The documents of the busiest other day.
        tags: With tags of HTML.
        entities: With entities of HTML.
        addresses: With addresses of the web.
        full: As long as a cell of a spreadsheet can be.
        excerpts: Ending as excerpts end: […] or [+1234 chars].
        dots: Ending with three dots.
        placeholders: Nothing but what stands for a missing text.
    """

    zero: Mask
    far: Mask
    crowded: Mask
    next_busiest: int
    tags: Mask
    entities: Mask
    addresses: Mask
    full: Mask
    excerpts: Mask
    dots: Mask
    placeholders: Mask


def signs(corpus: Corpus) -> Signs:
    """Return what looks damaged in a corpus; looked for when first asked for."""
    if corpus not in _FOUND:
        zero = _zero(corpus)
        crowded, next_busiest = _crowded(corpus, zero)
        frame = _texts(corpus)
        _FOUND[corpus] = Signs(
            zero=zero,
            far=_far(corpus, zero),
            crowded=crowded,
            next_busiest=next_busiest,
            **{name: frame[name].to_numpy() for name in frame.columns},
        )
    return _FOUND[corpus]


def _exact(corpus: Corpus) -> Mask:
    """Return which documents are dated to a day."""
    exact: Mask = corpus.precision_ranks == PRECISIONS.index("day")
    return exact


def _zero(corpus: Corpus) -> Mask:
    days, exact = corpus.first_days, _exact(corpus)
    zero = np.zeros(len(days), dtype=np.bool_)
    for day in np.array(ZERO_DAYS, dtype="datetime64[D]"):
        on = exact & (days == day)
        near = np.abs((days - day).astype(np.float64)) <= _YEAR  # NaT is near nothing
        if on.any() and not (near & ~on).any():
            zero |= on
    return zero


def _far(corpus: Corpus, zero: Mask) -> Mask:
    """Return which documents are dated far from the middle half of all: by five times its length and 20 years.

    Before 1800 its own length and ten years are far.
    """
    dated = ~np.isnat(corpus.first_days) & ~zero
    far = np.zeros(len(dated), dtype=np.bool_)
    if not dated.any():
        return far
    days = corpus.first_days[dated].astype(np.int64)
    low, high = np.quantile(days, [0.25, 0.75])
    reach, short = (
        max(limits.FAR_YEARS * _YEAR, limits.FAR_TIMES * (high - low)),
        max(limits.FAR_YEARS_EARLY * _YEAR, high - low),
    )
    early = days < np.datetime64(EARLIEST, "D").astype(np.int64)
    far[dated] = (days < low - reach) | (days > high + reach) | (early & (days < low - short))
    return far


def _crowded(corpus: Corpus, zero: Mask) -> tuple[Mask, int]:
    """Return which documents are of up to three days that have five times as many as any other, and what that has.

    There must be at least five other days, as of a few days one may well be the busiest.
    """
    rows = np.flatnonzero(_exact(corpus) & ~zero)
    days, places, counts = np.unique(corpus.first_days[rows], return_inverse=True, return_counts=True)
    crowded, order = np.zeros(len(corpus.first_days), dtype=np.bool_), np.argsort(-counts, kind="stable")
    for number in range(min(limits.CROWDED_DAYS, len(days) - limits.CROWDED_OTHERS), 0, -1):
        after = int(counts[order[number]])
        if counts[order[number - 1]] > max(limits.CROWDED_DOCUMENTS, limits.CROWDED_TIMES * after):
            crowded[rows[np.isin(places, order[:number])]] = True
            return crowded, after
    return crowded, 0


def _texts(corpus: Corpus) -> pl.DataFrame:
    """Return what each text shows. What cannot be there is not looked for: an entity without a &, a tag without a <."""
    text, tail = pl.col("text"), pl.col("text").str.slice(-_TAIL)
    length = text.str.len_chars()
    units = length + pl.when(length.is_between(_CELL // 2, _CELL)).then(
        text.str.count_matches(r"[\x{10000}-\x{10ffff}]")
    )
    short = pl.when(length <= max(map(len, PLACEHOLDERS)) + _TAIL).then(text.str.strip_chars().str.to_lowercase())
    return (
        corpus.texts.rename("text")
        .to_frame()
        .lazy()
        .select(
            tags=text.str.contains(TAG),
            entities=text.str.contains(ENTITY),
            addresses=text.str.contains(ADDRESS),
            full=(units == _CELL).fill_null(value=False),  # a spreadsheet counts some characters twice
            excerpts=tail.str.contains(_EXCERPT),
            dots=tail.str.contains(_DOTS),
            placeholders=short.is_in(PLACEHOLDERS).fill_null(value=False),
        )
        .collect()
    )
