"""Diverging bars and a scatter: the words that set two sides apart."""

from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import counted, limits, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.numbers import rate, verdict

_LEAST_REACH = 1.0  # doublings on either side of the middle
_ROOM_ACROSS, _ROOM_DOWN = 0.25, 0.07  # of the figure: what a word needs beside its point
_LONGEST_SIDES = (17, 24)  # characters right and left of the middle of the bars; the left has room beside them too
_LONGEST_IN_LINE = 9  # characters right of the middle that stand in one line with what they mean
_LONGEST_TITLE = 22  # characters of a source on an axis as long as the figure is high


def keyness(table: pd.DataFrame, look: Look, *, names: tuple[str, str], word: str, intervals: bool) -> Sketch:
    """Return a bar a word, to the right where the target uses it more; a click hands over the word.

    Bars of words that can be told from chance are filled, all others hollow.

    Args:
        table: KEYNESS, in the order to draw.
        look: The colours.
        names: The source looked at, and what it is compared with, as they are called on screen.
        word: The word being followed.
        intervals: Whether both sides have enough documents to draw intervals. A line to an end that is infinite, or
            far beyond the bars, runs out of the figure.
    """
    target, reference = names
    head = 1 if len(target) <= _LONGEST_IN_LINE else 2
    chart = theme.blank(look, height=theme.room(len(table), head=head))
    chart.set_x(title={"text": "log ratio: each step is a doubling of the rate"})
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    places, styles = np.arange(len(table)), look.styles(names)
    ends = table[["low", "high"]] if intervals else table[["log_ratio", "log_ratio"]].set_axis(["low", "high"], axis=1)
    reach = theme.reach(table["log_ratio"], ends, least=_LEAST_REACH) * 1.08
    for name, part in ((target, table["log_ratio"] > 0), (reference, table["log_ratio"] <= 0)):
        side = table[part]
        chart.add(
            "bar",
            x=side["log_ratio"],
            y=places[part].tolist(),
            orientation="h",
            customdata=side["term"],
            marker=theme.filled(name, look, styles[name].pattern, told=_told(side)),
            error_x=theme.whiskers(side["log_ratio"], ends[part].clip(-2 * reach, 2 * reach), look)
            if intervals
            else None,
            **theme.hovered(_said(row, target, reference) for row in records(side)),
        )
    chart.set_x(range=[-reach, reach])
    chart.set_y(**theme.rows(table["term"].tolist(), (table["term"] == word).tolist(), head=head))
    chart.set_layout(barmode="overlay")
    _add_heads(chart, names, look, head=head)
    return chart


def _add_heads(chart: Sketch, names: tuple[str, str], look: Look, *, head: int) -> None:
    """Say above the bars which side is whose, in as many lines."""
    between = "<br>" if head > 1 else " "
    sides = zip(names, _LONGEST_SIDES, ("left", "right"), ("more in{}{} ▶", "◀ more in{}{}"), strict=True)
    for name, longest, edge, arrow in sides:
        chart.note(
            text=f"<b>{arrow.format(between, theme.label(name, longest))}</b>",
            x=0,
            y=-0.5 - head / 2,
            xanchor=edge,
            align=edge,
            xshift=-8 if edge == "right" else 8,
            showarrow=False,
            font={"color": look.colour(name), "size": 13},
        )


def rates(table: pd.DataFrame, look: Look, *, names: tuple[str, str], word: str) -> Sketch:
    """Return a point a word, by its rates on both sides; a click hands over the word.

    Points of words that can be told from chance are filled, all others hollow.

    Args:
        table: KEYNESS, the words to draw.
        look: The colours.
        names: The source looked at, and what it is compared with, as they are called on screen.
        word: The word being followed.
    """
    target, reference = names
    chart = theme.blank(look, height=theme.room(14))
    chart.set_x(title={"text": f"per 10,000 words in {theme.label(reference, _LONGEST_TITLE)}"})
    chart.set_y(title={"text": f"per 10,000 words in {theme.label(target, _LONGEST_TITLE)}"})
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    x, y = (_above_zero(table[side]) for side in ("rate_reference", "rate_target"))
    chart.set_x(**theme.logarithmic(x))
    chart.set_y(**theme.logarithmic(y))
    sides = [target if ours else reference for ours in table["log_ratio"] > 0]
    styles, middle = look.styles(names), float(np.sqrt(x.min() * x.max()))
    chart.add(
        "scatter",
        x=x,
        y=y,
        mode="markers+text",
        customdata=table["term"],
        text=[
            theme.label(term) if shown else ""
            for term, shown in zip(table["term"], _named(table, x, y, word), strict=True)
        ],
        textposition=["middle left" if far else "middle right" for far in x > middle],  # never out of the figure
        marker={
            "color": [look.colour(side) for side in sides],
            "symbol": [
                f"{styles[side].symbol}{'' if told else '-open'}"
                for side, told in zip(sides, _told(table), strict=True)
            ],
            "size": [11 if term == word else 7 for term in table["term"]],
        },
        **theme.hovered(_said(row, target, reference) for row in records(table)),
    )
    edge = [float(max(x.min(), y.min())), float(min(x.max(), y.max()))]
    chart.add("scatter", x=edge, y=edge, mode="lines", line={"color": look.quiet, "dash": "dot"}, hoverinfo="skip")
    return chart


def _named(table: pd.DataFrame, x: pd.Series, y: pd.Series, word: str) -> list[bool]:
    """Return which words stand beside their points: the one followed, then the surest that have room."""
    across, down = (_in_shares(np.log(values.to_numpy())) for values in (x, y))
    first = (table["term"] != word).to_numpy()
    chosen: list[int] = []
    for row in np.lexsort((-table["g2"].abs().fillna(0).to_numpy(), first)).tolist():
        aside = np.abs(across[chosen] - across[row]) > _ROOM_ACROSS
        if (aside | (np.abs(down[chosen] - down[row]) > _ROOM_DOWN)).all():
            chosen.append(row)
        if len(chosen) == limits.SCATTER_LABELS:
            break
    named = np.zeros(len(table), dtype=bool)
    named[chosen] = True
    return named.tolist()


def _in_shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return where values stand on an axis that is as long as they reach, 0 to 1."""
    reach = values.max() - values.min()
    found: npt.NDArray[np.float64] = (values - values.min()) / (reach or 1.0)
    return found


def _above_zero(rates: pd.Series) -> pd.Series:
    """Return rates as a logarithmic axis can show them: 0 as half of the least, which is half of one use or more."""
    known = rates.where(np.isfinite(rates), 0)
    used = known[known > 0]
    return known.clip(lower=used.min() / 2 if len(used) else 1.0)


def _told(table: pd.DataFrame) -> list[bool]:
    """Return which words can be told from chance."""
    found: list[bool] = (table["q"] < limits.SIGNIFICANT).tolist()
    return found


def _verdict(q: float) -> str:
    return "" if isnan(q) else f"<br>{verdict(q)}"


def _said(row: dict[str, Any], target: str, reference: str) -> str:
    return (
        f"{theme.full(str(row['term']))}: {counted(row['count_target'], 'use')} in {theme.full(target)} "
        f"({counted(row['documents_target'], 'document')}, {rate(row['rate_target'])} per 10,000 words),<br>"
        f"{row['count_reference']:,} in {theme.full(reference)} "
        f"({counted(row['documents_reference'], 'document')}, {rate(row['rate_reference'])} per 10,000)"
        f"{_verdict(row['q'])}"
    )
