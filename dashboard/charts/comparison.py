"""Paired bars and a scatter: the words that set two sides apart."""

from math import isnan
from textwrap import wrap
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import counted, limits, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.numbers import rate, verdict

_SIDES = ("target", "reference")
_ROW, _HEAD, _FOOT, _FEWEST_ROWS = 34, 24, 6, 4  # pixels: of a row, of a line over the first, under the last; rows
_PHONE = 320  # pixels across that the bars have on a phone
_LONGEST_WORD = 16  # characters of a word between the bars
_LEAST_MIDDLE, _MOST_MIDDLE = 0.24, 0.4  # of the figure: the room between the bars
_LEAST_BARS = 0.2  # of a half: the longest bar, beside its count
_COUNT, _DIGIT = 14, 6  # pixels of the counts: down, and a sign across
_WIDE, _ROOM_DOWN = 320, 0.07  # pixels across that words share on a small screen; of the height, what a line needs
_ASIDE = 8  # pixels between a point and its word
_LONGEST_TITLE = 22  # characters of a source on an axis as long as the figure is high


def keyness(table: pd.DataFrame, look: Look, *, names: tuple[str, str], word: str) -> Sketch:
    """Return two bars a word, its rates on both sides, with the word between them; a click hands over the word.

    At the bars' ends stand uses and documents: "13 in 2". Bars of a word that stands in one document only are hollow.

    Args:
        table: KEYNESS of the words to draw. The target's come first, on each side the most frequent there.
        look: The colours.
        names: The source looked at, and what it is compared with, as they are called on screen.
        word: The word being followed.
    """
    chart = theme.blank(look, height=max(len(table), _FEWEST_ROWS) * _ROW + 2 * _HEAD + _FOOT)
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    table = _ordered(table)
    letters = min(max(table["term"].str.len()), _LONGEST_WORD)
    middle = min(max(theme.LETTER * letters / _PHONE, _LEAST_MIDDLE), _MOST_MIDDLE)  # of either half
    _add_bars(chart, table, look, names, middle)
    _add_rows(chart, table, look, names, word)
    chart.set_x(visible=False, range=[-1, 1])
    head = _HEAD * max(len(_head(name, middle)) for name in names)
    chart.set_layout(height=max(len(table), _FEWEST_ROWS) * _ROW + head + _FOOT)
    chart.set_y(visible=False, range=[max(len(table), _FEWEST_ROWS) - 0.5, -0.5 - head / _ROW])
    chart.set_layout(barmode="overlay", bargap=0.36, margin={"l": 0, "r": 0, "t": 0, "b": _FOOT})
    _add_heads(chart, names, look, middle)
    return chart


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words in the order of what bars draw: the target's by their rate there, then the other side's."""
    ours = table["log_ratio"] > 0
    return pd.concat(
        part.sort_values(side, ascending=False, kind="stable")
        for part, side in ((table[ours], "rate_target"), (table[~ours], "rate_reference"))
    )


def _add_bars(chart: Sketch, table: pd.DataFrame, look: Look, names: tuple[str, str], middle: float) -> None:
    """Draw the rates of both sides from the middle outwards, to one scale, with their counts at their ends."""
    said = [[_counted(row, side) for row in records(table)] for side in _SIDES]
    rates_ = [table[f"rate_{side}"].where(np.isfinite(table[f"rate_{side}"]), 0).to_numpy() for side in _SIDES]
    # of what each bar has beside its count: the longest that there is room for
    rooms = [1 - middle - _DIGIT * (len(text) + 1) / (_PHONE / 2) for texts in said for text in texts]
    longest = zip(np.concatenate(rates_).tolist(), rooms, strict=True)
    scale = min((max(room, _LEAST_BARS) / value for value, room in longest if value), default=1.0)
    once = (table["documents_target"] + table["documents_reference"] == 1).to_numpy()
    styles = look.styles(names)
    for way, name, values, texts in zip((1, -1), names, rates_, said, strict=True):
        chart.add(
            "bar",
            x=[way * scale * value or None for value in values.tolist()],
            y=list(range(len(table))),
            base=way * middle,
            orientation="h",
            text=texts,
            textposition="outside",
            textfont={"color": look.ink, "size": _COUNT},
            cliponaxis=False,
            marker=theme.filled(name, look, styles[name].pattern, told=(~once).tolist()),
            hoverinfo="skip",
        )


def _counted(row: dict[str, Any], side: str) -> str:
    """Return what stands at a bar's end; nothing where a side does not use the word."""
    uses = row[f"count_{side}"]
    return f"{uses:,} in {row[f'documents_{side}']:,}" if uses else ""


def _add_rows(chart: Sketch, table: pd.DataFrame, look: Look, names: tuple[str, str], word: str) -> None:
    """Draw the words in the middle, a frame about the one being followed, and over all of a row what takes a click."""
    terms = table["term"].tolist()
    shown, places = theme.labels(terms, _LONGEST_WORD), list(range(len(terms)))
    words = [f"<b>{text}</b>" if term == word else text for term, text in zip(terms, shown, strict=True)]
    chart.add(
        "scatter",
        x=[0] * len(words),
        y=places,
        mode="text",
        text=words,
        textposition="middle center",
        cliponaxis=False,
        hoverinfo="skip",
    )
    chart.add(
        "bar",
        x=[2] * len(words),
        y=places,
        base=-1,
        width=1,
        orientation="h",
        customdata=table["term"],
        marker={"color": look.accent, "opacity": 0},
        hovertext=[_said(row, *names) for row in records(table)],
        hoverinfo="text",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )
    if word in terms:
        place, line = terms.index(word), {"color": look.accent, "width": 1.5}
        chart.shape(type="rect", xref="paper", x0=0, x1=1, y0=place - 0.46, y1=place + 0.46, line=line)


def _add_heads(chart: Sketch, names: tuple[str, str], look: Look, middle: float) -> None:
    """Say above the bars which side is whose."""
    for way, name, edge, arrow in zip((1, -1), names, ("left", "right"), ("{} ▸", "◂ {}"), strict=True):
        chart.note(
            text=f"<b>{arrow.format('<br>'.join(map(theme.plotly_text, _head(name, middle))))}</b>",
            x=way * middle,
            y=-0.5,
            xanchor=edge,
            yanchor="bottom",
            align=edge,
            showarrow=False,
            font={"color": look.colour(name)},
        )


def _head(name: str, middle: float) -> list[str]:
    """Return the name of a side in lines that have room above its bars."""
    return wrap(name, int((1 - middle) * _PHONE / 2 / theme.LETTER), max_lines=2, placeholder="…") or [name]


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
    styles = look.styles(names)
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
        textposition=["middle left" if far else "middle right" for far in x > _middle(x)],
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
    across, down = (_in_shares(np.log10(values.to_numpy())) for values in (x, y))
    first = (table["term"] != word).to_numpy()
    length = (_ASIDE + theme.LETTER * table["term"].str.len().clip(upper=theme.LONGEST_LABEL).to_numpy()) / _WIDE
    ends = np.sort([across, across + np.where(x > _middle(x), -length, length)], axis=0)
    chosen: list[int] = []
    for row in np.lexsort((-table["g2"].abs().fillna(0).to_numpy(), first)).tolist():
        aside = (ends[0, chosen] > ends[1, row]) | (ends[1, chosen] < ends[0, row])
        if (aside | (np.abs(down[chosen] - down[row]) > _ROOM_DOWN)).all():
            chosen.append(row)
        if len(chosen) == limits.SCATTER_LABELS:
            break
    named = np.zeros(len(table), dtype=bool)
    named[chosen] = True
    return named.tolist()


def _in_shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return where values stand on a logarithmic axis with its margins, 0 to 1."""
    reach = values.max() - values.min() + 2 * theme.MARGIN
    found: npt.NDArray[np.float64] = (values - values.min() + theme.MARGIN) / reach
    return found


def _middle(x: pd.Series) -> float:
    """Return from where on words stand to the left of their points, so that none is out of the figure."""
    return float(np.sqrt(x.min() * x.max()))


def _above_zero(rates: pd.Series) -> pd.Series:
    """Return rates as a logarithmic axis can show them: 0 as half of the least, which is half of one use or more."""
    known = rates.where(np.isfinite(rates), 0)
    used = known[known > 0]
    return known.clip(lower=used.min() / 2 if len(used) else 1.0)


def _told(table: pd.DataFrame) -> list[bool]:
    """Return which words can be told from chance."""
    found: list[bool] = (table["q"] < limits.SIGNIFICANT).tolist()
    return found


def _ratio(row: dict[str, Any]) -> str:
    """Return the log ratio, with its interval where there is one to both sides."""
    if isnan(row["log_ratio"]):
        return ""
    ends = f" ({row['low']:+.1f} to {row['high']:+.1f})" if np.isfinite([row["low"], row["high"]]).all() else ""
    return f"<br>log ratio {row['log_ratio']:+.1f}{ends}"


def _verdict(q: float) -> str:
    return "" if isnan(q) else f"<br>{verdict(q)}"


def _said(row: dict[str, Any], target: str, reference: str) -> str:
    return (
        f"{theme.full(str(row['term']))}: {counted(row['count_target'], 'use')} in {theme.full(target)} "
        f"({counted(row['documents_target'], 'document')}, {rate(row['rate_target'])} per 10,000 words),<br>"
        f"{row['count_reference']:,} in {theme.full(reference)} "
        f"({counted(row['documents_reference'], 'document')}, {rate(row['rate_reference'])} per 10,000)"
        f"{_ratio(row)}{_verdict(row['q'])}"
    )
