"""Plain text: a file is a document, or each of its lines is."""

import regex

from analysis.corpus.errors import Option, Question, QuestionError
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.layout import A_FILE, A_LINE, Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.parts.prose import take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_ENDS = regex.compile(r"\r\n?")
_SENTENCE = regex.compile(r"[.!?…。！？][\"'”’»)\]]*+\s*+$")
_MANY = 20  # lines, of which fewer are a poem, a list or a short article
_WIDE = 100  # characters: wrapped lines are shorter
_ENDED = 0.5  # of lines that are texts, so many end as sentences do
_ALIKE = 0.75  # of lines, so many within a few characters of the longest are wrapped
_MARGIN = 15  # characters by which the longest word that did not fit makes a wrapped line shorter
_TELLING = 3  # words, of which a text has more


def plain_text(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a plain text as one document, or as one a line.

    Raises:
        QuestionError: `E-LINES` where it looks like one text a line and nobody has said that it is.
    """
    text = _ENDS.sub("\n", file_text(piece, layout, found))
    if not layout.documents and _looks_like_lines(text):
        raise QuestionError(_question(piece, text))
    if layout.documents != A_LINE:
        take_document(piece, found, {"text": text})
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.isspace():
            found.take(Record(piece.name, number, {"text": line}))


def _looks_like_lines(text: str) -> bool:
    """Return whether each line may be a text: many, none blank between, ended as sentences are, of uneven length."""
    lines = text.strip("\n").split("\n")
    if len(lines) < _MANY or any(not line or line.isspace() for line in lines):
        return False
    lengths = [len(line) for line in lines]
    longest = sorted(lengths)[-len(lengths) // 20 - 1]  # but for the one in twenty that no margin held
    full = sum(longest - _MARGIN <= length for length in lengths) / len(lengths)
    ended = sum(_SENTENCE.search(line) is not None for line in lines) / len(lines)
    worded = sum(len(line.split()) > _TELLING for line in lines) / len(lines)
    wrapped = longest <= _WIDE and full >= _ALIKE / 2
    return worded >= _ENDED and ended >= _ENDED and not wrapped


def _question(piece: Piece, text: str) -> Question:
    lines = text.strip("\n").split("\n")
    what = (
        f"it has {len(lines):,} lines without a blank one between, most of them a sentence or more: each may be a text "
        "of its own, or all may be one"
    )
    options = (
        Option(A_LINE, f"each line is a text ({len(lines):,} texts)", f"the first is {quoted(lines[0])}"),
        Option(A_FILE, "the file is one text", f"it begins {quoted(' '.join(lines[:2]))}"),
    )
    return Question("E-LINES", "documents", piece.name, what, options, A_LINE)


READER = Reader(
    name="text",
    title="Plain text",
    recognises=lambda piece: piece.ending in (".txt", ".text", ".asc", ""),
    read=plain_text,
)
