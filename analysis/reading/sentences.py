"""Sentences of a text: good enough to read by, for any language that ends them with a sign."""

import regex

_CLOSING = r"[\"'”’»」』）)\]]*+"
_STOPS = "。！？｡។။"  # these end a sentence without a space after them
_END = regex.compile(rf"(?:[.!?…]++{_CLOSING}(?=\s|\Z)|[{_STOPS}]++{_CLOSING}|(?<=\S)(?=[^\S\n]*+\n))\s*+")
# What ends in a full stop and ends no sentence: initials, U.S., titles, months and the like.
_SHORT = regex.compile(
    r"(?<![\p{L}\p{N}])(?:(?:\p{L}\.)*\p{L}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Nos?|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|etc|cf|approx|Abs|bzw|Nr|Sra?|Mme)\.\Z"
)
_LONGEST = 12  # characters of such
_GOES_ON = regex.compile(r"[\p{Ll},;]")
_INK = regex.compile(r"\S")
_READ = 400  # characters that are read in one go: what is longer, such as a speech without a full stop, is cut


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where sentences start and end: with a full stop or the like, with a blank line, or with a line.

    None ends before a small letter in the same paragraph, nor after an abbreviation that is well known. What is longer
    than 400 characters, as where a text has no signs, is cut into pieces of about as many, between words.

    Args:
        text: A text, or a part of one.
    """
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for end in _END.finditer(text, start):
        stop = end.start() + len(end[0].rstrip())
        if start < stop and not _goes_on(text, stop, end.end()):
            found += _pieces(text, start, stop)
            start = end.end()
    return found + _pieces(text, start, len(text.rstrip()))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a sentence in pieces that are read in one go, cut after blanks where there are any."""
    found: list[tuple[int, int]] = []
    while end - start > _READ:
        stop = start + (len(text[start : start + _READ].rpartition(" ")[0].rstrip()) or _READ)
        found.append((start, stop))
        start = next((ink.start() for ink in _INK.finditer(text, stop, end)), end)
    return [*found, (start, end)] if start < end else found


def _goes_on(text: str, stop: int, after: int) -> bool:
    """Return whether what seems to end at one place and to begin at the other is one sentence."""
    lines = text.count("\n", stop, after)
    if lines > 1 or after == len(text) or text[stop - 1] in _STOPS:
        return False
    is_short = lines == 0 and _SHORT.search(text, max(0, stop - _LONGEST), stop) is not None
    return is_short or _GOES_ON.match(text, after) is not None
