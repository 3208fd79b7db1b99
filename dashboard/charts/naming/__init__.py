"""Names: how often each is mentioned, by which source, and which of them stand together."""

from dashboard.charts.naming.bars import entities
from dashboard.charts.naming.cells import named_in
from dashboard.charts.naming.together import together

__all__ = ["entities", "named_in", "together"]
