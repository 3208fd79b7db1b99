"""What a class works with: files of answers, and the figure of what was predicted."""
