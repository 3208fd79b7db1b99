"""XML and HTML, parsed by lxml with nothing fetched and no entity of the file's own put in."""

import regex
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from analysis.corpus.errors import IntakeError

_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*+\?>")


def xml_tree(data: bytes, where: str) -> etree._Element:
    """Return the root of an XML file.

    Raises:
        IntakeError: `E-XML` where it is not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError("E-XML", f"not readable as XML: {error}", where=where, todo="save it again") from error
    return root


def html_tree(data: bytes | str, where: str) -> HtmlElement:
    """Return the root of a page or of a piece of one; a text is read as what it is, whatever it says of its encoding.

    Raises:
        IntakeError: `E-XML` where nothing can be had of it.
    """
    encoding = None
    if isinstance(data, str):
        data, encoding = _DECLARATION.sub("", data).replace("\0", "").encode("utf-8", "replace"), "utf-8"
    try:
        return document_fromstring(data, parser=HTMLParser(encoding=encoding))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError("E-XML", f"not readable as HTML: {error}", where=where, todo="save it again") from error
