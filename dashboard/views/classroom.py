"""Class: the exercises that there are, and what a class has handed in, side by side."""

from dashboard.blocks import teaching
from dashboard.parts import cards
from dashboard.wording.teaching import exercises as words

cards.lead(words.CLASS)
teaching.handed_in()
teaching.exercise_list()
