"""A cell a topic and source: how much of the source belongs to the topic; rows that do not hold still are hatched."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.cells import ALL, Cells, add_cells, columns_of, room_of_heads
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import topics as words

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
    sources, parts = columns_of(table, look)
    shown = table.loc[~table["topic"].isin(list(hidden)), "topic"].unique().tolist()
    numbers = sorted(shown, key=lambda number: (number == 0, number))
    cells = {(row["topic"], row["source"]): row for row in records(_with_others(table, parts))}
    every = [(number, source) for number in numbers for source in sources]
    found, known = [cells[one] for one in every], set(table["source"])
    room = room_of_heads(len(numbers))
    drawn = Cells(
        heads=[_row_head(one, names.get(one, ()), verdicts.get(one, ""), room) for one in numbers],
        columns=sources,
        tints=[row["share"] for row in found],
        texts=[words.text_in_cell(row["share"], row["passages"]) for row in found],
        said=[_said(number, source, row, names, verdicts) for (number, source), row in zip(every, found, strict=True)],
        handed=[[number, source if source in known else ""] for number, source in every],
        hatched=[verdicts.get(number) == words.UNSTABLE for number in numbers],
    )
    topic, source = chosen
    return add_cells(chart, drawn, look, row=numbers.index(topic) if topic in numbers else None, source=source)


def _with_others(table: pd.DataFrame, columns: pd.Series) -> pd.DataFrame:
    """Return a row a topic and column: every source that has a colour, the others together, and all of them.

    Args:
        table: TOPIC_PREVALENCE.
        columns: For each of its rows the column that it is part of.
    """
    none = {"share_low": np.nan, "share_high": np.nan}
    named = table.assign(source=columns)
    parts = [named[named["source"] == table["source"]]]
    for name, part in (*named[named["source"] != table["source"]].groupby("source"), (ALL, table)):
        sums = part.groupby("topic", as_index=False)[["passages", "documents"]].sum()
        whole = max(int(sums["passages"].sum()), 1)
        parts.append(sums.assign(source=name, share=sums["passages"] / whole, **none))
    return pd.concat(parts, ignore_index=True)


def _row_head(number: int, said: Sequence[str], verdict: str, room: tuple[int, int]) -> str:
    """Return what stands before a row: its sign, its number, and as many of its words as have room, none of them cut.

    Where the first alone is too long it is cut, for nothing else would be left.
    """
    if number == 0:
        return theme.plotly_text(words.NO_TOPIC)
    longest, most = room
    sign = words.SIGNS.get(verdict, "")
    lines = [f"{sign} {number}".strip()]
    for place, word in enumerate(said):
        shown = word if place or len(word) <= longest else f"{word[: longest - 1]}…"
        joined = f"{lines[-1]}, {shown}" if place else f"{lines[-1]} {shown}"
        if len(joined) <= longest:
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
