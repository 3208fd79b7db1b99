"""Glossary: what every column of every table says, and how to read it."""

from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import explanations, notes

page = cards.page("Glossary")
wanted = controls.line(notes.FIND, settings.FIND, placeholder=notes.FIND_WHAT)
page.say(explanations.glossary_finding(wanted))
cards.glossary(wanted)
