"""WhatsApp: the text of a chat, as telephones export it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.exports.parts.chats import (
    BY_THE_APP,
    FORMS,
    IPHONE,
    MARKS,
    SENDER,
    SYSTEM,
    heard,
)
from analysis.corpus.intake.exports.parts.clocks import years_in_full
from analysis.corpus.intake.exports.parts.rows import Cells
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading, Record

_POINT = regex.compile(r"(?<=\p{Nd})\.(?=\p{Nd})")  # between hours and minutes, where a colon is usual
_LOOKED_AT = 50  # lines
_ENOUGH = 2  # of them that begin a message, unless there are no others
_SOME = 3  # of so many lines one begins a message, if something stands before the first one
_SINCE = 2009
_UNNAMED = "_chat"  # what an iPhone calls every file


@dataclass(frozen=True, slots=True)
class _Message:
    """A message as it stands.

    Attributes:
        line: Where it begins.
        published: Its date and time.
        rest: What follows them, with the lines that it goes on for.
    """

    line: int
    published: str
    rest: str


def whatsapp(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read messages with their senders as sources; a line that begins no message belongs to the one before it.

    Raises:
        IntakeError: `E-FORMAT` where no line begins a message.
    """
    text = file_text(piece, layout, found).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    form, often = _form(lines)
    if not often:
        todo = "export the chat again, without media"
        raise IntakeError("E-FORMAT", "no line begins a message of WhatsApp", where=piece.name, todo=todo)
    chat: Cells = {} if piece.stem == _UNNAMED else {"chat": piece.stem}
    messages = list(_messages(lines, form))
    written = [message.published for message in messages]
    dates = years_in_full(written, _SINCE)
    if dates != written:
        shown = next(f"{date} for {said}" for date, said in zip(dates, written, strict=True) if date != said)
        settled = f"years of two digits are of this century, as there was no WhatsApp in any other: {shown}"
        found.enter((piece.name, 0), "W-DATE-CENTURY", "changed", settled)
    for message, date in zip(messages, dates, strict=True):
        _add(replace(message, published=date), chat, (piece.name, message.line), found, marked=form is IPHONE)


def _form(lines: list[str]) -> tuple[regex.Pattern[str], int]:
    """Return how messages begin in a chat, and how many do among its first lines."""
    head = [line for line in lines[: 2 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    counts = {form: sum(form.match(line) is not None for line in head) for form in FORMS}
    return max(counts.items(), key=lambda item: item[1])


def _messages(lines: list[str], form: regex.Pattern[str]) -> Iterator[_Message]:
    """Yield the messages; lines before the first one are a message without a date."""
    start, published, parts = 1, "", list[str]()
    for number, line in enumerate(lines, start=1):
        begins = form.match(line)
        if begins is None:
            parts.append(line)
            continue
        if published or any(part.strip() for part in parts):
            yield _Message(start, published, "\n".join(parts))
        date, time = (" ".join(MARKS.sub("", begins[name]).split()) for name in ("date", "time"))
        start, published, parts = number, f"{date}, {_POINT.sub(':', time)}", [begins["rest"]]
    yield _Message(start, published, "\n".join(parts))


def _add(message: _Message, chat: Cells, place: Place, found: Reading, *, marked: bool) -> None:
    """Add a message as a document; what the app says itself is set aside."""
    first, _, lines = message.rest.partition("\n")
    sender = SENDER.match(first.lstrip(BY_THE_APP)) if message.published else None
    if sender is None:
        what = "a message of the system" if message.published else "it stands before the first message"
        found.refuse(place, "E-SYSTEM", f"{what}: {quoted(_on_one_line(message.rest))}")
        return
    said = "\n".join((sender["text"] or "", lines)).rstrip()
    text = heard(said)
    if not text:
        found.refuse(place, "E-PLACEHOLDER", f"a placeholder, not a text: {quoted(MARKS.sub('', said).strip())}")
    elif SYSTEM.fullmatch(text) or (marked and said.startswith(BY_THE_APP) and "\n" not in said):
        found.refuse(place, "E-SYSTEM", f"a message of the system: {quoted(text)}")
    else:
        if text != said.strip():
            found.note(place, "W-MESSAGE", "changed", "what WhatsApp wrote into a message is left out")
        name = " ".join(MARKS.sub("", sender["sender"]).lstrip("~ \u202f\u00a0").split())
        source: Cells = {"source": name} if name else {}  # some are called by a mark that nobody sees
        found.take(Record(*place, source | {"published": message.published, "text": text} | chat))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _recognises(piece: Piece) -> bool:
    lines = [line for line in piece.head.split("\n") if line.strip()]
    form, often = _form(lines)
    seen = min(len(lines), _LOOKED_AT)
    if not often or (often < _ENOUGH and often < seen):
        return False
    if form.match(lines[0]) is None and often * _SOME < seen:
        return False
    begun = (begins for line in lines if (begins := form.match(line)))
    return any(SENDER.match(begins["rest"].lstrip(BY_THE_APP)) for begins in begun)


READER = Reader(name="whatsapp", title="WhatsApp chat", recognises=_recognises, read=whatsapp)
