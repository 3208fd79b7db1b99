"""LexisNexis, as a saved page: one division for each line of Nexis's text, labelled in the language of the surface."""

from collections.abc import Iterator

import regex

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.exports.databases.articles import Block, Mark, add_nexis, check_claims, mark
from analysis.corpus.intake.exports.databases.pages import (
    Paragraph,
    flat,
    fragments,
    is_page,
    page_paragraphs,
    page_text,
)
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.parts.trees import html_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_SIGN = regex.compile(rb"<!--\s*Hide XML section from browser\s*<DOC NUMBER=|<DOCFULL>\s*-->", regex.IGNORECASE)
_START = regex.compile(r"<A NAME=\"DOC_ID_", regex.IGNORECASE)
_ALIGNED = regex.compile(r"\.(c\d{1,4})\s*\{[^{}]*text-align:\s*(\w+)", regex.IGNORECASE)


def _recognised(piece: Piece) -> bool:
    """Return whether a piece holds the comments that hide LexisNexis's own tags from a browser."""
    return is_page(piece) and _SIGN.search(piece.data) is not None and b"DOC_ID_" in piece.data


def lexisnexis_page(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the articles, each by itself, so that what is wrong with one cannot swallow the next."""
    text = page_text(piece, layout, found)
    cover, articles = fragments(text, _START)
    if not articles:
        what = "no anchor of LexisNexis begins an article"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    aligned = dict(_ALIGNED.findall(text))
    _say_cover(cover, piece, found)
    marks = list[Mark]()
    for line, article in articles:
        blocks = list(_blocks(page_paragraphs(html_tree(article, piece.name)), aligned))
        at = next((place for place, block in enumerate(blocks) if mark(block.text, line)), None)
        if at is None or (here := mark(blocks[at].text, line)) is None:
            _refuse(blocks, (piece.name, line), found)
            marks += [Mark(last.number + 1, last.of, line) for last in marks[-1:]]
            continue
        marks.append(here)
        add_nexis(blocks[at + 1 :], piece, here, found)
    if marks:
        check_claims(marks, piece, found)


def _say_cover(cover: str, piece: Piece, found: Reading) -> None:
    """Say that the cover page is left out, where there is one."""
    lines = sum(
        paragraph.text.count("\n") + 1 for paragraph in page_paragraphs(html_tree(f"{cover}<p></p>", piece.name))
    )
    if lines:
        message = f"the cover page, {counted(lines, 'line')} with the search and where it was sent, is left out"
        found.enter((piece.name, 1), "W-COVER", "changed", message)


def _refuse(blocks: list[Block], place: tuple[str, int], found: Reading) -> None:
    """Set aside what LexisNexis gave instead of an article."""
    said = quoted(" ".join(block.text for block in blocks))
    found.refuse(place, "E-TEXT", f"LexisNexis gave no article here: {said}" if blocks else "an article without a word")


def _blocks(found: list[Paragraph], aligned: dict[str, str]) -> Iterator[Block]:
    """Yield the paragraphs as blocks of lines; one is centred where the nearest block that says so is."""
    for paragraph in found:
        around = (element.get("class", "") for element in (paragraph.inside, *paragraph.inside.iterancestors()))
        nearest = next((aligned[name] for name in around if name in aligned), "")
        lines = tuple(line for line in map(flat, paragraph.text.split("\n")) if line)
        if lines:
            yield Block(lines, nearest.lower() == "center")


READER = Reader(name="lexisnexis-page", title="LexisNexis (page)", recognises=_recognised, read=lexisnexis_page)
