"""Who is named together, and the passages that add up to it."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, entities, entity_mentions, named_together, places, together_passages
from analysis.corpus.errors import EmptyCorpusError, QueryError
from analysis.measures.association import npmi

WORDS = " ".join(["word"] * 45)  # a passage is no shorter
ROWS = [
    ("A", f"Ann Bob Ann {WORDS}\n\nBob {WORDS}\n\nAnn and Cy {WORDS}"),
    ("B", f"Bob met Ann {WORDS}\n\nCy, Ann, {WORDS} Bob"),
    ("B", f"Dan {WORDS}"),
]


@pytest.fixture(scope="module")
def corpus(name_texts: Callable[..., Corpus]) -> Corpus:
    """Return three documents of six paragraphs."""
    return name_texts(ROWS, {"Cy": "ORG"})


def test_pairs_are_counted_by_passage_and_document(corpus: Corpus) -> None:
    """However often a passage names both, it is one; who stands in more passages comes first."""
    found = named_together(corpus, Filters())

    assert found.iloc[:, :4].to_numpy().tolist() == [
        ["Ann", "Bob", 3, 2],
        ["Ann", "Cy", 2, 2],
        ["Bob", "Cy", 1, 1],
    ]
    assert found["npmi"].tolist() == pytest.approx(
        [float(npmi(*counts, 6)) for counts in ((3, 4, 4), (2, 4, 2), (1, 4, 2))]
    )


def test_filters_kinds_and_the_number_of_names(corpus: Corpus) -> None:
    """Each leaves out pairs, and changes nothing of those that stay but what chance is taken from."""
    assert named_together(corpus, Filters(sources=("B",)))["passages"].tolist() == [2, 1, 1]
    assert named_together(corpus, Filters(), types=("PERSON",))["other"].tolist() == ["Bob"]
    assert named_together(corpus, Filters(), most=2).iloc[:, :3].to_numpy().tolist() == [["Ann", "Bob", 3]]
    assert named_together(corpus, Filters(), types=()).empty
    assert named_together(corpus, Filters(search="nowhere")).empty


def test_the_pairs_of_one_name_have_all_others(corpus: Corpus) -> None:
    """However rare it is: the rows of all pairs that it is in, as the first of the two."""
    every = named_together(corpus, Filters())
    for name in entities(corpus, Filters())["entity"]:
        own = every[(every["entity"] == name) | (every["other"] == name)]
        others = own["other"].where(own["entity"] == name, own["entity"]).tolist()
        alone = named_together(corpus, Filters(), most=1, around=name)

        assert set(alone["entity"]) <= {name}
        assert alone["other"].tolist() == others
        assert alone.iloc[:, 2:].equals(own.iloc[:, 2:].reset_index(drop=True))
    assert named_together(corpus, Filters(), types=("ORG",), around="Ann").empty
    with pytest.raises(QueryError, match="nobody"):
        named_together(corpus, Filters(), around="Nobody")


def test_a_passage_shows_the_shortest_stretch_that_names_both(corpus: Corpus) -> None:
    """Within the whole paragraph, by source, date and place; in whichever order they are asked for."""
    found = together_passages(corpus, Filters(), "Ann", "Bob")

    marked = [row.text[row.start - row.text_start : row.end - row.text_start] for row in found.itertuples()]
    assert marked == ["Ann Bob", "Bob met Ann", f"Ann, {WORDS} Bob"]
    assert found["doc_id"].tolist() == ["d0", "d1", "d1"]
    assert found.equals(together_passages(corpus, Filters(), "Bob", "Ann"))
    assert found["text"].str.startswith(("Ann Bob", "Bob met", "Cy")).all()


@pytest.mark.parametrize("filters", [Filters(), Filters(search="trump"), Filters(sources=("Red Flag",))], ids=str)
def test_every_pair_of_the_starter_corpus_opens_its_passages(seeds: Corpus, filters: Filters) -> None:
    """As many as are counted, in as many documents; each names both."""
    for row in named_together(seeds, filters, most=40).itertuples():
        found = together_passages(seeds, filters, row.entity, row.other)
        assert (len(found), found["doc_id"].nunique()) == (row.passages, row.documents)


NAMED = st.lists(
    st.lists(st.sampled_from(["Ann", "Bob", "Cy", "Di", f"{WORDS}\n\n", "x"]), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
)


@given(NAMED)
def test_every_number_opens_what_adds_up_to_it(name_texts: Callable[..., Corpus], texts: list[list[str]]) -> None:
    """Mentions of an entity, in texts and in a search, and passages of a pair; pairs that do not meet have no row."""
    corpus = name_texts([("A", " ".join(words)) for words in texts])
    named = entities(corpus, Filters())
    for row in named.itertuples():
        found = entity_mentions(corpus, Filters(), row.entity)
        assert len(found) == len(places(corpus, Filters(), f"[{row.entity}]")) == row.mentions
        assert found["doc_id"].nunique() == row.documents
    pairs = {frozenset(row[1:3]): row for row in named_together(corpus, Filters()).itertuples()}
    for pair in combinations(named["entity"], 2):
        found = together_passages(corpus, Filters(), *pair)
        row = pairs.get(frozenset(pair))
        assert (len(found), found["doc_id"].nunique()) == ((row.passages, row.documents) if row else (0, 0))


def test_who_is_not_there(corpus: Corpus, make_corpus: Callable[..., Corpus]) -> None:
    """The nearest names are told; where names were not looked for, that is."""
    with pytest.raises(QueryError, match=r"E-NAME .* \[Ann\]"):
        together_passages(corpus, Filters(), "Anne", "Bob")
    for call in (named_together, lambda c, f: together_passages(c, f, "Ann", "Bob")):
        with pytest.raises(EmptyCorpusError, match="E-MENTIONS"):
            call(make_corpus([{"text": "Ann"}]), Filters())
