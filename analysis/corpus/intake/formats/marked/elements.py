"""Plain XML: the element that is a document, and what stands in it as columns."""

from collections import Counter

import regex
from lxml import etree

from analysis.corpus.errors import IntakeError, Option, Question, QuestionError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.parts.names import ENTITY, attributes, element_line, known_entity, local_name
from analysis.corpus.intake.parts.prose import joined, paragraphed
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_DECLARED = regex.compile(r"\ufeff?\s*+<(?:\?xml\b|[\p{L}_][\w:.-]*+[\s/>])")
_MOST = 0.5  # of the text of a file is inside its documents
_OFFERED = 6  # elements among which to choose


def elements(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a file of XML, each element of one name as a row.

    Raises:
        IntakeError: `E-XML`, or `E-ELEMENT` where no element has the name of the layout.
        QuestionError: `E-ELEMENT` where it is not clear which element is a document.
    """
    root = xml_tree(piece.data, piece.name)
    name = layout.element or _clear(root)
    if not name:
        raise QuestionError(_question(root, piece))
    chosen = [one for one in root.iter() if local_name(one) == name and not _inside(one, name)]
    if not chosen:
        raise IntakeError("E-ELEMENT", f"it has no element {quoted(name)}", where=piece.name, todo="choose another")
    found.enter((piece.name, 0), "W-ELEMENT", "kept", f"each element {quoted(name)} is a row: {len(chosen):,} of them")
    for one in chosen:
        place = (piece.name, element_line(one))
        cells = _cells(one)
        if cells:
            found.take(Record(*place, dict(cells)))
        else:
            found.refuse(place, "E-TEXT", f"the element {quoted(name)} is empty")


def _inside(element: etree._Element, name: str) -> bool:
    return any(local_name(above) == name for above in element.iterancestors())


def _repeated(root: etree._Element) -> dict[str, int]:
    """Return the names of elements that stand several times beside each other, with how many, outer ones first."""
    found = dict[str, int]()
    level = [root]
    while level:
        for element in level:
            for name, often in Counter(local_name(part) for part in element).items():
                if name not in ("", ENTITY) and often > 1:
                    found[name] = found.get(name, 0) + often
        level = [part for element in level for part in element if len(part)]
    return found


def _clear(root: etree._Element) -> str:
    """Return the element that is a document, where one holds other elements and most of the text."""
    whole = len(joined(_text(root)))
    for name in _repeated(root):
        held = [one for one in root.iter() if local_name(one) == name and not _inside(one, name)]
        if sum(len(joined(_text(one))) for one in held) >= _MOST * whole and _is_record(held):
            return name
    return ""


def _is_record(held: list[etree._Element]) -> bool:
    """Return whether elements are like rows of a table: they hold others of several names, or attributes."""
    return any(len({local_name(part) for part in one}) > 1 or (one.attrib and not len(one)) for one in held[:100])


def _question(root: etree._Element, piece: Piece) -> Question:
    names = list(_repeated(root).items())[:_OFFERED]
    options = [Option(name, f"each “{name}” is a document ({often:,})", _example(root, name)) for name, often in names]
    options.append(
        Option(local_name(root), "the file is one document", f"it begins {quoted(joined(_text(root))[:80])}")
    )
    what = "it is XML, and it is not clear which of its elements is a document"
    return Question("E-ELEMENT", "element", piece.name, what, tuple(options), options[0].value)


def _example(root: etree._Element, name: str) -> str:
    first = next(one for one in root.iter() if local_name(one) == name)
    return f"the first is {quoted(joined(_text(first)))}"


def _cells(element: etree._Element) -> dict[str, str]:
    """Return attributes and inner elements as cells; what stands in the element itself is its text."""
    cells = attributes(element)
    if _is_prose(element):
        text = _paragraphs(element)
        return cells | ({"text": text} if text else {})
    for part in element:
        name = local_name(part)
        if name in ("", ENTITY):
            continue
        inner = {"": _paragraphs(part)} if _is_prose(part) else _cells(part)
        inner |= attributes(part) if _is_prose(part) else {}
        for key, value in inner.items():
            path = ".".join(filter(None, (name, key)))
            if value:
                cells[path] = f"{cells[path]}; {value}" if path in cells else value
    return cells


def _is_prose(element: etree._Element) -> bool:
    """Return whether an element holds text rather than cells: words of its own, or inner elements all of one name."""
    own = (element.text or "") + "".join(part.tail or "" for part in element)
    names = {local_name(part) for part in element} - {""}
    return bool(own.strip()) or not names or (len(names) == 1 and all(len(part) == 0 for part in element))


def _paragraphs(element: etree._Element) -> str:
    own = (element.text or "") + "".join(part.tail or "" for part in element)
    if own.strip() or not len(element):
        return joined(_text(element))
    return paragraphed(_text(part) for part in element)


def _text(element: etree._Element) -> str:
    """Return all text in an element, known entities as what they stand for, without comments."""
    name = local_name(element)
    if name == ENTITY:
        return known_entity(element)
    if not name:
        return ""
    return (element.text or "") + "".join(_text(part) + (part.tail or "") for part in element)


READER = Reader(
    name="xml",
    title="XML",
    recognises=lambda piece: (
        piece.ending in (".xml", ".rss", ".atom", ".rdf") and _DECLARED.match(piece.head) is not None
    ),
    read=elements,
    ours=False,
)
