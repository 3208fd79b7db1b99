"""Groups of values made by hand, and their form in a link."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from analysis import limits
from analysis.corpus.errors import FilterError, counted

OTHERS = "others"  # what is in none of the groups
_PART = re.compile(r"((?:[^\\:,]|\\.)*)([:,]|\Z)", re.DOTALL)
_SEPARATORS = re.compile(r"([\\:,])")


class ValueGroup(NamedTuple):
    """Some values of a column under one name."""

    name: str
    members: tuple[str, ...]

    @property
    def written(self) -> str:
        """The group as a link says it: broadsheets:The Guardian,The Times; what divides is escaped by a backslash."""
        name, *values = (_SEPARATORS.sub(r"\\\1", text) for text in (self.name, *self.members))
        return f"{name}:{','.join(values)}"


def read_groups(written: Iterable[str]) -> tuple[ValueGroup, ...]:
    """Return the groups of a link, each value in one of them; none is no group.

    Raises:
        FilterError: `E-GROUP` where they cannot be read, or are none that can be compared, and why.
    """
    return checked_groups([_group(text) for text in written])


def checked_groups(groups: Sequence[ValueGroup]) -> tuple[ValueGroup, ...]:
    """Return groups with single spaces in their names, each value once, in alphabetical order.

    Raises:
        FilterError: `E-GROUP` where one has no name or no value, two have one name or one value, or a name is that of
            what is in none; or where there are too many, or a name is too long.
    """
    found = [ValueGroup(" ".join(one.name.split()), tuple(sorted(set(one.members)))) for one in groups]
    if len(found) > limits.MOST_GROUPS:
        raise _refused(f"there are {counted(len(found), 'group')}", f"make {limits.MOST_GROUPS} at most")
    for one in found:
        if not one.name or not one.members:
            raise _refused(f"the group “{one.name}” has no {'value' if one.name else 'name'}", "give it one")
        if len(one.name) > limits.LONGEST_VALUE:
            what = f"the name of the group “{one.name[: limits.LONGEST_QUOTE]}…” is too long"
            raise _refused(what, f"it may have {counted(limits.LONGEST_VALUE, 'character')}")
        if one.name.casefold() == OTHERS:
            raise _refused(f"“{one.name}” is what is in no group", "call the group something else")
    for texts in ([one.name for one in found], list(chain.from_iterable(one.members for one in found))):
        if twice := next((text for place, text in enumerate(texts) if text in texts[:place]), None):
            raise _refused(f"“{twice[: limits.LONGEST_QUOTE]}” stands in two groups", "let it stand in one")
    return tuple(sorted(found))


def _group(text: str) -> ValueGroup:
    if len(text) > limits.LONGEST_GROUP:
        what = f"the group “{text[: limits.LONGEST_QUOTE]}…” has {counted(len(text), 'character')}"
        raise _refused(what, f"it may have {limits.LONGEST_GROUP:,}")
    parts, ends = list[str](), list[str]()
    for part, end in _PART.findall(text):
        parts.append(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL))
        ends.append(end)
        if not end:
            break
    if not ends or ends[0] != ":" or ":" in ends[1:] or len(parts) == 1:
        what = f"“{text[: limits.LONGEST_QUOTE]}” is no group"
        raise _refused(what, "write name:value,value, and a backslash before a colon or comma that is part of either")
    return ValueGroup(parts[0], tuple(value for value in parts[1:] if value))


def _refused(what: str, todo: str) -> FilterError:
    return FilterError("E-GROUP", what, todo=todo)
