"""What sets two sides apart, and what is said of pairs of their texts."""

import re
from collections.abc import Sequence
from math import isnan
from typing import Any

import pandas as pd

from analysis import counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording.missing import nothing

_SEVERAL = re.compile(r"others|the [\d,]+ other .+")


def keyness(table: pd.DataFrame, look: Look, names: tuple[str, str], *, told: int | None = None) -> Markup:
    """Return the words that set the two sides apart most, and whether any can be told from chance.

    Args:
        table: KEYNESS of the words shown.
        look: The colours.
        names: What the sides are called.
        told: How many words of the whole comparison can be told from chance; None where too few documents are compared
            for a verdict on any.
    """
    ours = _carried(table[table["log_ratio"] > 0], "documents_target")
    theirs = _carried(table[table["log_ratio"] < 0].iloc[::-1], "documents_reference")
    first, second = (markup.source(name, look) for name in names)
    if not ours and not theirs:
        return Markup("No word used at least {} sets {} and {} apart.").format(
            counted(limits.LEAST_USES, "time"), first, second
        )
    verbs = ("favours", "favour" if _SEVERAL.fullmatch(names[1]) else "favours")
    sides = [
        Markup("{} most {} {}").format(name, verb, markup.enumerated(words))
        for name, verb, words in zip((first, second), verbs, (ours, theirs), strict=True)
        if words
    ]
    certainty = "" if told is None else f" {_certainty(int((table['q'] < limits.SIGNIFICANT).sum()), len(table), told)}"
    return Markup("Measured against {}, {}.{}").format(second if ours else first, Markup("; ").join(sides), certainty)


def _certainty(sure: int, shown: int, told: int) -> str:
    """Return how many of the words shown, and how many in all, can be told from chance."""
    if shown == 1:
        start = f"The one word shown can{'' if sure else 'not'} be told from chance"
    else:
        start = f"{f'{sure:,}' if sure else 'None'} of the {shown:,} words shown can be told from chance"
    return f"{start}; {told:,} in all can." if told > sure else f"{start}."


def _carried(side: pd.DataFrame, documents: str) -> list[Markup]:
    """Return a side's first three words; where there are any, those that more than one document carries."""
    several = side[side[documents] > 1]
    return [markup.term(word) for word in (side if several.empty else several)["term"].head(3)]


def word_views(table: pd.DataFrame, word: str, look: Look, names: tuple[str, str]) -> Markup:
    """Return a word's rates on both sides in several ways, and a warning where they disagree beyond their intervals."""
    rows = [row for row in records(table) if not (isnan(row["rate_target"]) or isnan(row["rate_reference"]))]
    rates = [f"{row['view']} {row['rate_target']:,.1f} and {row['rate_reference']:,.1f}" for row in rows]
    first, second = (markup.source(name, look) for name in names)
    if not rows:
        return Markup("{} cannot be compared: of {} and {} one has no words.").format(markup.term(word), first, second)
    ours, theirs = any(row["low"] > 0 for row in rows), any(row["high"] < 0 for row in rows)
    warning = " Beyond their 95% intervals, these disagree on which side uses it more: read before you conclude."
    return Markup("{} per 10,000 words in {} and in {}: {}.{}").format(
        markup.term(word), first, second, "; ".join(rates), warning if ours and theirs else ""
    )


def basis(table: pd.DataFrame) -> str:
    """Return how a comparison is tested: by which deals, within which periods, over which units, on how many."""
    return " ".join(_basis(row) for row in records(table))


def _basis(row: dict[str, Any]) -> str:
    every = row["units_target"] + row["units_reference"]
    noun = f"units, as each {row['unit']} counts once" if row["unit"] else "documents"
    when = f"within each {row['within']}" if row["within"] else "over all times together"
    rests = f"all {every:,} {noun}"
    if row["resting"] < every:
        rests = f"{row['resting']:,} of {every:,} {noun}: those of times that both sides have"
    return f"Tested by dealing the sources anew {when}, {_WAYS[row['way']]}; on {rests}."


_DEALS = f"q from {limits.POOLED_DEALS:,} for all words together"
_WAYS = {
    "exact": "in every way there is",
    "dealt": f"at random (p from {limits.FEWEST_DEALS:,} deals or more, {_DEALS})",
    "scored": f"at random (p of the words listed from deals, of all others from a formula for deals, {_DEALS})",
}


def divergence(table: pd.DataFrame) -> Markup:
    """Return how far the words of two sides diverge as a whole, beside what chance makes of the same documents."""
    parts = [
        Markup(
            "As a whole the sides diverge by {:.3f} bits (Jensen-Shannon); with shuffled sources by {:.3f} to {:.3f}."
        ).format(row["divergence"], row["lowest"], row["highest"])
        for row in records(table)
    ]
    return Markup("").join(parts)


def cannot_compare(sources: Sequence[str], every: Sequence[str]) -> str:
    """Return why there is nothing to compare."""
    if not sources:
        return nothing(["the filters"])
    if len(every) == 1:
        return f"{every[0]} is the only source of this corpus, and a comparison takes two."
    return f"Only {sources[0]} is left after filtering, and a comparison takes two. Choose more sources in the sidebar."


def couple(row: dict[str, Any], number: int, pairs: int) -> str:
    """Return which pair is shown, how alike its texts are, and in what."""
    return (
        f"Pair {number:,} of {pairs:,}, the nearest first, no text in two of them: similarity {row['similarity']:.2f} "
        f"(0 is no word in common, 1 the same words). Both say {', '.join(row['shared_terms'])}."
    )


def own_words(terms: Sequence[str]) -> str:
    """Return which of its words set a text of a pair apart from the other."""
    return f"Only here: {', '.join(terms)}." if terms else "All of its words are in the other text too."


def next_draw(table: pd.DataFrame, number: int) -> int:
    """Return the number of the pair that is drawn after one, in the random order of MATCHED_PASSAGES."""
    following = int(table["draw"].iloc[number - 1]) % len(table) + 1
    return int(table["draw"].tolist().index(following)) + 1


def effect(row: dict[str, Any]) -> str:
    """Return what is left of a difference in rates when each text is counted once."""
    if row["copies"] == 0:
        some = "The only passage is in no" if row["count"] == 1 else f"None of the {row['count']:,} passages is in a"
        return f"{some} copy of an earlier document."
    one = row["copies"] == 1
    some = "The only passage" if row["count"] == 1 else f"{row['copies']:,} of {row['count']:,} passages"
    start = f"{some} {'is in a copy of an earlier document' if one else 'are in copies of earlier documents'}"
    if isnan(row["log_ratio_once"]):
        return f"{start}: without {'it' if one else 'them'} none is left."
    return (
        f"{start}: without {'it' if one else 'them'} the log ratio goes from {row['log_ratio']:+.2f} to "
        f"{row['log_ratio_once']:+.2f}."
    )


def told(table: pd.DataFrame, cautions: pd.DataFrame) -> int | None:
    """Return how many words of a comparison can be told from chance; None where too few documents are compared."""
    return None if (cautions["code"] == "few-docs").any() else int((table["q"] < limits.SIGNIFICANT).sum())
