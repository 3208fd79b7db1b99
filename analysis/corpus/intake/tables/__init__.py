"""What all tables share, whatever file they come in: dividers, headings, rows, and what programs have done to cells."""
