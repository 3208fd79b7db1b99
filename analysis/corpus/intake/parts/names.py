"""Elements of XML by their names, whatever namespace these are in."""

from html import unescape

from lxml import etree

ENTITY = "&"


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; `ENTITY` for one of these, empty for a comment."""
    tag: object = element.tag  # of comments and entities it is the function that makes them
    if isinstance(tag, str):
        return tag.rpartition("}")[2]
    return ENTITY if tag is etree.Entity else ""


def attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element by their names without a namespace."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def valued(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without a namespace; empty where there is none."""
    return str(element.get(name) or "") or attributes(element).get(name, "")


def known_entity(element: etree._Element) -> str:
    """Return what an entity stands for, where it is one of HTML; else as it is written."""
    return unescape(str(element.text))


def element_line(element: etree._Element) -> int:
    """Return the line on which an element begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) and line > 0 else 1
