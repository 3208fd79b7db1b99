"""A cell a topic and source: how much of the source belongs to the topic; rows that do not hold still are hatched."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.others import grouped, with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import topics as words

ALL = ""  # the first column: a topic's share of everything, and the way to all of its passages
_ONE_LINE, _TWO_LINES = 25, 38  # pixels down of a row
_LINE = 17  # characters of a line of a row's head, so that ten columns have room beside it on a phone
_LOW = 11  # rows that have room for two lines each
_HEAD, _UPRIGHT = 44, 8  # pixels: of the margins, of a letter of a name that stands upright
_CUT = 16  # characters of a source's name

Cell = tuple[int | None, str]  # a topic, and a source; all of them where it is empty


def topics(  # noqa: PLR0913 - all that a row may say
    table: pd.DataFrame,
    look: Look,
    *,
    names: Mapping[int, Sequence[str]],
    verdicts: Mapping[int, str],
    chosen: Cell,
    hidden: Collection[int] = (),
) -> Sketch:
    """Return a cell a topic and source, with its share in per cent; a click hands over both.

    Args:
        table: TOPIC_PREVALENCE, without periods.
        look: The colours; sources that have none are taken together, and come last.
        names: From a topic's number to the words of its row's head, none of which is cut where there is room for one.
        verdicts: From a topic's number to whether it holds still; those that nobody has looked at are missing.
        chosen: The cell being read; None and nothing where none is.
        hidden: Topics that have no row; their passages count in every share.
    """
    chart = theme.blank(look, height=theme.room(3))
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    shares = _with_others(table, look)
    sources = [ALL, *with_others_last(table["source"].map(_called(table, look)).unique().tolist(), look)]
    shown = table.loc[~table["topic"].isin(list(hidden)), "topic"].unique().tolist()
    numbers = sorted(shown, key=lambda number: (number == 0, number))
    cells = {(row["topic"], row["source"]): row for row in records(shares)}
    every = [(number, source) for number in numbers for source in sources]
    found = [cells[one] for one in every]
    _add_tints(chart, found, (len(numbers), len(sources)), look)
    _add_hatching(chart, [verdicts.get(number) == words.UNSTABLE for number in numbers], len(sources), look)
    known = set(table["source"])
    chart.add(
        "scatter",  # what can be clicked; a heat map cannot be
        **_places(len(numbers), len(sources)),
        **_written(found, look),
        customdata=[[number, source if source in known else ""] for number, source in every],
        **theme.hovered(
            _said(number, source, row, names, verdicts) for (number, source), row in zip(every, found, strict=True)
        ),
    )
    heights = _add_rows(
        chart, [(number, names.get(number, ()), verdicts.get(number, "")) for number in numbers], chosen
    )
    if chosen[0] in numbers:
        _add_frame(chart, numbers.index(chosen[0]), chosen[1], sources, look)
    return _with_columns(chart, sources, look, height=heights)


def _places(rows: int, columns: int) -> dict[str, list[int]]:
    """Return where the cells stand, row after row."""
    return {"x": list(range(columns)) * rows, "y": [place for place in range(rows) for _ in range(columns)]}


def _written(found: Sequence[dict[str, Any]], look: Look) -> dict[str, Any]:
    """Return what stands in the cells, and that they are as large as their rows for whoever clicks on one."""
    return {
        "mode": "markers+text",
        "text": [words.text_in_cell(row["share"], row["passages"]) for row in found],
        "textfont": {"color": look.ink, "size": 14},
        "marker": {"size": _ONE_LINE - 2, "symbol": "square", "color": theme.HOLLOW},
    }


def _add_rows(chart: Sketch, rows: Sequence[tuple[int, Sequence[str], str]], chosen: Cell) -> int:
    """Write the heads of the rows, the chosen one in bold, and return how high they are together.

    Args:
        chart: The figure.
        rows: For each its topic, its words and whether it holds still.
        chosen: The cell being read.
    """
    tall = len(rows) <= _LOW
    heads = [_row_head(number, said, verdict, tall=tall) for number, said, verdict in rows]
    bold = [f"<b>{head}</b>" if row[0] == chosen[0] else head for row, head in zip(rows, heads, strict=True)]
    chart.set_y(**theme.rows([""] * len(rows), [False] * len(rows)) | {"ticktext": bold})
    return (_TWO_LINES if tall else _ONE_LINE) * len(rows)


def _called(table: pd.DataFrame, look: Look) -> dict[str, str]:
    """Return what each source's column is called: its name, or that of all that have no colour."""
    every = pd.Series(table["source"].unique())
    return dict(zip(every, grouped(every, look), strict=True))


def _with_others(table: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return a row a topic and column: every source that has a colour, the others together, and all of them."""
    none = {"share_low": np.nan, "share_high": np.nan}
    named = table.assign(source=table["source"].map(_called(table, look)))
    parts = [named[named["source"] == table["source"]]]
    for name, part in (*named[named["source"] != table["source"]].groupby("source"), (ALL, table)):
        sums = part.groupby("topic", as_index=False)[["passages", "documents"]].sum()
        whole = max(int(sums["passages"].sum()), 1)
        parts.append(sums.assign(source=name, share=sums["passages"] / whole, **none))
    return pd.concat(parts, ignore_index=True)


def _add_tints(chart: Sketch, found: Sequence[dict[str, Any]], size: tuple[int, int], look: Look) -> None:
    """Draw the cells: the stronger the tint, the larger the share."""
    rows, columns = size
    values = np.array([row["share"] for row in found], dtype=np.float64).reshape(size)
    places = {"x": list(range(columns)), "y": list(range(rows))}
    chart.add("heatmap", z=values, **places, xgap=2, ygap=2, hoverinfo="skip",
              colorscale=look.sequential, zmin=0, zmax=float(values.max()) or 1.0, showscale=False)  # fmt: skip


def _add_hatching(chart: Sketch, hatched: Sequence[bool], columns: int, look: Look) -> None:
    """Draw lines over the rows of topics that do not hold still."""
    rows = [place for place, one in enumerate(hatched) if one]
    if not rows:
        return
    pattern = {
        "shape": "/",
        "fillmode": "overlay",
        "fgcolor": look.quiet,
        "fgopacity": 0.55,
        "solidity": 0.16,
        "size": 7,
    }
    chart.add("bar", base=-0.5, x=[columns] * len(rows), y=rows, width=0.94, orientation="h", hoverinfo="skip",
              marker={"color": theme.HOLLOW, "pattern": pattern})  # fmt: skip


def _add_frame(chart: Sketch, row: int, source: str, sources: Sequence[str], look: Look) -> None:
    """Draw a frame around what is being read: a cell, or a row."""
    first, last = (sources.index(source),) * 2 if source and source in sources else (0, len(sources) - 1)
    chart.shape(type="rect", x0=first - 0.5, x1=last + 0.5, y0=row - 0.5, y1=row + 0.5,
                line={"color": look.accent, "width": 2})  # fmt: skip


def _with_columns(chart: Sketch, sources: Sequence[str], look: Look, *, height: int) -> Sketch:
    """Return the figure with the names of its columns above it, each in its colour."""
    shown = [words.ALL, *theme.labels(sources[1:], _CUT)]
    longest = _UPRIGHT * max(map(len, shown))  # on a phone the names of two stand upright already
    coloured = [
        f'<span style="color:{look.colour(source)}"><b>{said}</b></span>' if source in look.coloured else said
        for source, said in zip(sources, shown, strict=True)
    ]
    chart.set_layout(height=height + _HEAD + longest, margin={"t": 8})
    return chart.set_x(
        side="top", showgrid=False, zeroline=False, range=[-0.5, len(sources) - 0.5],
        tickmode="array", tickvals=list(range(len(sources))), ticktext=coloured, autotickangles=[0, -90],
    )  # fmt: skip


def _row_head(number: int, said: Sequence[str], verdict: str, *, tall: bool) -> str:
    """Return what stands before a row: its sign, its number, and as many of its words as have room, none of them cut.

    Where the first alone is too long it is cut, for nothing else would be left.
    """
    if number == 0:
        return theme.plotly_text(words.NO_TOPIC)
    room, most = _LINE, 2 if tall else 1
    sign = words.SIGNS.get(verdict, "")
    lines = [f"{sign} {number}".strip()]
    for place, word in enumerate(said):
        shown = word if place or len(word) <= room else f"{word[: room - 1]}…"
        joined = f"{lines[-1]}, {shown}" if place else f"{lines[-1]} {shown}"
        if len(joined) <= room:
            lines[-1] = joined
        elif len(lines) < most:
            lines = [f"{lines[-1]}," if place else lines[-1], shown]
        elif place == 0:
            lines[-1] = joined
        else:
            break
    return "<br>".join(map(theme.plotly_text, lines))


def _said(
    number: int, source: str, row: dict[str, Any], names: Mapping[int, Sequence[str]], verdicts: Mapping[int, str]
) -> str:
    """Return what a cell says where one hovers."""
    lead = words.NO_TOPIC if number == 0 else f"Topic {number} ({', '.join(names.get(number, ())[:3])})"
    where = words.EVERYWHERE if source == ALL else source
    parts = [
        f"{theme.full(lead)} in {theme.full(where)}:",
        words.cell_in_full(row),
        words.verdict_in_words(verdicts.get(number)),
    ]
    return "<br>".join(filter(None, [" ".join(parts[:2]), parts[2] if number else ""]))
