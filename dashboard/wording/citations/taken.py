"""The kept passages as they are taken away: word by word, each with its citation and its note, and what is cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import counted
from dashboard.paper.written import Part, on_one_line, part_of, text_file
from dashboard.wording.citations.bibtex import bibtex
from dashboard.wording.citations.works import Work, bibliography

WITHOUT_A_WORD = "Kept without a word"
_INFERRED = "A date in square brackets is inferred: the document does not state it."
_NAMES = "Names of authors stand as the corpus writes them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage as it is taken away.

    Attributes:
        text: It, with an ellipsis where its text goes on.
        citation: Where it is from.
        note: What its reader wrote of it; may be empty.
        work: Its document.
    """

    text: str
    citation: str
    note: str
    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The passages that were kept for one word.

    Attributes:
        word: The word, or the search; empty for those that hold none that was followed.
        counts: How often it is used in each of their sources.
        quoted: The passages, in the order kept.
    """

    word: str
    counts: tuple[str, ...]
    quoted: tuple[Quoted, ...]


def cut_text(text: str, *, before: bool, after: bool) -> str:
    """Return a passage with an ellipsis where its text goes on."""
    return f"{'… ' * before}{text.strip()}{' …' * after}"


def use(word: str, uses: int, documents: int, of: int, source: str) -> str:
    """Return how often a word is used in a source: “class: 13 uses in 2 of 3 documents of Red Flag”."""
    found = f"{counted(uses, 'use')} in {documents:,} of {counted(of, 'document')}"
    return f"{on_one_line(word)}: {found} of {on_one_line(source)}"


def kept_file(groups: Sequence[Group], corpus: str, reference: str, style: str) -> list[Part]:
    """Return all that is kept.

    Args:
        groups: The passages.
        corpus: What the corpus is called.
        reference: What the citations refer to.
        style: In which the documents are listed at the end.
    """
    parts = [part_of("title", f"Passages from {corpus}"), part_of("text", f"{reference} {_counted_in(groups)}".strip())]
    for group in groups:
        if len(groups) > 1 or group.word:
            parts.append(part_of("heading", group.word or WITHOUT_A_WORD))
        parts += [part_of("text", f"{count}.") for count in group.counts]
        for quoted in group.quoted:
            parts += [part_of("quote", quoted.text), part_of("text", quoted.citation)]
            parts += [part_of("text", f"Note: {quoted.note}")] if quoted.note.strip() else []
    return [*parts, *works_cited_in(groups, style)]


def works_cited_in(groups: Sequence[Group], style: str) -> list[Part]:
    """Return the documents of all passages as a list in a style, and what is peculiar to it."""
    works = [quoted.work for group in groups for quoted in group.quoted]
    said = [_INFERRED] * any(work.inferred for work in works) + [_NAMES] * any(work.authors for work in works)
    listed = [Part("text", runs) for runs in bibliography(works, style)]
    return [part_of("heading", f"References ({style})"), *listed, *([part_of("text", " ".join(said))] if said else [])]


def _counted_in(groups: Sequence[Group]) -> str:
    counts = any(group.counts for group in groups)
    return "Uses are counted in all documents of the corpus, whatever the filters." if counts else ""


def kept_for(word: str) -> str:
    """Return for which word a passage was kept."""
    return f"kept for “{on_one_line(word)}”"


def citation_list(groups: Sequence[Group], reference: str, style: str) -> str:
    """Return the citations as plain text: each passage by its place, a line each, and the documents in a style."""
    places = "\n".join(quoted.citation for group in groups for quoted in group.quoted)
    return f"{text_file(works_cited_in(groups, style))}\n{places}\n\n{reference}\n"


def entries(groups: Sequence[Group]) -> str:
    """Return the documents of all passages as BibTeX."""
    return bibtex(quoted.work for group in groups for quoted in group.quoted)
