"""The sentences that pages open with, each about one table; those of trends and comparisons are beside it."""

from collections.abc import Sequence

import pandas as pd

from analysis import Corpus, counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording import notes
from dashboard.wording.dates import years
from dashboard.wording.findings.leading import alike, containing, in_documents, leading
from dashboard.wording.missing import not_found


def overview(documents: pd.DataFrame, look: Look, search: str = "") -> Markup:
    """Return which documents there are, and which sources have most of them."""
    sizes = documents.groupby("source", sort=True)["tokens"].agg(documents="size", words="sum").reset_index()
    sizes = sizes.sort_values("documents", ascending=False, kind="stable", ignore_index=True)
    contain = Markup(" that contain {}").format(markup.term(search)) if search else ""
    silent = int((documents["tokens"] == 0).sum())
    have = "has" if silent == 1 else "have"
    return Markup("{}{}, {}{}.{}").format(
        counted(len(documents), "document"),
        contain,
        years(documents),
        _all_sources(sizes, look) if len(sizes) <= _named(len(sizes)) else _largest_sources(sizes, look),
        f" {counted(silent, 'document')} {have} no word." if silent else "",
    )


def _all_sources(sizes: pd.DataFrame, look: Look) -> Markup:
    parts = [
        Markup("{} with {} ({})").format(
            markup.source(row["source"], look), counted(row["documents"], "document"), counted(row["words"], "word")
        )
        for row in records(sizes)
    ]
    return Markup(": {}").format(markup.enumerated(parts))


def _largest_sources(sizes: pd.DataFrame, look: Look) -> Markup:
    """Return the sources with most documents, where they have more than those that are not named."""
    numbers = sizes["documents"].tolist()
    parts = [
        Markup("{} ({})").format(markup.source(row["source"], look), f"{row['documents']:,}")
        for row in records(sizes.head(leading(numbers)))
    ]
    if parts:
        return Markup(", from {:,} sources; most from {}").format(len(sizes), markup.enumerated(parts))
    each = "each with" if numbers[0] == numbers[-1] else "none with more than"
    return Markup(", from {:,} sources, {} {}").format(len(sizes), each, counted(numbers[0], "document"))


def _named(sources: int) -> int:
    """Return how many of so many sources are named."""
    return sources if sources <= limits.NAMED_SOURCES + 1 else limits.NAMED_SOURCES


def terms(table: pd.DataFrame, n: int, documents: int, search: str = "") -> Markup:
    """Return which terms are used most.

    Args:
        table: TERM_FREQUENCIES.
        n: How many words make a term.
        documents: How many documents are selected.
        search: What they all contain; may be empty.
    """
    if table.empty:
        return Markup("No words are left. Keep the stop words, or choose shorter runs of words or other documents.")
    noun = {1: "Words", 2: "Pairs of words", 3: "Runs of three words"}[n]
    numbers = table["count"].tolist()
    start = Markup("{} used most{}").format(noun, containing(search))
    if (tops := leading(numbers)) == 0:
        return Markup("{}: {:,}, each with {}.").format(start, alike(numbers), counted(numbers[0], "use"))
    parts = [
        Markup("{} ({})").format(
            markup.term(row["term"]),
            in_documents(row["count"], row["documents"], None if place else documents),
        )
        for place, row in enumerate(records(table.head(tops)))
    ]
    return Markup("{}: {}.").format(start, markup.enumerated(parts))


def passages(  # noqa: PLR0913 - all on which the sentence depends
    tally: pd.DataFrame, word: str, documents: int, titles: int = 0, search: str = "", *, unasked: str = notes.UNASKED
) -> Markup | str:
    """Return how often the word being followed is used, in how many documents, and where most.

    Args:
        tally: How many places each source has (`found`), and in how many documents (`used`); the index is the source.
        word: The word; may be empty.
        documents: How many documents are selected.
        titles: In how many titles it stands that are not counted.
        search: What the documents all contain; may be empty.
        unasked: What is said where no word is followed.
    """
    if not word:
        return unasked
    if tally.empty:
        return not_found(word, titles)
    found = tally["found"].sort_values(ascending=False, kind="stable")
    named = _named(len(found))
    parts: list[str | Markup] = [
        Markup("{:,}{}").format(places, markup.where(str(source))) for source, places in found.head(named).items()
    ]
    if len(found) > named:
        parts.append(f"{found.iloc[named:].sum():,} in {counted(len(found) - named, 'other source')}")
    return Markup("{}: {}{}: {}.").format(
        markup.term(word),
        in_documents(int(found.sum()), int(tally["used"].sum()), documents),
        Markup(" that contain {}").format(markup.term(search)) if search else "",
        markup.enumerated(parts),
    )


def methods(corpus: Corpus) -> str:
    """Return what everything is counted from."""
    return (
        f"Everything here is counted from {counted(len(corpus.documents), 'document')} with the fingerprint "
        f"{corpus.fingerprint[:12]}: the same texts give the same fingerprint and the same numbers."
    )


def most_like(terms: Sequence[str]) -> str:
    """Return the words of the corpus that are most like one that it does not have; empty where there are none."""
    return f"Most like it: {', '.join(terms)}." if terms else ""


def left_out(words_: int, uses: int) -> str:
    """Return how many words of a list are left out here, and how many uses that is."""
    return f"{counted(words_, 'word')} left out ({counted(uses, 'use')})" if words_ else "No words left out"


def left_out_note(listed: int, words_: int) -> str:
    """Return how many words of a list occur in the documents selected, and that the list is for all pages."""
    occur = "occurs" if words_ == 1 else "occur"
    return (
        f"Of {counted(listed, 'word')} in the list, {words_:,} {occur} in the documents selected. Single letters are "
        "among them: initials, and what is left of “U S” or of a plural’s s. What you change here holds on every page."
    )
