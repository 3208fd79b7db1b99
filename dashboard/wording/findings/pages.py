"""The sentences that pages open with, each about one table; those of trends and comparisons are beside it."""

from collections.abc import Sequence

import pandas as pd

from analysis import Corpus, counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording.dates import years
from dashboard.wording.missing import not_found
from dashboard.wording.numbers import percent


def overview(documents: pd.DataFrame, look: Look) -> Markup:
    """Return which documents there are."""
    sizes = documents.groupby("source", sort=True)["tokens"].agg(documents="size", words="sum").reset_index()
    parts = [
        Markup("{} with {} ({})").format(
            markup.source(row["source"], look), counted(row["documents"], "document"), counted(row["words"], "word")
        )
        for row in records(sizes.head(_named(len(sizes))))
    ]
    if (others := len(sizes) - _named(len(sizes))) > 0:
        parts.append(Markup("{}").format(counted(others, "other source")))
    silent = int((documents["tokens"] == 0).sum())
    have = "has" if silent == 1 else "have"
    return Markup("{}, {}: {}.{}").format(
        counted(len(documents), "document"),
        years(documents),
        markup.enumerated(parts),
        f" {counted(silent, 'document')} {have} no word." if silent else "",
    )


def _named(sources: int) -> int:
    """Return how many of so many sources are named."""
    return sources if sources <= limits.NAMED_SOURCES + 1 else limits.NAMED_SOURCES


def terms(table: pd.DataFrame, n: int) -> Markup:
    """Return which terms are used most."""
    if table.empty:
        return Markup("No words are left. Keep the stop words, or choose shorter runs of words or other documents.")
    noun = {1: "words", 2: "pairs of words", 3: "runs of three words"}[n]
    tops = [Markup("{} ({})").format(markup.term(row["term"]), f"{row['count']:,}") for row in records(table.head(3))]
    return Markup("The {} used most are {}.").format(noun, markup.enumerated(tops))


def topics(terms_: pd.DataFrame, prevalence: pd.DataFrame, look: Look) -> Markup:
    """Return the commonest topic of the first sources."""
    placed = prevalence[prevalence["topic"] > 0].sort_values("passages", ascending=False, kind="stable")
    sentences = []
    for row in records(placed.drop_duplicates("source").sort_values("source").head(limits.NAMED_SOURCES)):
        first = [markup.term(word) for word in terms_.loc[terms_["topic"] == row["topic"], "term"].head(3)]
        sentences.append(
            Markup("{}’s commonest topic is {} ({}), with {} of its passages.").format(
                markup.source(row["source"], look), row["topic"], markup.enumerated(first), percent(row["share"])
            )
        )
    return Markup(" ").join(sentences)


def entities(table: pd.DataFrame) -> Markup:
    """Return who and what is named most."""
    if table.empty:
        return Markup("No names of these kinds were found in the documents selected.")
    tops = []
    for row in records(table.head(3)):
        others = markup.enumerated([markup.term(form) for form in row["aliases"][:2]])
        also = Markup(", also as {}").format(others) if row["aliases"] else ""
        tops.append(Markup("{} ({}{})").format(markup.term(row["entity"]), counted(row["mentions"], "mention"), also))
    return Markup("Named most often: {}.").format(markup.enumerated(tops))


def passages(tally: pd.DataFrame, word: str, titles: int = 0) -> Markup | str:
    """Return where the word being followed stands.

    Args:
        tally: How many places each source has (`found`), and in how many documents (`used`); the index is the source.
        word: The word; may be empty.
        titles: In how many titles it stands that are not counted.
    """
    if not word:
        return "Choose a word below, or type one into the box above, to read every passage that holds it."
    if tally.empty:
        return not_found(word, titles)
    named = _named(len(tally))
    parts: list[str | Markup] = [
        Markup("{}{}").format(f"{places:,}", markup.where(str(source)))
        for source, places in tally["found"].head(named).items()
    ]
    if len(tally) > named:
        parts.append(f"{tally['found'].iloc[named:].sum():,} in {counted(len(tally) - named, 'other source')}")
    return Markup("{} stands in {} of {}: {}.").format(
        markup.term(word),
        counted(int(tally["found"].sum()), "place"),
        counted(int(tally["used"].sum()), "document"),
        markup.enumerated(parts),
    )


def methods(corpus: Corpus) -> str:
    """Return what everything is counted from."""
    return (
        f"Everything here is counted from {counted(len(corpus.documents), 'document')} with the fingerprint "
        f"{corpus.fingerprint[:12]}: the same texts give the same fingerprint and the same numbers."
    )


def alike(terms: Sequence[str]) -> str:
    """Return the words of the corpus that are most like one that it does not have; empty where there are none."""
    return f"Most like it: {', '.join(terms)}." if terms else ""


def left_out(words_: int, uses: int) -> str:
    """Return how many words of a list are left out here, and how many uses that is."""
    return f"{counted(words_, 'word')} left out ({counted(uses, 'use')})" if words_ else "No words left out"


def left_out_note(listed: int, words_: int) -> str:
    """Return how many words of a list occur in the documents selected, and which pages the list is for."""
    occur = "occurs" if words_ == 1 else "occur"
    return (
        f"Of {counted(listed, 'word')} in the list, {words_:,} {occur} in the documents selected. Changes are for this "
        "page: other pages use the list of the language."
    )
