"""The small figure of what was predicted and what is found."""

from math import inf
from typing import TYPE_CHECKING

import pytest

from dashboard.charts import predicted

if TYPE_CHECKING:
    from dashboard.paper.palette import Look

NAMES = ("A", "B")


def test_each_has_its_point_and_its_words(look: "Look") -> None:
    """To the right is the first side; what is predicted is hollow, what is found filled."""
    chart = predicted([("predicted", -1.0, "2 times in B"), ("found", 3.0, "8 times in A")], look, names=NAMES)

    (points,) = chart.data
    assert list(points.x) == [-1.0, 3.0]
    assert list(points.marker.symbol) == ["circle-open", "circle"]
    assert list(points.marker.color) == [look.colour("B"), look.colour("A")]
    assert list(chart.layout.yaxis.ticktext) == ["predicted:<br>2 times in B", "found:<br>8 times in A"]


@pytest.mark.parametrize("place", [inf, -inf])
def test_what_only_one_side_says_stands_beyond_all_others(place: float, look: "Look") -> None:
    """Inside the figure, on its side."""
    chart = predicted([("predicted", 5.0, ""), ("found", place, "")], look, names=NAMES)

    end = chart.data[0].x[1]
    assert (end > 0) == (place > 0)
    assert 5 < abs(end) < chart.layout.xaxis.range[1]


def test_no_use_has_no_point(look: "Look") -> None:
    """Only its words."""
    chart = predicted([("predicted", 1.0, ""), ("found", None, "no use")], look, names=NAMES)

    assert len(chart.data[0].x) == 1
    assert chart.layout.yaxis.ticktext[1] == "found:<br>no use"
