"""Passages: every number opens as many as it counts."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, concordance, passages, term_frequencies
from analysis.corpus.schema import CONCORDANCE, PASSAGES

many = pytest.mark.parametrize("number", [50, pytest.param(200, marks=pytest.mark.exhaustive)])


def _wrong(corpus: Corpus, n: int, number: int) -> list[tuple[str, int]]:
    """Return the commonest terms whose lines are not as many as their count."""
    commonest = term_frequencies(corpus, Filters(), n=n).head(number)
    assert len(commonest) == number
    lines = [len(concordance(corpus, Filters(), term)) for term in commonest["term"]]
    pairs = zip(commonest["term"], commonest["count"], lines, strict=True)
    return [(term, found) for term, count, found in pairs if found != count]


@many
@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_count_of_the_starter_corpus_opens_its_lines(seeds: Corpus, n: int, number: int) -> None:
    """Each of the commonest terms opens as many lines as it is counted."""
    assert _wrong(seeds, n, number) == []


@many
@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_count_of_a_real_corpus_opens_its_lines(uk_immigration: Corpus, n: int, number: int) -> None:
    """Each of the commonest terms of nine manifestos opens as many lines as it is counted."""
    assert _wrong(uk_immigration, n, number) == []


def test_lines_of_a_real_search_are_quantedas(uk_immigration: Corpus) -> None:
    """Words that start with immig are found 87 times, as quanteda finds them, and twice more after a hyphen."""
    found = concordance(uk_immigration, Filters(), "immig*")

    assert found["left"].str.endswith("-").value_counts().to_dict() == {False: 87, True: 2}


def test_a_long_word_opens_its_lines(make_corpus: Callable[..., Corpus]) -> None:
    """However long a word that is counted is, its count opens its lines."""
    corpus = make_corpus([{"text": "x" * 100}])
    term = term_frequencies(corpus, Filters())["term"].item()

    assert len(concordance(corpus, Filters(), term)) == 1


@pytest.mark.parametrize(
    ("text", "search", "expected"),
    [
        (
            "what does the fox say fox",
            "fox",
            [("what does the ", "fox", " say fox"), ("what does the fox say ", "fox", "")],
        ),
        ("Trump’s wall", "'s", [("Trump", "’s", " wall")]),
        ("Trump’s wall", "trump's", [("", "Trump’s", " wall")]),
        ("the working-class vote", "working class", [("the ", "working-class", " vote")]),
        ("one\ntwo, three", "two", [("one\n", "two", ", three")]),
        ("a e\u0301t\u00ade\u0301 b", "été", [("a ", "e\u0301t\u00ade\u0301", " b")]),
    ],
)
def test_a_line_shows_the_text_as_it_is(
    make_corpus: Callable[..., Corpus], text: str, search: str, expected: list[tuple[str, str, str]]
) -> None:
    """A match stands as it is written, between the words before it and after it."""
    found = concordance(make_corpus([{"text": text}]), Filters(), search)

    assert list(found[["left", "match", "right"]].itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize("term", ["ice", "the", "'s", "class war", "immig*"])
def test_start_and_end_are_places_in_the_text(seeds: Corpus, term: str) -> None:
    """Every match can be found again in its document."""
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))

    for line in concordance(seeds, Filters(), term).itertuples():
        text = texts[line.doc_id]
        assert text[line.start : line.end] == line.match
        assert text[line.start - len(line.left) : line.end + len(line.right)] == line.left + line.match + line.right


@pytest.mark.parametrize("term", ["ice", "the", "class war"])
def test_a_passage_is_a_piece_of_its_text(seeds: Corpus, term: str) -> None:
    """Every passage stands in its document, with the match inside."""
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))

    for passage in passages(seeds, Filters(), term).itertuples():
        stop = passage.text_start + len(passage.text)
        assert texts[passage.doc_id][passage.text_start : stop] == passage.text
        assert passage.text_start <= passage.start < passage.end <= stop


def test_lines_and_passages_are_the_same_matches(seeds: Corpus) -> None:
    """The two views of a search show the same places."""
    places = ["doc_id", "start", "end"]
    lines, pieces = concordance(seeds, Filters(), "ice")[places], passages(seeds, Filters(), "ice")[places]

    pd.testing.assert_frame_equal(
        pieces.sort_values(places, ignore_index=True), lines.sort_values(places, ignore_index=True)
    )


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return six uses of “war” by A, two by B, over four documents."""
    rows = [("B", "2019", "war"), ("A", "2020", "war war war"), ("A", "2018", "war war war"), ("B", "", "war")]
    return make_corpus({"source": source, "published": date, "text": text} for source, date, text in rows)


def test_passages_are_by_source_date_and_place(corpus: Corpus) -> None:
    """Sources come in alphabetical order, each from its earliest to its undated documents."""
    found = passages(corpus, Filters(), "war")

    assert found["doc_id"].tolist() == ["d2"] * 3 + ["d1"] * 3 + ["d0", "d3"]
    assert found["start"].tolist() == [0, 4, 8, 0, 4, 8, 0, 0]
    assert set(found["why"]) == {"all"}


def test_as_many_passages_of_each_source(corpus: Corpus) -> None:
    """A draw takes at most so many of each source, and says how."""
    found = passages(corpus, Filters(), "war", per_source=3, seed=1)

    assert found["source"].tolist() == ["A"] * 3 + ["B"] * 2
    assert found["why"].tolist() == ["3 of 6, drawn at random (seed 1)"] * 3 + ["all"] * 2


def test_a_draw_is_the_same_every_time(seeds: Corpus) -> None:
    """One seed draws the same passages again, another draws others."""
    first, again, other = (passages(seeds, Filters(), "the", per_source=5, seed=seed) for seed in (3, 3, 4))

    pd.testing.assert_frame_equal(again, first)
    assert other["start"].tolist() != first["start"].tolist()


def test_a_draw_holds_no_passage_twice(seeds: Corpus) -> None:
    """Passages are drawn without putting any back."""
    found = passages(seeds, Filters(), "the", per_source=50)

    assert not found.duplicated(["doc_id", "start"]).any()


@pytest.mark.parametrize("search", ["strike", "", "war strike"])
def test_no_match_gives_empty_tables(corpus: Corpus, search: str) -> None:
    """A search that matches nothing has no rows, and the same columns."""
    pd.testing.assert_frame_equal(concordance(corpus, Filters(), search), CONCORDANCE.empty())
    pd.testing.assert_frame_equal(passages(corpus, Filters(), search), PASSAGES.empty())
