"""Cautions about what was damaged before it was read: each applies at its number and not before."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import pytest

from analysis import Corpus, Filters, caveats, read_corpus
from analysis.caveats.damage import data_cautions
from analysis.query.selection import selection

TODAY = date(2020, 6, 30)
START = date(2019, 1, 1)

Found = Callable[..., list[tuple[str, float, str]]]


@pytest.fixture(scope="module")
def found(make_corpus: Callable[..., Corpus]) -> Found:
    """Return a function that gives code, number and sentence of each caution on some rows."""

    def find(rows: Iterable[Mapping[str, object]], filters: Filters = Filters()) -> list[tuple[str, float, str]]:  # noqa: B008 - it never changes
        corpus = make_corpus({"text": f"text {place}", **row} for place, row in enumerate(rows))
        return [
            (code, figure, message) for code, _, message, figure in data_cautions(selection(corpus, filters), TODAY)
        ]

    return find


def _days(number: int, *, each: int = 1) -> list[str]:
    """Return so many days in a row, each so often."""
    return [(START + timedelta(days=place)).isoformat() for place in range(number) for _ in range(each)]


def _dated(days: Iterable[str]) -> list[dict[str, str]]:
    return [{"published": day} for day in days]


def _long(length: int) -> str:
    """Return words that together have so many characters."""
    return f"{'word ' * length}"[: length - 1] + "a"


def _texts(*texts: str, others: int) -> list[dict[str, str]]:
    return [{"text": text} for text in texts] + [{"text": f"other text {place}"} for place in range(others)]


@pytest.mark.row(70)
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (
            ["1970-01-01"],
            (
                "zero-dates",
                1,
                "1 of 21 documents is dated 1 January 1970, from which clocks or spreadsheets count: its",
            ),
        ),
        (
            ["1970-01-01"] * 3,
            (
                "zero-dates",
                3,
                "3 of 23 documents are dated 1 January 1970, from which clocks or spreadsheets count: th",
            ),
        ),
        (
            ["0001-01-01", "1900-01-01"],
            (
                "zero-dates",
                2,
                "2 of 22 documents are dated 1 January 1 or 1 January 1900, from which clocks or spreads",
            ),
        ),
        (["2020-07-01"], ("future-dates", 1, "1 of 21 documents is dated after today (2020): look at its date.")),
        (
            ["2020-07-01", "2202-03-04"],
            ("future-dates", 2, "2 of 22 documents are dated after today (2020 to 2202): look at their dates."),
        ),
        (["2090"], ("future-dates", 1, "1 of 21 documents is dated after today (2090): look at its date.")),
        (
            ["1999-01-01"],
            (
                "far-dates",
                1,
                "1 of 21 documents is dated 1999, far from the others, half of which are of 2019: look at",
            ),
        ),
        (
            ["0019-05-03", "1962"],
            (
                "far-dates",
                2,
                "2 of 22 documents are dated 19 to 1962, far from the others, half of which are of 2019: ",
            ),
        ),
    ],
)
def test_dates_that_cannot_be(found: Found, days: list[str], expected: tuple[str, float, str]) -> None:
    """Among twenty days of 2019 each is said with its number, and once."""
    ((code, figure, message),) = found(_dated([*days, *_days(20)]))

    assert (code, figure, message[: len(expected[2])]) == expected


@pytest.mark.row(70)
@pytest.mark.parametrize(
    "days",
    [
        ["2020-06-30"],  # today
        ["2020"],  # a year that has begun
        ["1999-01-15"],  # twenty years before the middle half, which begins on 6 January 2019
        ["2009"],
        [""],
        ["1970"],  # no day is stated
        [],
    ],
)
def test_dates_that_can_be(found: Found, days: list[str]) -> None:
    """Today, a year that is not over, and what is at most twenty years from the others are let be."""
    said = [code for code, *_ in found(_dated([*days, *_days(20)]))]

    assert said == (["far-dates"] if days == ["1970"] else [])


def test_the_first_day_of_a_clock_is_a_day_like_any_other_where_there_are_others(found: Found) -> None:
    """A corpus of 1969 and 1970 has documents of 1 January 1970."""
    days = ["1969-07-20", "1969-12-31", "1970-01-01", "1970-03-01"]

    assert found(_dated(days)) == []
    assert [code for code, *_ in found(_dated(["1970-01-01"] * 3))] == ["zero-dates"]


@pytest.mark.row(70)
def test_a_corpus_that_is_old_is_not_wrong(found: Found) -> None:
    """What is before 1800 is doubted where the others are not near it."""
    years = [str(year) for year in range(1700, 1900, 10)]

    assert found(_dated(years)) == []
    late = _dated([str(year) for year in range(1900, 2000, 5)])
    assert [code for code, *_ in found([{"published": "1799"}, *late])] == ["far-dates"]
    assert found([{"published": "1801"}, *late]) == []


def test_cautions_count_the_documents_selected(found: Found) -> None:
    """What is wrong is found in the corpus as a whole, and counted in what is looked at."""
    rows = [{"published": "1970-01-01", "source": source} for source in "AAB"]
    rows += [{"published": day, "source": "B"} for day in _days(9)]

    assert [figure for _, figure, _ in found(rows)] == [3]
    assert [message for *_, message in found(rows, Filters(sources=("A",)))] == [
        "2 of 2 documents are dated 1 January 1970, from which clocks or spreadsheets count: their dates were probably "
        "missing."
    ]
    assert found(rows, Filters(start=date(2019, 1, 1))) == []


@pytest.mark.row(74)
@pytest.mark.parametrize(
    ("crowd", "said"),
    [
        ({"2020-05-05": 10}, None),
        (
            {"2020-05-05": 11},
            "11 of 31 documents are dated 5 May 2020, where no other day has more than 2 documents: that may be the "
            "day on which they were collected.",
        ),
        (
            {"2020-05-05": 30, "2020-05-07": 40},
            "70 of 90 documents are dated 5 May 2020 or 7 May 2020, where no other day has more than 2 documents: "
            "these may be the days on which they were collected.",
        ),
        ({"2020-05-05": 300, "2020-05-06": 60, "2020-05-07": 12}, "372 of 392 documents are dated 5 May 2020, 6 May"),
        ({"2020-05-05": 50, "2020-05-06": 11}, "61 of 81 documents are dated 5 May 2020 or 6 May 2020"),
    ],
)
def test_a_day_with_far_more_than_its_share(found: Found, crowd: dict[str, int], said: str | None) -> None:
    """Beside ten days of two documents, up to three days with more than ten and than five times the next are said."""
    rows = _dated([*_days(10, each=2), *(day for day, often in crowd.items() for _ in range(often))])

    assert [message[: len(said or "")] for *_, message in found(rows)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("others", "codes"), [(4, []), (5, ["crowded-day"])], ids=["four other days", "five other days"]
)
def test_of_a_few_days_one_may_be_the_busiest(found: Found, others: int, codes: list[str]) -> None:
    """The day of an event, or all documents on one day, is no day of collection."""
    rows = _dated([*_days(others), *["2020-05-05"] * 40])

    assert [code for code, *_ in found(rows)] == codes
    assert found(_dated(["2020-05-05"] * 40)) == []
    assert found(_dated([*_days(9), *["2020"] * 40, *["2020-05"] * 40])) == []  # no day is stated


@pytest.mark.parametrize(
    "name",
    [
        "news100_2017.jsonl",
        "us_executive_orders_2001_2017.jsonl",
        "us_senate_press_immigration.jsonl.gz",
        "wikinews_2019_2020.jsonl",
        "us_inaugural.jsonl",
        "uk_immigration_2010.jsonl",
        "parlspeech_es.jsonl",
        "gadarian_immigration_survey.jsonl",
    ],
)
def test_nothing_is_said_of_real_corpora_that_is_not_so(test_data: object, name: str) -> None:
    """Days of events, years before 1800, ends with dots, short answers are as they should be; 13 texts hold links."""
    corpus = read_corpus(f"{test_data}/corpora/{name}")

    said = [(code, figure) for code, _, _, figure in data_cautions(selection(corpus, Filters()), date(2026, 1, 1))]
    assert said == ([("markup", 13)] if name == "news100_2017.jsonl" else [])


@pytest.mark.parametrize(
    ("texts", "others", "said"),
    [
        (["<p>a</p>"], 19, None),
        (
            ["<p>raids</p>"],
            18,
            "1 of 19 documents holds tags of HTML: their parts are counted as words, such as p.",
        ),
        (
            ["<p>raids<br/>in</p>", "he &amp; she"],
            8,
            "2 of 10 documents hold tags of HTML or entities of HTML: their parts are counted as words, such as p, br",
        ),
        (["say &quot;no&quot; &#8217;", "a&nbsp;b"], 8, "2 of 10 documents hold entities of HTML: their parts are "),
        (["see https://t.co/abc"], 9, None),
        (
            ["see https://t.co/abc", "at www.example.org"],
            8,
            "2 of 10 documents hold addresses of the web: their parts are counted as words, such as https, t, co, abc.",
        ),
        (
            ["raid " * 5_000 + "https://t.co/abc"],
            0,
            "The only document holds addresses of the web: their parts are counted as words. Started",
        ),
        (['<a href="https://a.org">here</a>'], 0, "The only document holds tags of HTML or addresses of the web: "),
        (["x < y > z", "AT&T; R&D; co", "1<2", "<3 you", "www", "p and amp", "http"], 0, None),
    ],
)
def test_marks_among_the_words(found: Found, texts: list[str], others: int, said: str | None) -> None:
    """Beyond a twentieth of the documents tags and entities are said, with words that they make; addresses, a tenth."""
    cautions = found(_texts(*texts, others=others))

    assert [(code, message[: len(said or "")]) for code, _, message in cautions] == ([("markup", said)] if said else [])


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([_long(32_766)], []),
        ([_long(32_768)], []),
        (
            ["word " * 6_553 + "ab"],
            [
                "1 of 21 documents ends at exactly 32,767 characters, where a spreadsheet cuts off what a cell cannot "
                "hold: the rest is missing."
            ],
        ),
        ([_long(32_765) + "\U0001f600"], ["1 of 21 documents ends at exactly 32,767 characters"]),  # which is two there
        ([_long(32_766) + "\U0001f600"], []),
        ([_long(32_767)] * 2, ["2 of 22 documents end at exactly 32,767 characters"]),
        (["He said no …"] * 2, []),
        (["He said no …"] * 3, ["3 of 23 documents end with “…”: what came after is probably missing."]),
        (["He said no..."] * 2 + ["So it was …” "], ["3 of 23 documents end with “…”"]),
        (["He said [+1234 chars]", "He said […]", "He said [...]"], ["3 of 23 documents end with “[…]” or a count of"]),
        (["He said […]", "No …", "No …", "No …"], ["4 of 24 documents end with “…” or “[…]”: what"]),
        (["He said […]"] * 2, []),
        (["… and so on. He left"] * 9, []),
    ],
)
def test_texts_that_are_cut_off(found: Found, texts: list[str], said: list[str]) -> None:
    """A full cell is said at once; ends as excerpts have from three texts on, of which dots must be a twentieth."""
    messages = [message for *_, message in found(_texts(*texts, others=20))]

    assert [message[: len(start)] for message, start in zip(messages, said, strict=True)] == said


def test_dots_of_a_few_in_a_hundred_are_how_people_write(found: Found) -> None:
    """Four of eighty are a twentieth, and no more."""
    assert found(_texts(*["He said no …"] * 4, others=76)) == []
    assert [code for code, *_ in found(_texts(*["He said no …"] * 4, others=75))] == ["cut-off"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["[removed]"], ["1 of 6 documents stands for a text that is missing, and only says “[removed]”."]),
        (
            ["[removed]", " [deleted]\n", "[removed]"],
            ["3 of 8 documents stand for a text that is missing, and only say “[removed]” or “[deleted]”."],
        ),
        (["N/A", "null", "NaN"], ["3 of 8 documents stand for a text that is missing, and only say “N/A”, “null” or"]),
        (["[removed] the post", "none of them", "nan said no"], []),
        (["!!!"], ["1 of 6 documents has no word: it is counted among the documents, and in no rate."]),
        (["—", "😀"], ["2 of 7 documents have no word: they are counted among the documents, and in no rate."]),
    ],
)
def test_texts_that_say_nothing(found: Found, texts: list[str], said: list[str]) -> None:
    """A placeholder is named, and so is a text without a word."""
    messages = [message for *_, message in found(_texts(*texts, others=5))]

    assert [message[: len(start)] for message, start in zip(messages, said, strict=True)] == said


def test_they_stand_among_all_cautions(make_corpus: Callable[..., Corpus]) -> None:
    """Whoever asks for cautions is told; what today is can be said, and is else the day it is."""
    corpus = make_corpus({"text": f"text {place}", "published": "2020-07-01"} for place in range(20))

    assert "future-dates" in caveats(corpus, Filters(), today=TODAY)["code"].tolist()
    assert "future-dates" not in caveats(corpus, Filters())["code"].tolist()
