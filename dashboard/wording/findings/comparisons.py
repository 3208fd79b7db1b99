"""What sets two sides apart, and what is said of pairs of their texts."""

import re
from collections.abc import Sequence
from math import isnan
from typing import Any, NamedTuple

import pandas as pd

from analysis import PER_WORDS, READ_FIRST, counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording.findings.leading import containing, in_documents
from dashboard.wording.missing import nothing
from dashboard.wording.numbers import rate

_SEVERAL = re.compile(r"others|the [\d,]+ other .+")


class Side(NamedTuple):
    """What one side of a comparison has of a word, and of all."""

    uses: int
    documents_with: int
    documents: int
    words: int


class Sizes(NamedTuple):
    """The documents of either side, and what all of them contain; may be empty."""

    target: int
    reference: int
    search: str = ""


def keyness(
    table: pd.DataFrame, look: Look, names: tuple[str, str], sizes: Sizes, *, told: int | None = None
) -> Markup:
    """Return the most telling word of either side, and how many words can be told from chance.

    Where any can, a side without such a word among those shown has none; where none can, the texts alone are spoken of.

    Args:
        table: KEYNESS of the words shown.
        look: The colours.
        names: What the sides are called.
        sizes: The documents of either side.
        told: How many words of the whole comparison can be told from chance; None where there is no verdict on any.
    """
    within = containing(sizes.search)
    ours, theirs = _most_telling(table, judged=bool(told))
    first, second = (markup.source(name, look) for name in names)
    verbs = ("for", "for") if told else ("stands out in", "in")
    sides = [_telling(ours, verbs[0], first, sizes[:2])] if ours else []
    if theirs:
        sides.append(_telling(theirs, verbs[len(sides)], second, sizes[1::-1], again=bool(sides)))
    if not sides:
        return Markup("No word used at least {} sets {} and {} apart{}.").format(
            counted(limits.LEAST_USES, "time"), first, second, within
        )
    certainty = "" if told is None else f"; {_certainty(told)}"
    start = Markup("Most telling{}: ").format(within) if told else Markup("In these texts{}, ").format(within)
    return Markup("{}{}{}.").format(start, Markup("; ").join(sides), certainty)


def _most_telling(table: pd.DataFrame, *, judged: bool) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return the word at either end: where any is told from chance, only such; else one of several documents."""
    told = table[table["q"] < limits.SIGNIFICANT]
    shown = told if judged and len(told) else table
    ours = records(shown[shown["log_ratio"] > 0].assign(on="target"))
    theirs = records(shown[shown["log_ratio"] < 0].iloc[::-1].assign(on="reference"))
    return _first(ours), _first(theirs)


def _first(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    several = [row for row in rows if row[f"documents_{row['on']}"] > 1]
    return next(iter(several or rows), None)


def _telling(row: dict[str, Any], verb: str, name: Markup, sizes: tuple[int, ...], *, again: bool = False) -> Markup:
    """Return how often a side uses its word, and how often the other does; its own size first, nouns but once."""
    on, off = ("target", "reference") if row["on"] == "target" else ("reference", "target")
    own = in_documents(row[f"count_{on}"], row[f"documents_{on}"], None if again else sizes[0])
    own += f" of {sizes[0]:,}" if again else ""
    uses = row[f"count_{off}"]
    other = f"{in_documents(uses, row[f'documents_{off}'], None)} of {sizes[1]:,}" if uses else "none"
    return Markup("{} {} {} ({}, against {})").format(markup.term(row["term"]), verb, name, own, other)


def _certainty(told: int) -> str:
    """Return how many words in all can be told from chance."""
    if told == 0:
        return "no word can be told from chance"
    return f"{counted(told, 'word')} in all can be told from chance"


def followed(word: str, look: Look, names: tuple[str, str], sides: tuple[Side, Side], search: str = "") -> Markup:
    """Return how often either side uses the word being followed, in how many of its documents, and how densely.

    Args:
        word: The word.
        look: The colours.
        names: What the sides are called.
        sides: What either has of it.
        search: What all documents contain; may be empty.
    """
    first, second = (markup.source(name, look) for name in names)
    within, asked = containing(search), markup.term(word)
    if not any(side.uses for side in sides):
        verb = "use" if _SEVERAL.fullmatch(names[1]) else "uses"
        return Markup("Neither {} nor {} {} {}{}.").format(first, second, verb, asked, within)
    rates = all(side.uses for side in sides)
    ours = _written(first, asked, sides[0], rates=rates, several=False)
    theirs = _written(second, "it", sides[1], rates=rates, several=_SEVERAL.fullmatch(names[1]) is not None)
    return Markup("{}; {}{}.").format(ours, theirs, within)


def _written(name: Markup, word: str, side: Side, *, rates: bool, several: bool) -> Markup:
    """Return how often a side uses a word, in how many of its documents, and how densely."""
    if not side.uses:
        return Markup("{} {} not use {}").format(name, "do" if several else "does", word)
    times, every = counted(side.uses, "time"), counted(side.documents, "document")
    densely = f", {rate(side.uses / side.words * PER_WORDS)} per {PER_WORDS:,} words" if rates else ""
    return Markup("{} {} {} {} in {:,} of {}{}").format(
        name, "write" if several else "writes", word, times, side.documents_with, every, densely
    )


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
    """Return how many words of a comparison can be told from chance; None where a grave caution stands against that."""
    return None if (cautions["severity"] == READ_FIRST).any() else int((table["q"] < limits.SIGNIFICANT).sum())
