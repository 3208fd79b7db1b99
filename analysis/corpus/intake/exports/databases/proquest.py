"""ProQuest: the page, the text, and the mail (quoted-printable, forwarded or not) that it gives out."""

import email
from email.message import Message

import regex

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.exports.databases.pages import flat, fragments, page_paragraphs, page_text
from analysis.corpus.intake.exports.databases.proquest_labels import add_proquest, labelled, parts_of_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.trees import html_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading

_HEADERS = regex.compile(rb"(?:[A-Za-z-]{2,40}:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+){3,}")
_SOFT = regex.compile(rb"=\r?\n")
_ANCHOR = regex.compile(r"<a\s[^<>]{0,50}name\s*=\s*[\"']?DocID_", regex.IGNORECASE)
_RULE = regex.compile(r"^[_-]{20,}[^\S\n]*$", regex.MULTILINE)
_ID = regex.compile(r"^\W{0,4}ProQuest document ID:", regex.MULTILINE)
_COUNT = regex.compile(r"Document \d+ of \d+")
_PART = regex.compile(r"\bEmail (\d{1,4}) of (\d{1,4})\b")
_QUOTED = regex.compile(r"^(?:>[ ]?)+", regex.MULTILINE)
_BROKEN = ">html&gt;<head", "><html><head"  # an opening tag that ProQuest has halved: its end would end the page


def _recognised(piece: Piece) -> bool:
    """Return whether a piece is a page, a text or a mail with articles of ProQuest."""
    data = piece.data
    if b"roQuest" not in data:
        return False
    if _HEADERS.match(data):
        data = _SOFT.sub(b"", data)
    if b"Publication info:" not in data and b"Publication title:" not in data:
        return False
    return b"DocID_" in data or _ID.search(piece.head) is not None


def proquest(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the articles of a mail, a page or a text."""
    if _HEADERS.match(piece.data):
        text = _mail(piece, found)
    elif piece.head.lstrip("\ufeff \n").startswith("<"):
        text = page_text(piece, layout, found)
    else:
        text = file_text(piece, layout, found)
    text = text.replace("\r\n", "\n").replace(*_BROKEN)
    if part := _PART.search(text):
        message = f"this is mail {part[1]} of {part[2]}: the articles of the others are in files of their own"
        found.enter((piece.name, 0), "W-CLAIM", "kept", message)
    before = found.rows
    if _ANCHOR.search(text):
        for line, article in fragments(text, _ANCHOR)[1]:
            _add_page(article, (piece.name, line), found)
    else:
        _add_texts(_QUOTED.sub("", text), piece, found)
    if found.rows == before:
        what = "it holds no article with labels of ProQuest"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")


def _mail(piece: Piece, found: Reading) -> str:
    """Return the page in a mail that has the articles, or its text where it was forwarded as text only."""
    mail = email.message_from_bytes(piece.data)
    parts = {kind: [_decoded(part) for part in mail.walk() if part.get_content_type() == kind] for kind in _KINDS}
    for kind in _KINDS:
        for text in parts[kind]:
            if _ANCHOR.search(text) or _ID.search(text):
                found.enter((piece.name, 0), "W-MAIL", "kept", f"read from the part {kind} of a mail")
                return text
    what = "the mail has no part with articles of ProQuest"
    raise IntakeError("E-FORMAT", what, where=piece.name, todo="save the mail as it came, as .eml")


_KINDS = ("text/html", "text/plain")


def _decoded(part: Message) -> str:
    """Return the text of a part of a mail: as UTF-8 where it is, else as it says."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(str(part.get_content_charset() or "cp1252"), "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def _add_page(article: str, place: Place, found: Reading) -> None:
    """Add an article of a page: its labels are what it prints in bold."""
    root = html_tree(article, place[0])
    parts = page_paragraphs(root)
    lines = [flat(part.text) for part in parts]
    inside = [any(element.tag == "text" for element in (part.inside, *part.inside.iterancestors())) for part in parts]
    identifier = next((str(anchor.get("name")) for anchor in root.iter("a") if anchor.get("name")), "")
    cells, texts = labelled(lines, inside if any(inside) and not inside[-1] else parts_of_text(lines))
    cells.setdefault("doc_id", identifier.rpartition("_")[2])
    counts = [said for element in root.iter("text") if (said := element.get("wordcount"))]
    if counts:  # ProQuest's own count, of captions and links too, and so no check of ours
        cells["length"] = counts[0]
    add_proquest(cells, texts, place, found)


def _add_texts(text: str, piece: Piece, found: Reading) -> None:
    """Add the articles of a text, which stand between rules; what has no labels is cover, list or footer."""
    place, others = 1, 0
    for part in _RULE.split(text):
        if _ID.search(part):
            blocks = [block for block in map(flat, _split(part)) if block and not _COUNT.fullmatch(block)]
            add_proquest(*labelled(blocks, parts_of_text(blocks)), (piece.name, place), found)
        else:
            others += bool(part.strip())
        place += part.count("\n")
    if others:
        message = "what stands before, between and behind the articles (a list of titles, terms, contacts) is left out"
        found.enter((piece.name, 1), "W-COVER", "changed", message)


def _split(part: str) -> list[str]:
    """Return the paragraphs of a text, labels on lines of their own too."""
    return regex.split(r"\n[^\S\n]*\n|\n(?=[A-Z][A-Za-z /]{2,40}: )", part)


READER = Reader(name="proquest", title="ProQuest", recognises=_recognised, read=proquest)
