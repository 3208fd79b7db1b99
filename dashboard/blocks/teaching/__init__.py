"""What a class does: exercises and answers, guessing what is real, predicting before one sees."""

from dashboard.blocks.teaching.bar import exercise_bar
from dashboard.blocks.teaching.classroom import exercise_list, handed_in
from dashboard.blocks.teaching.first import class_switches, say_first

__all__ = ["class_switches", "exercise_bar", "exercise_list", "handed_in", "say_first"]
