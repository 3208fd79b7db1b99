"""What an explanation is."""

from typing import NamedTuple

COUNTED, STATED = "counted here", "as the file says"


class Explanation(NamedTuple):
    """What one column says, for somebody who meets it for the first time.

    Attributes:
        what: What it is, in one sentence.
        reading: How to read it, or what it does not say, in one sentence.
        source: Who published the formula, as author, year and title; otherwise where it is from, or empty.
    """

    what: str
    reading: str
    source: str = ""


Explanations = dict[str, Explanation]
