"""Work that is kept in one file, and taken up again elsewhere."""
