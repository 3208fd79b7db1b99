"""How often: terms, trends, and what stands near a search."""
