"""What is said where names are mended, and of what was mended."""

from collections.abc import Sequence

from analysis import Suggestion, counted, limits
from dashboard.wording.names import KINDS

AS_FOUND = "As the machine found them"
AS_FOUND_HELP = (
    "Shows the names before anybody has mended them. What is mended is kept, and holds again when this is off."
)
LOG, LOG_OF, UNDO, UNDO_ALL = "Mend names", "What is mended in names", "Undo", "Undo all"
YES, NO = "Yes", "No"
NAME, NAME_HELP = "Call it", "A name that another has already makes the two one."
KIND, UNDER = "It is", "Count it under"
FORM, FORM_NEW, STANDS = "One of its forms only", "choose a name, or type a new one", "What stands there"
FORM_HELP = "Where it is written so it is somebody or something else, or no name."
HIDE, TOO_HINT, TOO_OFFERED = "It is no name", "type words that mean it", "choose words of this passage, or type some"
TOO_HELP = (
    "Words that mean the same. They are counted wherever they stand as whole words, with these capitals, where no "
    "other name is."
)
COUNT_THEM, CHOOSE, CHOOSE_KIND, CHOOSE_FORM = "Count them", "choose a name", "choose a kind", "choose a form"
PASSAGE = "Names in this passage"
DOWNLOAD, UPLOAD = "Take the log as CSV", "Bring a log"
UPLOAD_HELP = (
    "A CSV file as it is taken from here; it takes the place of what you have mended, and Undo brings that back."
)
TOO_MANY = "That is too long for a link: “Keep” holds it, and so does the CSV file."
FULL = f"The log is full: it holds {counted(limits.MOST_CORRECTIONS, 'line')}."
TYPES = tuple(name for name in KINDS if name != "PER")


def way_to_mend(entity: str) -> str:
    """Return what leads to what can be mended of a name."""
    return f"Mend {entity}"


def form_in_full(form: str, entity: str) -> str:
    """Return a form with the name under which it is counted, where that is another."""
    return form if form == entity else f"{form} (counted under {entity})"


def form_is(form: str) -> str:
    """Return what stands over the choice of what a form means."""
    return f"“{form}” is"


def hide_form(form: str) -> str:
    """Return what stands on the button that takes a form for no name."""
    return f"“{form}” is no name"


def too(entity: str) -> str:
    """Return what stands over the choice of other words for a name."""
    return f"This too is {entity}"


def suggestion(one: Suggestion) -> str:
    """Return a correction that suggests itself, as a question."""
    line = one.correction
    return f"{line.entity}, {counted(one.mentions, 'mention')}: the same as {line.into}?"


def suggestions_waiting(number: int) -> str:
    """Return what leads to the log, with how many corrections suggest themselves."""
    return f"{LOG} ({number:,} suggested)" if number else LOG


def stands_in(form: str, places: int) -> str:
    """Return in how many places a form stands that are not counted yet."""
    if not places:
        return f"“{form}” stands nowhere as whole words where no name is counted yet."
    return f"“{form}” stands in {counted(places, 'more place')}."


def mended_note(own: int, steps: Sequence[str], *, as_found: bool) -> str:
    """Return what is mended in names, for the line above them; the reader's last step in full.

    Args:
        own: How many corrections came with the corpus.
        steps: What the reader has mended, in sentences without their full stops.
        as_found: Whether names are shown as the machine found them.
    """
    if as_found:
        return "Names as the machine found them: nothing that was mended is counted."
    parts = [f"{counted(own, 'correction')} came with the corpus." if own else ""]
    if steps:
        parts += [f"You have made {counted(len(steps), 'correction')}, the last:", f"{steps[-1]}."]
    return " ".join(filter(None, parts))
