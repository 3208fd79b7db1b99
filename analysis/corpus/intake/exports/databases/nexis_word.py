"""Nexis Uni, as Word files: one article or many, each up to “End of Document”, behind a cover with a list of them."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import regex
from lxml import etree

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.exports.databases.labels import ENDS, check_length, date_within, is_copyright, label_of
from analysis.corpus.intake.exports.databases.pages import flat
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_DOCUMENT = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAID = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
_MARKED = _WORD + "bookmarkStart"
_END = regex.compile(r"\d*\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)\s*")
_SIGNS = (b"End of Document", b"Ende des Dokuments", b"Fin du document", b"Fin del documento")
_CLAIM = regex.compile(r"(?:Documents?|Dokumente?|Documentos?|Documenti) \((\d{1,6})\)")
_BODY = frozenset(("Body", "Text", "Corps", "Cuerpo"))
_BEHIND = frozenset(("Classification", "Graphic"))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file: what it says, and whether a bookmark of an article stands in it."""

    text: str
    marked: bool


def _recognised(piece: Piece) -> bool:
    """Return whether a piece is a Word file in which articles end, and begin with labels and the word Body."""
    try:
        data = _document(piece) if _DOCUMENT in piece.members else b""
    except IntakeError:
        return False
    return any(sign in data for sign in _SIGNS) and b">Body<" in data and b"Length:" in data


def nexis_word(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - Word files say their encoding
    """Read the articles; the cover, with its list of titles and the terms of the search, is left out."""
    articles, rest = _articles(_lines(piece))
    if not articles:
        what = "no article ends with “End of Document”"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    claim, cover = _cover(articles[0][1])
    articles[0] = (articles[0][0] + cover, articles[0][1][cover:])
    if cover:
        message = f"the cover page, {counted(cover, 'paragraph')} with the search and a list of titles, is left out"
        found.enter((piece.name, 1), "W-COVER", "changed", message)
    for at, lines in articles:
        _add(lines, (piece.name, at), found)
    if rest:
        message = (
            f"{counted(rest, 'paragraph')} behind the last “End of Document” left out: see whether a text is cut off"
        )
        found.enter((piece.name, 0), "W-REST", "changed", message)
    if claim not in (0, len(articles)):
        message = f"the cover says {counted(claim, 'document')} and the file holds {len(articles):,}"
        found.enter((piece.name, 0), "W-CLAIM", "kept", message)


def _document(piece: Piece) -> bytes:
    """Return the main part of a Word file, unpacked within the limits."""
    most = min(limits.MOST_BYTES, max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * len(piece.data)))
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as archive, archive.open(_DOCUMENT) as part:
            data = part.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, RuntimeError) as error:
        what = f"the Word file is damaged: {error}"
        raise IntakeError("E-READ", what, where=piece.name, todo="download it again") from error
    if len(data) > most:
        what = f"{len(piece.data):,} bytes unpack to more than {most:,}"
        raise IntakeError("E-EXPANDS", what, where=piece.name, todo="download it again, or save it as text")
    return data


def _lines(piece: Piece) -> list[Line]:
    """Return the paragraphs: runs of text only, not what was deleted or moved away, nor numbers of drawings."""
    done, open_ = list[Line](), list[list[str]]()
    marked = False
    walk = etree.iterwalk(xml_tree(_document(piece), piece.name), events=("start", "end"))
    for event, element in walk:
        name = element.tag.removeprefix(_WORD)
        if name == "p":
            if event == "start":
                open_.append([])
            else:
                done.append(Line("".join(open_.pop()).replace("\xa0", " ").strip(), marked))
                marked = False
        elif event == "start":
            if name in ("del", "moveFrom") or element.tag == _FALLBACK:
                walk.skip_subtree()
            elif element.tag == _MARKED:
                marked = marked or str(element.get(_WORD + "name")).startswith("Bookmark_")
            elif open_ and element.tag.startswith(_WORD):
                open_[-1].append((element.text or "") if name == "t" else _SAID.get(name, ""))
    return done


def _articles(lines: list[Line]) -> tuple[list[tuple[int, list[Line]]], int]:
    """Return the paragraphs of each article with the number of the first, and how many stand behind the last end."""
    done, gathered, start = list[tuple[int, list[Line]]](), list[Line](), 1
    for at, line in enumerate(lines, start=1):
        if not _END.fullmatch(line.text):
            if not gathered:
                start = at
            if line.text or line.marked or gathered:
                gathered.append(line)
        elif gathered:
            done.append((start, gathered))
            gathered = []
    return done, sum(bool(line.text) for line in gathered)


def _cover(lines: list[Line]) -> tuple[int, int]:
    """Return how many documents the cover says that there are, and how many paragraphs the cover has."""
    claim = next((int(match[1]) for line in lines if (match := _CLAIM.fullmatch(line.text))), 0)
    marked = next((place for place, line in enumerate(lines) if line.marked), None)
    if marked is not None:
        return claim, marked
    body = next((place for place, line in enumerate(lines) if line.text in _BODY), len(lines))
    above = [place for place in range(body) if lines[place].text]
    dated = next((row for row, place in enumerate(above) if row > 1 and _is_date(lines[place].text)), None)
    return claim, above[dated - 2] if dated is not None else 0


def _is_date(text: str) -> bool:
    """Return whether a paragraph is a date, and little else."""
    before, date, _ = date_within(text)
    return bool(date) and not before


def _add(lines: list[Line], place: tuple[str, int], found: Reading) -> None:
    """Add the article that these paragraphs are, or set it aside."""
    texts = [part.strip() for line in lines for part in line.text.split("\n") if part.strip()]
    head = next((at for at, text in enumerate(texts) if text in _BODY), None)
    if head is None:
        found.refuse(place, "E-TEXT", "an article without the word Body above a text")
        return
    cells = _head_cells(texts[:head], place, found)
    body, tail = _divided(texts[head + 1 :])
    cells = _labelled(tail) | cells
    if not body:
        found.refuse(place, "E-TEXT", "no text between Body and End of Document")
        return
    cells["text"] = "\n\n".join(map(flat, body))
    check_length(str(cells["text"]), cells.get("length"), place, found)
    found.take(Record(*place, cells))


def _head_cells(texts: list[str], place: tuple[str, int], found: Reading) -> dict[str, object]:
    """Return title, source, date and labels from what stands above a text."""
    kept = [text for text in texts if not is_copyright(text)]
    if len(kept) < len(texts):
        found.note(place, "W-BOILERPLATE", "changed", "the lines of copyright are no part of the text")
    labelled = next((at for at, text in enumerate(kept) if label_of(text)[0]), len(kept))
    top = kept[:labelled]
    dated = next((at for at in range(len(top) - 1, 0, -1) if _is_date(top[at])), None)
    cells = _labelled(kept[labelled:])
    if dated is None:
        found.note(place, "W-DATE", "kept", "no line above the text is a date: the document is kept, undated")
        return cells | ({"title": flat(top[0])} if top else {}) | ({"source": flat(top[1])} if top[1:] else {})
    cells |= {"source": flat(top[dated - 1]), "published": date_within(top[dated])[1]}
    if dated > 1:
        cells["title"] = flat(" ".join(top[: dated - 1]))
    if edition := [part for part in (date_within(top[dated])[2], *top[dated + 1 :]) if part]:
        cells["edition"] = flat("; ".join(edition))
    return cells


def _divided(texts: list[str]) -> tuple[list[str], list[str]]:
    """Return the text, and what stands behind it: headings such as Classification, and labels that go on to the end."""
    ends = [at for at, text in enumerate(texts) if label_of(text)[0] in ENDS]
    end = ends[-1] if ends else len(texts)
    while end and label_of(texts[end - 1])[0]:
        end -= 1
    headings = {text: at for at, text in enumerate(texts[:end]) if text in _BEHIND}
    end = min([end, *headings.values()])
    return texts[:end], texts[end:]


def _labelled(texts: list[str]) -> dict[str, object]:
    """Return what labels and headings say; what has none goes on with the one above it."""
    cells, name = dict[str, list[str]](), ""
    for text in texts:
        found, said = label_of(text)
        if text in _BEHIND:
            found, said = text.lower(), ""
        name = found or name
        if name and said:
            cells.setdefault(name, []).append(flat(said))
    return {name: " ".join(parts) for name, parts in cells.items()}


READER = Reader(name="nexis-word", title="Nexis Uni (Word)", recognises=_recognised, read=nexis_word)
