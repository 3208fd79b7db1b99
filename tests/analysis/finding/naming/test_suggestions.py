"""Corrections that suggest themselves, and those that must not."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.names.corrections import Correction
from analysis.corpus.schema import MENTIONS
from analysis.finding.naming.suggestions import Suggestion, entity_suggestions

TEXT_COLUMNS = ["doc_id", "surface", "type", "basis", "entity"]


@pytest.fixture(scope="module")
def suggested(make_corpus: Callable[..., Corpus]) -> Callable[..., list[Suggestion]]:
    """Return what makes a corpus of names, each with its type and how often it is mentioned, and its suggestions."""

    def found(*names: tuple[str, str, int], sources: tuple[str, ...] = ()) -> list[Suggestion]:
        rows = [(entity, kind) for entity, kind, number in names for _ in range(number)]
        starts = [sum(len(entity) + 1 for entity, _ in rows[:place]) for place in range(len(rows))]
        mentions = pd.DataFrame(
            [
                ("d0", start, start + len(entity), entity, kind, "model", entity)
                for start, (entity, kind) in zip(starts, rows, strict=True)
            ],
            columns=list(MENTIONS.columns),
        ).astype(dict.fromkeys(TEXT_COLUMNS, "str"))
        corpus = make_corpus(
            [{"source": "A", "text": " ".join(entity for entity, _ in rows)}, {"source": "B", "text": "x"}]
        )
        return list(entity_suggestions(corpus.with_mentions(mentions), Filters(sources=sources)))

    return found


@pytest.mark.parametrize(
    ("name", "kind", "into"),
    [
        ("Trump", "ORG", "Donald Trump"),
        ("King", "PERSON", "Martin Luther King, Jr."),
        ("U.N.", "ORG", "UN"),
        ("Walmart", "ORG", "Wal-Mart"),
        ("Donald J. Trump", "PERSON", "Donald Trump"),
        ("EPA", "ORG", "Environmental Protection Agency"),
        ("DOJ", "ORG", "Department of Justice"),
    ],
)
def test_names_that_may_be_one_are_suggested(
    suggested: Callable[..., list[Suggestion]], name: str, kind: str, into: str
) -> None:
    """Last names, spellings, middle initials and abbreviations; with how many mentions it is about."""
    persons = {"Donald Trump", "Martin Luther King, Jr."}
    found = suggested((name, kind, 2), (into, "PERSON" if into in persons else kind, 3))

    assert found == [Suggestion(Correction("merge", name, into=into), 2)]


@pytest.mark.parametrize(
    ("name", "kind", "other", "other_kind"),
    [
        ("Washington", "GPE", "George Washington", "PERSON"),
        ("Union", "ORG", "European Union", "ORG"),
        ("Bill Clinton", "PERSON", "Hillary Clinton", "PERSON"),
        ("Trump", "PERSON", "Trump Tower", "FAC"),
        ("US", "GPE", "United Nations", "ORG"),
        ("I", "PERSON", "Iran", "GPE"),
    ],
)
def test_names_that_are_two_are_not_suggested(
    suggested: Callable[..., list[Suggestion]], name: str, kind: str, other: str, other_kind: str
) -> None:
    """A place is no last name, and neither is the first word of a building."""
    assert suggested((name, kind, 2), (other, other_kind, 3)) == []


def test_a_last_name_is_suggested_for_who_is_named_most(suggested: Callable[..., list[Suggestion]]) -> None:
    """Of two Clintons the one with more mentions; whoever reads them decides."""
    found = suggested(("Clinton", "PERSON", 9), ("Bill Clinton", "PERSON", 1), ("Hillary Clinton", "PERSON", 2))

    assert found == [Suggestion(Correction("merge", "Clinton", into="Hillary Clinton"), 9)]


def test_those_that_change_most_come_first(suggested: Callable[..., list[Suggestion]]) -> None:
    """Then by name; and only what is in the selected documents counts."""
    names = ("Trump", "ORG", 3), ("Donald Trump", "PERSON", 1), ("U.N.", "ORG", 1), ("UN", "ORG", 4)

    assert [one.correction.entity for one in suggested(*names)] == ["Trump", "U.N."]
    assert suggested(*names, sources=("B",)) == []


def test_names_not_looked_for_have_no_suggestions(make_corpus: Callable[..., Corpus]) -> None:
    """As they have no counts."""
    with pytest.raises(EmptyCorpusError, match=r"E-MENTIONS"):
        entity_suggestions(make_corpus([{"text": "x"}]), Filters())
