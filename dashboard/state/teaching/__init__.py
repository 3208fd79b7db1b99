"""What a class works with: exercises as files, and what its reader has answered, guessed and predicted."""
