"""The text of a TEI edition: as corrected and regularised, without what stands on the page beside it."""

from collections.abc import Iterable, Iterator

import regex
from lxml import etree

from analysis.corpus.intake.parts.names import ENTITY, known_entity, local_name, valued
from analysis.corpus.intake.parts.prose import joined, verses

# Elements that are paragraphs of their own.
_BLOCKS = frozenset(
    "p ab head l lg sp speaker stage u seg.block item label.block list table row cell div div1 div2 div3 div4 div5 "  # noqa: SIM905
    "div6 div7 front body back group text titlePage docTitle titlePart docAuthor docDate docImprint byline argument "
    "note epigraph opener closer salute signed dateline trailer postscript quote.block floatingText castList castItem "
    "bibl.block listBibl p.block figure incident kinesic vocal".split()
)
_PARTS = ("front", "body", "back", "group", "text")
_LEFT = {
    "fw": "line at the head or foot of a page: left out",
    "del": "deletion: left out",
    "figDesc": "description of a picture: left out",
    "index": "entry of an index: left out",
}
# What is chosen of two readings, and what for it is left.
_CHOSEN = ("reg", "corr", "expan", "lem", "ex")
_OTHERS = ("orig", "sic", "abbr", "rdg", "am")
_HYPHEN = regex.compile(r"[-\u2010\u00ac\u00ad]?\s*+\Z")
_BREAKS = ("lb", "pb", "cb", "gb", "milestone")
_EVENTS = ("incident", "kinesic", "vocal", "gap")


class TeiText:
    """One way through the text of an edition.

    Attributes:
        done: What was done on the way, as the ledger says it with its number (noun and what became of it).
    """

    def __init__(self) -> None:
        self.done = dict[str, int]()
        self._paragraphs = [""]
        self._notes: list[etree._Element] = []
        self._glued = False  # whether the next letters belong to the word before a break

    def read(self, parts: Iterable[etree._Element]) -> str:
        """Return the text of elements: a paragraph for each block, notes last."""
        for part in parts:
            self._block(part)
        while self._notes:
            self._paragraphs.append("")
            self._inside(self._notes.pop(0))
        return "\n\n".join(text for part in self._paragraphs if (text := verses(_spaced(part))))

    def _block(self, element: etree._Element) -> None:
        above = element.getparent()
        verse = (
            local_name(element) == "l" and above is not None and local_name(above) == "lg"
        )  # verses of a stanza are its lines
        self._paragraphs[-1:] = [self._paragraphs[-1] + "\x00"] if verse else [self._paragraphs[-1], ""]
        self._inside(element)
        if not verse:
            self._paragraphs.append("")

    def _inside(self, element: etree._Element) -> None:
        self._add(element.text)
        for part in self._chosen(element):
            self._element(part)
            if not (local_name(part) in ("w", "pc") and not (part.tail or "").strip()):
                self._add(part.tail)

    def _element(self, part: etree._Element) -> None:
        name = local_name(part)
        if name == ENTITY:
            self._add(known_entity(part))
        elif name == "note" and _stands_in_line(part):
            self._notes.append(part)
            self._count("note: at the end of the text")
        elif name in _LEFT:
            self._count(_LEFT[name])
        elif name in _EVENTS and not _text(part):
            return
        elif name in _BREAKS:
            self._break(part)
        elif name in _BLOCKS:
            self._block(part)
        elif name:
            self._inside(part)
            if name in ("w", "pc") and valued(part, "join") not in ("right", "both"):
                self._add(" ")

    def _chosen(self, element: etree._Element) -> Iterator[etree._Element]:
        """Yield what is inside an element: of two readings, the one that the editors prefer."""
        parts = list(element)
        if local_name(element) in ("choice", "app") and any(local_name(part) in _CHOSEN for part in parts):
            self._count("choice: the corrected, regular or full form stands in the text")
            parts = [part for part in parts if local_name(part) not in _OTHERS]
        yield from parts

    def _break(self, part: etree._Element) -> None:
        if valued(part, "break") == "no":
            self._paragraphs[-1] = _HYPHEN.sub("", self._paragraphs[-1])
            self._glued = True
            self._count("word broken by the end of a line or page: put together")
        elif local_name(part) in ("lb", "cb"):
            self._add(" ")

    def _add(self, text: str | None) -> None:
        if text and self._glued:
            text = text.lstrip()
        if text:
            self._glued = False
            self._paragraphs[-1] += text

    def _count(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1


def _spaced(paragraph: str) -> str:
    """Return a paragraph whose own line ends are blanks, and whose verses have lines."""
    return "\n".join(line for part in paragraph.split("\x00") if (line := joined(part)))


def _stands_in_line(note: etree._Element) -> bool:
    """Return whether a note hangs on words, rather than standing between paragraphs, as remarks in minutes do."""
    above = note.getparent()
    return above is not None and bool(((above.text or "") + "".join(part.tail or "" for part in above)).strip())


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()
