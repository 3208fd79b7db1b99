"""Writing that leaves the tool: its parts, and the same as Markdown and as plain text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "text", "quote"]
Run = tuple[str, bool]  # some words, and whether they are in italics

# What CommonMark and GitHub's extensions of it would obey: signs that mean something wherever they stand, those that do
# beside others (_ at the edge of a word, < and & where an element or a character could begin, addresses), and those
# that do at the beginning of a line (headings, quotes, lists, rules, underlines).
_MARKS = re.compile(
    r"""[\\`*\[\]~|] | (?<![^\W_])_|_(?![^\W_]) | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)
    | :(?=//) | (?<=[Ww]{3})\. | (?<=[\w.+-])@(?=\w)
    | ^\#(?=\#{0,5}(?:\s|$)) | (?<=\s)\#(?=\#*\s*$) | ^> | ^[-+](?=\s|$) | ^-(?=-*\s*$) | ^=(?==*\s*$)""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_HEADS = {"title": "# ", "heading": "## "}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is written.

    Attributes:
        kind: What it is; only a quote has lines of its own.
        runs: Its words.
    """

    kind: Kind
    runs: tuple[Run, ...]


def part_of(kind: Kind, text: str) -> Part:
    """Return a part without italics; all but a quote is one line."""
    return Part(kind, ((text.strip() if kind == "quote" else on_one_line(text), False),))


def on_one_line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


def unslanted(runs: Iterable[Run]) -> str:
    """Return words without italics."""
    return "".join(text for text, _ in runs)


def text_file(parts: Sequence[Part]) -> str:
    """Return parts as plain text: a blank line between them, headings underlined, quotes set in."""
    return "\n\n".join(map(_plain, parts)) + "\n"


def _plain(one: Part) -> str:
    said = unslanted(one.runs)
    match one.kind:
        case "title" | "heading":
            return f"{said}\n{('=' if one.kind == 'title' else '-') * len(said)}"
        case "quote":
            return "\n".join(f"    {line.strip()}".rstrip() for line in said.splitlines())
        case _:
            return said


def markdown(parts: Sequence[Part]) -> str:
    """Return parts in CommonMark.

    What Markdown would obey is escaped, and nothing else: whatever Markdown or HTML stands in a text is shown as it is.
    """
    return "\n\n".join(map(_marked_down, parts)) + "\n"


def _marked_down(one: Part) -> str:
    if one.kind == "quote":
        return _block_quote(unslanted(one.runs))
    if not any(italic for _, italic in one.runs):
        return _HEADS.get(one.kind, "") + escaped(unslanted(one.runs))
    return "".join(f"*{escaped(text)}*" if italic else escaped(text) for text, italic in one.runs)


def _block_quote(text: str) -> str:
    """Return a text as a block quote that keeps its lines: two spaces at the end of one break it."""
    return "  \n".join(f"> {escaped(line.strip())}".rstrip() for line in text.splitlines())


def escaped(line: str) -> str:
    """Return one line as Markdown that shows it as it is."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", line))
