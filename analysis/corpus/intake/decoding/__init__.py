"""Bytes that are not UTF-8: what they could be, shown side by side, and never guessed."""
