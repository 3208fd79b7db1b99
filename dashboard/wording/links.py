"""What is said where a link asks for what is not here."""

from collections.abc import Iterable, Mapping, Sequence

from analysis import limits

CHOOSE_OR_BRING = "choose one of those offered above, or bring its files again on the Corpus page"


def no_corpus(name: str) -> str:
    """Return that a link asks for a corpus that is not here."""
    return (
        f"this link asks for the corpus “{name}”, which is not offered here. If you brought it yourself, it went "
        "when the page was closed or loaded again"
    )


def no_sources(missing: Sequence[str], shown: Sequence[str]) -> str:
    """Return that a link asks for sources that a corpus does not have, and what is shown.

    Args:
        missing: The sources that it asks for in vain.
        shown: The sources that were chosen; none is all.
    """
    what = f"Only {_listed(shown)} {'is' if len(shown) == 1 else 'are'} shown" if shown else "All its sources are shown"
    noun = "source" if len(missing) == 1 else "sources"
    return f"This link asks for the {noun} {_listed(missing)}, which this corpus does not have. {what}."


def no_dates(asked: Sequence[str]) -> str:
    """Return that a link asks for dates that a corpus does not have."""
    days = " to ".join(asked)
    return f"This link asks for dates ({days}) that are not within those of this corpus. All dates are shown."


def not_known(asked: Mapping[str, Iterable[str]]) -> str:
    """Return which settings a link asks for that are not known here."""
    pairs = _listed([f"{name} = {value}" for name, values in asked.items() for value in values])
    return f"This link asks for {pairs}, which is not known here and changes nothing."


def _listed(names: Sequence[str]) -> str:
    """Return names as a sentence holds them: no more than a few, and none too long to be read."""
    shown = ", ".join(
        f"“{name if len(name) <= limits.LONGEST_QUOTE else name[: limits.LONGEST_QUOTE] + '…'}”"
        for name in names[: limits.NAMED_MISSING]
    )
    return f"{shown} and {len(names) - limits.NAMED_MISSING:,} more" if len(names) > limits.NAMED_MISSING else shown
