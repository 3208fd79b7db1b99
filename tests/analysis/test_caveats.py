"""Cautions: each applies at its number and not before."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, caveats
from analysis.schema import CAVEATS


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return twenty dated documents by A, nineteen by B, and one undated by B."""
    dates = ["2019-07-20"] * 39 + [""]
    return make_corpus(
        {"source": "A" if place < 20 else "B", "published": date, "text": f"text {place}"}
        for place, date in enumerate(dates)
    )


@pytest.mark.parametrize(
    ("filters", "target", "reference", "codes"),
    [
        (Filters(), None, None, []),
        (Filters(), "A", "B", []),  # 20 against 20
        (Filters(), "A", None, []),
        (Filters(search="nowhere"), None, None, []),
        (Filters(sources=("A",)), None, None, ["one-source"]),
        (Filters(sources=("A",)), "A", "B", ["one-source"]),  # 20 against 0
    ],
    ids=["enough", "enough of both", "enough of the rest", "nothing", "one source", "nothing to compare"],
)
def test_cautions_that_apply(
    corpus: Corpus, filters: Filters, target: str | None, reference: str | None, codes: list[str]
) -> None:
    """A caution appears where its number says so."""
    assert caveats(corpus, filters, target=target, reference=reference)["code"].tolist() == codes


@pytest.mark.parametrize(("size", "codes"), [(19, ["few-docs"]), (20, [])])
def test_fewer_than_twenty_documents_are_few(make_corpus: Callable[..., Corpus], size: int, codes: list[str]) -> None:
    """Nineteen documents are to be read and not tested."""
    corpus = make_corpus({"source": str(place), "published": "2019", "text": f"text {place}"} for place in range(size))

    assert caveats(corpus, Filters())["code"].tolist() == codes


@pytest.mark.parametrize(("undated", "codes"), [(2, []), (3, ["undated"])])
def test_more_than_a_tenth_without_a_date(make_corpus: Callable[..., Corpus], undated: int, codes: list[str]) -> None:
    """Of twenty documents two may be undated, and three are said."""
    dates = [""] * undated + ["2019"] * (20 - undated)
    corpus = make_corpus(
        {"source": date or "B", "published": date, "text": f"text {place}"} for place, date in enumerate(dates)
    )

    assert caveats(corpus, Filters())["code"].tolist() == codes


def test_the_starter_corpus_is_to_be_read(seeds: Corpus) -> None:
    """Five articles, four of them with inferred dates, have both said, the graver first."""
    found = caveats(seeds, Filters(), target="Revolution", reference="Red Flag")

    assert found[["code", "severity", "figure"]].to_numpy().tolist() == [
        ["few-docs", "read first", 2.0],
        ["inferred-dates", "note", 4.0],
    ]
    assert found["message"][0].startswith(
        "Read these texts; do not test them. 2 against 3 documents: no word can be told"
    )
    assert found["message"][1].startswith("4 of 5 documents have dates that the document itself does not state")


def _codes(corpus: Corpus, **sides: str) -> list[str]:
    return caveats(corpus, Filters(), **sides)["code"].tolist()


@pytest.mark.parametrize(("copies", "codes"), [(1, []), (2, ["duplicates"])])
def test_more_than_a_twentieth_of_copies(make_corpus: Callable[..., Corpus], copies: int, codes: list[str]) -> None:
    """Of twenty documents one may repeat another's text, and two are said."""
    texts = [f"text {max(place, copies)}" for place in range(20)]
    corpus = make_corpus(
        {"source": f"S{place % 2}", "text": text, "published": "2019"} for place, text in enumerate(texts)
    )

    assert _codes(corpus) == codes


@pytest.mark.parametrize(("words", "codes"), [(4, []), (6, ["length-skew"])])
def test_one_document_with_more_than_a_fifth_of_the_words(
    make_corpus: Callable[..., Corpus], words: int, codes: list[str]
) -> None:
    """Twenty words of others and six of one are said; four of one are not a fifth."""
    texts = [f"w{place}" for place in range(20)] + [" ".join(f"x{place}" for place in range(words))]
    corpus = make_corpus(
        {"source": f"S{place % 2}", "text": text, "published": "2019"} for place, text in enumerate(texts)
    )

    assert _codes(corpus) == codes


def test_another_language_is_said(make_corpus: Callable[..., Corpus]) -> None:
    """One Spanish document among English ones is counted."""
    languages = ["en"] * 20 + ["es"]
    corpus = make_corpus(
        {"source": f"S{place % 2}", "text": f"text {place}", "published": "2019", "language": language}
        for place, language in enumerate(languages)
    )

    assert _codes(corpus) == ["mixed-language"]


@pytest.mark.parametrize(("others", "codes"), [(100, []), (101, ["unequal-sides"])])
def test_sides_of_very_different_size(make_corpus: Callable[..., Corpus], others: int, codes: list[str]) -> None:
    """Five times as many documents pass, and more than that are said."""
    corpus = make_corpus(
        {"source": "A" if place < 20 else "B", "text": f"text{place}", "published": "2019"}
        for place in range(20 + others)
    )

    assert _codes(corpus, target="A") == codes


@pytest.mark.parametrize(("words", "codes"), [(99, []), (100, ["many-tests"])])
def test_many_words_tested_at_once(make_corpus: Callable[..., Corpus], words: int, codes: list[str]) -> None:
    """A hundred words that at least five documents use are many; the sentence says what chance would find."""
    text = " ".join(f"w{number}" for number in range(words))
    corpus = make_corpus(
        {"source": "AB"[place % 2], "text": f"{text} only{place}", "published": "2019"} for place in range(40)
    )

    assert _codes(corpus, target="A") == codes


def test_one_is_said_in_the_singular(seeds: Corpus) -> None:
    """A message about one document or one date is good English."""
    messages = caveats(seeds, Filters(search="resistance takes on"))["message"]
    one_inferred = caveats(seeds, Filters(sources=("Revolution",)))["message"]

    assert messages[0].endswith("1 document cannot show what a source usually does.")
    assert one_inferred[2].startswith("1 of 2 documents has a date that")


def test_nothing_selected_has_no_cautions(corpus: Corpus) -> None:
    """Of nothing there is nothing to be said."""
    found = caveats(corpus, Filters(search="nowhere"), target="A")

    pd.testing.assert_frame_equal(found, CAVEATS.empty())
