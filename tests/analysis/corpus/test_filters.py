"""Filters as a value, and their way into a link and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Filters
from analysis.corpus.errors import FilterError

FILTERS = st.builds(
    lambda days, **others: Filters(start=days[0], end=days[1], **others),
    days=st.tuples(st.dates(), st.dates()).map(sorted) | st.tuples(st.none(), st.none() | st.dates()),
    sources=st.lists(st.text(max_size=8), max_size=4).map(tuple),
    search=st.text(max_size=500),
    collapse_duplicates=st.booleans(),
    fold_accents=st.booleans(),
)


def test_equal_filters_are_equal_values() -> None:
    """The order and number of mentions of sources, and spaces in a search, make no difference."""
    one = Filters(sources=("B", "A", "B"), search="  class   war ")

    assert one == Filters(sources=("A", "B"), search="class war")
    assert hash(one) == hash(Filters(sources=("A", "B"), search="class war"))


def test_different_filters_differ() -> None:
    """Every field counts."""
    day = date(2019, 7, 20)
    fields = [{"sources": ("A",)}, {"start": day}, {"end": day}, {"search": "a"}, {"collapse_duplicates": True}]
    fields.append({"fold_accents": True})

    assert len({Filters(), *(Filters(**field) for field in fields)}) == 7


def test_filters_cannot_be_changed() -> None:
    """A filter that is a key of a cache stays as it is."""
    with pytest.raises(AttributeError):
        Filters().search = "war"


def test_reversed_dates_are_refused() -> None:
    """A range that ends before it starts is an error that names both days."""
    with pytest.raises(FilterError, match=r"E-DATES · .* starts on 2020-01-02 and ends on 2020-01-01 · swap the two"):
        Filters(start=date(2020, 1, 2), end=date(2020, 1, 1))


def test_a_link_holds_what_is_set_and_nothing_else() -> None:
    """What is at its default is not written out."""
    filters = Filters(sources=("Red Flag",), start=date(2019, 7, 1), search="ICE raids")

    assert filters.to_query() == {"source": ["Red Flag"], "start": ["2019-07-01"], "search": ["ICE raids"]}
    assert Filters().to_query() == {}


@given(FILTERS)
def test_a_link_gives_the_same_filters_back(filters: Filters) -> None:
    """What goes into a link comes out of it."""
    assert Filters.from_query(filters.to_query()) == filters


@given(
    st.dictionaries(
        st.sampled_from(["source", "start", "end", "search", "once", "fold", "other"]),
        st.lists(st.text(max_size=600), max_size=3),
    )
)
def test_any_link_gives_valid_filters(parameters: dict[str, list[str]]) -> None:
    """Whatever a link says, filters come out that a link gives back."""
    filters = Filters.from_query(parameters)

    assert Filters.from_query(filters.to_query()) == filters


@pytest.mark.parametrize("start", ["yesterday", "2019-02-30", "", "2019-07-20T00:00", "<script>"])
def test_an_unreadable_date_is_left_out(start: str) -> None:
    """A date that is none filters nothing."""
    assert Filters.from_query({"start": [start]}) == Filters()


def test_reversed_dates_in_a_link_are_swapped() -> None:
    """A link is never an error: its dates are put in order."""
    filters = Filters.from_query({"start": ["2020-01-02"], "end": ["2020-01-01"]})

    assert filters == Filters(start=date(2020, 1, 1), end=date(2020, 1, 2))
