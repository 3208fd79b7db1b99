"""The sentence that each page opens with, and what its figure shows for those who do not see it."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import pandas as pd

from analysis import Corpus
from analysis.schema import records
from dashboard import markup
from dashboard.dates import when, years
from dashboard.markup import Markup
from dashboard.palette import Look
from dashboard.words import SIGNIFICANT, count, not_found, nothing, percent, rate

NAMED = 3  # sources named in a sentence
LARGE = 100  # from here on, decimals say nothing
STEADY = 0.3  # Kendall's tau from which a series has a direction


def overview(documents: pd.DataFrame, look: Look) -> Markup:
    """Return which documents there are."""
    sizes = documents.groupby("source", sort=True)["tokens"].agg(documents="size", words="sum").reset_index()
    parts = [
        Markup("{} with {} ({})").format(
            markup.source(row["source"], look), count(row["documents"], "document"), count(row["words"], "word")
        )
        for row in records(sizes.head(NAMED))
    ]
    if len(sizes) > NAMED:
        parts.append(Markup("{}").format(count(len(sizes) - NAMED, "other source")))
    return Markup("{}, {}: {}.").format(count(len(documents), "document"), years(documents), markup.listed(parts))


def terms(table: pd.DataFrame, n: int) -> Markup:
    """Return which terms are used most."""
    if table.empty:
        return Markup("No words are left. Keep the stop words, or choose shorter runs of words.")
    noun = {1: "words", 2: "pairs of words", 3: "runs of three words"}[n]
    tops = [Markup("{} ({})").format(markup.term(row["term"]), f"{row['count']:,}") for row in records(table.head(3))]
    return Markup("The {} used most are {}.").format(noun, markup.listed(tops))


def trend(table: pd.DataFrame, by: str) -> Markup:
    """Return where each term's rate is highest."""
    tops: dict[str, dict[str, Any]] = {}
    for row in records(table[table["state"].isin(["covered", "partial"])]):
        best = tops.setdefault(row["term"], row)
        if isnan(best["rate"]) or row["rate"] > best["rate"]:
            tops[row["term"]] = row
    sentences = []
    for term, top in tops.items():
        if top["count"] == 0:
            sentences.append(Markup("{} is not used.").format(markup.term(term)))
            continue
        sentences.append(
            Markup("{} is most frequent{} {}: {} per 10,000 words ({} in {}).").format(
                markup.term(term),
                _where(top["source"]),
                when(top["period"], by),
                rate(top["rate"]),
                count(top["count"], "use"),
                count(top["documents"], "document"),
            )
        )
    return Markup(" ").join(sentences) or Markup(
        "No document here is dated exactly enough to be placed in a {}."
    ).format(by)


def tendencies(table: pd.DataFrame, by: str) -> Markup:
    """Return in words which lines rise and which fall; empty where there are too few periods to say."""
    sentences = []
    for row in records(table):
        if abs(row["tau"]) < STEADY:
            said = "has no steady direction"
        else:
            said = f"{'rises' if row['tau'] > 0 else 'falls'} ({row['slope']:+.2g} per 10,000 words a {by})"
        sentences.append(
            Markup("{}{} {} over {} (τ {:+.2f}).").format(
                markup.term(row["term"]), _where(row["source"]), said, count(row["periods"], "period"), row["tau"]
            )
        )
    if not sentences:
        return Markup("")
    return Markup("Descriptive, not a test: {}").format(Markup(" ").join(sentences))


def _where(source: str) -> Markup:
    """Return in which source something is, as part of a sentence; empty for all of them together."""
    return Markup(" in {}").format(markup.isolated(source)) if source else Markup("")


def keyness(table: pd.DataFrame, look: Look, names: tuple[str, str]) -> Markup:
    """Return the words that set the two sides apart most, and whether any can be told from chance."""
    ours = _carried(table[table["log_ratio"] > 0], "documents_target")
    theirs = _carried(table[table["log_ratio"] < 0].iloc[::-1], "documents_reference")
    first, second = (markup.source(name, look) for name in names)
    if not ours and not theirs:
        return Markup("No word used at least 5 times sets {} and {} apart.").format(first, second)
    sure = int((table["q"] < SIGNIFICANT).sum())
    certainty = f"{sure} of the {len(table)} words shown" if sure else "None of them"
    verbs = ("favours", "favour" if names[1].endswith(" other sources") else "favours")
    sides = [
        Markup("{} most {} {}").format(name, verb, markup.listed(words))
        for name, verb, words in zip((first, second), verbs, (ours, theirs), strict=True)
        if words
    ]
    return Markup("Measured against {}, {}. {} can be told from chance.").format(
        second if ours else first, Markup("; ").join(sides), certainty
    )


def _carried(side: pd.DataFrame, documents: str) -> list[Markup]:
    """Return a side's first three words; where there are any, those that more than one document carries."""
    several = side[side[documents] > 1]
    return [markup.term(word) for word in (side if several.empty else several)["term"].head(3)]


def word_views(table: pd.DataFrame, word: str, look: Look, names: tuple[str, str]) -> Markup:
    """Return a word's rates on both sides in three ways, and a warning where they disagree."""
    rows = [row for row in records(table) if not pd.isna(row["rate_target"])]
    rates = [f"{row['view']} {row['rate_target']:,.1f} and {row['rate_reference']:,.1f}" for row in rows]
    first, second = (markup.source(name, look) for name in names)
    signs = {row["rate_target"] > row["rate_reference"] for row in rows}
    warning = " These disagree on which side uses it more: read before you conclude." if len(signs) > 1 else ""
    return Markup("{} per 10,000 words in {} and in {}: {}.{}").format(
        markup.term(word), first, second, "; ".join(rates), warning
    )


def divergence(table: pd.DataFrame) -> Markup:
    """Return how far the words of two sides diverge as a whole, beside what chance makes of the same documents."""
    parts = [
        Markup("As a whole the sides diverge by {:.3f} bits (Jensen-Shannon); {}").format(
            row["divergence"],
            f"with shuffled sources by {row['lowest']:.3f} to {row['highest']:.3f}."
            if row["shuffles"]
            else "no shuffling within months is possible here.",
        )
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


def topics(terms_: pd.DataFrame, prevalence: pd.DataFrame, look: Look) -> Markup:
    """Return the commonest topic of the first sources."""
    placed = prevalence[prevalence["topic"] > 0].sort_values("passages", ascending=False, kind="stable")
    sentences = []
    for row in records(placed.drop_duplicates("source").sort_values("source").head(NAMED)):
        first = [markup.term(word) for word in terms_.loc[terms_["topic"] == row["topic"], "term"].head(3)]
        sentences.append(
            Markup("{}’s commonest topic is {} ({}), with {} of its passages.").format(
                markup.source(row["source"], look), row["topic"], markup.listed(first), percent(row["share"])
            )
        )
    return Markup(" ").join(sentences)


def entities(table: pd.DataFrame) -> Markup:
    """Return who and what is named most."""
    if table.empty:
        return Markup("No names of these kinds were found in the documents selected.")
    tops = []
    for row in records(table.head(3)):
        others = markup.listed([markup.term(form) for form in row["aliases"][:2]])
        also = Markup(", also as {}").format(others) if row["aliases"] else ""
        tops.append(Markup("{} ({}{})").format(markup.term(row["entity"]), count(row["mentions"], "mention"), also))
    return Markup("Named most often: {}.").format(markup.listed(tops))


def passages(tally: pd.DataFrame, word: str, titles: int = 0) -> Markup | str:
    """Return where the word being followed stands.

    Args:
        tally: How many places each source has (`found`), and in how many documents (`used`); the index is the source.
        word: The word; may be empty.
        titles: In how many titles it stands that are not counted.
    """
    if not word:
        return "Choose a word below, or type a word or phrase into the sidebar, to read every passage that holds it."
    if tally.empty:
        return not_found(word, titles)
    parts: list[str | Markup] = [
        Markup("{}{}").format(f"{places:,}", _where(str(source)))
        for source, places in tally["found"].head(NAMED).items()
    ]
    if len(tally) > NAMED:
        parts.append(f"{tally['found'].iloc[NAMED:].sum():,} in {count(len(tally) - NAMED, 'other source')}")
    return Markup("{} stands in {} of {}: {}.").format(
        markup.term(word),
        count(int(tally["found"].sum()), "place"),
        count(int(tally["used"].sum()), "document"),
        markup.listed(parts),
    )


def methods(corpus: Corpus) -> str:
    """Return what everything is counted from."""
    return (
        f"Everything here is counted from {count(len(corpus.documents), 'document')} with the fingerprint "
        f"{corpus.fingerprint[:12]}: the same texts give the same fingerprint and the same numbers."
    )


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
        return f"None of the {count(row['count'], 'passage')} is in a copy of an earlier document."
    return (
        f"{row['copies']:,} of {count(row['count'], 'passage')} are in copies of earlier documents: without them the "
        f"log ratio goes from {row['log_ratio']:+.2f} to {row['log_ratio_once']:+.2f}."
    )


def alike(terms: Sequence[str]) -> str:
    """Return the words of the corpus that are most like one that it does not have; empty where there are none."""
    return f"Most like it: {', '.join(terms)}." if terms else ""


def terms_alt(table: pd.DataFrame) -> str:
    """Return what the bars of terms show."""
    return f"Words used most, with their rates per 10,000 words: {_listing(table, 'term', 'rate')}."


def keyness_alt(table: pd.DataFrame, names: tuple[str, str]) -> str:
    """Return what the diverging bars show."""
    target, reference = names
    ours, theirs = table[table["log_ratio"] > 0], table[table["log_ratio"] < 0].iloc[::-1]
    return (
        f"Words that {target} favours, with log ratios: {_listing(ours, 'term', 'log_ratio')}. "
        f"Words that {reference} favours: {_listing(theirs, 'term', 'log_ratio')}."
    )


def profiles_alt(table: pd.DataFrame) -> str:
    """Return what the heat map shows."""
    tops = table[table["log_ratio"] > 0].sort_values("lrc", ascending=False).drop_duplicates("term")
    parts = [f"{row['term']} in {row['source']} ({count(row['count'], 'use')})" for row in records(tops.head(6))]
    return f"Words that set sources apart from all the others: {'; '.join(parts) or 'none'}."


def collocates_alt(table: pd.DataFrame, word: str) -> str:
    """Return what the network shows."""
    return f"Words that stand near {word}, with how often: {_listing(table, 'term', 'count')}."


def trend_alt(finding: Markup, by: str) -> str:
    """Return what the lines show."""
    return f"Uses per 10,000 words by {by}. {finding.striptags()}"


def topics_alt(names: dict[int, str]) -> str:
    """Return what the bars of topics show."""
    return f"Share of each source’s passages by topic: {'; '.join(names.values())}."


def entities_alt(table: pd.DataFrame) -> str:
    """Return what the bars of names show."""
    return f"Names used most, with mentions: {_listing(table, 'entity', 'mentions')}."


def _listing(table: pd.DataFrame, label: str, number: str) -> str:
    return ", ".join(f"{row[label]} {_heard(row[number])}" for row in records(table.head(5))) or "none"


def _heard(number: float) -> str:
    """Return a number with three digits, and more where they stand before the point."""
    return f"{number:,.0f}" if abs(number) >= LARGE else f"{number:.3g}"
