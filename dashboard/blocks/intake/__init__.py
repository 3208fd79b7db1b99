"""Bringing a corpus: where it is dropped, what is asked, what was recognised, and what is one's own."""

from dashboard.blocks.intake.answers import questions
from dashboard.blocks.intake.bringing import bring_here, own_list, shelf_list
from dashboard.blocks.intake.inviting import invitation
from dashboard.blocks.intake.progress import progress
from dashboard.blocks.intake.recognised import came_of_it, not_read

__all__ = [
    "bring_here",
    "came_of_it",
    "invitation",
    "not_read",
    "own_list",
    "progress",
    "questions",
    "shelf_list",
]
