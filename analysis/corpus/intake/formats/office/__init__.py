"""What word processors write: Word, OpenDocument and rich text."""
