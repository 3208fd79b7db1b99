"""What is known of how right the names of a corpus are, in a sentence that goes wherever their counts go."""

from math import isnan

from analysis.corpus.errors import counted
from analysis.finding.naming.check import NameCheck

NOT_CHECKED = "Names are not yet checked on these texts."


def checked_names(check: NameCheck | None) -> str:
    """Return how many of the names that were checked are right, and a hint of how many were missed.

    Args:
        check: What a check sheet comes to; None where nothing of it is marked.
    """
    if check is None or check.marked + check.read == 0:
        return NOT_CHECKED
    parts = [_right(check)] if check.marked else []
    return f"Checked on these texts: {'; '.join([*parts, *([_missed(check)] if check.read else [])])}."


def _right(check: NameCheck) -> str:
    verb = "is" if check.right == 1 else "are"
    return (
        f"{check.right:,} of {counted(check.marked, 'mention')} drawn at random {verb} right "
        f"({check.precision:.0%}, 95% interval {check.low:.0%} to {check.high:.0%})"
    )


def _missed(check: NameCheck) -> str:
    """Return what sentences without a name show; of the share found that is no more than a hint."""
    have = "has" if check.missed == 1 else "have"
    said = (
        f"of {counted(check.read, 'sentence')} in which none was found, {check.missed or 'none'} {have} one after all"
    )
    if isnan(check.recall):
        return said
    return (
        f"{said}, so that about {check.recall:.0%} of all mentions were found at most "
        f"({check.recall_low:.0%} to {check.recall_high:.0%})"
    )
