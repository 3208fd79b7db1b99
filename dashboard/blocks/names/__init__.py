"""The parts of the page of names: how they are drawn, what stands beside the figure, what is read of one of them."""

from dashboard.blocks.names.beside import differing, together_with
from dashboard.blocks.names.checking import check_names, how_right
from dashboard.blocks.names.choices import choices, kinds_of_names
from dashboard.blocks.names.elsewhere import elsewhere
from dashboard.blocks.names.figure import card, figure_table, times
from dashboard.blocks.names.mended import mended
from dashboard.blocks.names.mending import mend_passage
from dashboard.blocks.names.opening import cell_being_read, finding
from dashboard.blocks.names.reading import all_mentions, first_mentions, names_and_sources

__all__ = [
    "all_mentions",
    "card",
    "cell_being_read",
    "check_names",
    "choices",
    "differing",
    "elsewhere",
    "figure_table",
    "finding",
    "first_mentions",
    "how_right",
    "kinds_of_names",
    "mend_passage",
    "mended",
    "names_and_sources",
    "times",
    "together_with",
]
