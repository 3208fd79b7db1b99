"""Cautions of single views: each applies at its number and not before."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, term_trend
from analysis.caveats.views import entity_caveats, session_caveats, topic_caveats, trend_caveats
from analysis.corpus.periods import Period
from analysis.corpus.schema import CAVEATS, MARKS, MENTIONS, TOPIC_QUALITY

ENDING = ", so read no rise or fall from this last point."


def _rows(found: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(found.itertuples(index=False, name=None))


def _trend(
    make_corpus: Callable[..., Corpus], days: list[str], by: Period, *, per_source: bool = False
) -> pd.DataFrame:
    """Return the caveats of a trend of two words, in documents of two sources by turns."""
    corpus = make_corpus(
        {"source": "AB"[place % 2], "text": "war peace", "published": day} for place, day in enumerate(days)
    )
    return trend_caveats(term_trend(corpus, Filters(), ["war", "peace"], by=by, per_source=per_source), by=by)


@pytest.mark.row(75)
@pytest.mark.parametrize(
    ("days", "by", "said"),
    [
        (["2018", "2019-12-30"], "year", "before 2019 is over: its 1 document is not a whole year’s"),
        (["2018-05-01", "2019-07-01", "2019-07-02"], "quarter", "before the third quarter of 2019 is over: its 2"),
        (["2019-06-30", "2019-07-30"], "month", "before July 2019 is over: its 1 document is not a whole month’s"),
        (
            ["2019-07-08", "2019-07-20"],
            "week",
            "before the week of 15 July 2019 is over: its 1 document is not a whole",
        ),
        (["2009", "2012"], "decade", "before the 2010s are over: their 1 document is not a whole decade’s"),
    ],
)
def test_a_last_period_that_is_not_over(
    make_corpus: Callable[..., Corpus], days: list[str], by: Period, said: str
) -> None:
    """The day before its last, a period is named as not over, with its documents."""
    found = _trend(make_corpus, days, by)

    assert found[["code", "severity"]].to_numpy().tolist() == [["partial-period", "note"]]
    assert found["message"][0].startswith(f"The documents end {said}")
    assert found["message"][0].endswith(ENDING)


@pytest.mark.parametrize(
    ("days", "by"),
    [
        (["2018", "2019-12-31"], "year"),
        (["2018", "2019"], "year"),
        (["2019-07-08", "2019-07-21"], "week"),
        (["2019-07-08", "2019-07-20"], "day"),
        ([""], "year"),
    ],
)
def test_a_last_period_that_is_over(make_corpus: Callable[..., Corpus], days: list[str], by: Period) -> None:
    """On its last day a period is over; so is a year of which a document may be from any day; and a day always is."""
    pd.testing.assert_frame_equal(_trend(make_corpus, days, by), CAVEATS.empty())


@pytest.mark.parametrize("per_source", [False, True])
def test_documents_of_the_last_period_are_counted_once(make_corpus: Callable[..., Corpus], *, per_source: bool) -> None:
    """Two words and two sources do not count a document twice."""
    found = _trend(make_corpus, ["2018", "2019-01-01", "2019-02-01"], "year", per_source=per_source)

    assert _rows(found) == [
        (
            "partial-period",
            "note",
            f"The documents end before 2019 is over: its 2 documents are not a whole year’s{ENDING}",
            2.0,
        )
    ]


@pytest.mark.parametrize(
    ("stability", "rows"),
    [
        ([0.9, 0.4], []),
        (
            [0.9, 0.39],
            [
                (
                    "unstable-topics",
                    "note",
                    "Topic 2 of 2 is unstable: fitted again on parts of the texts, too few of its words come back. "
                    "Do not build on it.",
                    1.0,
                )
            ],
        ),
        (
            [0.1, 0.9, 0.2, 0.3],
            [
                (
                    "unstable-topics",
                    "note",
                    "Topics 1, 3 and 4 of 4 are unstable: fitted again on parts of the texts, too few of their words "
                    "come back. Do not build on them.",
                    3.0,
                )
            ],
        ),
    ],
    ids=["stable", "one", "several"],
)
def test_unstable_topics_are_named(stability: list[float], rows: list[tuple[object, ...]]) -> None:
    """Below 0.4 a topic is not to be built on; at 0.4 it may be."""
    quality = pd.DataFrame({"topic": range(1, len(stability) + 1), "stability": stability, "coherence": 0.0})

    assert _rows(topic_caveats(quality)) == rows


def test_no_topics_have_no_cautions() -> None:
    """Of no topics there is nothing to be said."""
    pd.testing.assert_frame_equal(topic_caveats(TOPIC_QUALITY.empty()), CAVEATS.empty())


@pytest.mark.parametrize(
    ("filters", "number"),
    [(Filters(), 2.0), (Filters(sources=("A",)), 1.0)],
)
def test_a_model_has_read_documents_it_does_not_know(
    make_corpus: Callable[..., Corpus], filters: Filters, number: float
) -> None:
    """Where names have been looked for, the documents that the model has read are counted, names or none."""
    corpus = make_corpus({"source": source, "text": "text"} for source in "AB").with_mentions(MENTIONS.empty())

    assert _rows(entity_caveats(corpus, filters)) == [
        (
            "model-domain",
            "note",
            "The model learned names from text like news. Names are not yet checked on these texts.",
            number,
        )
    ]


ENGLISH = "the mayor said that they would not leave it as it was, and so did all of the others who were there " * 3
SPANISH = "el alcalde dijo que no lo iban a dejar como estaba y lo mismo dijeron los otros que estaban con ellos " * 3


@pytest.mark.row(85, 95)
@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([("en", ENGLISH), ("EN-us", ENGLISH), ("English", ENGLISH), ("", ENGLISH)], []),
        ([("", "el alcalde dijo que no")], []),  # too short to tell
        (
            [("es", SPANISH), ("en", ENGLISH), ("fr", "text"), ("", ENGLISH)],
            ["2 of 4 documents (50%) are not in English, the only language of the model for names: do not count on "],
        ),
        (
            [("", SPANISH), ("", ENGLISH), ("", ENGLISH)],
            ["1 of 3 documents (33%) is not in English, the only language"],
        ),
        (
            [("et", "text")],
            ["The only document (100%) is not in English, the only language of the model for names: do "],
        ),
        ([("en", SPANISH)], []),  # it says that it is
    ],
)
def test_a_model_knows_one_language(
    make_corpus: Callable[..., Corpus], documents: list[tuple[str, str]], said: list[str]
) -> None:
    """Documents in another language are counted, by what they say, or else by how few words of English they have."""
    corpus = make_corpus({"language": language, "text": text} for language, text in documents)

    found = entity_caveats(corpus.with_mentions(MENTIONS.empty()), Filters())
    messages = found.loc[found["code"] == "model-language", "message"].tolist()
    assert [message[: len(start)] for message, start in zip(messages, said, strict=True)] == said


@pytest.mark.parametrize(
    ("by", "stated", "said"),
    [
        ("fr_core_news_md 3.8.0 (0123abcd…)", ("French", "de", "fr-CA"), ["not in French, the only language of the"]),
        ("xx_ent_wiki_sm 3.8.0 (0123abcd…)", ("French", "de", ""), []),
        ("nobody", ("French", "", "en-GB"), ["not in English, the only language of the"]),
    ],
)
def test_the_language_is_that_of_the_model(
    make_corpus: Callable[..., Corpus], by: str, stated: tuple[str, ...], said: list[str]
) -> None:
    """Of one that reads French, documents in French are not foreign; one of many languages reads them all."""
    corpus = make_corpus({"language": language, "text": ENGLISH} for language in stated)

    found = entity_caveats(corpus.with_marks(MARKS.empty(), by).with_mentions(MENTIONS.empty()), Filters())
    messages = found.loc[found["code"] == "model-language", "message"].tolist()
    assert [start in message for message, start in zip(messages, said, strict=True)] == [True] * len(said)


def test_only_selected_documents_are_of_another_language(make_corpus: Callable[..., Corpus]) -> None:
    """What the filters leave out is not counted."""
    corpus = make_corpus([{"source": "A", "text": ENGLISH}, {"source": "B", "text": SPANISH}])
    named = corpus.with_mentions(MENTIONS.empty())

    assert entity_caveats(named, Filters(sources=("A",)))["code"].tolist() == ["model-domain"]
    assert entity_caveats(named, Filters(sources=("B",)))["figure"].tolist() == [1, 1]


@pytest.mark.parametrize(("looked", "filters"), [(False, Filters()), (True, Filters(search="nowhere"))])
def test_without_names_there_is_no_model(make_corpus: Callable[..., Corpus], filters: Filters, *, looked: bool) -> None:
    """Where no model has read, or nothing is selected, it is not spoken of."""
    corpus = make_corpus([{"text": "text"}])

    found = entity_caveats(corpus.with_mentions(MENTIONS.empty()) if looked else corpus, filters)

    pd.testing.assert_frame_equal(found, CAVEATS.empty())


def test_nine_comparisons_are_not_many() -> None:
    """Up to nine comparisons need no word."""
    pd.testing.assert_frame_equal(session_caveats(9), CAVEATS.empty())


@pytest.mark.parametrize(("tried", "said"), [(10, "10"), (1_400, "1,400")])
def test_ten_comparisons_are_many(tried: int, said: str) -> None:
    """From ten on, the best of them is partly chance, and their number belongs into the work."""
    assert _rows(session_caveats(tried)) == [
        (
            "forking-paths",
            "note",
            f"You have looked at {said} different comparisons in this session: the one that looks best is partly "
            "chance. Say in your work how many you tried.",
            float(tried),
        )
    ]
