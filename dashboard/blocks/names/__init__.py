"""The parts of the page of names: how they are drawn, what stands beside the figure, what is read of one of them."""

from dashboard.blocks.names.beside import differing, together_with
from dashboard.blocks.names.checking import how_right
from dashboard.blocks.names.choices import choice_of_kinds, ways_to_draw
from dashboard.blocks.names.elsewhere import follow_elsewhere
from dashboard.blocks.names.figure import figure_card, figure_table, name_times
from dashboard.blocks.names.mending import mend_passage
from dashboard.blocks.names.opening import cell_being_read, headline_of_names
from dashboard.blocks.names.reading import all_mentions, first_mentions, where_named
from dashboard.blocks.names.tools import mended_and_checked

__all__ = [
    "all_mentions",
    "cell_being_read",
    "choice_of_kinds",
    "differing",
    "figure_card",
    "figure_table",
    "first_mentions",
    "follow_elsewhere",
    "headline_of_names",
    "how_right",
    "mend_passage",
    "mended_and_checked",
    "name_times",
    "together_with",
    "ways_to_draw",
    "where_named",
]
