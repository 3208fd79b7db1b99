"""Figures that are kept: as the JSON that a browser is sent, which is small, and which nothing has to walk through."""

import json
from typing import Any

from plotly.basedatatypes import BaseFigure


class Drawing(BaseFigure):
    """A figure that is finished.

    For whoever draws it, it is a figure of Plotly's, which is asked for its content only. The library would build
    some hundred objects of it, check them, copy them and write them out again, each time that it is drawn.
    """

    def __init__(self, figure: BaseFigure) -> None:
        self._json = str(figure.to_json())  # and not the library's own beginning, which builds those objects

    @property
    def json(self) -> str:
        """What a browser is sent."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """Return what is drawn, for the caller to change."""
        found: dict[str, Any] = json.loads(self._json)
        return found

    def __sizeof__(self) -> int:
        return len(self._json)
