"""Where a reader is among names, and what was mended in them."""

from dashboard.state.names.mending import (
    as_found,
    corrections_fit_link,
    dismiss_suggestion,
    is_dismissed,
    mend,
    mending_box,
    mending_refusal,
    name_options,
    take_corrections,
    undo_all_corrections,
    undo_correction,
)

__all__ = [
    "as_found",
    "corrections_fit_link",
    "dismiss_suggestion",
    "is_dismissed",
    "mend",
    "mending_box",
    "mending_refusal",
    "name_options",
    "take_corrections",
    "undo_all_corrections",
    "undo_correction",
]
