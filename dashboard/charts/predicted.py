"""Two points: what was predicted of a word, and what is found."""

from collections.abc import Sequence
from math import copysign, isinf

from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look

_LEAST_REACH = 2.0  # doublings on either side
_BEYOND = 1.0  # doublings farther out than all others stands what only one side says
_LONGEST_SIDE = 12  # characters: on a phone so many have room on either side
_HEIGHT = 165


def predicted(rows: Sequence[tuple[str, float | None, str]], look: Look, *, names: tuple[str, str]) -> Sketch:
    """Return a point a row, to the right where the first side says the word more.

    Args:
        rows: What each is, its place in doublings, and what is said of it; see `prediction_rows`.
        look: The colours.
        names: Of the sides.
    """
    finite = [abs(place) for _, place, _ in rows if place is not None and not isinf(place)]
    far = max([_LEAST_REACH, *finite]) + _BEYOND
    drawn = [
        (y, copysign(far, place) if isinf(place) else place)
        for y, (_, place, _) in enumerate(rows)
        if place is not None
    ]
    chart = theme.blank(look, height=_HEIGHT)
    _add_points(chart, drawn, look, names=names)
    chart.shape(type="line", x0=0, x1=0, y0=-0.5, y1=1.5, line={"color": look.quiet, "width": 1})
    _add_heads(chart, look, names=names)
    chart.set_x(range=[-far * 1.1, far * 1.1], showticklabels=False, showgrid=False, zeroline=False)
    chart.set_y(
        range=[1.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=[f"{name}:<br>{theme.label(beside)}" for name, _, beside in rows],
        showgrid=False,
        zeroline=False,
    )
    return chart.set_layout(margin={"t": 42})


def _add_points(chart: Sketch, drawn: Sequence[tuple[int, float]], look: Look, *, names: tuple[str, str]) -> None:
    """Draw what is predicted hollow, and what is found filled."""
    chart.add(
        "scatter",
        x=[x for _, x in drawn],
        y=[y for y, _ in drawn],
        mode="markers",
        marker={
            "size": 13,
            "symbol": ["circle-open" if y == 0 else "circle" for y, _ in drawn],
            "color": [look.colour(names[0] if x > 0 else names[1]) if x else look.quiet for _, x in drawn],
        },
        hoverinfo="skip",
    )


def _add_heads(chart: Sketch, look: Look, *, names: tuple[str, str]) -> None:
    """Say above the points which side is whose."""
    heads = zip(names, ("right", "left"), (1.0, 0.0), ("more in ▶<br>{}", "◀ more in<br>{}"), strict=True)
    for name, edge, x, said in heads:
        chart.note(
            x=x,
            y=1.0,
            xref="paper",
            yref="paper",
            xanchor=edge,
            yanchor="bottom",
            align=edge,
            text=f"<b>{said.format(theme.label(name, _LONGEST_SIDE))}</b>",
            showarrow=False,
            font={"color": look.colour(name)},
        )
