"""What ProQuest writes before and behind an article: labels, of which the blanks are not to be relied on."""

from collections.abc import Sequence

import regex

from analysis.corpus.intake.exports.databases.labels import date_within, is_copyright
from analysis.corpus.intake.records import Place, Reading, Record

_NAMES = {
    "Title": "title",
    "Author": "byline",
    "Publication info": "publication_info",
    "Abstract": "abstract",
    "Links": "",
    "Full text": "text",
    "Subject": "subject",
    "Location": "region",
    "People": "person",
    "Company / organization": "company",
    "Identifier / keyword": "keywords",
    "Classification": "classification",
    "Illustration": "graphic",
    "Correction": "correction",
    "Publication title": "source",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "First page": "page",
    "Number of pages": "",
    "Publication year": "publication_year",
    "Publication date": "published",
    "Year": "publication_year",
    "Dateline": "dateline",
    "Column": "column",
    "Section": "section",
    "Edition": "edition",
    "Publisher": "publisher",
    "Place of publication": "place",
    "Country of publication": "country",
    "Publication subject": "publication_subject",
    "ISSN": "issn",
    "Source type": "source_type",
    "Language of publication": "language",
    "Document type": "document_type",
    "Document feature": "document_feature",
    "ProQuest document ID": "doc_id",
    "Document URL": "url",
    "Copyright": "copyright",
    "Last updated": "",
    "Database": "database",
    "Credit": "credit",
    "Subtitle": "subtitle",
    "Contact": "",
    "Accession number": "accession_number",
    "DOI": "doi",
}
_KNOWN = {label.replace(" ", "").lower(): name for label, name in _NAMES.items()}
_LABEL = regex.compile(r"([A-Za-z][A-Za-z /]{2,30}?)\s*:\s*(.*)", regex.DOTALL)
_LINK = regex.compile(r"ProQuest\s?document\s?link(?:\s*<?https?://\S+)?", regex.IGNORECASE)
_NONE = frozenset(("Noneavailable.", "Notavailable.", "Noneavailable"))
_IN_TEXT = frozenset(("text", "credit", "graphic"))  # what is a label inside a text too


def labelled(lines: Sequence[str], inside: Sequence[bool]) -> tuple[dict[str, object], list[str]]:
    """Return what the labels of an article say, and the paragraphs of its text.

    Args:
        lines: Its paragraphs; what has no label at the beginning is the title.
        inside: Of each, whether it is a part of the text, in which “Location:” is no label.
    """
    cells, texts, name = dict[str, list[str]](), list[str](), "title"
    for line, within in zip(lines, inside, strict=True):
        if _LINK.fullmatch(line):
            continue
        label, said = _label(line)
        if label is not None and (not within or label in _IN_TEXT):
            name = label
        elif name == "database":  # the last; below it stands who gives it out
            continue
        else:
            said = line
        if name == "text":
            texts += [said] if said else []
        elif name and said and said.replace(" ", "") not in _NONE:
            cells.setdefault(name, []).append(said)
    return {name: _one(name, said) for name, said in cells.items()}, texts


def parts_of_text(lines: Sequence[str]) -> list[bool]:
    """Return for each paragraph whether it is of the text, where only labels say so: up to those at its end."""
    start = next((at for at, line in enumerate(lines) if _label(line)[0] == "text"), len(lines))
    names = [_label(line)[0] for line in lines]
    end = at = max((at + 1 for at, name in enumerate(names) if name == "database"), default=len(lines))
    while at > start + 1:
        at -= 1
        if names[at] is not None:
            end = at
        elif next((name for name in reversed(names[:at]) if name is not None), "") != "copyright":
            break
    return [start < at < end for at in range(len(lines))]


def _one(name: str, said: list[str]) -> str:
    """Return what a label says; a title stands above the labels and once more among them."""
    if name == "abstract":
        return "\n\n".join(said)
    return said[0] if name == "title" else "; ".join(dict.fromkeys(said))


def _label(line: str) -> tuple[str | None, str]:
    """Return our name of the label that a line begins with, which is empty for what is left out, and what follows."""
    if line == "Illustration":
        return "graphic", ""
    match = _LABEL.match(line)
    name = _KNOWN.get(match[1].replace(" ", "").lower()) if match else None
    return (name, match[2].strip()) if match and name is not None else (None, line)


def add_proquest(cells: dict[str, object], texts: list[str], place: Place, found: Reading) -> None:
    """Add an article with its full text or, flagged, with its abstract; or set it aside."""
    _settle_publication(cells)
    if cells.pop("copyright", None) is not None:
        found.note(place, "W-BOILERPLATE", "changed", "the lines of copyright are no part of the text")
    while texts and is_copyright(texts[-1]):
        texts.pop()
    if texts:
        cells |= {"text": "\n\n".join(texts), "extent": "full text"}
    elif "abstract" in cells:
        cells |= {"text": cells.pop("abstract"), "extent": "abstract only"}
        message = "there is no full text: the abstract is taken for it, and “extent” says “abstract only”"
        found.note(place, "W-ABSTRACT", "kept", message)
    else:
        found.refuse(place, "E-TEXT", "an article with neither a full text nor an abstract")
        return
    found.take(Record(*place, cells))


def _settle_publication(cells: dict[str, object]) -> None:
    """Make source and date what they are: “Paper ; Place [Place]08 May 2010: AA.2.” has both, glued to each other."""
    info = str(cells.pop("publication_info", ""))
    source = str(cells.get("source", "")) or info
    if named := regex.split(r"\s*;|\s*\[|,?\s*\d", source, maxsplit=1)[0] if ";" in source or "[" in source else source:
        cells["source"] = named.strip()
    given = str(cells.get("published", "")) or regex.sub(r"(?<=\])(?=\d)", " ", info)
    date = date_within(given)[1] or str(cells.get("published", "")) or str(cells.get("publication_year", ""))
    cells |= {"published": date} if date else {}
