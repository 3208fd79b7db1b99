"""What is said of names, of where they are named, and of what is named with them."""

from dashboard.wording.naming.cells import (
    ALONE,
    AXES,
    EVERYWHERE,
    MEASURES,
    MENTIONS,
    NOUN,
    SHARE,
    name_in_full,
    named_in_full,
    number_in_cell,
    pair_in_full,
)

__all__ = [
    "ALONE",
    "AXES",
    "EVERYWHERE",
    "MEASURES",
    "MENTIONS",
    "NOUN",
    "SHARE",
    "name_in_full",
    "named_in_full",
    "number_in_cell",
    "pair_in_full",
]
