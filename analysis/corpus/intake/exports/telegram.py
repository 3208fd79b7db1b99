"""Telegram: the JSON that its program exports, of one chat or of all."""

from dataclasses import dataclass

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.parts.clocks import time_of_seconds
from analysis.corpus.intake.exports.parts.looks import key_paths
from analysis.corpus.intake.exports.parts.postings import Values, fields, listed_objects
from analysis.corpus.intake.exports.parts.rows import cell_text, further, json_value, take_speech
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading

_LOCAL, _EXACT = "date", "date_unixtime"
_USED = {"id", "type", _LOCAL, _EXACT, "from", "text", "text_entities"}
_MEDIA = ("media_type", "photo", "file", "poll", "location_information", "contact_information")
_MARKS = {"type", "text"}


@dataclass(frozen=True, slots=True)
class _Chat:
    """One chat.

    Attributes:
        name: What it is called; by its number where it has no name.
        number: Its number, as messages are numbered anew in each.
        alone: Whether it is the only one.
        exact: Whether all messages of the file have a time that needs no zone.
    """

    name: str
    number: str
    alone: bool
    exact: bool


def telegram(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read messages; the source is the chat where there are several, and else the sender.

    Raises:
        IntakeError: `E-JSON` where it is not readable, and `E-FORMAT` where it holds no chat.
    """
    whole = fields(json_value(piece, layout, found))
    chats = [whole] if "messages" in whole else _chats(whole)
    if not chats:
        todo = "export the chats as JSON, with their messages"
        raise IntakeError("E-FORMAT", "the export of Telegram holds no chat", where=piece.name, todo=todo)
    exact = all(_EXACT in message for chat in chats for message in listed_objects(chat.get("messages")))
    if not exact:
        message = "some messages have the time of a clock without its zone only: it is taken as it stands"
        found.enter((piece.name, 0), "W-ZONE", "kept", message)
    number = 0
    for values in chats:
        own = cell_text(values.get("id"))
        chat = _Chat(cell_text(values.get("name")) or f"chat {own}".strip(), own, len(chats) == 1, exact)
        messages = values.get("messages")
        for message in messages if isinstance(messages, list) else []:
            number += 1
            if isinstance(message, dict):
                _add(message, chat, (piece.name, number), found)
            else:
                kind = type(message).__name__
                found.refuse((piece.name, number), "E-JSON", f"a {kind} where a message should be")


def _chats(whole: Values) -> list[Values]:
    """Return all chats of an export of everything, those that were left too."""
    return [chat for part in ("chats", "left_chats") for chat in listed_objects(fields(whole.get(part)).get("list"))]


def _add(message: Values, chat: _Chat, place: Place, found: Reading) -> None:
    """Add a message as a document; what the service says, and media without a word, are set aside."""
    if message.get("type") != "message":
        what = cell_text(message.get("action")) or cell_text(message.get("type")) or "no type"
        found.refuse(place, "E-SYSTEM", f"a message of the system: {what}")
        return
    text = _text(message.get("text"))
    if text == "" and (media := next((name for name in _MEDIA if message.get(name)), "")):
        found.refuse(place, "E-TEXT", f"no text: {quoted(cell_text(message.get('media_type')) or media)}")
        return
    sender = cell_text(message.get("from")) or cell_text(message.get("from_id"))
    cells = further(message, _USED, place, found)
    if chat.exact and (local := cell_text(message.get(_LOCAL))):
        cells["date_local"] = local
    own = cell_text(message.get("id"))
    ours = {
        "doc_id": f"{chat.number}-{own}".strip("-") if own else "",
        "published": _published(message, exact=chat.exact),
        "source": sender if chat.alone else chat.name,
        "chat": chat.name,
        "sender": sender,
    }
    take_speech(cells | {name: said for name, said in ours.items() if said} | {"text": text}, place, found)


def _text(value: object) -> object:
    """Return a text; one with links or bold words is a list, whose parts are joined as they stand."""
    if not isinstance(value, list):
        return value
    parts = [part.get("text") if isinstance(part, dict) else part for part in value]
    return "".join(part for part in parts if isinstance(part, str))


def _published(message: Values, *, exact: bool) -> str:
    """Return when it was written: in UTC where all messages say so, and else on the clock of who exported it."""
    clock = "" if exact else cell_text(message.get(_LOCAL))
    return clock or time_of_seconds(cell_text(message.get(_EXACT)))


def _recognises(piece: Piece) -> bool:
    paths = key_paths(piece)
    if "personal_information.user_id" in paths:
        return True
    return any(
        paths >= {f"{where}messages[].{mark}" for mark in _MARKS}
        and not paths.isdisjoint(f"{where}messages[].{date}" for date in (_LOCAL, _EXACT))
        for where in ("", "chats.list[].")
    )


READER = Reader(name="telegram", title="Telegram (JSON)", recognises=_recognises, read=telegram)
