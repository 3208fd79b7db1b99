"""The frame of every page: the sentence on top, its filters, its links, and the pane beside a figure."""

from dashboard.blocks.frame.around import around
from dashboard.blocks.frame.door import front_door
from dashboard.blocks.frame.pane import first_passages, pane, passages_heading, passages_of_point, word_passages

__all__ = ["around", "first_passages", "front_door", "pane", "passages_heading", "passages_of_point", "word_passages"]
