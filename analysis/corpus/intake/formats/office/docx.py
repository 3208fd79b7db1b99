"""Word files: the text runs of their XML, as no library gives them all; see docs/decisions."""

from collections.abc import Iterator

import regex
from lxml import etree

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.names import local_name, valued
from analysis.corpus.intake.parts.packed import Packed
from analysis.corpus.intake.parts.prose import many, paragraphed, take_document
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

BODY, _RELATIONS = "word/document.xml", "_rels/.rels"
# Properties, instructions of fields, what was deleted or moved from here, and readings above characters.
_SILENT = frozenset(
    "pPr rPr tblPr tcPr trPr sectPr sdtPr instrText delText delInstrText del moveFrom rt fldData".split()  # noqa: SIM905
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_PRIVATE = range(0xE000, 0xF900)  # where fonts of symbols have their signs
_OFF = ("0", "false", "off")
# What is said of a file once, by what its parts are called.
_UNREAD = (
    (("word/header", "word/footer"), "heads and feet of pages"),
    (("word/comments.xml",), "comments"),
    (("word/charts/", "word/diagrams/data"), "charts and diagrams"),
    (("word/media/",), "pictures"),
    (("word/vbaProject.bin",), "macros"),
    (("word/afchunk", "word/embeddings/"), "files inside it"),
)

_WITH_TEXT = ("heads and feet of pages", "comments")  # Word writes the files of these even where they say nothing
_RUN = regex.compile(rb"<(?:\w++:)?t[ >]")


def recognised_docx(piece: Piece) -> bool:
    """Return whether a piece is a Word file, by what it holds."""
    return BODY in piece.members or (
        "[Content_Types].xml" in piece.members and any(name.startswith("word/") for name in piece.members)
    )


def docx(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read a Word file as one document: body, tables, text boxes and notes, as they are with all changes accepted."""
    packed = Packed(piece)
    body = docx_paragraphs(packed, piece, found)
    title, author, language = _properties(packed, piece)
    heading = next((text for style, text in body if style == "title"), "")
    _say_what_is_not_read(packed, piece, found)
    cells = {
        "text": paragraphed(text for _, text in body),
        "title": title or heading,
        "author": author,
        "language": language,
    }
    take_document(piece, found, cells)


def docx_paragraphs(packed: Packed, piece: Piece, found: Reading) -> list[tuple[str, str]]:
    """Return the paragraphs of a Word file with the names of their styles in small letters, notes last."""
    styles = _styles(packed, piece)
    walk = _Walk(styles)
    main = _main(packed, piece)
    walk.read(xml_tree(packed.member(main), f"{piece.name}, {main}"))
    for kind, member in _NOTES.items():
        if data := packed.member(member):
            for note in xml_tree(data, f"{piece.name}, {member}"):
                if local_name(note) == kind and valued(note, "type") in ("", "normal"):
                    walk.read(note)
    for what, often in walk.left.items():
        found.enter((piece.name, 0), "W-LEFT", "changed", f"{many(often, what)} left out")
    return walk.paragraphs


def _main(packed: Packed, piece: Piece) -> str:
    """Return the member that holds the text, which some programs call otherwise."""
    if BODY in packed.names:
        return BODY
    data = packed.member(_RELATIONS)
    for one in xml_tree(data, f"{piece.name}, {_RELATIONS}") if data else ():
        if valued(one, "Type").endswith("/officeDocument"):
            return valued(one, "Target").lstrip("/")
    raise IntakeError("E-ZIP", "it holds no text of Word", where=piece.name, todo="save it again as DOCX")


class _Walk:
    """A way through the XML of a Word file that collects its paragraphs.

    Attributes:
        paragraphs: Style and text of each.
        left: What was left out on purpose, and how often.
    """

    def __init__(self, styles: dict[str, str]) -> None:
        self.paragraphs = list[tuple[str, str]]()
        self.left = dict[str, int]()
        self._styles = styles
        self._open = ""  # of a paragraph whose end was deleted, so that it goes on in the next

    def read(self, part: etree._Element) -> None:
        """Collect the paragraphs of a part."""
        for element in part:
            self._block(element)
        if self._open:
            self.paragraphs.append(("", self._open))
            self._open = ""

    def _block(self, element: etree._Element) -> None:
        name = local_name(element)
        if name == "p":
            self._paragraph(element)
        elif name in ("del", "moveFrom"):
            self._count(element)
        elif name == "AlternateContent":
            self._block(_chosen(element))
        elif name not in _SILENT:
            for part in element:
                self._block(part)

    def _paragraph(self, element: etree._Element) -> None:
        boxes: list[etree._Element] = []
        text = "".join(self._runs(element, boxes))
        style = self._styles.get(_property(element, "pPr", "pStyle"), "")
        if style.startswith("toc ") and text.strip():
            self._leave("line of the table of contents")
        elif _goes_on(element):
            self._open += text
        else:
            self.paragraphs.append((style, self._open + text))
            self._open = ""
        for box in boxes:
            for part in box:
                self._block(part)

    def _runs(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """Yield the text of a paragraph; what stands in boxes that hang on it is kept for later."""
        for part in element:
            name = local_name(part)
            if name == "t":
                yield "".join(map(str, part.itertext()))
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield self._sign(valued(part, "char"))
            elif name == "txbxContent":
                boxes.append(part)
            elif name == "AlternateContent":
                yield from self._runs(_chosen(part), boxes)
            elif name in ("del", "moveFrom"):
                self._count(part)
            elif name == "r" and _is_hidden(part):
                self._leave("piece of hidden text")
            elif name not in _SILENT:
                yield from self._runs(part, boxes)

    def _sign(self, code: str) -> str:
        """Return a sign that is written as the place in its font, unless the font alone knows what it looks like."""
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            sign = ""
        if not sign or ord(sign) in _PRIVATE:
            self._leave("sign of a font of symbols")
            return ""
        return sign

    def _count(self, element: etree._Element) -> None:
        if any(local_name(part) in ("t", "delText") for part in element.iter()):
            self._leave(
                "passage of deleted text"
                if local_name(element) == "del"
                else "passage of text at the place that it was moved from"
            )

    def _leave(self, what: str) -> None:
        self.left[what] = self.left.get(what, 0) + 1


def _chosen(element: etree._Element) -> etree._Element:
    """Return the one of several versions of a drawing that is read: the first that has text, as all have the same."""
    versions = [part for part in element if local_name(part) in ("Choice", "Fallback")]
    texts = [part for part in versions if any(local_name(inner) == "t" for inner in part.iter())]
    return (texts or versions or [element.makeelement("none")])[0]


def _property(element: etree._Element, group: str, name: str) -> str:
    return next(
        (
            valued(one, "val")
            for part in element
            if local_name(part) == group
            for one in part
            if local_name(one) == name
        ),
        "",
    )


def _is_hidden(run: etree._Element) -> bool:
    signs = [one for part in run if local_name(part) == "rPr" for one in part if local_name(one) == "vanish"]
    return any(valued(one, "val") not in _OFF for one in signs)


def _goes_on(paragraph: etree._Element) -> bool:
    """Return whether a paragraph goes on in the next: its end was deleted or moved, or it is a large first letter."""
    held = [one for part in paragraph if local_name(part) == "pPr" for one in part]
    marks = [local_name(one) for part in held if local_name(part) == "rPr" for one in part]
    return "del" in marks or "moveFrom" in marks or any(valued(part, "dropCap") not in ("", "none") for part in held)


def _styles(packed: Packed, piece: Piece) -> dict[str, str]:
    """Return what styles are called in small letters, by their identifiers, which differ between languages of Word."""
    data = packed.member("word/styles.xml")
    found = xml_tree(data, f"{piece.name}, word/styles.xml") if data else ()
    names = {
        valued(style, "styleId"): valued(one, "val").lower()
        for style in found
        if local_name(style) == "style"
        for one in style
        if local_name(one) == "name"
    }
    return names or {"Title": "title"}


def _properties(packed: Packed, piece: Piece) -> tuple[str, str, str]:
    """Return title, author and language; the day on which the file was made is none on which a text was published."""
    data = packed.member("docProps/core.xml")
    held = (
        {local_name(one): (one.text or "").strip() for one in xml_tree(data, f"{piece.name}, core.xml")} if data else {}
    )
    title = held.get("title", "")
    if title.lower().startswith("microsoft word") or title.lower() == piece.stem.lower():
        title = ""
    return title, held.get("creator", ""), held.get("language", "")


def _say_what_is_not_read(packed: Packed, piece: Piece, found: Reading) -> None:
    unread = [
        what
        for starts, what in _UNREAD
        if any(
            _RUN.search(packed.member(name)) is not None if what in _WITH_TEXT else True
            for name in packed.names
            if name.startswith(starts)
        )
    ]
    if unread:
        found.enter((piece.name, 0), "W-UNREAD", "kept", f"not read of it: {', '.join(unread)}")


READER = Reader(
    name="docx",
    title="Word (DOCX)",
    recognises=recognised_docx,
    read=docx,
)
