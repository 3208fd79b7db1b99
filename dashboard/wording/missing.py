"""What is missing, and why: no document, no match, no date; and which filter to relax."""

from collections.abc import Sequence

import pandas as pd

from analysis import counted, names_in_search, unspaced


def nothing(filters_set: Sequence[str]) -> str:
    """Return why nothing is shown, and which filter to relax."""
    if not filters_set:
        return "This corpus has no documents."
    return f"No document passes the filters. Relax {' or '.join(filters_set)} in the sidebar, or press Clear filters."


def none_left(options: Sequence[str]) -> str:
    """Return why a report would be empty, and which options to relax."""
    return f"no document passes the filters; relax {' or '.join(options)}" if options else "there are no documents"


def not_found(word: str, titles: int = 0) -> str:
    """Return that a search matches nothing in the documents selected, or only titles, which are not counted.

    In scripts without spaces it is no word there, but its characters may be inside words.
    """
    if titles:
        return f"“{word}” does not occur in the texts selected. {only_titles(titles)}"
    if names_in_search(word):
        return f"“{word}” is not named in the documents selected. Relax a filter in the sidebar to find where it is."
    if unspaced(word) and not set("*/") & set(word):
        return (
            f"“{word}” is no word of its own in the documents selected. Search for *{word}* to find its characters "
            "inside other words too."
        )
    return f"“{word}” does not occur in the documents selected. Try another form, or its beginning with a * after it."


def only_titles(number: int) -> str:
    """Return in how many titles something stands that no text holds, and how to count them; empty where in none."""
    if number == 0:
        return ""
    are, them = ("is", "it") if number == 1 else ("are", "them")
    return (
        f"It stands in {counted(number, 'title')}, which {are} not counted: to count {them}, turn on “Count titles” "
        "under “More” in the sidebar."
    )


def undated(table: pd.DataFrame, by: str) -> str:
    """Return how many documents a view over time leaves out; empty where it leaves out none."""
    left_out = table["state"] == "undated"
    if not left_out.any():
        return ""
    states = table[left_out]
    first = states.drop_duplicates("source") if "term" not in states else states.drop_duplicates(["source", "period"])
    if (left := int(first["documents"].sum())) == 0:
        return ""
    said = "is not drawn: its date" if left == 1 else "are not drawn: their dates"
    return f"{counted(left, 'document')} {said} cannot be placed in a {by}."


def none_steady(by: str) -> str:
    """Return that no source has documents in every period, and what to do."""
    return (
        f"No source has documents in every {by} that is drawn. Count by longer periods, choose a shorter range of "
        "dates in the sidebar, or turn off “Same … throughout”."
    )


def none_without(word: str) -> str:
    """Return that no document discusses a subject without the word."""
    return f"No document without “{word}” shares enough words with the passages around it."
