"""Texts without what only lays them out: lines broken to fit a page, spaces in a row, characters nobody sees.

What is done to a text is traced, so that whatever is found in it has its place in the text as it is.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import add

import regex

_COLUMN = 3  # spaces in a row part the columns of a table, as a tab does; in a line set to its full width there are two
_NARROW, _WIDE = 40, 160  # characters; lines are broken to some width between the two, or else by hand
_FULL = 0.75  # of that width: a line that has reached it was broken because the next word had no room
_LIST = 3  # lines that each begin anew and never end a sentence
_MOST = 0.9  # of the lines are no longer than the width

_SPACE = r"[^\S\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_END = r"(?:\r\n|[\r\n\x85\u2028])"
_GAP = regex.compile(rf"(?:(?<end>{_END}){_SPACE}*+)+")
_SPACES = "".join(filter(regex.compile(_SPACE).fullmatch, map(chr, range(0x3001))))
_LAYOUT = regex.compile(rf"{_SPACE}{{2,}}|(?! ){_SPACE}|[\u00ad\u200b-\u200d\u2060\ufeff]+")
_ITEM = regex.compile(r"(?:[-*+•‣▪◦·–—>]|\(?\p{N}{1,3}[.)]|\(?\p{L}\))\s")
_BEGINS_LOW = regex.compile(r"\P{L}*+\p{Ll}")
_SENTENCE_END = regex.compile(r"[.!?…][\"'”’»)\]]*+\Z")
_WORD = regex.compile(r"\S+")
_LOW_WORD = regex.compile(r"(?<!\S)\p{Ll}\S*+")
_PARTICLES = frozenset(("a", "an", "and", "da", "de", "del", "der", "des", "di", "du", "e", "el", "et", "la", "le"))
_PARTICLES |= {"of", "the", "und", "van", "von", "y", "zu"}
_HYPHEN = regex.compile(r"(?<=(\p{L}+))[-\u2010\u00ad]\Z")
_FIRST = regex.compile(r"\p{L}+")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text to be read by a machine, and where it stands in the text as it is.

    Attributes:
        text: What is read.
        cuts: Ascending places of it from which on another shift holds.
        shifts: How far on its characters stand in the text as it is; the first holds from the beginning.
    """

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of what is read starts and ends in the text as it is; it holds a character."""
        return (
            start + self.shifts[bisect_right(self.cuts, start)],
            end + self.shifts[bisect_right(self.cuts, end - 1)],
        )

    def places(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where stretches that `span` says stand in the text as it is start and end in what is read."""
        begins = [0, *map(add, self.cuts, self.shifts[1:])]
        return [
            (start - self.shifts[bisect_right(begins, start) - 1], end - self.shifts[bisect_right(begins, end - 1) - 1])
            for start, end in spans
        ]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: what it says, where it ends, and where the next one starts."""

    text: str
    end: int
    next: int
    indented: bool
    alone: bool  # whether a blank line, or nothing, follows

    @property
    def is_name(self) -> bool:
        """Whether it has capitals only, as names, headings and columns of tables have, but for words between names."""
        return all(word in _PARTICLES for word in _LOW_WORD.findall(self.text))


def unwrapped(text: str, is_word: Callable[[str], bool] = lambda _: False) -> Unwrapped:
    """Return a text as one reads it.

    A single line end inside a paragraph is a space. It stays where the next line begins with a bullet or a number,
    in a run of lines of which each begins anew and none ends a sentence, and after a line that is short for this text,
    or says nothing but names. A word broken by a hyphen is put together without it where that makes a word.

    Args:
        text: The text as it is.
        is_word: Whether some letters in lower case are a word.
    """
    edits = sorted((*_joints(text, is_word), *_layout(text)), key=lambda edit: (edit[0], -edit[1]))
    pieces, cuts, shifts, place, length = [], [], [0], 0, 0
    for start, end, instead in edits:
        if start < place:
            continue  # inside a joint
        pieces += [text[place:start], instead]
        length += start - place + len(instead)
        cuts.append(length)
        shifts.append(end - length)
        place = end
    return Unwrapped("".join([*pieces, text[place:]]), tuple(cuts), tuple(shifts)) if edits else Unwrapped(text)


def in_one_line(name: str) -> str:
    """Return a name as it is told in a list, whatever line it was broken over."""
    if name.isascii() and name.isprintable():  # as most are: there is nothing to unwrap
        return " ".join(name.split())
    return " ".join(unwrapped(name).text.split())


def _layout(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is laid out inside lines, and what stands for it: a space, or nothing for what nobody sees.

    Between the columns of a table it is the end of a line, over which no name goes.
    """
    for found in _LAYOUT.finditer(text):
        gap = found.group()
        column = "\t" in gap or len(gap) >= _COLUMN
        yield found.start(), found.end(), ("\n" if column else " ") if gap[0].isspace() else ""


def _joints(text: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Yield the line ends that a sentence goes over, and what stands for them: a space, or what a hyphen leaves."""
    lines = _lines(text)
    if len(lines) < 2:  # noqa: PLR2004 - a joint has two sides
        return
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[min(int(_MOST * len(lengths)), len(lengths) - 1)]
    paragraphs = any(line.alone for line in lines[:-1])
    if width > _WIDE and not paragraphs:
        return  # a line is a paragraph
    for block in _blocks(lines):
        is_item, is_list = bool(_ITEM.match(block[0].text)), _is_list(block)
        for line, after in pairwise(block):
            broken = _HYPHEN.search(line.text) and _FIRST.match(after.text)
            if broken or (is_item and after.indented) or (not is_list and _goes_on(line, after, width)):
                yield _joint(line, after, is_word)


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank."""
    place, indented, found = 0, False, []
    for gap in [*_GAP.finditer(text), None]:
        end, after = gap.span() if gap else (len(text), len(text))
        end = place + len(text[place:end].rstrip(_SPACES)) if gap else end
        alone = gap is None or len(gap.captures("end")) > 1
        if not text[place:end].isspace() and place < end:
            found.append(_Line(text[place:end], end, after, indented, alone))
        elif found:  # a line of spaces of any kind is blank
            found[-1] = replace(found[-1], alone=True)
        place, indented = after, gap is not None and after > gap.ends("end")[-1]
    return found


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines that no blank line divides, and no bullet."""
    block: list[_Line] = []
    for line in lines:
        if block and (block[-1].alone or _ITEM.match(line.text)):
            yield block
            block = []
        block.append(line)
    yield block


def _is_list(block: list[_Line]) -> bool:
    """Return whether every line begins anew and none ends a sentence."""
    return len(block) >= _LIST and not any(
        _BEGINS_LOW.match(line.text) or _SENTENCE_END.search(line.text) for line in block
    )


def _goes_on(line: _Line, after: _Line, width: int) -> bool:
    """Return whether a line's last sentence goes on in the next."""
    if _NARROW <= width <= _WIDE and len(line.text) + 1 + len(_WORD.findall(after.text)[0]) > _FULL * width:
        return True
    if _BEGINS_LOW.match(after.text):
        return True
    ends = _SENTENCE_END.search(line.text) or line.text.endswith(":")
    named = line.is_name and (after.is_name or not _LOW_WORD.search(line.text))
    return not (ends or named or 2 * len(line.text) < width)


def _joint(line: _Line, after: _Line, is_word: Callable[[str], bool]) -> tuple[int, int, str]:
    """Return the gap after a line, and what stands for it."""
    hyphen, first = _HYPHEN.search(line.text), _FIRST.match(after.text)
    if not hyphen or not first:
        return line.end, line.next, " "
    whole = first.group()[0].islower() and is_word((hyphen.group(1) + first.group()).lower())
    return (line.end - 1, line.next, "") if whole or hyphen.group() == "\u00ad" else (line.end, line.next, "")
