"""The strip: where in a text the matches lie."""

import pytest

from dashboard.charts import strip
from dashboard.paper.palette import Look

MATCHES, FIRST = [2, 0, 0, 1], [5, -1, -1, 90]


def test_a_bar_stands_where_there_are_matches(look: Look) -> None:
    """Parts without a match have no bar; a click hands over where the first match of a part begins."""
    bar = strip(MATCHES, FIRST, look, source="A", part=1).data[0]

    assert (list(bar.x), list(bar.y)) == ([12.5, 87.5], [2, 1])
    assert list(bar.customdata) == [5, 90]
    assert list(bar.hovertext) == ["2 matches, 0% into the text", "1 match, 75% into the text"]


@pytest.mark.parametrize(("part", "marked"), [(0, [True, False]), (1, [False, False]), (3, [False, True])])
def test_the_part_being_read_stands_out(look: Look, part: int, marked: list[bool]) -> None:
    """Its bar is in the accent colour, the others in that of the source."""
    colours = strip(MATCHES, FIRST, look, source="A", part=part).data[0].marker.color

    assert [colour == look.accent for colour in colours] == marked
    assert {colour for colour in colours if colour != look.accent} <= {look.colour("A")}
