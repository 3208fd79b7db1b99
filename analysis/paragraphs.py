"""Paragraphs: pieces of a text that are long enough to be about something."""

import regex

PARAGRAPH_WORDS = 40  # shorter paragraphs are joined with the next
SHORT_CORPUS = 100  # documents; fewer are split into paragraphs where nothing else is asked for
_BLOCK = regex.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", regex.DOTALL)
_LINE = regex.compile(r"\S(?:[^\n]*\S)?")
_WORDS = regex.compile(r"\S+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where paragraphs start and end: blocks between blank lines, or lines where no line is blank."""
    blocks = [match.span() for match in (_BLOCK if regex.search(r"\n\s*\n", text.strip()) else _LINE).finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in blocks:
        if joined and len(_WORDS.findall(text, *joined[-1])) < PARAGRAPH_WORDS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
