"""What is shown of names: where they are named, when, by whom and with whom."""
