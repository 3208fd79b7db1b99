"""What a class works with: files of answers, and what is found of a word that was predicted."""
