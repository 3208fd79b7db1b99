"""A corpus compared by another column: the same documents, words and texts, under other names."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import (
    Corpus,
    FilterError,
    Filters,
    ValueGroup,
    caveats,
    compared_corpus,
    concordance,
    coverage,
    entity_mentions,
    fit_topics,
    keyness,
    mean_trend,
    methods_paragraph,
    passages,
    shuffled_sources,
    source_profiles,
    steady_sources,
    term_frequencies,
    term_trend,
    unit_columns,
)
from analysis.corpus.schema import MENTIONS

PARTIES = ["red", "blue", "", "red", "blue", "red", "blue", "red"] * 6
PLACES = ["north", "south", "west"] * 16
TEXTS = ["the border is open and the workers march", "a border wall is what we need now", "open the border for workers"]
EVERY = Filters()


def _rows(*, by: str = "source") -> list[dict[str, object]]:
    """Return 48 documents of three outlets and two parties; their party or their outlet stands as the source."""
    parts = zip(PARTIES, PLACES, strict=True)
    return [
        {
            "doc_id": f"d{place:02}",
            "source": (party or "no party") if by == "party" else outlet,
            "party": party or None,
            "published": date(2019 + place % 2, 1 + place % 12, 1).isoformat(),
            "text": f"{TEXTS[place % 3]} {TEXTS[(place * 7 + (party == 'red')) % 3]} {'tariff' * (party == 'red')}",
        }
        for place, (party, outlet) in enumerate(parts)
    ]


@pytest.fixture(scope="module")
def outlets(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return documents by outlet, with their party in a column; some have none."""
    return make_corpus(_rows())


@pytest.fixture(scope="module")
def parties(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return the same documents from a file whose source is the party."""
    return make_corpus(_rows(by="party"))


def _named(corpus: Corpus) -> Corpus:
    """Return documents in which the border is the name of a place, wherever it stands."""
    rows = [
        (doc_id, text.index("border"), text.index("border") + 6, "border", "LOC", "model", "Border")
        for doc_id, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True)
    ]
    found = pd.DataFrame(rows, columns=list(MENTIONS.columns))
    return corpus.with_mentions(found.astype({name: "str" for name in found.columns if name not in ("start", "end")}))


TABLES: dict[str, Callable[..., pd.DataFrame]] = {
    "keyness": lambda *corpus, **unit: keyness(*corpus, EVERY, target="red", reference="blue", **unit),
    "keyness against all": lambda *corpus, **unit: keyness(*corpus, EVERY, target="red", **unit),
    "profiles": lambda *corpus, **unit: source_profiles(*corpus, EVERY, **unit),
    "trend": lambda *corpus, **unit: term_trend(*corpus, EVERY, ["border"], by="year", per_source=True, **unit),
    "mean trend": lambda *corpus, **unit: mean_trend(*corpus, EVERY, ["border"], by="year", **unit),
    "coverage": lambda *corpus, **unit: coverage(*corpus, Filters(sources=("red", "no party")), by="year", **unit),
    "passages": lambda *corpus, **unit: passages(*corpus, EVERY, "border", per_source=2, **unit),
    "concordance": lambda *corpus, **unit: concordance(*corpus, EVERY, "border", by="source", **unit),
    "mentions": lambda corpus, **unit: entity_mentions(_named(corpus), EVERY, "Border", **unit),
    "cautions": lambda *corpus, **unit: caveats(*corpus, EVERY, target="red", **unit).query("code != 'few-units'"),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_unit_gives_what_a_file_gives_whose_source_it_is(table: str, outlets: Corpus, parties: Corpus) -> None:
    """Every number, in the same order; sentences speak of parties, and those of sources do otherwise."""
    by_unit, by_source = TABLES[table](outlets, unit="party"), TABLES[table](parties)

    if table == "cautions":
        by_source = by_source.assign(message=by_source["message"].str.replace("a source", "a party"))
    pd.testing.assert_frame_equal(by_unit.reset_index(drop=True), by_source.reset_index(drop=True), check_exact=True)


def test_topics_of_a_unit_are_those_of_a_file_whose_source_it_is(outlets: Corpus, parties: Corpus) -> None:
    """Words, shares and passages."""
    found, wanted = (fit_topics(corpus, EVERY, k=2) for corpus in (compared_corpus(outlets, "party"), parties))

    pd.testing.assert_frame_equal(found.prevalence, wanted.prevalence)
    pd.testing.assert_frame_equal(found.passages, wanted.passages)


def test_what_is_counted_over_all_documents_does_not_depend_on_the_unit(outlets: Corpus) -> None:
    """Documents without a value are not left out."""
    pd.testing.assert_frame_equal(term_frequencies(outlets, EVERY, unit="party"), term_frequencies(outlets, EVERY))


def test_nothing_is_copied_or_counted_anew(outlets: Corpus) -> None:
    """Texts, index and all that was known are the very objects."""
    outlets.places_in_time("year")
    outlets.shingles  # noqa: B018 - remembered from here on
    found = compared_corpus(outlets, "party")

    assert found.texts is outlets.texts
    assert found.index is outlets.index
    assert found.shingles is outlets.shingles
    assert found.places_in_time("year") is outlets.places_in_time("year")
    assert np.shares_memory(found.documents["tokens"].to_numpy(), outlets.documents["tokens"].to_numpy())


def test_the_corpus_is_left_as_it_is(outlets: Corpus, unchanged: Callable[[Corpus], Any]) -> None:
    """It still has its own sources."""
    with unchanged(outlets):
        found = compared_corpus(outlets, "party")

    assert (outlets.sources, found.sources) == (("north", "south", "west"), ("blue", "no party", "red"))
    assert found.documents["original source"].tolist() == outlets.documents["source"].tolist()


def test_documents_without_a_value_are_a_unit_of_their_own(make_corpus: Callable[..., Corpus]) -> None:
    """Blank is none; spaces do not make two of one; numbers are whole, lists are one value."""
    cells = ["left", " left", "", None, "far  left"]
    corpus = make_corpus(
        [
            {
                "text": "a text",
                "wing": cell,
                "term": year,
                "chair": year == 1,
                "topics": ["a", "b"] if year == 1 else ["c"],
            }
            for cell, year in zip(cells, [1, 2, 2, None, 1], strict=True)
        ]
    )

    assert compared_corpus(corpus, "wing").documents["source"].tolist() == [
        "left",
        "left",
        "no wing",
        "no wing",
        "far left",
    ]
    assert compared_corpus(corpus, "term").sources == ("1", "2", "no term")
    assert compared_corpus(corpus, "chair").sources == ("chair: no", "chair: yes")
    assert compared_corpus(corpus, "topics").sources == ("a; b", "c")


def test_a_fingerprint_tells_unit_and_groups(outlets: Corpus) -> None:
    """Equal comparisons have equal ones."""
    made = [
        compared_corpus(outlets, "party"),
        compared_corpus(outlets, "language"),
        compared_corpus(outlets, "party", groups=[ValueGroup("both", ("red", "blue"))]),
        compared_corpus(outlets, "party", groups=[ValueGroup("some", ("red", "blue"))]),
    ]

    assert len({corpus.fingerprint for corpus in (outlets, *made)}) == 5
    assert compared_corpus(outlets, "party").fingerprint == made[0].fingerprint
    assert compared_corpus(outlets, "source") is compared_corpus(outlets) is outlets


def test_a_column_that_is_not_there_is_said(outlets: Corpus) -> None:
    """With those that are; a corpus that is compared already is not compared again."""
    with pytest.raises(FilterError, match="E-UNIT · the corpus has no column “country” · it has doc_id, source"):
        compared_corpus(outlets, "country")
    with pytest.raises(FilterError, match="E-UNIT · the corpus is compared by party"):
        compared_corpus(compared_corpus(outlets, "party"), "party")


def test_a_filter_names_values_of_the_unit(outlets: Corpus) -> None:
    """What it does not have is said by its name."""
    assert steady_sources(outlets, Filters(sources=("red",)), by="year", unit="party") == ("red",)
    with pytest.raises(FilterError, match="the corpus has no party “north” · it has blue, no party, red"):
        coverage(outlets, Filters(sources=("north",)), unit="party")


def test_sentences_speak_of_what_is_compared(outlets: Corpus) -> None:
    """Of parties, and of groups."""
    said = methods_paragraph(outlets, EVERY, unit="party")
    groups = [ValueGroup("coasts", ("north", "west"))]

    assert "by 3 parties" in said
    assert "What is compared are parties (blue, no party, red), not the sources that the documents came from." in said
    assert "Differences between parties are log ratios" in said
    assert "by 2 groups" in methods_paragraph(outlets, EVERY, unit="source", groups=groups)


def test_the_sources_are_units_of_evidence_of_what_is_compared(make_corpus: Callable[..., Corpus]) -> None:
    """Where there are several for each value, as senators of a party."""
    rows = [{"text": "a text", "source": f"senator {place % 6}", "party": "RD"[place % 2]} for place in range(24)]

    assert unit_columns(compared_corpus(make_corpus(rows), "party")) == ("original source",)


def test_parties_dealt_at_random_differ_in_nothing(outlets: Corpus) -> None:
    """Of ten deals, in none more than chance allows: what a word of one party alone would have is far below."""
    real = keyness(outlets, EVERY, target="red", reference="blue", unit="party")
    dealt = [
        keyness(shuffled_sources(compared_corpus(outlets, "party"), seed=seed), EVERY, target="red", reference="blue")
        for seed in range(1, 11)
    ]

    assert real["q"].min() < 0.05
    assert sum(bool((table["q"] < 0.05).any()) for table in dealt) <= 2


@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=30),
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz")),
)
@settings(max_examples=60, deadline=None)
def test_groups_are_a_partition(make_corpus: Callable[..., Corpus], values: list[str], of: dict[str, str]) -> None:
    """Each document is in the group of its value or in the others, and counts add up."""
    of = {value: name for value, name in of.items() if value in values}
    groups = [ValueGroup(name, tuple(v for v in of if of[v] == name)) for name in sorted(set(of.values()))]
    corpus = make_corpus(
        {"doc_id": f"d{place:02}", "source": value, "text": "a b"} for place, value in enumerate(values)
    )

    found = compared_corpus(corpus, groups=groups)

    assert found.documents["source"].tolist() == [of.get(value, "others") if groups else value for value in values]
    assert int(coverage(found, EVERY, by="year")["documents"].sum()) == len(values)


@pytest.mark.parametrize(
    ("groups", "what"),
    [
        ([ValueGroup("a", ("north",)), ValueGroup("b", ("north",))], "“north” stands in two groups"),
        ([ValueGroup("a", ("north",)), ValueGroup("a ", ("west",))], "“a” stands in two groups"),
        ([ValueGroup("", ("north",))], "the group “” has no name"),
        ([ValueGroup("a", ())], "the group “a” has no value"),
        ([ValueGroup("Others", ("north",))], "“Others” is what is in no group"),
        ([ValueGroup("a", ("east",))], "no document is of “east” · values are north, south, west"),
        ([ValueGroup("a" * 81, ("north",))], "the name of the group “a{80}…” is too long"),
        ([ValueGroup(str(number), ("north",)) for number in range(13)], "there are 13 groups · make 12 at most"),
    ],
)
def test_groups_that_cannot_be_are_refused(groups: list[ValueGroup], what: str, outlets: Corpus) -> None:
    """With what is wrong and what to do."""
    with pytest.raises(FilterError, match=what):
        compared_corpus(outlets, groups=groups)
