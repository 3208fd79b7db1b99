"""What every page is made of: cards, lists, downloads."""
