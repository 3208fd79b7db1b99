"""What must be known to read a number rightly, and how it is reported in a paper."""
