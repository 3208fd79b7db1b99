"""Writing as a document of Word: WordprocessingML of headings, paragraphs and quotes, and nothing that could run."""

import io
import re
import unicodedata
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from dashboard.paper.written import Part, Run

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LONG_AGO = (2000, 1, 1, 0, 0, 0)  # so that the same passages are the same file
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLES = {"title": "Title", "heading": "Heading1", "text": "Normal", "quote": "Quote"}
_RIGHT_TO_LEFT = ("R", "AL")
# Style, what it is based on, space before and after in twentieths of a point, indent, size in half points, bold.
_LOOKS = (
    ("Title", "Title", (0, 160), 0, 36, True),
    ("Heading1", "heading 1", (360, 120), 0, 28, True),
    ("Normal", "Normal", (0, 160), 0, 22, False),
    ("Quote", "Quote", (120, 60), 567, 22, False),
)
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/>
</Types>"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(parts: Sequence[Part]) -> bytes:
    """Return parts as a DOCX file; characters that XML cannot hold are left out."""
    body = _element("body", *map(_paragraph, parts))
    files = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/styles.xml": _written(_element("styles", *map(_style, _LOOKS))),
        "word/document.xml": _written(_element("document", body)),
    }
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, _LONG_AGO), content, ZIP_DEFLATED)
    return whole.getvalue()


def _relations(kind: str, target: str) -> bytes:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/{kind}" Target="{target}"/></Relationships>'
    ).encode()


def _paragraph(part: Part) -> etree._Element:
    settings = [_element("pStyle", val=_STYLES[part.kind])]
    if any(_runs_from_the_right(text) for text, _ in part.runs[:1]):
        settings.append(_element("bidi"))
    return _element("p", _element("pPr", *settings), *(_run(run) for run in part.runs))


def _run(run: Run) -> etree._Element:
    text, italic = run
    words: list[etree._Element] = []
    for line in _NOT_IN_XML.sub("", text).splitlines() or [""]:
        words += [*([_element("br")] if words else []), _text(line)]
    return _element("r", _element("rPr", *([_element("i")] if italic else [])), *words)


def _text(line: str) -> etree._Element:
    made = _element("t")
    made.text = line
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _style(look: tuple[str, str, tuple[int, int], int, int, bool]) -> etree._Element:
    identifier, name, (before, after), indent, size, bold = look
    return _element(
        "style",
        _element("name", val=name),
        _element(
            "pPr",
            *([_element("keepNext")] if bold else []),
            _element("spacing", before=str(before), after=str(after), line="276", lineRule="auto"),
            _element("ind", left=str(indent)),
        ),
        _element("rPr", *([_element("b")] if bold else []), _element("sz", val=str(size))),
        type="paragraph",
        styleId=identifier,
        **({"default": "1"} if identifier == "Normal" else {}),
    )


def _runs_from_the_right(text: str) -> bool:
    """Return whether the first letter of a text belongs to a script that runs from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", *_RIGHT_TO_LEFT)), "L")
    return first in _RIGHT_TO_LEFT


def _element(name: str, *inside: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{_W}}}{name}", nsmap={"w": _W})
    for key, value in attributes.items():
        made.set(f"{{{_W}}}{key}", value)
    made.extend(inside)
    return made


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
