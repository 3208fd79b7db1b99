#!/usr/bin/env bash
# A bar chart of words, one bar a word. A good guess: any text can name a category of Plotly's.
#
# The word "constructor" cannot. Its bar has no size, its name is not on the axis, a heat map has no row of it, and the other
# bars move up as if it had never been asked for. Nothing is said. plotly.js keeps places by name in a plain JavaScript
# object, which already has a member of that name.
#
# Versions: plotly 7.1.0 with plotly.js 4.1.1, drawn by kaleido 0.2.1, which carries its browser with it.
# Why it matters: charts of frequent words are read for what is in them, and texts on Formula 1 are full of this word.
# What the product does: axes are never categories; rows stand at whole numbers, and their names are labels put there.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet plotly==7.1.0 kaleido==0.2.1 narwhals==2.29.0 packaging==26.3
"$work/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version
from pathlib import Path

import plotly
import plotly.graph_objects as go
from kaleido.scopes.plotly import PlotlyScope
from plotly.offline import get_plotlyjs_version

print("plotly", version("plotly"), "plotly.js", get_plotlyjs_version(), "kaleido", version("kaleido"))
assert get_plotlyjs_version() == "4.1.1"
scope = PlotlyScope(plotlyjs=str(Path(plotly.__file__).parent / "package_data/plotly.min.js"))


def drawn(trace, **layout):
    svg = scope.transform(go.Figure(trace, layout), format="svg", width=700, height=400).decode()
    shapes = re.findall(r'<g class="point">.*?d="([^"]*)"', svg)
    return shapes, re.findall(r'class="ytick"><text[^>]*>(.*?)</text>', svg)


def bars(words, **layout):
    return drawn(go.Bar(y=words, x=[3, 5, 4], orientation="h"), **layout)


for layout in ({}, {"yaxis": {"type": "category"}}):
    shapes, names = bars(["driver", "constructor", "circuit"], **layout)
    print("three words:", names, "of which drawn:", sum(shape != "M0,0Z" for shape in shapes))
    assert names == ["driver", "circuit"], names
    assert [shape == "M0,0Z" for shape in shapes] == [False, True, False], shapes

_, names = drawn(go.Heatmap(y=["driver", "constructor", "circuit"], x=[2024, 2025], z=[[1, 2], [3, 4], [5, 6]]))
print("rows of a heat map:", names)
assert names == ["driver", "circuit"], names

shapes, names = bars(["driver", "constructors", "circuit"])
print("with the plural:", names, "of which drawn:", sum(shape != "M0,0Z" for shape in shapes))
assert names == ["driver", "constructors", "circuit"], names
assert "M0,0Z" not in shapes, shapes

labels = {"tickvals": [0, 1, 2], "ticktext": ["driver", "constructor", "circuit"]}
shapes, names = bars([0, 1, 2], yaxis=labels)
print("at numbers, with labels:", names, "of which drawn:", sum(shape != "M0,0Z" for shape in shapes))
assert names == labels["ticktext"], names
assert "M0,0Z" not in shapes, shapes
PYTHON
