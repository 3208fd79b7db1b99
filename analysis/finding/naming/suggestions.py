"""Corrections that suggest themselves: names that may be one; a reader decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import regex

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.names.corrections import MERGE, Correction
from analysis.finding.names.unwrapping import in_one_line
from analysis.finding.naming.counted import mentioned
from analysis.query.selection import selection

_PERSONS = frozenset(("PERSON", "PER"))
_MAYBE_PERSONS = _PERSONS | {"ORG", "MISC", "PRODUCT", "WORK_OF_ART"}  # what models take last names for
_LETTERS = regex.compile(r"[\p{L}\p{N}]+")
_INITIAL = regex.compile(r"\p{Lu}\.?|\p{Lu}\.\p{Lu}\.")
_SHORT = regex.compile(r"(?:\p{Lu}\.?){2,6}")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_CAPITAL = r"\p{Lu}[\p{L}\p{M}\p{N}]*+(?:[.'’&-]\p{L}[\p{L}\p{M}\p{N}]*+)*+\.?"
_MAYBE_NAMES = regex.compile(
    rf"{_CAPITAL}(?:[^\S\r\n]+(?:(?:of|the|and|for|de|la|von|van)[^\S\r\n]+){{0,2}}{_CAPITAL})*"
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction that suggests itself.

    Attributes:
        correction: The line it would be.
        mentions: How many mentions it would change, of those in the selected documents.
    """

    correction: Correction
    mentions: int


@by_unit
def entity_suggestions(corpus: Corpus, filters: Filters) -> tuple[Suggestion, ...]:
    """Return the corrections that suggest themselves in the selected documents, those that change most first.

    A last name may be the person of that name who is mentioned most; capitals may be the initials of a name; and names
    that differ in nothing but points, hyphens, blanks and capitals, or in a middle initial, may be one. None is applied
    unless a reader says so. Only the names are looked at that are mentioned most, as many as a list shows.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    every, mask = mentioned(corpus), selection(corpus, filters).mask
    uses = np.asarray(every.counts[np.flatnonzero(mask)].sum(axis=0))
    most = [place for place in np.argsort(-uses, kind="stable")[: limits.LISTED_ROWS].tolist() if uses[place]]
    counts = {str(every.entities[place]): int(uses[place]) for place in most}
    kinds = {str(every.entities[place]): str(every.types[place]) for place in most}
    seen: dict[str, Suggestion] = {}
    for into, entity in _alike(list(counts), kinds):
        seen.setdefault(entity, Suggestion(Correction(MERGE, entity, into=into), counts[entity]))
    return tuple(sorted(seen.values(), key=lambda one: (-one.mentions, one.correction.entity)))


def _alike(names: list[str], kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names under which others may be counted, each with such another; the likeliest first.

    Args:
        names: Those with most mentions first.
        kinds: What each is.
    """
    for key in (_bare, _first_and_last):
        yield from _pairs(names, key, key)
    persons = [name for name in names if kinds[name] in _PERSONS]
    maybe = [name for name in names if kinds[name] in _MAYBE_PERSONS]
    yield from _pairs(persons, _last_name, _one_word, maybe)
    yield from _pairs(names, _initials, _short)
    yield from _pairs(names, _all_initials, _short)


def _pairs(
    names: list[str], key: Callable[[str], str], other_key: Callable[[str], str], others: list[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield names, each with another that has the same key; empty keys have none."""
    first: dict[str, str] = {}
    for name in names:
        if found := key(name):
            first.setdefault(found, name)
    for name in names if others is None else others:
        into = first.get(other_key(name) or "-", name)
        if into != name:
            yield into, name


def _bare(entity: str) -> str:
    """Return the letters of a name."""
    return "".join(_LETTERS.findall(entity)).casefold()


def _first_and_last(entity: str) -> str:
    """Return a full name without initials between its first and its last name; nothing of any other."""
    words = entity.split()
    middle = [word for word in words[1:-1] if not _INITIAL.fullmatch(word)]
    if len(words) < 2 or middle or _INITIAL.fullmatch(words[0]):  # noqa: PLR2004 - a first and a last name
        return ""
    return f"{words[0]} {words[-1]}".casefold()


def _last_name(entity: str) -> str:
    """Return the last word of a full name, without what tells a son from his father; nothing of a single word."""
    words = [word for word in entity.casefold().split() if word.strip(".,") not in _SUFFIXES]
    return words[-1].strip(",") if len(words) > 1 else ""


def _one_word(entity: str) -> str:
    return "" if " " in entity else entity.casefold()


def _initials(entity: str) -> str:
    """Return the first letters of the words of a name that begin with a capital; nothing of what is initials itself."""
    return _first_letters([word for word in _LETTERS.findall(entity) if word[0].isupper()])


def _all_initials(entity: str) -> str:
    """Return the first letters of all words of a name, as in DOJ; nothing of what is initials itself."""
    return _first_letters(_LETTERS.findall(entity))


def _first_letters(words: list[str]) -> str:
    whole = len(words) > 1 and any(len(word) > 1 for word in words)
    return "".join(word[0] for word in words).upper() if whole else ""


def _short(entity: str) -> str:
    """Return the capitals of what may be an abbreviation; nothing of anything else."""
    return entity.replace(".", "") if _SHORT.fullmatch(entity) else ""


def named_forms(corpus: Corpus, doc_id: str, start: int, end: int) -> dict[str, str]:
    """Return the names that stand in a passage, from the form in which each stands there, in one line, to the name.

    Args:
        corpus: The corpus, with its mentions.
        doc_id: The document.
        start: The first character of the passage.
        end: The character after its last.
    """
    if corpus.mentions is None:
        return {}
    own = corpus.mentions[corpus.mentions["doc_id"] == doc_id]
    own = own[(own["start"] < end) & (own["end"] > start)]
    return {in_one_line(surface): entity for surface, entity in zip(own["surface"], own["entity"], strict=True)}


def unnamed_forms(corpus: Corpus, doc_id: str, start: int, end: int) -> tuple[str, ...]:
    """Return the words with a capital in a passage that are no mention, in their order, each once.

    Args:
        corpus: The corpus, with its mentions.
        doc_id: As of `named_forms`.
        start: As of `named_forms`.
        end: As of `named_forms`.
    """
    if corpus.mentions is None:
        return ()
    text, own = list(corpus.text(corpus.row(doc_id))), corpus.mentions[corpus.mentions["doc_id"] == doc_id]
    for first, last in own[["start", "end"]].to_numpy().tolist():
        text[first:last] = "\n" * (last - first)  # over which no name goes
    found = (match.group().rstrip(".") for match in _MAYBE_NAMES.finditer("".join(text[start:end])))
    return tuple(dict.fromkeys(found))
