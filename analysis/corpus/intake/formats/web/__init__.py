"""Pages of the web that were saved: their main text, and the date and site that they state."""
