"""What is compared: sources, or the values of any column, or groups of these made by hand."""
