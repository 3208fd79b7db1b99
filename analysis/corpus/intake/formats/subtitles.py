"""Subtitles: what is said, without times and marks; what a later caption repeats stands once."""

from dataclasses import dataclass
from html import unescape
from itertools import pairwise

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.prose import paragraphed, take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = regex.compile(rf"\s*+{_TIME}\s*+-->\s*+{_TIME}(?:\s.*+)?$")
_ANY = regex.compile(rf"^{_TIME}[ \t]*+-->[ \t]*+{_TIME}", regex.MULTILINE)
_BROKEN = regex.compile(r"\d:\w.*-->")
_SRT = regex.compile(r"\s*+\d++[ \t]*+\n[ \t]*+(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*+-->")
_VOICE = regex.compile(r"<v(?:\.[^\s<>]*+)?\s++([^<>]{1,100}+)>")
_MARK = regex.compile(r"</?[a-zA-Z][^<>\n]{0,200}+>|<(?:\d++:)?\d++:\d++\.\d++>|\{\\[^{}\n]{0,100}+\}")
_ASIDE = ("NOTE", "STYLE", "REGION")
_PAUSE = 3.0  # seconds of silence, after which a paragraph begins
_ROLLED = 0.3  # of captions that begin with what the one before ends with: they roll up


@dataclass(slots=True)
class _Caption:
    start: float
    end: float
    lines: list[str]


def recognised_subtitles(piece: Piece) -> bool:
    """Return whether a piece begins as subtitles do, or has their times where its name says that it is of them."""
    begins = piece.head.startswith("WEBVTT") or _SRT.match(piece.head) is not None
    return begins or (piece.ending in (".srt", ".vtt") and _ANY.search(piece.head) is not None)


def subtitles(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read subtitles as one document."""
    text = file_text(piece, layout, found).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    captions, aside = _captions(text)
    if aside:
        found.enter(
            (piece.name, 0), "W-LEFT", "changed", f"{counted(aside, 'note')} to programs and translators left out"
        )
    if often := _rolled(captions):
        message = f"{counted(often, 'line')} that a caption repeats of the one before: each stands once"
        found.enter((piece.name, 0), "W-REPEATED", "changed", message)
    take_document(piece, found, {"text": paragraphed(_paragraphs(captions))})


def _captions(text: str) -> tuple[list[_Caption], int]:
    """Return captions, and how many blocks are no captions."""
    captions, aside = list[_Caption](), 0
    lines = text.split("\n")
    silent = lines[0].startswith("WEBVTT")
    for place, line in enumerate(lines):
        times = _TIMES.match(line)
        if times:
            parts = [int(part or 0) for part in times.groups()]
            start, end = (_seconds(parts[first : first + 4], times[first + 4]) for first in (0, 4))
            captions.append(_Caption(start, end, []))
            silent = False
        elif not line.strip():
            silent = False
        elif line.split(" ")[0] in _ASIDE and not (place and lines[place - 1].strip()):
            silent, aside = True, aside + 1
        elif captions and not silent and not _is_name(lines, place):
            captions[-1].lines.append(line.strip())
    return captions, aside


def _seconds(parts: list[int], fraction: str) -> float:
    return float(parts[0] * 3600 + parts[1] * 60 + parts[2]) + parts[3] / float(10 ** len(fraction))


def _is_name(lines: list[str], place: int) -> bool:
    """Return whether a line is the number or name of the caption that follows, or times that cannot be read."""
    line, after = lines[place], "".join(lines[place + 1 : place + 2])
    begins, numbered = place > 0 and not lines[place - 1].strip(), line.strip().isdecimal()
    named = _BROKEN.search(after) is not None and (begins or numbered)
    return named or (begins and numbered) or _BROKEN.search(line) is not None


def _rolled(captions: list[_Caption]) -> int:
    """Take out of captions what they repeat of the one before, where that is how they are made; return how often."""
    shown = [[_plain(line) for line in caption.lines] for caption in captions]
    pairs = list(pairwise(shown))
    rolling = sum(bool(one and other) and one[-1] == other[0] for one, other in pairs)
    if not pairs or rolling < 2 or rolling < _ROLLED * len(pairs):  # noqa: PLR2004 - once is by accident
        return 0
    often, before = 0, list[str]()
    for caption, lines in zip(captions, shown, strict=True):
        same = next((many for many in range(len(lines), 0, -1) if before[-many:] == lines[:many]), 0)
        often += same
        caption.lines = caption.lines[same:]
        before = lines or before
    return often


def _paragraphs(captions: list[_Caption]) -> list[str]:
    """Return what is said, with a new paragraph after a silence and for each speaker."""
    paragraphs, end, voice = [""], 0.0, ""
    for caption in captions:
        if not caption.lines:
            continue
        if caption.start - end >= _PAUSE:
            paragraphs.append("")
        end = max(end, caption.end)
        for line in caption.lines:
            named = _VOICE.search(line)
            if named and (speaker := unescape(named[1]).strip()) != voice:
                voice = speaker
                paragraphs.append(f"{voice}:")
            paragraphs[-1] += f" {_plain(line)}"
    return paragraphs


def _plain(line: str) -> str:
    return unescape(_MARK.sub("", line)).strip()


READER = Reader(
    name="subtitles",
    title="Subtitles (SRT, VTT)",
    recognises=recognised_subtitles,
    read=subtitles,
)
