"""From the names that a model marks to who and what is meant: steps on data, each of which can be left out."""
