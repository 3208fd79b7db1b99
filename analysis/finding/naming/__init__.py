"""Who and what is named: counts, sides, times and passages of entities, and what a reader mends in them."""
