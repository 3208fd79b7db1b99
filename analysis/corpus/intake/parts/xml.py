"""XML, read without entities, without a network and without trees that grow beyond measure."""

from html import unescape

from lxml import etree

from analysis.corpus.errors import IntakeError


def tree(data: bytes, where: str) -> etree._Element:
    """Return the root of a file of XML; the encoding is the one that it declares.

    Raises:
        IntakeError: `E-XML` where it is not well-formed, with the line.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        todo = "open it in the program that made it, and save it again"
        raise IntakeError("E-XML", f"it is not well-formed XML: {error}", where=where, todo=todo) from error


def named(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "&" for an entity, empty for a comment."""
    if isinstance(element.tag, str):
        return element.tag.rpartition("}")[2]
    return "&" if element.tag is etree.Entity else ""


def valued(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without a namespace; empty where there is none."""
    if found := element.get(name):
        return found
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def known_entity(element: etree._Element) -> str:
    """Return what an entity stands for, where it is one of HTML; else as it is written."""
    return unescape(str(element.text))
