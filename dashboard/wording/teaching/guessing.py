"""What is said of two figures of which one is real."""

from analysis import counted

WHICH_IS_REAL = "Which one is real?"
MASK_AGAIN = "Mask them again"
THIS_ONE = "This one is real"
_MASKED = (
    "One figure compares the two sources. In the other the same texts were dealt to them at random. The sources are "
    "called A and B, and neither colour nor place says which is which."
)


def masked(deal: int) -> str:
    """Return what two masked figures show."""
    return f"{_MASKED} Deal {deal}."


def masked_alt(place: str, said: str) -> str:
    """Return what a masked figure shows; it does not say which of the two it is."""
    return f"The {place} figure. {said}"


def revealed(real: str, guessed: str, told: tuple[int | None, int | None], deal: int) -> str:
    """Return which figure is real, and how many words can be told from chance in each.

    Args:
        real: Which is, left or right.
        guessed: Which was taken for it.
        told: How many words of the real one and of the dealt one can be told; None where too few documents are
            compared for a verdict on any.
        deal: Which deal.
    """
    other = "right" if real == "left" else "left"
    verdict = "Yes: the" if guessed == real else "No: the"
    start = f"{verdict} {real} figure is real, the {other} one was dealt at random (deal {deal})."
    if told[0] is None or told[1] is None:
        return f"{start} With so few documents no word can be told from chance in either."
    return f"{start} {_told(told[0])} can be told from chance in the real one, {_told(told[1])} in the dealt one."


def _told(number: int) -> str:
    return counted(number, "word") if number else "no word"


def chance_head(place: str, real: str) -> str:
    """Return the title of one of two figures; before it is told, its place is all that is known."""
    if not real:
        return f"Figure on the {place}"
    return "Real: the sources as they are" if place == real else "Dealt: the sources at random"
