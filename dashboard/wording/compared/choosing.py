"""What is said where it is chosen what is compared."""

from collections.abc import Sequence

from analysis import SOURCE, ValueGroup, limits, plural, unit_noun

COMPARE_BY = "Compare by"
HELP = (
    "What stands side by side on every page: the sources, or the values of another column of the corpus, such as "
    "parties, countries or the files that texts came from. Texts without a value are one of them."
)
NAME, NAME_HINT, VALUES, ADD, REMOVE = "Name", "e.g. broadsheets", "What belongs to it", "Add group", "Remove"
OTHERS = "Compare the others too"
OTHERS_HELP = "What is in no group is compared as “others”; without them it is left out of all numbers."


def groups_label(noun: str, *, known: bool) -> str:
    """Return what leads to the groups.

    Args:
        noun: What one of the units is called.
        known: Whether what stands before it says of what there may be groups.
    """
    return "Groups …" if known else f"Group {plural(noun)} …"


def about_groups(noun: str) -> str:
    """Return what groups are."""
    return (
        f"Take some {plural(noun)} together under one name, such as three outlets as “broadsheets”, and compare groups "
        f"on every page. A link holds them. There may be {limits.MOST_GROUPS:,}."
    )


def group_line(group: ValueGroup) -> str:
    """Return a group with what belongs to it."""
    return f"{group.name}: {', '.join(group.members)}"


def all_of(number: int, noun: str) -> str:
    """Return that all units are shown."""
    return f"All {number:,} {noun if number == 1 else plural(noun)}"


def list_label(noun: str) -> str:
    """Return the label of the list from which units are chosen."""
    several = plural(noun)
    return several[:1].upper() + several[1:]


def compared_in_words(by: str, groups: Sequence[ValueGroup]) -> str:
    """Return what is compared, for the head of a file; empty for sources.

    Args:
        by: The column; empty for sources.
        groups: Groups of its values.
    """
    if groups:
        return f"groups of {plural(unit_noun(by or SOURCE))} compared ({'; '.join(map(group_line, groups))})"
    return f"compared by {by}" if by else ""
