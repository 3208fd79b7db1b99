"""Collocates: every count is a number of places near the search, and opens as many passages."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from itertools import combinations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import (
    Corpus,
    Filters,
    collocate_network,
    collocate_places,
    collocates,
    compared_collocates,
    term_frequencies,
)
from analysis.comparing.sides import compared_sides
from analysis.corpus.errors import FilterError, QueryError
from analysis.corpus.index import term_index
from analysis.corpus.schema import COLLOCATE_EDGES, COLLOCATES, COMPARED_COLLOCATES, DOCUMENTS, LEDGER, PLACES
from analysis.corpus.tokens import words
from analysis.counting.collocates import strongest_collocates
from analysis.measures.association import log_dice
from analysis.reading.location import passages_at

TEXTS = ["no war, no peace now", "war or peace", "peace and quiet", "the class war"]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents of 5, 3, 3 and 3 words by two sources."""
    return make_corpus({"source": source, "text": text} for source, text in zip("ABAB", TEXTS, strict=True))


@pytest.fixture(scope="module")
def one_text(make_corpus: Callable[..., Corpus]) -> Callable[[str], Corpus]:
    """Return a function that makes a corpus of one document."""
    return lambda text: make_corpus([{"text": text}])


def _counts(table: pd.DataFrame) -> dict[str, int]:
    return dict(zip(table["term"], table["count"].tolist(), strict=True))


def _rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(table.itertuples(index=False, name=None))


class Naive:
    """What stands near a search, word by word; a search is given as the sequences of beginnings or words it takes."""

    def __init__(self, texts: Iterable[list[str]], node: str, window: int) -> None:
        """Look for the node around every word of every text."""
        self.texts = list(texts)
        sequences = [part.split() for part in node.split("|")]
        self.near: set[tuple[int, int]] = set()
        self.windows: list[set[tuple[int, int]]] = []
        inside: set[tuple[int, int]] = set()
        for row, text in enumerate(self.texts):
            stretches = {
                range(first, first + len(one))
                for first in range(len(text))
                for one in sequences
                if _stands(text[first : first + len(one)], one)
            }
            for found in stretches:
                if not any(set(found) < set(other) for other in stretches):
                    reached = range(max(0, found.start - window), min(len(text), found.stop + window))
                    self.windows.append({(row, place) for place in reached})
                    inside |= {(row, place) for place in found}
        self.windows = [reached - inside for reached in self.windows]
        self.near = set().union(*self.windows)

    def word(self, place: tuple[int, int]) -> str:
        """Return the word at a place."""
        return self.texts[place[0]][place[1]]

    @property
    def counts(self) -> Counter[str]:
        """Return the places of each word near the search."""
        return Counter(self.word(place) for place in self.near)

    @property
    def documents(self) -> Counter[str]:
        """Return the documents of each word near the search."""
        return Counter(word for _, word in {(place[0], self.word(place)) for place in self.near})

    @property
    def pairs(self) -> Counter[frozenset[str]]:
        """Return the matches that have both of two words near."""
        held = [sorted({self.word(place) for place in reached}) for reached in self.windows]
        return Counter(frozenset(pair) for some in held for pair in combinations(some, 2))


def _stands(found: list[str], sequence: list[str]) -> bool:
    return len(found) == len(sequence) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for word, wanted in zip(found, sequence, strict=True)
    )


def test_a_row_worked_out_by_hand(corpus: Corpus) -> None:
    """“Peace” near “war”: 2 places within two words, of 3 uses."""
    row = collocates(corpus, Filters(), "war", window=2).set_index("term").loc["peace"]

    # Near are no, no, peace; or, peace; the, class: W = 7 of N = 14 words; F = 3 matches, f = 3 uses, O = 2
    assert row[["count", "documents"]].tolist() == [2, 2]
    # f W / N = 3/2; 14 + lg(4 / 6); lg(2 · 14 / (7 · 3)) / −lg(2 / 14) = .415037 / 2.807355
    assert row[["expected", "log_dice", "npmi"]].tolist() == pytest.approx([1.5, 13.415037, 0.147839], abs=1e-6)


def test_rows_are_sorted_by_log_dice_then_count_then_term(corpus: Corpus) -> None:
    """The word that keeps closest to the search comes first; of equals the commoner, then the first in order."""
    found = collocates(corpus, Filters(), "war", window=2)

    # 2 of 3 + 2 “no”, 2 of 3 + 3 “peace”, 1 of 3 + 1 “class”, “or” and “the”
    assert found["term"].tolist() == ["no", "peace", "class", "or", "the"]
    assert found["log_dice"].round(4).tolist() == [13.6781, 13.415, 13, 13, 13]


def test_log_dice_of_rychly(make_corpus: Callable[..., Corpus]) -> None:
    """130 meetings of words with 3,121 and 143 uses have logDice 10.3499, as published."""
    corpus = make_corpus({"text": text} for text in ["x y"] * 130 + ["x z"] * 2_991 + ["y z"] * 13)

    found = collocates(corpus, Filters(), "x").set_index("term")
    assert found.loc["y", "log_dice"] == pytest.approx(10.3499, abs=5e-5)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["x y"] * 10 + ["z z z z"] * 20, 1), (["x y"] + ["x z"] * 9 + ["y z z z"] * 9 + ["z"] * 44, 0)],
    ids=["always together", "by chance"],
)
def test_npmi_of_bouma(make_corpus: Callable[..., Corpus], texts: list[str], expected: int) -> None:
    """In 100 places, 10 of them near “x”, a word has the NPMI that Bouma (2009, p. 36) gives."""
    corpus = make_corpus({"text": text} for text in texts)

    found = collocates(corpus, Filters(), "x").set_index("term")
    assert sum(map(len, map(str.split, texts))) == 100
    assert found.loc["y", "npmi"] == pytest.approx(expected, abs=1e-10)


def test_log_dice_stays_at_14_or_below(one_text: Callable[[str], Corpus]) -> None:
    """A word that stands twice at every match counts as often as there are matches."""
    found = collocates(one_text("peace war peace"), Filters(), "war")

    # 14 + lg(2 · 1 / (1 + 2)), and not 14 + lg(2 · 2 / 3)
    assert found["log_dice"].tolist() == pytest.approx([13.415037], abs=1e-6)


@pytest.mark.parametrize(
    ("text", "node", "window", "expected"),
    [
        ("a b c d e", "c", 1, {"b": 1, "d": 1}),
        ("a b c d e", "c", 2, {"a": 1, "b": 1, "d": 1, "e": 1}),
        ("a war b war c", "war", 1, {"a": 1, "b": 1, "c": 1}),  # b lies near both, and is one place
        ("a war war b", "war", 2, {"a": 1, "b": 1}),  # a match is no collocate of another
        ("a class war b", "class war", 1, {"a": 1, "b": 1}),
        ("a class b class war", "class war", 2, {"b": 1, "class": 1}),  # a word of the search, but not of a match
        ("a b b b c", "b b", 1, {"a": 1, "c": 1}),  # matches overlap
        ("a immigrant immigration b", "immig*", 1, {"a": 1, "b": 1}),
        ("a war b c class war d", "war | class war", 1, {"a": 1, "b": 1, "c": 1, "d": 1}),
        ("war", "war", 5, {}),
    ],
)
def test_what_is_near(
    one_text: Callable[[str], Corpus], text: str, node: str, window: int, expected: dict[str, int]
) -> None:
    """A place is near when it is within so many words of a match, and counts once; words of matches do not count."""
    assert _counts(collocates(one_text(text), Filters(), node, window=window)) == expected


def test_a_window_ends_with_its_document(make_corpus: Callable[..., Corpus]) -> None:
    """What stands before or after in another document is not near."""
    corpus = make_corpus({"text": text} for text in ["a b", "war", "war c", "d e"])

    assert _counts(collocates(corpus, Filters(), "war")) == {"c": 1}


def test_only_selected_documents_count(corpus: Corpus) -> None:
    """Counts, sums and frequencies are those of the selected documents."""
    found = collocates(corpus, Filters(sources=("B",)), "war")

    # “peace” is 1 of 6 words there, 4 of which are near 2 matches
    row = found.set_index("term").loc["peace"]
    assert row[["count", "expected", "log_dice"]].tolist() == pytest.approx([1, 4 / 6, 14 + np.log2(2 / 3)])


def test_stop_words_are_left_out_and_nothing_else_changes(corpus: Corpus) -> None:
    """Rows of stop words go; what is near and all sums stay."""
    every = collocates(corpus, Filters(), "war")
    found = collocates(corpus, Filters(), "war", stopwords={"no", "the", "or"})

    pd.testing.assert_frame_equal(found, every[~every["term"].isin(["no", "the", "or"])].reset_index(drop=True))


SEARCHES = st.sampled_from(["a", "a b", "a*", "a* b", "b | a b", "ab | c c", "a a"])
SOME_TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "ab"]), min_size=1, max_size=9), min_size=1, max_size=4)
PAIR_TERMS = ("a", "b", "c", "ab")


def _drawn(texts: list[list[str]]) -> Corpus:
    """Return a corpus of these documents without a detour over files, which Hypothesis would take for every draw."""
    rows = pd.DataFrame({"doc_id": [f"d{place}" for place in range(len(texts))]}, dtype="str")
    columns = {name: DOCUMENTS.empty()[name].reindex(rows.index) for name in DOCUMENTS.columns[2:-1]}
    documents = rows.assign(source=pd.Series(["A"] * len(texts), dtype="str"), **columns)
    joined = pl.Series([" ".join(text) for text in texts])
    return Corpus(documents, joined, term_index(joined), "drawn", LEDGER.empty())


@given(texts=SOME_TEXTS, node=SEARCHES, window=st.integers(1, 3))
def test_collocates_are_those_found_one_by_one(texts: list[list[str]], node: str, window: int) -> None:
    """Counts, documents, pairs and passages are those that plain Python finds, and every score is in its range."""
    corpus = _drawn(texts)
    naive = Naive(texts, node, window)

    found = collocates(corpus, Filters(), node, window=window)
    assert _counts(found) == naive.counts
    assert dict(zip(found["term"], found["documents"], strict=True)) == naive.documents
    assert (found["log_dice"] <= 14).all()
    assert (found["npmi"].abs() <= 1 + 1e-12).all()  # but for rounding

    edges = collocate_network(corpus, Filters(), node, PAIR_TERMS, window=window)
    star, pairs = edges[: len(found)], edges[len(found) :]
    assert dict(zip(star["other"], star["count"], strict=True)) == naive.counts
    assert {frozenset((term, other)): count for term, other, count, _ in _rows(pairs)} == naive.pairs
    assert (edges["log_dice"] <= 14).all()

    opened = {term: len(collocate_places(corpus, Filters(), node, term, window=window)) for term in found["term"]}
    assert opened == naive.counts


@given(texts=SOME_TEXTS, node=SEARCHES, seed=st.integers(0, 99))
def test_the_order_of_documents_does_not_matter(texts: list[list[str]], node: str, seed: int) -> None:
    """Documents in another order have the same collocates."""
    order = np.random.default_rng(seed).permutation(len(texts))
    one, other = _drawn(texts), _drawn([texts[place] for place in order])

    pd.testing.assert_frame_equal(
        collocates(one, Filters(), node, window=2), collocates(other, Filters(), node, window=2)
    )


@pytest.mark.parametrize("node", ["immig*", "immigration policy", "british | english", "the", "labour"])
def test_collocates_of_a_real_corpus_are_those_found_one_by_one(uk_immigration: Corpus, node: str) -> None:
    """Near a search in nine manifestos stand the words that plain Python finds there."""
    naive = Naive(map(words, uk_immigration.texts), node, 5)

    found = collocates(uk_immigration, Filters(), node)
    assert found["count"].sum() == len(naive.near) > 9
    assert _counts(found) == naive.counts
    assert dict(zip(found["term"], found["documents"], strict=True)) == naive.documents


def test_sums_of_a_real_corpus(uk_immigration: Corpus) -> None:
    """Expected uses of all words are as many as the places near the search, and joint uses are at most all uses."""
    found = collocates(uk_immigration, Filters(), "immig*", window=8).set_index("term")
    used = term_frequencies(uk_immigration, Filters()).set_index("term")["count"]

    share = found["expected"] / used[found.index]
    assert share.to_numpy() == pytest.approx(found["count"].sum() / used.sum())
    assert (found["count"] <= used[found.index]).all()


@pytest.mark.parametrize("node", ["immig*", "the"])
def test_every_count_of_a_real_corpus_opens_its_passages(uk_immigration: Corpus, node: str) -> None:
    """Each of the 40 strongest collocates opens as many passages as it is counted, none of them twice."""
    strongest = collocates(uk_immigration, Filters(), node).head(40)
    opened = [
        passages_at(uk_immigration, collocate_places(uk_immigration, Filters(), node, term))
        for term in strongest["term"]
    ]

    assert [len(table.drop_duplicates(["doc_id", "start"])) for table in opened] == strongest["count"].tolist()


@pytest.mark.parametrize("node", ["ice", "class | war", "trump"])
def test_every_count_of_the_starter_corpus_opens_its_passages(seeds: Corpus, node: str) -> None:
    """Each of the 40 strongest collocates opens as many passages as it is counted."""
    strongest = collocates(seeds, Filters(), node).head(40)
    opened = [len(collocate_places(seeds, Filters(), node, term)) for term in strongest["term"]]

    assert opened == strongest["count"].tolist()


def test_a_place_is_that_of_the_collocate(one_text: Callable[[str], Corpus]) -> None:
    """A passage shows the word as it is written, and only where it stands near the search."""
    text = "Peace, no WAR; peace’s far. And then, as so often before, peace."
    corpus = one_text(text)
    found = passages_at(corpus, collocate_places(corpus, Filters(), "war", "peace", window=2))

    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == ["Peace", "peace"]
    assert (found["text"].tolist(), set(found["why"])) == ([text, text], {"all"})


def test_places_are_by_source_date_and_place(make_corpus: Callable[..., Corpus]) -> None:
    """Sources come in alphabetical order, each from its earliest to its undated documents."""
    rows = [("B", "2019"), ("A", "2020"), ("A", "2018"), ("B", "")]
    corpus = make_corpus({"source": source, "published": date, "text": "no war no"} for source, date in rows)

    found = passages_at(corpus, collocate_places(corpus, Filters(), "war", "no"))
    assert found["doc_id"].tolist() == ["d2", "d2", "d1", "d1", "d0", "d0", "d3", "d3"]
    assert found["start"].tolist() == [0, 7] * 4


def test_the_strongest_are_used_often_enough(corpus: Corpus) -> None:
    """Words with fewer uses are passed over, unless there are no others."""
    table = collocates(corpus, Filters(), "war", window=2)

    assert strongest_collocates(table, least=2)["term"].tolist() == ["no", "peace"]
    assert strongest_collocates(table, least=2, top=1)["term"].tolist() == ["no"]
    assert strongest_collocates(table, least=3, top=3)["term"].tolist() == ["no", "peace", "class"]


def test_a_network_worked_out_by_hand(corpus: Corpus) -> None:
    """Around three uses of “war”, “no” and “peace” meet once, “or” and “peace” once."""
    found = collocate_network(corpus, Filters(), "war", ["peace", "no", "or", "quiet", "strike"], window=2)

    # peace is near 2 matches, no near 1, or near 1: 14 + lg(2 · 1 / (2 + 1))
    lone = pytest.approx(14 + np.log2(2 / 3))
    pairs = [("peace", "no", 1, lone), ("peace", "or", 1, lone)]
    assert _rows(found)[3:] == pairs
    assert _rows(found)[:3] == [
        ("war", "peace", 2, pytest.approx(14 + np.log2(4 / 6))),
        ("war", "no", 2, pytest.approx(14 + np.log2(4 / 5))),
        ("war", "or", 1, pytest.approx(14 + np.log2(2 / 4))),
    ]


def test_a_network_has_the_numbers_of_the_collocates(seeds: Corpus) -> None:
    """What joins the search to a word is what the list of collocates says of it."""
    table = strongest_collocates(collocates(seeds, Filters(), "ice"), top=10)
    found = collocate_network(seeds, Filters(), "ice", table["term"])[:10]

    expected = table[["term", "count", "log_dice"]].rename(columns={"term": "other"})
    pd.testing.assert_frame_equal(found[["other", "count", "log_dice"]], expected)


def test_a_network_without_pairs(one_text: Callable[[str], Corpus]) -> None:
    """One word near the search, given twice, is one edge."""
    found = collocate_network(one_text("no war"), Filters(), "war", ["no", "no"])

    assert _rows(found) == [("war", "no", 1, 14)]


def test_a_comparison_worked_out_by_hand(corpus: Corpus) -> None:
    """Near “war” A has 4 places, 2 of them “no”; B has 4, none of them."""
    sides = compared_sides(corpus, Filters(), target="A", reference="B")
    found = compared_collocates(sides, "war").set_index("term")

    assert found.index.tolist() == ["no", "now", "peace", "class", "or", "the"]
    # 2 of 4 to ½ of 4; 1 to ½; 1 to 1; the others ½ to 1
    assert found["log_ratio"].tolist() == pytest.approx([2, 1, 0, -1, -1, -1])
    counts = ["count_target", "count_reference", "documents_target", "documents_reference"]
    assert found.loc[["no", "peace"], counts].to_numpy().tolist() == [[2, 0, 1, 0], [1, 1, 1, 1]]
    # A: F = 1, “peace” f = 2; B: F = 2, f = 1
    logs = found[["log_dice_target", "log_dice_reference"]]
    assert logs.loc["peace"].tolist() == pytest.approx(log_dice([1, 1], [1, 2], [2, 1]))
    assert logs.loc["no"].isna().tolist() == [False, True]


def test_both_sides_are_those_of_the_collocates(seeds: Corpus) -> None:
    """Each side's columns are what its own list of collocates says."""
    sides = compared_sides(seeds, Filters(), target="Red Flag")
    found = compared_collocates(sides, "ice").set_index("term")

    for side, names in (("target", ("Red Flag",)), ("reference", tuple(n for n in seeds.sources if n != "Red Flag"))):
        alone = collocates(seeds, Filters(sources=names), "ice").set_index("term")
        ours = found[[f"{name}_{side}" for name in ("count", "documents", "log_dice")]]
        ours = ours[ours[f"count_{side}"] > 0].set_axis(["count", "documents", "log_dice"], axis=1)
        pd.testing.assert_frame_equal(ours.sort_index(), alone[["count", "documents", "log_dice"]].sort_index())


def test_swapping_the_sides_flips_the_signs_and_nothing_else(corpus: Corpus) -> None:
    """Target and reference swapped give the same table with its columns swapped and its signs turned."""
    one, other = (
        compared_collocates(compared_sides(corpus, Filters(), target=first, reference=second), "war")
        for first, second in ("AB", "BA")
    )

    swapped = other.rename(columns=_other_side).assign(log_ratio=-other["log_ratio"])[one.columns]
    pd.testing.assert_frame_equal(
        one.sort_values("term", ignore_index=True), swapped.sort_values("term", ignore_index=True)
    )


def _other_side(name: str) -> str:
    if name.endswith("_target"):
        return name.replace("_target", "_reference")
    return name.replace("_reference", "_target")


def test_a_comparison_leaves_out_stop_words(corpus: Corpus) -> None:
    """Rows of stop words go; what is compared stays."""
    sides = compared_sides(corpus, Filters(), target="A")
    every = compared_collocates(sides, "war")

    found = compared_collocates(sides, "war", stopwords={"no"})
    pd.testing.assert_frame_equal(found, every[every["term"] != "no"].reset_index(drop=True))


@pytest.mark.parametrize("node", ["class", "quiet", "strike"])
def test_a_side_without_the_search_gives_nothing_to_compare(corpus: Corpus, node: str) -> None:
    """Where one side never uses the search there is no rate to compare with."""
    sides = compared_sides(corpus, Filters(), target="A", reference="B")

    pd.testing.assert_frame_equal(compared_collocates(sides, node), COMPARED_COLLOCATES.empty())


@pytest.mark.parametrize("node", ["strike", "", "war strike"])
@pytest.mark.parametrize("filters", [Filters(), Filters(search="strike")])
def test_no_match_gives_empty_tables(corpus: Corpus, node: str, filters: Filters) -> None:
    """A search that matches nothing has no rows, and the same columns."""
    sides = compared_sides(corpus, filters, target="A")

    pd.testing.assert_frame_equal(collocates(corpus, filters, node), COLLOCATES.empty())
    pd.testing.assert_frame_equal(collocate_places(corpus, filters, node, "peace"), PLACES.empty())
    pd.testing.assert_frame_equal(collocate_network(corpus, filters, node, ["peace"]), COLLOCATE_EDGES.empty())
    pd.testing.assert_frame_equal(compared_collocates(sides, node), COMPARED_COLLOCATES.empty())


@pytest.mark.parametrize("term", ["strike", "quiet", "war", "no war", ""])
def test_a_word_that_is_not_near_opens_nothing(corpus: Corpus, term: str) -> None:
    """A word of no text, of another document, of the search, or no word has no place."""
    pd.testing.assert_frame_equal(collocate_places(corpus, Filters(), "war", term), PLACES.empty())


@pytest.mark.row(87)
def test_stop_words_alone_leave_nothing(one_text: Callable[[str], Corpus]) -> None:
    """Where only stop words are near there are no rows."""
    found = collocates(one_text("the war"), Filters(), "war", stopwords={"the"})

    pd.testing.assert_frame_equal(found, COLLOCATES.empty())


@pytest.mark.parametrize("window", [0, -3])
def test_a_window_without_a_word_is_an_error(corpus: Corpus, window: int) -> None:
    """A window holds a word or more, whoever asks."""
    sides = compared_sides(corpus, Filters(), target="A")
    calls: list[Callable[[], pd.DataFrame]] = [
        lambda: collocates(corpus, Filters(), "war", window=window),
        lambda: collocate_places(corpus, Filters(), "war", "peace", window=window),
        lambda: collocate_network(corpus, Filters(), "war", ["peace"], window=window),
        lambda: compared_collocates(sides, "war", window=window),
    ]

    for call in calls:
        with pytest.raises(FilterError, match=f"E-WINDOW.*{window} words.*1 word or more"):
            call()


def test_a_search_that_cannot_be_understood_is_an_error(corpus: Corpus) -> None:
    """What the search box refuses is refused here."""
    with pytest.raises(QueryError, match="E-QUERY"):
        collocates(corpus, Filters(), "w*r")


def test_nothing_changes_the_corpus(
    corpus: Corpus, unchanged: Callable[[Corpus], AbstractContextManager[None]]
) -> None:
    """All calls leave the corpus as it was."""
    with unchanged(corpus):
        collocates(corpus, Filters(), "war")
        collocate_places(corpus, Filters(), "war", "peace")
        collocate_network(corpus, Filters(), "war", ["peace", "no"])
        compared_collocates(compared_sides(corpus, Filters(), target="A"), "war")
