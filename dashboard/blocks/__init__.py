"""What people read: the passages behind a number, side by side, as lines, in pairs, and in the whole text."""

from dashboard.blocks.followed import follow_word, point_passages
from dashboard.blocks.lines import lines
from dashboard.blocks.news import new_in_period
from dashboard.blocks.pairs import pairs
from dashboard.blocks.passages import passages
from dashboard.blocks.reader import reader
from dashboard.blocks.together import sources_together
from dashboard.blocks.tray import tray

__all__ = [
    "follow_word",
    "lines",
    "new_in_period",
    "pairs",
    "passages",
    "point_passages",
    "reader",
    "sources_together",
    "tray",
]
