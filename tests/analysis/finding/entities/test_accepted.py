"""What is promised of names: in the starter corpus, in long documents, and of every step."""

from collections.abc import Callable
from time import process_time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Corpus
from analysis.corpus.schema import MARKS, MENTIONS
from analysis.finding.entities.resolution import STEPS, resolved_mentions


@pytest.fixture(scope="module")
def table(seeds: Corpus) -> pd.DataFrame:
    """Return the mentions in the starter corpus, with nothing mended by hand."""
    assert seeds.marks is not None

    return resolved_mentions(seeds, seeds.marks)


def _of(table: pd.DataFrame, entity: str) -> pd.DataFrame:
    return table[table["entity"] == entity]


def test_the_agency_is_the_first_of_the_seeds(table: pd.DataFrame) -> None:
    """ICE is named most, and its full name counts with it: of some 40 mentions 38 and more are found."""
    agency = _of(table, "ICE")

    assert table["entity"].value_counts().index[0] == "ICE"
    assert len(agency) >= 38
    assert "Immigration and Customs Enforcement" in set(agency["surface"])


@pytest.mark.parametrize(("person", "least"), [("Trump", 15), ("Pence", 5), ("Jeff Sessions", 5), ("Bob Avakian", 4)])
def test_people_of_the_seeds_are_people(table: pd.DataFrame, person: str, least: int) -> None:
    """Everybody is one person, under one name."""
    assert set(_of(table, person)["type"]) == {"PERSON"}
    assert len(_of(table, person)) >= least


def test_pairs_abbreviations_and_last_names_are_nobody_by_themselves(table: pd.DataFrame) -> None:
    """Who is named by these is named elsewhere."""
    assert set(table["entity"]).isdisjoint({"Trump/Pence", "Trump/Pence Regime", "BA", "Sessions", "U.S.", "USA"})


def test_no_headline_is_among_the_most_named(table: pd.DataFrame) -> None:
    """Of the 25 most named none is a sentence or a slogan."""
    most = table["entity"].value_counts().index[:25]

    assert [name for name in most if len(name.split()) > 3 or (name.isupper() and len(name) > 4)] == []


def test_every_step_may_be_left_out(seeds: Corpus) -> None:
    """Whatever is left out, names stand where they are said to stand."""
    assert seeds.marks is not None
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))

    for step in STEPS:
        found = resolved_mentions(seeds, seeds.marks, without=[step])
        assert all(texts[one.doc_id][one.start : one.end] == one.surface for one in found.itertuples())
    assert len(resolved_mentions(seeds, seeds.marks, without=STEPS)) == len(seeds.marks)


def test_no_step_is_called_otherwise(seeds: Corpus) -> None:
    """A step that is none is said, with those that are."""
    with pytest.raises(ValueError, match=r"no step is called magic; they are edges, headlines"):
        resolved_mentions(seeds, seeds.marks, without=["magic"])  # type: ignore[arg-type]


def test_no_marks_give_no_mentions(seeds: Corpus) -> None:
    """No entity is invented."""
    pd.testing.assert_frame_equal(resolved_mentions(seeds, MARKS.empty()), MENTIONS.empty())


WORDS = (
    "Trump",
    "Pence",
    "/",
    " ",
    " ",
    "the",
    "US",
    "us",
    "(US)",
    "\n",
    ". ",
    "Mr",
    "and",
    "May",
    "’s",
    "BA",
    "東京",
    "é",
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=5, max_size=40).map("".join),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=8),
    st.sampled_from(["PERSON", "ORG", "GPE"]),
)
def test_whatever_is_marked_mentions_stand_in_the_text(
    make_corpus: Callable[..., Corpus], text: str, spans: list[tuple[int, int]], kind: str
) -> None:
    """Mentions do not overlap, are as the text has them, and are called by a form that some text has."""
    corpus, place, rows = make_corpus([{"text": f"{text} end"}]), 0, []
    whole = corpus.text(0)
    for start, length in sorted(spans):
        if start >= place and whole[start : start + length].strip():
            place = min(start + length, len(whole))
            rows.append(("d0", start, place, whole[start:place], kind))

    found = resolved_mentions(corpus, pd.DataFrame(rows, columns=list(MARKS.columns)) if rows else MARKS.empty())
    ends = [0, *found["end"]]
    assert all(end <= start for end, start in zip(ends, found["start"], strict=False))
    assert all(whole[one.start : one.end] == one.surface for one in found.itertuples())
    forms = {" ".join(surface.split()) for surface in found["surface"]}
    assert set(found["entity"]) <= forms


def test_twice_the_text_takes_no_more_than_twice_as_long(make_corpus: Callable[..., Corpus]) -> None:
    """No step compares every name of a document with every other: a long one is read as many short ones are."""
    line = "Jeff Sessions of the Alpha Beta Bureau (ABB) met Ann Lee in Ohio.\nABB Says No To Sessions\nSo it went.\n"
    names = [("Jeff Sessions", "PERSON"), ("Alpha Beta Bureau", "ORG"), ("Ohio", "GPE")]

    def taken(times: int) -> float:
        corpus = make_corpus([{"text": line * times}])
        rows = [
            ("d0", start, start + len(name), name, kind)
            for number in range(times)
            for name, kind in names
            for start in [number * len(line) + line.index(name)]
        ]
        marks = pd.DataFrame(rows, columns=list(MARKS.columns))
        before = process_time()
        assert len(resolved_mentions(corpus, marks)) >= len(rows)
        return process_time() - before

    assert taken(8_000) < 2 * 8 * taken(1_000)
