"""From records to the columns of documents: which column is which, and what stands in it."""
