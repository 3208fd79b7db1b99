"""Cautions of comparisons: by whom the documents are, of what times, and on how many the test rests."""

from collections.abc import Callable

import pytest

from analysis import Corpus, Filters, caveats

NAMES = ["Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Guy", "Hal", "Ida", "Jo"]


def _said(corpus: Corpus, code: str, filters: Filters | None = None) -> list[str]:
    found = caveats(corpus, filters or Filters(), target="A")
    return found.loc[found["code"] == code, "message"].tolist()


def _spoken(make_corpus: Callable[..., Corpus], ours: list[str], theirs: list[str]) -> Corpus:
    """Return a corpus of two sources with a speech a name."""
    return make_corpus(
        {"source": source, "text": f"text {source} {place}", "published": "2019", "speaker": name}
        for source, names in (("A", ours), ("B", theirs))
        for place, name in enumerate(names)
    )


def test_documents_by_few_are_said_with_the_switch(make_corpus: Callable[..., Corpus]) -> None:
    """Thirty speeches by ten, and forty by twenty: both sides are numbered, and what to do is named."""
    corpus = _spoken(make_corpus, NAMES * 3, [f"other {place % 20}" for place in range(40)])

    assert _said(corpus, "few-units") == [
        "In the column “speaker”, 30 documents of A have 10 names, and 40 documents of B have 20 names: texts by one "
        "hand are alike, so that words look surer than they are. With “Evidence is counted by” set to speaker, each "
        "speaker counts once."
    ]
    found = caveats(corpus, Filters(), target="A")
    assert found.loc[found["code"] == "few-units", "figure"].tolist() == pytest.approx([10])
    assert _said(corpus, "few-units", Filters(unit="speaker")) == []


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (NAMES * 2, True),  # two speeches each
        ([*NAMES, *NAMES[:9], "Kim"], False),  # 20 by 11, as good as 10.5
        (["Ann"] * 8 + [f"once {place}" for place in range(12)], True),  # 20 by 13, as good as 5.3
        (["Ann"] * 4, False),  # too few to say
        (["unknown"] * 20, False),
    ],
    ids=["each twice", "fewer", "one with many", "four", "nobody"],
)
def test_any_number_of_units_is_said_that_halves_the_evidence(
    make_corpus: Callable[..., Corpus], ours: list[str], *, said: bool
) -> None:
    """Not only one author with more than half."""
    corpus = _spoken(
        make_corpus, ours, [*(f"other {place}" for place in range(20)), *(f"other {p}" for p in range(20))]
    )
    (message,) = _said(corpus, "few-units")

    assert ("documents of A" in message) is said


def test_most_by_few_of_them_is_said(make_corpus: Callable[..., Corpus]) -> None:
    """Where the number of names says too much, that is said too."""
    corpus = _spoken(make_corpus, ["Ann"] * 10 + ["Bob"] * 10 + [f"once {p}" for p in range(10)], NAMES * 3)

    (message,) = _said(corpus, "few-units")
    assert "30 documents of A have 12 names (most are by a few of them), and 30 documents of B have 10 names" in message


def test_one_author_and_the_switch_are_not_said_twice(make_corpus: Callable[..., Corpus]) -> None:
    """A side that is mostly one person’s is said to be; the other caution is about the other side."""
    corpus = make_corpus(
        {"source": source, "text": f"text {source} {place}", "published": "2019", "author": name}
        for source, names in (("A", ["Ann"] * 20 + NAMES), ("B", [f"other {p // 2}" for p in range(60)]))
        for place, name in enumerate(names)
    )

    assert [message.partition(":")[0] for message in _said(corpus, "one-author")] == [
        "21 of 30 documents of A (70%) are by one author, Ann"
    ]
    (message,) = _said(corpus, "few-units")
    assert message.startswith("In the column “author”, 60 documents of B have 30 names: texts by one hand are alike, ")


def test_few_units_are_few(make_corpus: Callable[..., Corpus]) -> None:
    """Where speakers are the evidence, fewer than twenty of them are too few, however many documents they have."""
    corpus = _spoken(make_corpus, NAMES * 3, [f"other {place % 20}" for place in range(40)])

    assert _said(corpus, "few-docs") == []
    assert _said(corpus, "few-docs", Filters(unit="speaker")) == [
        "Read these texts; do not test them. 10 units of evidence (“speaker”) against 20 cannot show what a source "
        "usually does."
    ]
    assert _said(corpus, "many-tests", Filters(unit="speaker")) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (["2019-01"] * 20, ["2010-01"] * 20, True),
        (["2019-01"] * 20, ["2019-01"] * 20, False),
        (["2019-01"] * 20, [""] * 20, False),  # nothing is known of the other side's times
        (["2019"] * 20, ["2010"] * 4 + ["2019"] * 16, False),
    ],
    ids=["apart", "together", "undated", "mostly together"],
)
def test_sides_of_different_times(
    make_corpus: Callable[..., Corpus], ours: list[str], theirs: list[str], *, said: bool
) -> None:
    """What changed with time may be taken for a difference of sources, where the test takes all times together."""
    corpus = make_corpus(
        {"source": source, "text": f"text {source} {place}", "published": date}
        for source, dates in (("A", ours), ("B", theirs))
        for place, date in enumerate(dates)
    )

    assert (len(_said(corpus, "times-apart")) == 1) is said


def test_a_test_that_rests_on_part_of_the_documents(make_corpus: Callable[..., Corpus]) -> None:
    """Undated documents of one side alone are in no test of the others."""
    dates = {"A": ["2019"] * 20, "B": ["2019"] * 20 + [""] * 20}
    corpus = make_corpus(
        {"source": source, "text": f"text {source} {place}", "published": date}
        for source, dates_ in dates.items()
        for place, date in enumerate(dates_)
    )

    assert _said(corpus, "part-tested") == [
        "The test rests on 40 of 60 documents: the others are of times at which the other side has none."
    ]


def test_near_copies_are_copies(make_corpus: Callable[..., Corpus]) -> None:
    """Texts that differ in a word or two are counted again too, and the switch is named."""
    long = [" ".join(f"w{number + 40 * place}" for number in range(40)) for place in range(18)]
    texts = [*long, f"{long[0]} more", f"now {long[1]}"]
    corpus = make_corpus({"source": "AB"[p % 2], "text": text, "published": "2019"} for p, text in enumerate(texts))

    assert _said(corpus, "duplicates") == [
        "2 of 20 documents have the text of another, or nearly: what they say is counted again, and words look surer "
        "than they are (“Count copies once” leaves it out)."
    ]
    assert _said(corpus, "duplicates", Filters(collapse_duplicates=True)) == []


@pytest.mark.parametrize("limit", ["NEAR_COPY_WORDS", "NEAR_COPY_STEPS"])
def test_where_it_would_take_long_only_equal_texts_are_counted(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """In many words, or in many texts of one form, nobody waits for near-copies unasked."""
    monkeypatch.setattr(f"analysis.limits.{limit}", 10)
    texts = ["one two three four five six"] * 2 + [f"one two three four five six {place}" for place in range(8)]
    corpus = make_corpus({"source": "AB"[p % 2], "text": text, "published": "2019"} for p, text in enumerate(texts))

    (message,) = _said(corpus, "duplicates")
    assert message.startswith("1 of 10 documents has the very text of another: ")
    assert "first_copies" not in vars(corpus)
