"""A figure while it is drawn: plain lists and dictionaries, as plotly.js takes them.

Plotly's own figures check each of some hundred values as it is set, which takes most of the time that drawing takes.
Here nothing is checked but for who asks for the parts of a figure, as the tests of every chart do.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any, Self

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure
from plotly.io import templates, to_json


class Sketch(BaseFigure):
    """A figure that is being drawn; for whoever draws it on the screen it is one of Plotly's.

    Tables' columns and arrays become lists, and what is None is left out.
    """

    _traces: list[dict[str, Any]]
    _settings: dict[str, Any]

    def __init__(self, layout: Mapping[str, Any]) -> None:
        # Not the library's own beginning, which makes objects of all parts. Its attributes can only be set so.
        self.__dict__["_traces"] = []
        self.__dict__["_settings"] = {"template": _template(str(templates.default)), **_plain(layout)}

    @property  # type: ignore[misc] # nobody sets it
    def data(self) -> Any:
        """The traces as Plotly's objects, checked."""
        return go.Figure(self.to_dict()).data

    @property  # type: ignore[misc] # nobody sets it
    def layout(self) -> Any:
        """The layout as Plotly's object, checked."""
        return go.Figure(self.to_dict()).layout

    def to_dict(self) -> dict[str, Any]:
        """Return what is drawn, for the caller to change."""
        return deepcopy({"data": self._traces, "layout": self._settings})

    to_plotly_json = to_dict

    def to_json(self, *_: Any, **__: Any) -> str:
        """Return what a browser is sent."""
        return str(to_json({"data": self._traces, "layout": self._settings}, validate=False))

    def axis(self, name: str) -> dict[str, Any]:
        """Return what is set of an axis, for the caller to change."""
        return deepcopy(self._settings[name])

    def add(self, kind: str, **values: Any) -> Self:
        """Add a trace.

        Args:
            kind: Its type, as Plotly calls it.
            values: Its attributes.
        """
        self._traces.append({"type": kind, **_plain(values)})
        return self

    def note(self, **values: Any) -> Self:
        """Add an annotation."""
        self._settings.setdefault("annotations", []).append(_plain(values))
        return self

    def shape(self, **values: Any) -> Self:
        """Add a shape."""
        self._settings.setdefault("shapes", []).append(_plain(values))
        return self

    def set_traces(self, **values: Any) -> Self:
        """Set attributes of all traces that there are."""
        for trace in self._traces:
            _merge(trace, _plain(values))
        return self

    def set_layout(self, **values: Any) -> Self:
        """Set attributes of the layout; of those that have parts, only the parts that are given."""
        _merge(self._settings, _plain(values))
        return self

    def set_x(self, **values: Any) -> Self:
        """Set attributes of the horizontal axis."""
        return self.set_layout(xaxis=values)

    def set_y(self, **values: Any) -> Self:
        """Set attributes of the vertical axis; of the first, where there are two."""
        return self.set_layout(yaxis=values)


@cache
def _template(name: str) -> dict[str, Any]:
    """Return what Plotly gives every figure under the template of this name; Streamlit's own has its theme."""
    found: dict[str, Any] = go.Figure(layout={"template": name}).to_dict()["layout"]["template"]
    return found


def _plain(value: Any) -> Any:
    """Return a value as lists and dictionaries of its own, without what is None in the latter."""
    match value:
        case Mapping():
            return {name: _plain(part) for name, part in value.items() if part is not None}
        case pd.Series() | pd.DatetimeIndex():
            return _plain(value.to_numpy())
        case np.ndarray():
            return (np.datetime_as_string(value, unit="auto") if value.dtype.kind == "M" else value).tolist()
        case list() | tuple():
            return [_plain(part) if isinstance(part, (Mapping, list, tuple)) else part for part in value]
        case np.generic():
            return value.item()
    return value


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Write values into a dictionary; where both hold one, into that."""
    for name, value in values.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = value
