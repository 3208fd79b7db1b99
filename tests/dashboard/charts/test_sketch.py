"""A figure while it is drawn: what a browser gets is what Plotly's own figure would be."""

import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.sketch import Sketch


@pytest.fixture
def sketch() -> Sketch:
    """Return a figure of one trace, of a table's columns."""
    days = pd.Series(pd.to_datetime(["2020-01-01", "2020-02-01"]))
    return Sketch({"xaxis": {"type": "date"}, "yaxis": {"rangemode": "tozero"}}).add(
        "bar", x=days, y=pd.Series([1, 2]), customdata=np.array(["a", "b"]), error_y=None, marker={"color": "#123456"}
    )


def test_columns_are_lists_and_nothing_is_left_out(sketch: Sketch) -> None:
    """Days come as they are written, and what is None not at all."""
    (trace,) = sketch.to_dict()["data"]

    assert [day[:10] for day in trace.pop("x")] == ["2020-01-01", "2020-02-01"]
    assert trace == {"type": "bar", "y": [1, 2], "customdata": ["a", "b"], "marker": {"color": "#123456"}}


def test_a_browser_gets_what_plotly_would_send_it(sketch: Sketch) -> None:
    """The checked figure of the same parts, with the same template, is the same."""
    sent = json.loads(sketch.to_json())

    plain = go.Figure(
        data=sent["data"], layout={name: part for name, part in sent["layout"].items() if name != "template"}
    )
    assert sent == json.loads(plain.to_json())


def test_parts_are_set_and_others_stay(sketch: Sketch) -> None:
    """Of an attribute that has parts only the parts that are given change."""
    sketch.set_x(title={"text": "when"}).set_x(title={"font": {"size": 9}}).set_layout(barmode="stack")

    assert sketch.axis("xaxis") == {"type": "date", "title": {"text": "when", "font": {"size": 9}}}
    assert sketch.layout.barmode == "stack"


def test_what_cannot_be_drawn_is_told_to_who_asks_for_the_parts() -> None:
    """Plotly checks the figure when its parts are asked for."""
    with pytest.raises(ValueError, match="nonsense"):
        _ = Sketch({}).add("bar", nonsense=1).data


def test_a_number_that_is_none_is_null() -> None:
    """JSON has no NaN, and no infinity."""
    sent = json.loads(Sketch({}).add("scatter", y=pd.Series([1.0, np.nan, np.inf])).to_json())

    assert sent["data"][0]["y"] == [1.0, None, None]
