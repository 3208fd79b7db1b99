"""Where things stand in texts, and the passages that people read: found, drawn, ordered, quoted."""
