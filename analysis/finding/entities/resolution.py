"""From the names that a model marks to the entities of a corpus, by steps of which each can be left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.schema import MENTIONS, require
from analysis.finding.entities.abbreviations import with_abbreviations
from analysis.finding.entities.background import Background, background, with_known_forms
from analysis.finding.entities.consistency import with_missed
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names, entity_key, marked_name
from analysis.finding.entities.edges import without_edges
from analysis.finding.entities.headings import without_headlines
from analysis.finding.entities.kinds import with_kinds
from analysis.finding.entities.nameless import without_words
from analysis.finding.entities.pairs import without_pairs
from analysis.finding.entities.people import is_full, with_people
from analysis.finding.names.unwrapping import Unwrapped, unwrapped

Step = Callable[[Documents, Background], list[Document]]

_STEPS: Mapping[str, Step] = MappingProxyType(
    {
        "edges": without_edges,
        "headlines": without_headlines,
        "words": without_words,
        "pairs": without_pairs,
        "abbreviations": with_abbreviations,
        "missed": with_missed,
        "places": with_known_forms,
        "people": with_people,
        "kinds": with_kinds,
    }
)
STEPS: tuple[str, ...] = tuple(_STEPS)
_SHOUTED = 5  # letters from which capitals only may be a dateline's


def resolved_mentions(corpus: Corpus, marks: pd.DataFrame, *, without: Collection[str] = ()) -> pd.DataFrame:
    """Return the mentions of entities that follow from what a model marks.

    Each step is described where it is: `edges`, `headings`, `nameless`, `pairs`, `abbreviations`, `consistency`,
    `background` (places), `people`, `kinds`. Forms that differ in nothing but capitals or spaces are one entity. It is
    called by the form used most often, a person by that of several words; of forms used equally often, by the shorter,
    then by one that is not all capitals; "MOSCOW" of datelines yields to a "Moscow" more than half as frequent. A
    form that is another's too goes to the entity of which it is the whole name. No entity is called what no text has,
    and no name is longer than a cell of corrections (`limits.LONGEST_CELL`).

    Args:
        corpus: The corpus.
        marks: The MARKS contract.
        without: Steps to leave out, by their names in `STEPS`.

    Returns:
        The MENTIONS contract, in the order of the corpus and of each text.

    Raises:
        ValueError: A step to leave out is none.
    """
    if unknown := sorted(set(without) - set(STEPS)):
        raise ValueError(f"no step is called {', '.join(unknown)}; they are {', '.join(STEPS)}")
    read = [unwrapped(text, lambda word: corpus.index.id_of(word) is not None) for text in corpus.texts]
    known = background(corpus)
    documents: Documents = _marked(corpus, read, marks)
    for name, step in _STEPS.items():
        if name not in without:
            documents = step(documents, known)
    return _table(corpus, read, documents)


def _marked(corpus: Corpus, read: list[Unwrapped], marks: pd.DataFrame) -> list[Document]:
    """Return the documents with what a model marks in them."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    columns = (marks[column].tolist() for column in ("doc_id", "start", "end", "type"))
    for doc_id, start, end, kind in zip(*columns, strict=True):
        places[doc_id].append((start, end, kind))
    return [
        Document(str(doc_id), one.text, tuple(_names(one, places[doc_id]) if doc_id in places else ()))
        for doc_id, one in zip(corpus.documents["doc_id"], read, strict=True)
    ]


def _names(one: Unwrapped, places: list[tuple[int, int, str]]) -> Iterator[Name]:
    """Yield the names of a text in their order; of marks that share a character the first.

    What is too long for anybody to mend it is no name.
    """
    after, places = 0, sorted(places)
    spans = one.places((start, end) for start, end, _ in places)
    for (start, end), (_, _, kind) in zip(spans, places, strict=True):
        if start >= after and end - start <= limits.LONGEST_CELL:
            yield marked_name(start, end, kind, one.text)
            after = end


def _table(corpus: Corpus, read: list[Unwrapped], documents: Documents) -> pd.DataFrame:
    """Return the mentions of entities, with their places in the texts as they are."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for document, name in all_names(documents):
        kinds[name.entity][name.kind] += bool(name.kind)
        forms[name.entity][" ".join(document.written(name).split())] += 1
    called = _called(forms, kinds)
    rows = [
        (document.doc_id, *span, text[slice(*span)], kind, name.basis, called[name.entity])
        for row, (document, one) in enumerate(zip(documents, read, strict=True))
        if document.names
        for text in [corpus.text(row)]
        for name in document.names
        if (kind := name.kind or _commonest(kinds[name.entity]))
        for span in [one.span(name.start, name.end)]
    ]
    return require(pd.DataFrame(rows, columns=list(MENTIONS.columns)), MENTIONS) if rows else MENTIONS.empty()


def _called(forms: Mapping[str, "Counter[str]"], kinds: Mapping[str, "Counter[str]"]) -> dict[str, str]:
    """Return what each entity is called: by its commonest form, that stands for no other or for it by itself."""
    users = Counter(form for some in forms.values() for form in some)
    called = {}
    for key, some in forms.items():
        own = [form for form in some if users[form] == 1 or entity_key(form) == key]
        called[key] = _form(some, own or list(some), is_person=_commonest(kinds[key]) in PEOPLE)
    return called


def _form(forms: "Counter[str]", own: list[str], *, is_person: bool) -> str:
    whole = [form for form in own if is_full(form)] if is_person else []
    first = min(whole or own, key=lambda form: (-forms[form], *_plainness(form)))
    return next((form for form in sorted(own, key=lambda form: -forms[form]) if _is_plain(form, first, forms)), first)


def _is_plain(form: str, shouted: str, forms: "Counter[str]") -> bool:
    """Return whether a form is what datelines write as "MOSCOW": with small letters, and more than half as often."""
    is_long = len(shouted) >= _SHOUTED and shouted.isupper()
    same = is_long and form.casefold() == shouted.casefold() and not form.isupper() and form[0].isupper()
    return same and 2 * forms[form] > forms[shouted]


def _plainness(form: str) -> tuple[int, int, str]:
    """Return what puts forms in order: the shorter first, then capitals and small letters, then capitals only."""
    return len(form.casefold()), 1 if form.isupper() else 2 if form.islower() else 0, form


def _commonest(kinds: "Counter[str]") -> str:
    return min((kind for kind in kinds if kinds[kind]), key=lambda kind: (-kinds[kind], kind), default="")
