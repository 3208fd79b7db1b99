"""Names that a text writes together: "Trump/Pence" is two people, each named once."""

from collections.abc import Iterator

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names, entity_key

_WORD = r"\p{Lu}[\p{L}\p{M}.'’-]*"
_SLASH = regex.compile(rf"({_WORD}(?: {_WORD})*)\s?/\s?({_WORD}(?: {_WORD})*)")
_SLASH_FIRST = regex.compile(rf"({_WORD})/({_WORD})(?=\s)")
_DASH = regex.compile(rf"({_WORD})[-–]({_WORD})")
_AND = regex.compile(r"\s*,\s*(?:and|&)\s+|\s+(?:and|&)\s+|\s*[,;]\s*")
_TOGETHER = regex.compile(r"[/–,;&-]|\sand\s")
_AND_KINDS = PEOPLE | {"GPE", "NORP", "LOC"}
_SUFFIX = regex.compile(r"(?:Jr|Sr|II|III|IV|MD|PhD|Esq)\.?")


def without_pairs(documents: Documents, background: Background) -> list[Document]:
    """Return documents with each of the names that were written together, and marked as one, by itself.

    Divided are two names with a stroke between them, whatever follows them in a name (the model's "Trump/Pence Regime"
    is these two, where they also stand as a pair); two with a dash, where each stands alone somewhere in the corpus;
    and people, peoples and places in a row with commas or "and", where each begins with a capital and no place is known
    by the whole. Of places and peoples each must stand alone somewhere.
    """
    alone = {name.entity for _, name in all_names(documents)}
    return [
        document.with_names(part for name in document.names for part in _parts(document, name, alone, background))
        for document in documents
    ]


def _parts(document: Document, name: Name, alone: set[str], background: Background) -> Iterator[Name]:
    together = _TOGETHER.search(document.text, name.start, name.end)
    spans = _spans(document, name, alone) if together and name.entity not in background.known.kinds else []
    if not spans:
        yield name
    for start, end in spans:
        yield Name(start, end, name.kind, "split", entity_key(document.text[start:end]))


def _spans(document: Document, name: Name, alone: set[str]) -> list[tuple[int, int]]:
    """Return where the names stand that are written together; none for a name by itself."""
    text, (start, end) = document.text, name[:2]
    first = _SLASH_FIRST.match(text, start, end)
    pair = first if first and entity_key(first.group()) in alone else _SLASH.fullmatch(text, start, end)
    if pair:
        halves = [pair.span(1), pair.span(2)]
        spoken = all(any(map(str.islower, text[slice(*half)])) for half in halves)
        return halves if spoken or _stand_alone(text, halves, alone) else []
    if pair := _DASH.fullmatch(text, start, end):
        halves = [pair.span(1), pair.span(2)]
        return halves if _stand_alone(text, halves, alone) else []
    return _row(text, name, alone) if name.kind in _AND_KINDS else []


def _row(text: str, name: Name, alone: set[str]) -> list[tuple[int, int]]:
    """Return where the names of a row stand: "Ann Lee, Bob Ray and Cy Poe"."""
    cuts = list(_AND.finditer(text, name.start, name.end))
    edges = [name.start, *(edge for cut in cuts for edge in cut.span()), name.end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if not cuts or any(
        not text[start:end][:1].isupper() or _SUFFIX.fullmatch(text, start, end) for start, end in parts
    ):
        return []
    if all(cut.group().strip() in {",", ";"} for cut in cuts) and name.kind not in PEOPLE:
        return []  # "Elizabeth, New Jersey" is one place
    return parts if name.kind in PEOPLE or _stand_alone(text, parts, alone) else []


def _stand_alone(text: str, spans: list[tuple[int, int]], alone: set[str]) -> bool:
    return all(entity_key(text[start:end]) in alone for start, end in spans)
