"""Dates: from what stands in a column to days, by one decision for the whole column."""
