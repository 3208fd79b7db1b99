"""Where a reader is among names: which is read, in which source and period, and beside which other."""

from dashboard.state.names.chosen import follow_name, name_cell, open_name_cell, open_name_point, open_together

__all__ = ["follow_name", "name_cell", "open_name_cell", "open_name_point", "open_together"]
