"""Every figure can be read on its paper: words 4.5 to 1 and more, marks 3 to 1 and more (WCAG 2.2)."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.paper.palette import Look
from tests.dashboard.charts.test_any_table import DRAWN, MANY, PERIODS, Draw
from tests.dashboard.paper.test_palette import contrast

COLOUR = re.compile(r"#[0-9a-f]{6}")
UNSEEN = "rgba(0,0,0,0)"
SIZES = {"two": ["A", "B"], "nine": list("ABCDEFGHI"), "200 sources": MANY}
every_paper = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
every_figure = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
every_size = pytest.mark.parametrize("names", SIZES.values(), ids=SIZES)


def _fonts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every font of a figure, wherever it stands."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("font", "tickfont", "textfont"):
                yield value
            elif name != "template":
                yield from _fonts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _fonts(value)


def _painted(part: Any) -> Iterator[str]:
    """Yield the colours of lines, fills and signs of traces and shapes; tiles are read by their numbers."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("color", "bordercolor"):
                yield from value if isinstance(value, list) else [value]
            elif name not in ("font", "tickfont", "textfont", "colorbar", "colorscale", "customdata"):
                yield from _painted(value)
    elif isinstance(part, list):
        for value in part:
            yield from _painted(value)


def _drawn(draw: Draw, names: list[str], *, dark: bool) -> dict[str, Any]:
    look = Look(tuple(names), dark=dark)
    found: dict[str, Any] = json.loads(draw(names, PERIODS["three"], 2.5, look).to_json())
    return found


@every_figure
@every_size
@every_paper
def test_every_word_stands_out_from_its_paper(draw: Draw, names: list[str], *, dark: bool) -> None:
    """Axes, titles, legends, labels, notes and what is said where one hovers have a colour of their own that does."""
    figure, paper = _drawn(draw, names, dark=dark), Look((), dark=dark).paper
    layout = figure["layout"]
    colours = {font["color"] for font in _fonts([figure["data"], layout]) if "color" in font}
    swatches = {found for note in layout.get("annotations", []) for found in COLOUR.findall(note["text"])}

    assert {colour for colour in colours if contrast(colour, paper) < 4.5} == set()
    assert {colour for colour in swatches if contrast(colour, paper) < 3} == set()


@every_figure
@every_paper
def test_no_word_is_left_to_the_theme_of_streamlit(draw: Draw, *, dark: bool) -> None:
    """Its own grey has 3.6 to 1: fonts that it sets are set here, at fifteen pixels, on the page's own paper."""
    layout, ink = _drawn(draw, SIZES["two"], dark=dark)["layout"], Look((), dark=dark).ink
    axes = [axis for name, axis in layout.items() if name[:5] in ("xaxis", "yaxis") and axis.get("visible", True)]
    fonts = [layout["font"], layout["legend"]["font"], layout["hoverlabel"]["font"]]
    fonts += [font for axis in axes for font in (axis["tickfont"], axis["title"]["font"])]

    assert {(font["color"], font["size"]) for font in fonts} == {(ink, 15)}
    assert layout["hoverlabel"]["bgcolor"] == Look((), dark=dark).paper


@every_figure
@every_size
@every_paper
def test_every_mark_stands_out_from_its_paper(draw: Draw, names: list[str], *, dark: bool) -> None:
    """Lines, bars, signs and frames do, but for what is not to be seen and takes clicks."""
    figure, paper = _drawn(draw, names, dark=dark), Look((), dark=dark).paper
    shown = [trace for trace in figure["data"] if trace.get("marker", {}).get("opacity", 1) and "opacity" not in trace]
    colours = set(_painted([shown, figure["layout"].get("shapes", [])])) - {UNSEEN}

    assert {colour for colour in colours if contrast(colour, paper) < 3} == set()
