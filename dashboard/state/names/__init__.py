"""Where a reader is among names: which is read, in which source and period, beside which other; and what was mended."""

from dashboard.state.names.chosen import follow_name, name_cell, open_name_cell, open_name_point, open_together
from dashboard.state.names.mending import (
    corrections_fit_link,
    corrections_made,
    dismiss_suggestion,
    is_as_found,
    is_dismissed,
    mend,
    mending_box,
    mending_refusal,
    name_options,
    on_mending,
    passage_to_mend,
    take_corrections,
    undo_all_corrections,
    undo_correction,
)

__all__ = [
    "corrections_fit_link",
    "corrections_made",
    "dismiss_suggestion",
    "follow_name",
    "is_as_found",
    "is_dismissed",
    "mend",
    "mending_box",
    "mending_refusal",
    "name_cell",
    "name_options",
    "on_mending",
    "open_name_cell",
    "open_name_point",
    "open_together",
    "passage_to_mend",
    "take_corrections",
    "undo_all_corrections",
    "undo_correction",
]
