"""What files come in: a folder, an archive, or one by one; each gives its files by name."""
