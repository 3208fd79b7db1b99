"""What every page is made of: cards, lists, controls, downloads."""
