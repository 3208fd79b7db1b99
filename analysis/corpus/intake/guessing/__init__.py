"""Which column is which: from names in several languages, and from what stands in them."""
