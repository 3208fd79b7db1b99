"""What people read: the passages behind a number, side by side, as lines, in pairs, and in the whole text."""

from dashboard.evidence.columns import passages
from dashboard.evidence.followed import follow_word, near, point
from dashboard.evidence.lines import lines
from dashboard.evidence.pairs import pairs
from dashboard.evidence.reader import reader
from dashboard.evidence.tray import tray

__all__ = ["follow_word", "lines", "near", "pairs", "passages", "point", "reader", "tray"]
