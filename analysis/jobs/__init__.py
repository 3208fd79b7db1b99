"""Jobs: what takes longer than a page may, done by processes of their own, once for all who ask the same."""
