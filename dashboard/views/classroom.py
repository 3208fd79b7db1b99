"""Class: the exercises that there are, and what a class has handed in, side by side."""

import streamlit as st

from dashboard.blocks import teaching
from dashboard.parts import cards
from dashboard.wording import teaching as words

st.title("Class", anchor=False)
cards.lead(words.CLASS)
teaching.handed_in()
teaching.exercise_list()
