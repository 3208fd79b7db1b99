"""What nobody typed: topics, and names."""
