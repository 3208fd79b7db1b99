"""What is said of names, of where they are named, and of what is named with them."""

from dashboard.wording.naming.cells import (
    ALONE,
    AXES,
    EVERYWHERE,
    MEASURES,
    MENTIONS,
    NOUN,
    SHARE,
    cell_in_full,
    name_in_full,
    pair_in_full,
    text_in_cell,
)

__all__ = [
    "ALONE",
    "AXES",
    "EVERYWHERE",
    "MEASURES",
    "MENTIONS",
    "NOUN",
    "SHARE",
    "cell_in_full",
    "name_in_full",
    "pair_in_full",
    "text_in_cell",
]
