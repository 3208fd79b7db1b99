"""How often the server has computed, as it says itself."""

from benchmarks.classroom.metrics import computations, more_than_once

SAID = """# TYPE cache_compute_duration_seconds histogram
cache_compute_duration_seconds_bucket{cache="a.b",cache_type="st_cache_data",le="0.5",trigger="miss"} 3
cache_compute_duration_seconds_count{cache="a.b",cache_type="st_cache_data",trigger="miss"} 3
cache_compute_duration_seconds_count{cache="a.b",cache_type="st_cache_data",trigger="background_refresh"} 9
cache_compute_duration_seconds_count{cache="a.c",cache_type="st_cache_resource",trigger="miss"} 0
"""


def test_what_was_computed_is_counted_by_function() -> None:
    """Functions that have computed nothing are left out."""
    assert computations(SAID) == {"a.b": 3}


def test_what_many_have_computed_more_often_than_one_is_named() -> None:
    """After the sums of both."""
    assert list(more_than_once({"a.b": 2, "a.c": 1}, {"a.b": 2, "a.c": 5})) == [
        "computed: 3 times for one alone, 7 for all together",
        "a.c: 1 alone, 5 together",
    ]
