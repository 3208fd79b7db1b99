"""What is said in class: of exercises and answers, of what chance has dealt, of what was predicted."""
