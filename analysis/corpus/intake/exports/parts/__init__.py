"""What several exports have in common: how they look at their beginning, and how their rows are handed on."""
