"""What is said of how sure topics are: what comes back, what holds on other texts, which number suggests itself."""

from collections.abc import Sequence

import pandas as pd

from analysis import TopicModel, counted, limits, records
from dashboard.wording.numbers import percent, verdict
from dashboard.wording.topics.cells import HATCHED, MIXED, SIGNS, STABLE, UNSTABLE
from dashboard.wording.topics.choosing import left_out_of_topics

_TEXTS = {"paragraph": "paragraph", "sentences": "window of sentences", "document": "text"}
NOT_MEASURED = "Whether the topics come back has not been measured."
STILL_CHECKING = "Whether the topics come back is still being checked."


def topics_note(model: TopicModel, *, checked: bool) -> str:
    """Return what the figure of topics shows, how they were fitted, how many hold still, and what was left out.

    Args:
        model: The topics.
        checked: Whether it is known if they hold still.
    """
    what = {"paragraph": "Paragraphs", "sentences": "Windows of sentences", "document": "Texts"}[model.unit]
    how = {"nmf": "non-negative matrix factorisation", "lda": "latent Dirichlet allocation"}[model.method]
    parts = [
        f"{what} by their strongest topic, in per cent of a source’s; {how}. Name topics yourself, after reading.",
        held_still(model.quality) if checked else STILL_CHECKING,
        f"There are no more topics: {model.limited}." if model.limited else "",
        left_out_of_topics(model.left_out),
    ]
    return " ".join(filter(None, parts))


def held_still(quality: pd.DataFrame, *, signs: bool = True) -> str:
    """Return how many topics hold still; under a figure with the signs that they have there."""
    counts = [(int((quality["verdict"] == one).sum()), one) for one in (STABLE, MIXED, UNSTABLE)]
    said = [f"{SIGNS[one] if signs else ''} {number:,} {one}".strip() for number, one in counts if number]
    if not said:
        return NOT_MEASURED
    fits = limits.spelled_count(limits.TOPIC_REFITS, "random part")
    hatched = HATCHED if signs and quality["verdict"].eq(UNSTABLE).any() else ""
    return f"Fitted again on {fits} of the texts: {', '.join(said)}{hatched}."


def sweep_note(table: pd.DataFrame, k: int) -> str:
    """Return which numbers of topics suggest themselves, and that the choice is the reader's."""
    known = table.dropna(subset=["held_out", "stability"])
    if known.empty:
        return f"{NOT_MEASURED[:-1]}: that takes {counted(limits.REFIT_DOCUMENTS, 'document')} at least."
    held, stable = (records(known.loc[[known[name].idxmax()]])[0] for name in ("held_out", "stability"))
    both = "" if held["k"] == stable["k"] else f", {stable['k']} come back most ({stable['stability']:.2f})"
    return (
        f"{counted(held['k'], 'topic')} are most coherent on texts that made none of them (NPMI {held['held_out']:.2f})"
        f"{both}; the page shows {k}. That suggests a number and decides nothing: take the one whose topics you can "
        "read and need."
    )


def differences_note(table: pd.DataFrame, sides: tuple[str, str]) -> str:
    """Return which topics can be told from chance between two sides.

    Args:
        table: TOPIC_DIFFERENCES.
        sides: What the sides are called.
    """
    table = table[table["topic"] > 0]
    told = table[table["q"] < limits.SIGNIFICANT]
    if table["q"].isna().all():
        return f"{sides[0]} and {sides[1]} have too few documents to tell any topic from chance."
    if told.empty:
        return f"No topic can be told from chance between {sides[0]} and {sides[1]}."
    first = records(told.sort_values("q", kind="stable").head(1))[0]
    return (
        f"{len(told):,} of {counted(len(table), 'topic')} can be told from chance (false discovery rate below "
        f"{percent(limits.SIGNIFICANT)}), first topic {first['topic']} ({verdict(first['q'])})."
    )


def steps_note(steps: Sequence[str]) -> str:
    """Return what a reader has done with the topics, step by step; nothing where nothing was done."""
    return " ".join(f"{step}." for step in steps)


def times_note(table: pd.DataFrame, topic: int, by: str) -> str:
    """Return what the panels of a topic show, and how many of them say little.

    Args:
        table: TOPIC_PREVALENCE by period.
        topic: The one that is drawn.
        by: The length of a period.
    """
    own = table[(table["topic"] == topic) & table["period"].notna() & table["share"].notna()]
    few = int((own["enough"] == 0).sum())
    start = f"Share of a source’s passages, by {by}, with 95% intervals by document."
    if not few:
        return start
    return f"{start} Hatched: {few:,} of {len(own):,} periods have fewer than {limits.INTERVAL_DOCUMENTS} documents."


def not_checked(why: str) -> str:
    """Return that nobody knows whether the topics come back, and why."""
    return f"Whether the topics come back is not known ({why}). Build on none of them yet."


def fitting_sentences(model: TopicModel, steps: Sequence[str], *, checked: bool) -> list[str]:
    """Return how topics were fitted, how many hold still, and what a reader made of them, for the methods paragraph.

    Args:
        model: The topics.
        steps: What a reader made of them, as `analysis.topic_edit_steps` says it.
        checked: Whether it is known if they hold still.
    """
    how = {
        "nmf": "non-negative matrix factorisation (Lee and Seung 1999) of TF-IDF weights, started from a singular "
        "value decomposition (Boutsidis and Gallopoulos 2008)",
        "lda": "latent Dirichlet allocation (Blei et al. 2003)",
    }[model.method]
    number, texts = counted(len(model.quality), "topic"), counted(len(model.passages), _TEXTS[model.unit])
    left_out = left_out_of_topics(model.left_out)
    return [
        f"Topics are from {how}: {number} in {texts}, each of which counts for its strongest.",
        *([held_still(model.quality, signs=False)] if checked else []),
        *([left_out] if left_out else []),
        *(f"{step}." for step in steps),
    ]
