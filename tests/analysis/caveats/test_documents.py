"""Cautions: each applies at its number and not before."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, caveats
from analysis.corpus.schema import CAVEATS


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


@pytest.mark.row(77, 93)
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
        "Read these texts; do not test them. 2 documents against 3: no word can be told"
    )
    assert found["message"][1].startswith("4 of 5 documents have dates that the document itself does not state")


def _codes(corpus: Corpus, **sides: str) -> list[str]:
    return caveats(corpus, Filters(), **sides)["code"].tolist()


@pytest.mark.row(41)
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


@pytest.mark.row(85)
def test_another_language_is_said(make_corpus: Callable[..., Corpus]) -> None:
    """One Spanish document among English ones is counted."""
    languages = ["en"] * 20 + ["es"]
    corpus = make_corpus(
        {"source": f"S{place % 2}", "text": f"text {place}", "published": "2019", "language": language}
        for place, language in enumerate(languages)
    )

    assert _codes(corpus) == ["mixed-language"]


@pytest.mark.row(77)
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
    random = np.random.default_rng(0)  # in one order they would be copies of each other
    corpus = make_corpus(
        {
            "source": "AB"[place % 2],
            "text": " ".join([*(f"w{number}" for number in random.permutation(words)), f"only{place}"]),
            "published": "2019",
        }
        for place in range(40)
    )

    assert _codes(corpus, target="A") == codes


AUTHORS = ["Jane  Doe", "Jane Doe", "Jane Doe", "John Roe", "", None]  # three of six are no more than half


def _authored(make_corpus: Callable[..., Corpus], authors: list[object], **more: object) -> Corpus:
    """Return a corpus of two sources, with a document an author."""
    return make_corpus(
        {"source": "AB"[place % 2], "text": f"text {place}", "published": "2019", "Byline": author, **more}
        for place, author in enumerate(authors)
    )


@pytest.mark.parametrize(
    ("authors", "figures"),
    [
        (AUTHORS, []),
        (AUTHORS[:5], [0.6]),
        (AUTHORS[:4], []),  # three of four, but four are too few to say
        ([["Jane Doe", "John Roe"], ["John Roe"], ["John Roe"], "Jane Doe", "Jane Doe", ["Jane Doe"]], [4 / 6]),
        (["unknown"] * 4 + ["Jane Doe"], []),
        ([7] * 5, []),  # a number is no name
    ],
    ids=["half", "more than half", "too few", "lists of authors", "nobody", "no names"],
)
def test_more_than_half_by_one_author(
    make_corpus: Callable[..., Corpus], authors: list[object], figures: list[float]
) -> None:
    """From five documents on, more than half of them by one person are said, with the share."""
    found = caveats(_authored(make_corpus, authors), Filters())

    assert found.loc[found["code"] == "one-author", "figure"].tolist() == figures


@pytest.mark.parametrize("column", ["author", "Authors", "BYLINE", " creator "])
def test_authors_stand_in_a_column_of_whatever_capitals(make_corpus: Callable[..., Corpus], column: str) -> None:
    """Files call their authors differently."""
    corpus = make_corpus({"source": f"S{place}", "text": f"text {place}", column: "Jane Doe"} for place in range(5))

    assert _said(caveats(corpus, Filters()), "one-author") == [
        "5 of 5 documents (100%) are by one author, Jane Doe: what looks like a source may be that one person."
    ]


def test_an_author_is_looked_for_on_each_side(make_corpus: Callable[..., Corpus]) -> None:
    """In a comparison the share is of a side's documents, and both sides can have one."""
    authors = {"A": ["Jane Doe"] * 4 + ["X"], "B": ["Y"] * 2 + ["John Roe"] * 4, "C": ["John Roe"] * 3}
    corpus = make_corpus(
        {"source": source, "text": f"text {source} {place}", "published": "2019", "author": name}
        for source, names in authors.items()
        for place, name in enumerate(names)
    )

    ending = ": what looks like a source may be that one person."
    assert _said(caveats(corpus, Filters(), target="A", reference="B"), "one-author") == [
        f"4 of 5 documents of A (80%) are by one author, Jane Doe{ending}",
        f"4 of 6 documents of B (67%) are by one author, John Roe{ending}",
    ]
    assert _said(caveats(corpus, Filters(), target="A"), "one-author")[1:] == [
        f"7 of 9 documents of the 2 other sources (78%) are by one author, John Roe{ending}",
    ]
    assert _said(caveats(corpus, Filters(), target=("B", "C"), reference="A"), "one-author")[:1] == [
        f"7 of 9 documents of the 2 sources looked at (78%) are by one author, John Roe{ending}",
    ]
    assert _said(caveats(corpus, Filters()), "one-author") == []  # seven of fourteen


def test_a_source_that_is_a_person_is_no_caution(make_corpus: Callable[..., Corpus]) -> None:
    """Where the source and the author are the same, nothing else could be taken for the source."""
    corpus = make_corpus(
        {"source": name, "text": f"text {name} {place}", "published": "2019", "author": name}
        for place in range(5)
        for name in ("Jane Doe", "John Roe")
    )

    assert _said(caveats(corpus, Filters(), target="Jane Doe"), "one-author") == []


def _said(found: pd.DataFrame, code: str) -> list[str]:
    return found.loc[found["code"] == code, "message"].tolist()


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([{}], "few-docs", "Read these texts; do not test them. 1 document cannot show what a source usually does."),
        ([{}] * 2, "few-docs", "Read these texts; do not test them. 2 documents cannot show what a source usually"),
        ([{"published": ""}], "undated", "The only document has no date and is missing from every view over time."),
        ([{}, {"published": ""}], "undated", "1 of 2 documents has no date and is missing from every view over time."),
        ([{"published": ""}] * 2, "undated", "2 of 2 documents have no date and are missing from every view"),
        ([{"date_basis": "inferred"}], "inferred-dates", "The only document has a date that the document itself"),
        ([{}, {"date_basis": "inferred"}], "inferred-dates", "1 of 2 documents has a date that the document itself"),
        ([{"date_basis": "inferred"}] * 2, "inferred-dates", "2 of 2 documents have dates that the document itself"),
        ([{}] * 2 + [{"language": "es"}], "mixed-language", "1 of 3 documents is in another language than most"),
        ([{}] * 3 + [{"language": "es"}] * 2, "mixed-language", "2 of 5 documents are in another language than most"),
        ([{"text": "a"}] * 2, "duplicates", "1 of 2 documents has the very text of another: what it says is counted"),
        ([{"text": "a"}] * 3, "duplicates", "2 of 3 documents have the very text of another: what they say is counted"),
    ],
)
def test_one_is_said_in_the_singular(
    make_corpus: Callable[..., Corpus], rows: list[Mapping[str, object]], code: str, said: str
) -> None:
    """A message about one document is as good English as one about several."""
    corpus = make_corpus(
        {"text": f"text {place}", "published": "2019", "language": "en", **row} for place, row in enumerate(rows)
    )

    (message,) = _said(caveats(corpus, Filters()), code)
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ("AB", "1 document against 1: no word can be told from chance here (no p could be below 1.00)."),
        ("AABBB", "2 documents against 3: no word can be told from chance here (no p could be below 0.20)."),
        ("A" * 19 + "B" * 20, "19 documents against 20 cannot show what a source usually does."),
    ],
)
def test_sides_are_counted_in_the_singular_too(make_corpus: Callable[..., Corpus], sources: str, said: str) -> None:
    """The number of documents on either side is good English."""
    corpus = make_corpus(
        {"source": source, "text": f"text {place}", "published": "2019-07-20"} for place, source in enumerate(sources)
    )

    (message,) = _said(caveats(corpus, Filters(), target="A"), "few-docs")
    assert message == f"Read these texts; do not test them. {said}"


@pytest.mark.row(77)
def test_one_document_against_many(make_corpus: Callable[..., Corpus]) -> None:
    """One against six is of very different size."""
    corpus = make_corpus({"source": source, "text": "text", "published": "2019"} for source in "ABBBBBB")

    assert _said(caveats(corpus, Filters(), target="A"), "unequal-sides") == [
        "The sides are of very different size: 1 document against 6."
    ]


def test_one_document_is_not_by_one_source(make_corpus: Callable[..., Corpus]) -> None:
    """Of a single document there is more to be said than that it has one source."""
    corpus = make_corpus([{"text": "text", "published": "2019"}])

    assert _codes(corpus) == ["few-docs"]


def test_nothing_selected_has_no_cautions(corpus: Corpus) -> None:
    """Of nothing there is nothing to be said."""
    found = caveats(corpus, Filters(search="nowhere"), target="A")

    pd.testing.assert_frame_equal(found, CAVEATS.empty())


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([""], ""),
        (["soon"], " In the whole corpus 1 date was not understood, the first is “soon”"),
        (
            ["", "last spring", "n.d."],
            " In the whole corpus 2 dates were not understood, the first is “last spring”",
        ),
    ],
)
def test_dates_that_were_not_understood_are_not_missing(
    make_corpus: Callable[..., Corpus], dates: list[str], said: str
) -> None:
    """Where documents have no date, dates that were given and not understood are counted, and the first is quoted."""
    corpus = make_corpus({"text": f"text {place}", "published": date} for place, date in enumerate(dates))

    (message,) = _said(caveats(corpus, Filters()), "undated")

    assert message.partition("every view over time.")[2].partition(" (line ")[0] == said


def test_a_long_document_has_its_share_and_no_more(make_corpus: Callable[..., Corpus]) -> None:
    """A document with a fifth and a little more of all words is not largely what a pooled rate is made of."""
    corpus = make_corpus([{"text": "a " * 300}, *({"text": f"b{place} " * 50} for place in range(20))])

    assert _said(caveats(corpus, Filters()), "length-skew") == [
        "One document has 23% of all words: 23% of every pooled rate is made of its own rate. Compare says of the word "
        "that you follow what its rate is without it."
    ]
