"""A strip: where in a text the matches lie."""

from analysis import counted
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look

_HEIGHT = 96


def strip(matches: list[int], first: list[int], look: Look, *, source: str, part: int) -> Sketch:
    """Return a bar for each of equal parts of a text that has matches; a click hands over where its first one begins.

    Args:
        matches: The number of matches in each part, from the beginning of the text to its end.
        first: For each part, the character at which its first match begins; -1 where there is none.
        look: The colours.
        source: Who published the text.
        part: The part being read, whose bar is drawn in the accent colour.
    """
    chart = theme.blank(look, height=_HEIGHT)
    held = [place for place, number in enumerate(matches) if number]
    share = 100 / len(matches)
    chart.add(
        "bar",
        x=[(place + 0.5) * share for place in held],
        y=[matches[place] for place in held],
        width=share,
        customdata=[first[place] for place in held],
        marker={"color": [look.accent if place == part else look.colour(source) for place in held]},
        **theme.hovered(f"{counted(matches[place], 'match')}, {round(place * share)}% into the text" for place in held),
    )
    chart.set_x(
        range=[-10, 106],
        showgrid=False,
        zeroline=False,
        tickmode="array",
        tickvals=[0, 50, 100],
        ticktext=["beginning", "middle", "end"],
    )
    chart.shape(type="line", x0=0, x1=100, y0=0, y1=0, line={"color": look.quiet, "width": 1})
    return chart.set_y(visible=False, rangemode="tozero")
