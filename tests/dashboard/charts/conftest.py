"""What can be read on a figure."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from plotly.graph_objects import Figure

from dashboard.paper.palette import Look


@pytest.fixture(scope="session")
def shown() -> Callable[[Figure], str]:
    """Return a function that gives all text that a figure shows, one under the other; what clicks carry is left out."""
    return lambda figure: "\n".join(_strings(figure.to_plotly_json()))


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in ("customdata", "template"):
                yield from _strings(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from _strings(value)


@pytest.fixture(scope="session")
def narrowed() -> Look:
    """Return the colours of the same three sources on dark paper."""
    return Look(("A", "B", "C"), dark=True)
