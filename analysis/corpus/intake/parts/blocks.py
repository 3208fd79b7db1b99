"""Lines out of HTML and the like: what stands in one block is one line, however it is marked inside."""

from collections.abc import Iterator

from lxml import etree

from analysis.corpus.intake.parts.names import ENTITY, known_entity, local_name
from analysis.corpus.intake.parts.prose import paragraphed

_SILENT = frozenset("script style noscript template iframe svg head nav select button rt rp".split())  # noqa: SIM905
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q ruby s small span strong sub sup u "  # noqa: SIM905
    "var wbr".split()
)


def block_text(element: etree._Element) -> str:
    """Return the text of a tree of HTML: a paragraph for each of its blocks."""
    return paragraphed("".join(_pieces(element)).split("\x00"))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text, with a mark around each block; line ends inside one are blanks."""
    name = local_name(element).lower()
    if name == ENTITY:
        yield known_entity(element)
    elif name and name not in _SILENT:
        end = "" if name in _INLINE else "\x00"
        yield end + (element.text or "")
        for part in element:
            yield from _pieces(part)
            yield part.tail or ""
        yield end
