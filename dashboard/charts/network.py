"""A small network: what is being followed in the middle, what stands near it around it."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look

_HEIGHT = 380
_LARGEST, _SMALLEST = 26, 9  # pixels
_THICKEST = 5
_WIDE = 1.55  # from the middle to either side, where the ring is 1 away
_LEVEL = 0.01  # above which a disc is in the upper half
_MARGIN = 4  # pixels outside that a label may take
_STEEP = 0.6  # nearer the middle than which a disc is beside another at the top or at the bottom


class Ring(NamedTuple):
    """What a network shows.

    Attributes:
        middle: What stands in its middle.
        around: What stands around it as `term`, clockwise from the top, with how often as `count`.
        edges: What is joined: `term`, `other` and how often as `count`; what is not around is the middle.
        said: What each around it says where one hovers.
        none: What is said where nothing stands around it.
    """

    middle: str
    around: pd.DataFrame
    edges: pd.DataFrame
    said: Iterable[str]
    none: str


def network(edges: pd.DataFrame, found: pd.DataFrame, look: Look, *, word: str) -> Sketch:
    """Return the word, its strongest collocates around it, and lines where they meet; a click hands over a collocate.

    Clockwise from the top, collocates go from the strongest to the weakest. A line is the thicker the more often the
    two meet near the word; a disc grows with the collocate's uses there.

    Args:
        edges: COLLOCATE_EDGES.
        found: COLLOCATES of the word.
        look: The colours.
        word: The word being followed.
    """
    around = found[found["term"].isin(edges["other"])]
    said = [
        f"{theme.full(str(row['term']))}: near the word {counted(row['count'], 'time')} in "
        f"{counted(row['documents'], 'document')};<br>{row['expected']:.1f} to be expected, "
        f"logDice {row['log_dice']:.1f}"
        for row in records(around)
    ]
    return drawn_ring(Ring(word, around, edges, said, "No word stands near it"), look)


def drawn_ring(ring: Ring, look: Look) -> Sketch:
    """Return the figure of a network; a click hands over what was hit around its middle.

    Args:
        ring: What it shows.
        look: The colours.
    """
    around, edges = ring.around, ring.edges
    chart = theme.blank(look, height=_HEIGHT)
    chart.set_x(visible=False, range=[-_WIDE, _WIDE])
    chart.set_y(visible=False, range=[-1.25, 1.25])
    if around.empty:
        return theme.noted(chart, ring.none)
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(around)) / len(around)
    places = dict(zip(around["term"], zip(np.cos(angles), np.sin(angles), strict=True), strict=True))
    most = max(edges["count"].max(), 1)
    for row in records(edges):
        ends = [places.get(row[end], (0.0, 0.0)) for end in ("term", "other")]
        chart.add(
            "scatter",
            x=[x for x, _ in ends],
            y=[y for _, y in ends],
            mode="lines",
            line={"color": look.quiet, "width": max(_THICKEST * row["count"] / most, 0.5)},
            hoverinfo="skip",
        )
    _add_around(chart, ring, list(places.values()), look)
    return chart.add(
        "scatter",
        x=[0],
        y=[0],
        mode="markers+text",
        text=[f"<b>{theme.label(ring.middle)}</b>"],
        textposition="bottom center",
        marker={"size": _LARGEST, "color": look.accent},
        hoverinfo="skip",
    )


def _add_around(chart: Sketch, ring: Ring, places: list[tuple[float, float]], look: Look) -> None:
    """Draw what stands around, labels above or under each: beside them is no room for one on a phone.

    Near the top and the bottom a label begins at its disc and leads outwards, as inwards another disc is as high.
    """
    around = ring.around
    sizes = _SMALLEST + (_LARGEST - _SMALLEST) * np.sqrt(around["count"] / max(around["count"].max(), 1))
    chart.add(
        "scatter",
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers+text",
        text=[theme.label(term, _letters(x)) for term, (x, _) in zip(around["term"], places, strict=True)],
        textposition=[f"{'top' if y > _LEVEL else 'bottom'} {_outwards(x)}" for x, y in places],
        customdata=around["term"],
        marker={"size": sizes, "color": look.accent, "line": {"color": look.quiet, "width": 1}},
        **theme.hovered(ring.said),
        cliponaxis=False,
    )


def _outwards(x: float) -> str:
    """Return where a label is to its disc: over its middle, or from there to the side on which no other disc is."""
    if not _LEVEL < abs(x) < _STEEP:
        return "center"
    return "right" if x > 0 else "left"


def _letters(x: float) -> int:
    """Return how many letters of a label find room above or under a disc, on a phone too."""
    room = theme.PHONE * (_WIDE - abs(x)) / (2 * _WIDE)  # on the one side
    room = 2 * room if _outwards(x) == "center" else room + _MARGIN
    return min(theme.LONGEST_LABEL, int(room / theme.LETTER))
