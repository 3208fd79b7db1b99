"""Groups in a link: read as they were written, and refused in plain words where they are none."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import FilterError, ValueGroup, read_groups

NAMES = (
    st.text(min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text.casefold() != "others")
)


def test_a_group_is_written_to_be_read() -> None:
    """Its name, a colon, and its values with commas between."""
    group = ValueGroup("broadsheets", ("The Guardian", "The Times"))

    assert group.written == "broadsheets:The Guardian,The Times"
    assert read_groups([group.written]) == (group,)


def test_what_divides_is_escaped() -> None:
    """A colon, a comma and a backslash may be parts of names and values."""
    group = ValueGroup("a:b", ("c,d", "e\\f", "g"))

    assert group.written == r"a\:b:c\,d,e\\f,g"
    assert read_groups([group.written]) == (group,)


@given(NAMES, st.sets(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
def test_any_group_comes_back(name: str, members: set[str]) -> None:
    """Whatever letters it is made of."""
    group = ValueGroup(name, tuple(sorted(members)))

    assert read_groups([group.written]) == (group,)


@given(st.lists(st.text(max_size=60), max_size=15))
def test_any_link_gives_groups_or_a_sentence(written: list[str]) -> None:
    """Never another error, and never a value in two groups."""
    found: tuple[ValueGroup, ...] = ()
    with suppress(FilterError):
        found = read_groups(written)

    members = [value for one in found for value in one.members]
    assert len(members) == len(set(members))


@pytest.mark.parametrize("written", ["", ":", "a", "a:", ":b", "a:b:c", "a:,,", "others:b", "a" * 2_001, "a\\"])
def test_what_is_no_group_is_refused(written: str) -> None:
    """With what to write instead."""
    with pytest.raises(FilterError, match="E-GROUP"):
        read_groups([written])
