"""The question in which encoding a file is: what each makes of its lines, the likeliest first."""

import regex

from analysis.corpus.errors import IntakeError, Option, Question, QuestionError
from analysis.corpus.intake.decoding.charsets import OFFERED, REPLACED, WIDE
from analysis.corpus.intake.decoding.plausible import plausibility
from analysis.corpus.intake.letters import one_line

_MOST = 4  # answers
_SAMPLE = 65_536  # bytes of lines by which answers are ranked
_LINES, _BEFORE, _WIDTH = 3, 24, 60  # lines shown of each; characters before the first that is not plain, and in all
_LEAST, _SHARE = 0.15, 0.5  # plausibility: of any answer, and of the others beside the likeliest
_DAMAGED = 0.1  # of characters beyond ASCII: so many may be damaged in what is UTF-8 otherwise
_HIGH = regex.compile(rb"[^\n\r]*[\x80-\xff][^\n\r]*")


def encoding_question(name: str, data: bytes, error: UnicodeDecodeError, skipped: int) -> IntakeError:
    """Return the question in which encoding a file is, or the error that it is in none that is known.

    Args:
        name: The file.
        data: Its bytes, without a mark.
        error: Where it is not UTF-8.
        skipped: How many bytes the mark has.
    """
    what = f"byte {error.start + skipped:,} (0x{data[error.start]:02x}) is not UTF-8"
    line = data.count(b"\n", 0, error.start) + 1
    where = f"{name}, line {line:,}"
    options = (*_mended(data), *_read_otherwise(data))[:_MOST]
    if not options:
        return IntakeError("E-ENCODING", what, where=where, todo="save the file as UTF-8")
    return QuestionError(Question("E-ENCODING", "encoding", where, what, options, options[0].value))


def width_question(name: str, data: bytes, *, big: bool) -> IntakeError:
    """Return the question whether a file is UTF-16, which it looks like by its zeros.

    Args:
        name: The file.
        data: Its bytes.
        big: Whether the zeros come first in each pair of bytes.
    """
    what = "it looks like UTF-16 without its mark"
    options = list[Option]()
    for encoding in sorted(WIDE, reverse=not big):
        text = data.decode(encoding, "replace")
        if "\ufffd" not in text[:_SAMPLE]:
            shown = " · ".join(line[:_WIDTH].strip() for line in text[:_SAMPLE].splitlines()[:_LINES])
            options.append(Option(encoding, WIDE[encoding], one_line(shown)))
    if not options:
        return IntakeError("E-ENCODING", what, where=name, todo="save the file as UTF-8")
    return QuestionError(Question("E-ENCODING", "encoding", name, what, tuple(options), options[0].value))


def damaged(text: str, data: bytes) -> int:
    """Return how many characters were replaced when bytes were read as UTF-8."""
    return text.count("\ufffd") - data.count("\ufffd".encode())


def _mended(data: bytes) -> list[Option]:
    """Return the answer that a file is UTF-8 with some damage, where most of what is not ASCII is right."""
    text = data.decode("utf-8", "replace")
    number = damaged(text, data)
    if number > _DAMAGED * (len(text) - len(text.encode("ascii", "ignore"))):
        return []
    signs = "1 damaged character" if number == 1 else f"{number:,} damaged characters"
    shown = " · ".join(_cut(line, "\ufffd") for line in text.splitlines() if "\ufffd" in line)
    return [Option(REPLACED, f"UTF-8, with {signs} replaced by \ufffd", one_line(shown[: _LINES * _WIDTH]))]


def _read_otherwise(data: bytes) -> list[Option]:
    """Return the encodings in which a file makes sense, the likeliest first; of those that read it alike, one."""
    lines, size = list[bytes](), 0
    for found in _HIGH.finditer(data):
        lines.append(found.group())
        size += len(found.group())
        if size > _SAMPLE:
            break
    sample, ranked = b"\n".join(lines)[: 2 * _SAMPLE], dict[str, tuple[float, str]]()
    for encoding in OFFERED:
        text = sample.decode(encoding, "replace")
        if (score := plausibility(text.rstrip("\ufffd"), encoding)) >= _LEAST and text not in ranked:
            ranked[text] = (score, encoding)
    best = sorted(ranked.items(), key=lambda item: -item[1][0])
    options = list[Option]()
    for text, (score, encoding) in best:
        if score >= _SHARE * best[0][1][0] and len(options) < _MOST and _reads(data, encoding):
            shown = " · ".join(_cut(line, "") for line in text.splitlines()[:_LINES])
            options.append(Option(encoding, OFFERED[encoding], one_line(shown)))
    return options


def _reads(data: bytes, encoding: str) -> bool:
    """Return whether all bytes can be read in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _cut(line: str, sign: str) -> str:
    """Return a line around a sign, or around its first character beyond ASCII."""
    place = line.index(sign) if sign else next((at for at, letter in enumerate(line) if not letter.isascii()), 0)
    return line[max(0, place - _BEFORE) :][:_WIDTH].strip()
