"""Mastodon: the outbox of an archive, as each account can ask for its own (outbox.json)."""

from html import unescape
from urllib.parse import urlsplit

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.exports.parts.looks import key_paths
from analysis.corpus.intake.exports.parts.postings import Values, fields, listed_objects
from analysis.corpus.intake.exports.parts.rows import cell_text, json_value, take_speech
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading

_EVERYBODY = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")
_QUOTED = regex.compile(r'<p class="quote-inline">.*?</p>', regex.DOTALL)
_LINE = regex.compile(r"<br\b[^<>]*+>")
_BLOCK = regex.compile(r"</(?:p|div|li|blockquote|pre|h[1-6])\s*+>")
_TAG = regex.compile(r"<[^<>]*+>")
_BLANK = regex.compile(r"\n{3,}+")


def mastodon(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the posts of an account; what it only passed on has no text in the file.

    Raises:
        IntakeError: `E-JSON` where it is not readable.
    """
    whole = fields(json_value(piece, layout, found))
    items = whole.get("orderedItems")
    items = items if isinstance(items, list) else []
    said = whole.get("totalItems")
    if isinstance(said, int) and said != len(items):
        message = f"the file says {counted(said, 'item')} and holds {len(items):,}"
        found.enter((piece.name, 0), "W-CLAIM", "kept", message)
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            _add(item, (piece.name, number), found)
        else:
            found.refuse((piece.name, number), "E-JSON", f"a {type(item).__name__} where a post should be")


def _add(item: Values, place: Place, found: Reading) -> None:
    post = fields(item.get("object"))
    if not post:
        found.refuse(place, "E-TEXT", "no text: a repost, and the post that it passes on is not in the file")
        return
    visibility = _visibility(post)
    if visibility != "public":
        found.note(place, "W-PERSONAL", "kept", f"a post that was not for everybody ({visibility})")
    ours = {
        "doc_id": cell_text(post.get("id")),
        "source": _account(cell_text(item.get("actor")) or cell_text(post.get("attributedTo"))),
        "published": cell_text(post.get("published")) or cell_text(item.get("published")),
        "language": next(iter(fields(post.get("contentMap"))), ""),
        "url": cell_text(post.get("url")),
        "in_reply_to": cell_text(post.get("inReplyTo")),
        "content_warning": cell_text(post.get("summary")),
        "visibility": visibility,
    }
    tags = [
        cell_text(tag.get("name")).lstrip("#")
        for tag in listed_objects(post.get("tag"))
        if tag.get("type") == "Hashtag"
    ]
    cells = {name: value for name, value in ours.items() if value} | ({"hashtags": tags} if tags else {})
    content = post.get("content")
    take_speech(cells | {"text": _plain(content) if isinstance(content, str) else content}, place, found)


def _visibility(post: Values) -> str:
    """Return whom a post was for; archives hold messages to single persons too."""
    to, copied = ([cell_text(one) for one in _listed(post.get(name))] for name in ("to", "cc"))
    if any(one in _EVERYBODY for one in to):
        return "public"
    if any(one in _EVERYBODY for one in copied):
        return "unlisted"
    return "followers" if any(one.endswith("/followers") for one in to) else "direct"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _account(address: str) -> str:
    """Return name@server of the address of an account."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    name = parts.path.rstrip("/").rpartition("/")[2].lstrip("@")
    return f"{name}@{parts.netloc}" if name and parts.netloc else address


def _plain(content: str) -> str:
    """Return the text of a post: paragraphs divided by a blank line, without the tags that the server allows."""
    lined = _BLOCK.sub("\n\n", _LINE.sub("\n", _QUOTED.sub("", content)))
    return _BLANK.sub("\n\n", unescape(_TAG.sub("", lined))).strip()


def _recognises(piece: Piece) -> bool:
    return key_paths(piece) >= {"orderedItems[].actor", "orderedItems[].object", "orderedItems[].type"}


READER = Reader(name="mastodon", title="Mastodon archive", recognises=_recognises, read=mastodon)
