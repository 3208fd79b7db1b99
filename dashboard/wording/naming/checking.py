"""What is said where a reader marks names right or wrong."""

from collections.abc import Mapping, Sequence

from analysis import Checked, counted
from dashboard.wording.names import kind

OPEN, CLOSE, FORGET = "Check names", "Close the sheet", "Take all marks back"
SHEET = "Check sheet"
RIGHT, WRONG = "Right", "Wrong"
NONE_MISSING, MISSING = "No name", "A name is missing"
BEFORE, AFTER = "Back", "Next"
NOTHING = "There is no sentence in these texts to be checked."
DONE = "All is marked: what it comes to goes along with every table, figure and methods paragraph about names."
HOW = (
    "Mentions and sentences without one, drawn at random from all texts of the corpus, whatever the filters. A mention "
    "is right if it is a name, of whom or what it is counted for, and of that kind. Marks stay in this tab until it is "
    "closed or opened by another link; “Keep” holds them for later. No link has them."
)


def question(entity: str, surface: str, type_: str) -> str:
    """Return what is asked of a mention, or of a sentence without one.

    Args:
        entity: The name under which the mention is counted; empty for a sentence.
        surface: What stands in the text.
        type_: The model's kind of name.
    """
    if not entity:
        return "No name was found in this sentence. Does it have one?"
    meant = f"“{surface}”" if surface == entity else f"“{surface}”, counted for {entity},"
    return f"Is {meant} here a name of this kind: {kind(type_)}?"


def sheet_progress(number: int, items: Sequence[Checked], verdicts: Mapping[Checked, bool]) -> str:
    """Return which of all that is on the sheet is shown, and how much of it is marked.

    Args:
        number: Of what is shown, from 1.
        items: All that is on the sheet.
        verdicts: What was marked.
    """
    names = sum(1 for item in items if item.entity)
    done = sum(1 for item in items if item in verdicts)
    what = f"{counted(names, 'mention')} and {counted(len(items) - names, 'sentence')}"
    return f"{number:,} of {len(items):,}: {what}, {done:,} marked."


def marked_as(item: Checked, *, right: bool) -> str:
    """Return how something was marked."""
    if item.entity:
        return f"Marked: {RIGHT.lower() if right else WRONG.lower()}."
    return f"Marked: {'no name is missing' if right else MISSING.lower()}."
