"""Markdown: what stands above the text says its title and date; marks and the targets of links are no words."""

import regex

from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.prose import many, take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_OURS = {"date": "published", "lang": "language", "id": "doc_id"}
_KEY = regex.compile(r"([\p{L}_][\p{L}\p{N}_ -]{0,60}):(?:\s++(.*+))?$")
_HEADING = regex.compile(r"#{1,6}+[ \t]++(.+?)[ \t]*+#*+$")
_UNDERLINED = regex.compile(r"={3,}+\s*+$")
# What is taken out, as it is called in the ledger, and what stays of it; the order matters.
_COMMENT = regex.compile(r"<!--.*?-->", regex.DOTALL)
_TARGET = r"(?:\([^()\n]{0,500}+\)|\[[^\[\]\n]{0,100}+\])"
_RULE = r"^ {0,3}+(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|={3,}+)$"
_LINE = r"^[ \t]*+(?:>[ \t]?|#{1,6}+[ \t]++|[-*+][ \t]++|\d{1,3}+[.)][ \t]++)++"
_STARS = r"(?<![\\\p{L}\p{N}*])(\*{1,3}+)(?=\S)([^*\n]{1,1000}+)(?<=\S)\1(?!\*)"
_LOWS = r"(?<![\\\p{L}\p{N}_])(_{1,3}+)(?=\S)([^_\n]{1,1000}+)(?<=\S)\1(?![\p{L}\p{N}_])"
_MARKS = (
    ("picture", regex.compile(rf"!\[[^\[\]\n]{{0,300}}+\]{_TARGET}"), ""),
    ("target of a link", regex.compile(rf"\[([^\[\]\n]{{1,500}}+)\]{_TARGET}"), r"\1"),
    ("target of a link", regex.compile(r"^ {0,3}+\[[^\[\]\n^]{1,100}+\]:[ \t]++\S++.*+$", regex.MULTILINE), ""),
    ("target of a link", regex.compile(r"<https?://[^<>\s]++>"), ""),
    ("mark of code", regex.compile(r"^ {0,3}+(?:`{3,}+|~{3,}+).*+$", regex.MULTILINE), ""),
    ("rule", regex.compile(_RULE, regex.MULTILINE), ""),
    ("mark of a line", regex.compile(_LINE, regex.MULTILINE), ""),
    ("mark of emphasis", regex.compile(_STARS), r"\2"),
    ("mark of emphasis", regex.compile(_STARS), r"\2"),  # once more, for one inside the other
    ("mark of emphasis", regex.compile(_LOWS), r"\2"),
    ("mark of emphasis", regex.compile(r"~~([^~\n]{1,1000}+)~~"), r"\1"),
    ("mark of code", regex.compile(r"`{1,2}+([^`\n]{1,1000}+)`{1,2}+"), r"\1"),
)
_ESCAPED = regex.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = regex.compile(r"\n{3,}+")


def markdown_text(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a file of Markdown as one document."""
    text = file_text(piece, layout, found).replace("\r\n", "\n").replace("\r", "\n")
    cells, body = _front(text)
    title = str(cells.get("title") or "") or _first_heading(body)
    body, taken = _without_comments(body)
    for name, pattern, kept in _MARKS:
        body, often = pattern.subn(kept, body)
        if often:
            taken[name] = taken.get(name, 0) + often
    if taken:
        said = ", ".join(many(often, name) for name, often in taken.items())
        found.enter((piece.name, 0), "W-MARKUP", "changed", f"taken out of the text: {said}")
    plain = _SPACE.sub("\n\n", _ESCAPED.sub(r"\1", body)).strip()
    take_document(piece, found, {**cells, "title": title, "text": plain})


def _without_comments(body: str) -> tuple[str, dict[str, int]]:
    """Return a text without comments, and how many there were; what is never closed is none."""
    last = body.rfind("-->") + 3
    plain, often = _COMMENT.subn("", body[:last]) if last > 2 else ("", 0)  # noqa: PLR2004 - none is -1
    return (plain + body[last:], {"comment": often}) if often else (body, {})


def _front(text: str) -> tuple[dict[str, object], str]:
    """Return what stands between two lines of dashes at the beginning, and the rest."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return {}, text
    cells, key = dict[str, object](), ""
    for line in lines[1:end]:
        if match := _KEY.match(line):
            key = match[1].strip().lower()
            key = _OURS.get(key, key)
            cells[key] = _value(match[2] or "")
        elif key and (item := line.strip()):
            item = str(_value(item.removeprefix("- ")))
            cells[key] = (
                f"{cells[key]}; {item}"
                if cells[key] and line.lstrip().startswith("-")
                else f"{cells[key]} {item}".strip()
            )
    return {name: value for name, value in cells.items() if name != "text"}, "\n".join(lines[end + 1 :])


def _value(written: str) -> str:
    """Return a value without quotation marks; a list in brackets with semicolons."""
    value = written.strip()
    if value in ("|", ">", "|-", ">-"):
        return ""
    if value.startswith("[") and value.endswith("]"):
        return "; ".join(_value(part) for part in value[1:-1].split(","))
    quotes = ("'", '"')
    if len(value) > 1 and value[0] in quotes and value[0] == value[-1]:
        return value[1:-1]
    return value.partition(" #")[0].rstrip()


def _first_heading(body: str) -> str:
    lines = body.split("\n")
    for place, line in enumerate(lines):
        if match := _HEADING.match(line):
            return str(match[1])
        if place and _UNDERLINED.match(line) and lines[place - 1].strip():
            return lines[place - 1].strip()
    return ""


READER = Reader(
    name="markdown",
    title="Markdown",
    recognises=lambda piece: piece.ending in (".md", ".markdown", ".qmd", ".rmd"),
    read=markdown_text,
)
