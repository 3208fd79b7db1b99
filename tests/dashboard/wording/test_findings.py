"""The sentences that pages open with: true, in plain English, and free of other people's markup."""

from datetime import date
from math import nan

import pandas as pd
import pytest

from analysis import Corpus, Filters
from analysis.corpus.schema import COMPOSITION, DIVERGENCE
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording import findings, notes

NOBODY = COMPOSITION.empty()
HOSTILE = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


def _terms(*terms: str) -> pd.DataFrame:
    counts = range(1_200, 1_200 - len(terms), -1)
    return pd.DataFrame({"term": pd.Series(terms, dtype="str"), "count": counts, "documents": 2})


def _trend(*rows: tuple[str, str, str, int, float, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["term", "source", "period", "count", "rate", "documents"])
    used = table[["count", "documents"]].min(axis=1)
    return table.assign(state="covered", period=pd.to_datetime(table["period"]), documents_with=used)


def _keyness(**ratios: float) -> pd.DataFrame:
    table = pd.DataFrame({"term": list(ratios), "log_ratio": list(ratios.values()), "q": 0.5})
    ours = table["log_ratio"] > 0
    return table.assign(
        count_target=ours * 13, count_reference=~ours * 7 + 1, documents_target=ours * 2, documents_reference=2
    )


SIZES = findings.Sizes(3, 4)


def _plain(sentence: Markup | str) -> str:
    return Markup(sentence).striptags()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([0], "1 document, 2019: A with 1 document (1,000 words)."),
        (
            [0, 1, 2, 3],
            "4 documents, 2017 to 2019: A with 2 documents (1,500 words) and B with 2 documents (500 words).",
        ),
    ],
)
def test_overview_says_which_documents_there_are(
    documents: pd.DataFrame, look: Look, rows: list[int], said: str
) -> None:
    """Documents and words of each source."""
    assert _plain(findings.overview(documents.iloc[rows], look)) == said


def test_overview_names_four_sources(documents: pd.DataFrame, look: Look) -> None:
    """With up to four sources each is said with its documents and words."""
    many = pd.concat([documents.head(1).assign(source=f"S{place}") for place in range(4)])

    assert _plain(findings.overview(many, look)).endswith(
        ": S0 with 1 document (1,000 words), S1 with 1 document (1,000 words), S2 with 1 document (1,000 words) and "
        "S3 with 1 document (1,000 words)."
    )


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([1, 1, 2, 5, 3], "12 documents, 2019, from 5 sources; most from S3 (5), S4 (3) and S2 (2)."),
        ([1, 2, 2, 2, 3], "10 documents, 2019, from 5 sources; most from S4 (3)."),
        ([1, 1, 1, 1, 1], "5 documents, 2019, from 5 sources, each with 1 document."),
        ([1, 2, 2, 2, 2], "9 documents, 2019, from 5 sources, none with more than 2 documents."),
    ],
)
def test_overview_names_the_largest_and_takes_no_side_of_a_tie(
    documents: pd.DataFrame, look: Look, sizes: list[int], said: str
) -> None:
    """Of more sources those are named that have more documents than all others, and none that comes first by name."""
    parts = [documents.head(1).assign(source=f"S{place}") for place, size in enumerate(sizes) for _ in range(size)]

    assert _plain(findings.overview(pd.concat(parts), look)) == said


@pytest.mark.parametrize(("n", "noun"), [(1, "Words"), (2, "Pairs of words"), (3, "Runs of three words")])
def test_terms_names_the_first_three(n: int, noun: str) -> None:
    """Words, pairs or runs of three, each with its uses and documents; of all documents once."""
    assert _plain(findings.terms(_terms("a", "b", "c", "d"), n, 3)) == (
        f"{noun} used most: a (1,200 uses in 2 of 3 documents), b (1,199 in 2) and c (1,198 in 2)."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([9, 5, 5, 5], "Words used most: a (9 uses in 2 of 3 documents)."),
        ([5, 5, 5, 5], "Words used most: 4, each with 5 uses."),
        ([5, 5, 5], "Words used most: a (5 uses in 2 of 3 documents), b (5 in 2) and c (5 in 2)."),
    ],
)
def test_terms_takes_no_side_of_a_tie(counts: list[int], said: str) -> None:
    """No word is named where another that is not named is used as often."""
    table = _terms(*"abcd"[: len(counts)]).assign(count=counts)

    assert _plain(findings.terms(table, 1, 3)) == said


def test_the_filter_in_force_is_named(documents: pd.DataFrame, look: Look) -> None:
    """Whatever a search leaves out, the sentence says what all documents contain, and which kinds are listed."""
    tally = pd.DataFrame({"found": [2], "used": [1]}, index=["A"])
    named = pd.DataFrame({"entity": ["ICE"], "mentions": [2], "documents": [1]})
    sides = (findings.Side(0, 0, 3, 9), findings.Side(0, 0, 4, 9))
    said = [
        findings.overview(documents.head(2), look, "raid"),
        findings.terms(_terms("a"), 1, 3, "raid"),
        findings.passages(tally, "ice", 2, search="raid"),
        findings.entities(named, 2, ["ORG", "GPE"], "raid"),
        findings.keyness(_keyness(a=1.0), look, ("A", "B"), SIZES._replace(search="raid")),
        findings.followed("ice", look, ("A", "B"), sides, "raid"),
    ]

    assert [sentence for sentence in said if "that contain <em" not in sentence] == []
    assert "among organisations and countries, states and cities" in said[3]


@pytest.mark.row(87)
def test_terms_without_words_say_what_to_do() -> None:
    """Where every word is a stop word, the sentence says so."""
    assert findings.terms(_terms(), 1, 3).startswith("No words are left. Keep the stop words")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            ("ice", "A", "2018-01-01", 23, 131.7, 10),
            "ice is most frequent in A in 2018: 132 per 10,000 words (23 uses in 10 of 10 documents).",
        ),
        (
            ("ice", "", "2018-01-01", 1, 4.0, 12),
            "ice is most frequent in 2018: 4 per 10,000 words (1 use in 1 of 12 documents).",
        ),
        (
            ("ice", "A", "2018-01-01", 23, 131.7, 1),
            "ice has its highest rate in A in 2018: 132 per 10,000 words (23 uses in 1 of 1 document). "
            "Where that is fewer than 10 documents, read them: a rate of so few says little.",
        ),
        (("ice", "A", "2018-01-01", 0, 0.0, 1), "ice is not used."),
    ],
)
def test_trend_says_where_a_term_is_most_frequent(row: tuple[str, str, str, int, float, int], said: str) -> None:
    """The source where each is counted alone, the period, the rate and what it is made of."""
    assert _plain(findings.trend(_trend(row), "year")) == said


def test_trend_of_means_says_of_how_many_sources() -> None:
    """Weighted alike, the rate is no quotient of the uses and words beside it."""
    table = _trend(("ice", "", "2018-01-01", 23, 131.7, 10)).assign(averaged=3)

    assert "132 per 10,000 words (mean of 3 sources; 23 uses in" in findings.trend(table, "year")


def test_trend_finds_the_highest_rate_not_the_highest_count() -> None:
    """Most frequent is what has the highest rate."""
    table = _trend(("a", "A", "2018-01-01", 9, 10.0, 9), ("a", "A", "2019-01-01", 2, 50.0, 1))

    assert "in A in 2019" in _plain(findings.trend(table, "year"))


def test_trend_prefers_periods_of_ten_documents() -> None:
    """A higher rate of nine documents is passed over, and that is said; one that is lower is of no account."""
    several, few = ("a", "", "2018-01-01", 9, 10.0, 10), ("a", "", "2019-01-01", 2, 50.0, 9)

    assert _plain(findings.trend(_trend(several, few), "year")) == (
        "a is most frequent in 2018: 10 per 10,000 words (9 uses in 9 of 10 documents). "
        "Points of fewer than 10 documents are passed over in this."
    )
    assert "passed over" not in findings.trend(_trend(several, ("a", "", "2019-01-01", 2, 5.0, 9)), "year")


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["covered", "covered", "partial"], "2018: 20 per 10,000 words (24 uses in 12 of 12 documents)"),
        (["covered", "covered", "covered"], "2019: 50 per 10,000 words (40 uses in 12 of 12 documents)"),
        (["empty", "empty", "partial"], "2019: 50 per 10,000 words (40 uses in 12 of 12 documents)"),
    ],
)
def test_trend_prefers_periods_that_are_over(states: list[str], said: str) -> None:
    """A last period that is not over is the highest only where there is no other."""
    table = _trend(
        ("ice", "", "2017-01-01", 12, 10.0, 12),
        ("ice", "", "2018-01-01", 24, 20.0, 12),
        ("ice", "", "2019-01-01", 40, 50.0, 12),
    ).assign(state=states)

    found = _plain(findings.trend(table, "year"))

    assert said in found
    assert "passed over" not in found


def test_trend_says_where_a_rate_is_reached_again() -> None:
    """Of two or three points with the highest rate the first is named and the others are counted."""
    rows = [("a", "", f"{year}-01-01", 9, 10.0, 10) for year in (2018, 2019, 2020)]

    assert "in 2018 (and as frequent at 1 other point): " in findings.trend(_trend(*rows[:2]), "year")
    assert "in 2018 (and as frequent at 2 other points): " in findings.trend(_trend(*rows), "year")


def test_trend_does_not_deny_what_is_used_in_undated_documents() -> None:
    """A word of undated documents only is used, though at no point of the line."""
    dated = _trend(("a", "", "2018-01-01", 0, 0.0, 3))
    undated = _trend(("a", "", "2018-01-01", 1, 50.0, 1)).assign(state="undated", period=pd.NaT)

    assert _plain(findings.trend(pd.concat([dated, undated]), "year")) == (
        "a is not used in documents that can be placed in a year, but 1 time in others."
    )


def test_trend_does_not_blame_dates_for_want_of_words() -> None:
    """Where there is no word to draw, or the dated documents have none, that is what is said."""
    silent = _trend(("a", "", "2018-01-01", 0, float("nan"), 3))

    assert findings.trend(_trend(), "year").startswith("There is no word to draw: the documents selected have none")
    assert findings.trend(silent, "year") == "No document that can be placed in a year has a word."


def _tendency(
    direction: int, p: float, slope: float, within: tuple[int, float] = (0, float("nan")), source: str = ""
) -> pd.DataFrame:
    columns = ["term", "source", "periods", "slope", "direction", "p", "direction_within", "p_within"]
    return pd.DataFrame([("raid", source, 8, slope, direction, p, *within)], columns=columns)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((1, 0.02, 10.0), "raid rises over 8 years by some 10 per 10,000 words a year (p = 0.02)."),
        ((-1, 0.02, -0.25), "raid falls over 8 years by some 0.25 per 10,000 words a year (p = 0.02)."),
        (
            (-1, 0.00004, -0.000031),
            "raid falls over 8 years by some 0.000031 per 10,000 words a year (p < 0.001).",
        ),
        ((-1, 0.02, 0.0), "raid falls over 8 years (p = 0.02)."),
        ((1, 0.02, -0.0), "raid rises over 8 years (p = 0.02)."),
        ((1, 0.02, -1.0), "raid rises over 8 years (p = 0.02)."),
        ((1, 0.05, 10.0), "raid has no direction that can be told from chance in 8 years (p = 0.05)."),
        ((0, 1.0, 0.0), "raid has no direction that can be told from chance in 8 years (p = 1)."),
    ],
)
def test_a_direction_is_said_by_the_test_with_a_number_of_its_sign(row: tuple[int, float, float], said: str) -> None:
    """One verdict: a slope of 0, or against it, is no number, and a small one has no power of ten."""
    sentence = _plain(findings.tendencies(_tendency(*row), NOBODY, "year"))

    assert sentence.startswith(said)
    assert "p is the larger of two: how often so clear a run comes of dealing the dates anew" in sentence


@pytest.mark.parametrize(("lines", "said"), [(3, "w2 has no direction"), (4, "4 of 4 lines have no direction")])
def test_many_lines_without_a_direction_are_counted(lines: int, said: str) -> None:
    """Up to three are said one by one."""
    table = pd.concat([_tendency(0, 1, 0).assign(term=f"w{place}") for place in range(lines)])

    assert said in _plain(findings.tendencies(table, NOBODY, "month"))


def _moved(shift: float, source: str = "A") -> pd.DataFrame:
    """Return that a source with more uses publishes more, and by how much that moves all together."""
    columns = ["term", "source", "rate", "rate_others", "words_first", "words_last", "shift"]
    rows = [("raid", source, 50.0, 10.0, 1, 9_000, shift), ("raid", "B", 10.0, 50.0, 70, 60, shift / 10)]
    return pd.DataFrame(rows, columns=columns)


BY_A = (
    "A, which uses it more than the others (50 against 10 per 10,000 words), published 1 word in the first half of "
    "these years and 9,000 in the second."
)
BY_B = (
    "B, which uses it less than the others (10 against 50 per 10,000 words), published 70 words in the first half of "
    "these years and 60 in the second."
)


@pytest.mark.parametrize(
    ("row", "shift", "said"),
    [
        (
            _tendency(1, 0.02, 3, (1, 0.6)),
            0.9,
            "raid rises over 8 years by some 3 per 10,000 words a year (p = 0.02), but within sources no direction can "
            f"be told from chance (p = 0.6). Most of this comes from who published when: {BY_A} Each line",
        ),
        (
            _tendency(1, 0.02, 3, (1, 0.06)),
            0.2,
            "raid rises over 8 years by some 3 per 10,000 words a year (p = 0.02), but within sources no direction can "
            "be told from chance (p = 0.06). Each line",
        ),
        (
            _tendency(-1, 0.02, -3, (-1, 0.01)),
            0.2,
            "raid falls over 8 years by some 3 per 10,000 words a year (p = 0.02), and so it does within sources "
            "(p = 0.01). Each line",
        ),
        (
            _tendency(1, 0.02, 3, (1, 0.01)),
            0.6,
            "raid rises over 8 years by some 3 per 10,000 words a year (p = 0.02), and so it does within sources "
            f"(p = 0.01). Most of this comes from who published when: {BY_A} Each line",
        ),
        (
            _tendency(1, 0.02, 3, (-1, 0.01)),
            1.5,
            "raid rises over 8 years by some 3 per 10,000 words a year (p = 0.02), but falls within sources "
            f"(p = 0.01). Most of this comes from who published when: {BY_A} Each line",
        ),
        (
            _tendency(-1, 0.4, -3, (1, 0.01)),
            1.5,
            "raid has no direction that can be told from chance in 8 years (p = 0.4) all together, but rises within "
            f"sources (p = 0.01). Who published when hides it: {BY_A} Each line",
        ),
        (
            _tendency(1, 0.4, 3, (1, 0.01)),
            -3.0,
            "raid has no direction that can be told from chance in 8 years (p = 0.4) all together, but rises within "
            f"sources (p = 0.01). Who published when hides it: {BY_A} Each line",
        ),
        (
            _tendency(1, 0.02, 3, (0, float("nan"))),
            1.0,
            "raid rises over 8 years by some 3 per 10,000 words a year (p = 0.02). Most of this comes from who "
            f"published when: {BY_A} Each line",
        ),
    ],
)
def test_all_together_and_within_sources_are_told_apart(row: pd.DataFrame, shift: float, said: str) -> None:
    """Whether sources changed, or only who published when; and which source that was."""
    found = _plain(findings.tendencies(row, _moved(shift), "year"))

    assert found.startswith(said)
    assert ("Within sources, each is measured by its own rate" in found) == (row["direction_within"].item() != 0)


def test_the_source_that_works_that_way_is_named() -> None:
    """Of two sources the one whose share of the direction is largest."""
    moved = _moved(1.0).assign(shift=[-0.2, 1.0])

    assert BY_B in _plain(findings.tendencies(_tendency(1, 0.02, 3, (1, 0.6)), moved, "year"))


def test_weighted_alike_every_direction_is_within_sources() -> None:
    """Nothing is said of who published when, which makes no difference there."""
    said = _plain(findings.tendencies(_tendency(1, 0.02, 3), _moved(1.0), "year", alike=True))

    assert said.startswith("raid within sources rises over 8 years by some 3 per 10,000 words a year (p = 0.02). Each")
    assert said.endswith("makes no difference.")


def test_too_few_periods_have_no_tendency_to_tell() -> None:
    """Where there is no line long enough, nothing is said, not even how it would be tested."""
    assert findings.tendencies(_tendency(0, 1, 0).head(0), NOBODY, "year") == ""


@pytest.mark.parametrize(("by", "when"), [("day", "on 12 March 2018"), ("week", "in the week of 12 March 2018")])
def test_trend_is_english_for_short_periods(by: str, when: str) -> None:
    """On a day, and in a week."""
    table = _trend(("ice", "A", "2018-03-12", 2, 50.0, 1))

    assert f"in A {when}: 50 per" in _plain(findings.trend(table, by))


@pytest.mark.row(73)
def test_trend_without_a_dated_document_does_not_ask_for_a_word() -> None:
    """Where a word was chosen and nothing is dated, asking for a word would be wrong."""
    undated = _trend(("ice", "A", "2018-01-01", 2, 50.0, 1)).assign(state="undated", period=pd.NaT)

    assert "Choose a word" not in findings.trend(undated, "year")


def test_trend_of_a_period_that_is_not_over_is_told(look: Look) -> None:
    """Where the only period is not over, its uses are told all the same."""
    table = _trend(("ice", look.sources[0], "2018-01-01", 2, 50.0, 1)).assign(state="partial")

    assert "2 uses in 1 of 1 document" in findings.trend(table, "year")


def test_compare_names_the_most_telling_word_of_either_side(look: Look) -> None:
    """The target's word from the top of the table, the reference's from its end, with uses and documents of both."""
    table = _keyness(a=4.0, b=3.0, c=-1.0, d=-2.0)

    assert _plain(findings.keyness(table, look, ("A", "B"), SIZES, told=44)) == (
        "Most telling: a for A (13 uses in 2 of 3 documents, against 1 in 2 of 4); "
        "d for B (8 in 2 of 4, against none); 44 words in all can be told from chance."
    )


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        (0, "In these texts, a stands out in A (", "; no word can be told from chance."),
        (1, "Most telling: ", "; 1 word in all can be told from chance."),
        (None, "In these texts, a stands out in A (", "against none)."),
    ],
)
def test_compare_gives_no_verdict_where_there_is_none(look: Look, told: int | None, start: str, end: str) -> None:
    """Where a grave caution stands, the sentence says what is in these texts and no more."""
    said = _plain(findings.keyness(_keyness(a=1.0, b=-1.0), look, ("A", "B"), SIZES, told=told))

    assert said.startswith(start)
    assert said.endswith(end)


def test_compare_prefers_a_word_that_is_told_from_chance(look: Look) -> None:
    """Where words can be told from chance, the first of them is named, and not one that cannot."""
    table = _keyness(a=4.0, b=3.0, c=2.0).assign(q=[0.5, 0.01, 0.02])

    assert _plain(findings.keyness(table, look, ("A", "B"), SIZES, told=2)).startswith("Most telling: b for A (")
    assert _plain(findings.keyness(table, look, ("A", "B"), SIZES, told=0)).startswith(
        "In these texts, a stands out in A ("
    )


def test_compare_names_no_word_of_a_side_that_has_none_to_tell(look: Look) -> None:
    """Beside a word that is told from chance none is called telling that is not."""
    table = _keyness(a=4.0, b=-2.0).assign(q=[0.01, 0.5])

    said = _plain(findings.keyness(table, look, ("A", "B"), SIZES, told=1))

    assert said.startswith("Most telling: a for A (")
    assert " for B " not in said


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ((13, 2, 3, 2_600), (0, 0, 2, 900), "A writes ice 13 times in 2 of 3 documents; B does not use it."),
        ((0, 0, 3, 2_600), (1, 1, 2, 900), "A does not use ice; B writes it 1 time in 1 of 2 documents."),
        ((0, 0, 3, 2_600), (0, 0, 2, 900), "Neither A nor B uses ice."),
        (
            (13, 2, 3, 2_600),
            (9, 1, 1, 900),
            "A writes ice 13 times in 2 of 3 documents, 50 per 10,000 words; B writes it 9 times in 1 of 1 document, "
            "100 per 10,000 words.",
        ),
    ],
)
def test_compare_is_about_the_word_being_followed(
    look: Look, ours: tuple[int, ...], theirs: tuple[int, ...], said: str
) -> None:
    """Uses, documents of all documents, and rates where both sides use it."""
    sides = findings.Side(*ours), findings.Side(*theirs)

    assert _plain(findings.followed("ice", look, ("A", "B"), sides)) == said


@pytest.mark.parametrize(("name", "verb"), [("the 2 other sources", "write"), ("Many other sources", "writes")])
def test_several_sources_write_and_one_writes(look: Look, name: str, verb: str) -> None:
    """A source may be called what it likes."""
    sides = findings.Side(0, 0, 1, 9), findings.Side(2, 1, 2, 9)

    assert f" {verb} it 2 times" in _plain(findings.followed("ice", look, ("A", name), sides))


@pytest.mark.parametrize(("few", "told"), [(True, None), (False, 2)])
def test_too_few_documents_are_no_ground_for_a_verdict(*, few: bool, told: int | None) -> None:
    """One verdict: where the caution says not to test, no word is said to be told from chance."""
    grave = {"code": ["few-docs"], "severity": ["read first"]}
    codes = pd.DataFrame(grave if few else {"code": ["one-source"], "severity": ["note"]})

    assert findings.told(_keyness(a=1.0, b=1.0, c=1.0).assign(q=[0.01, 0.049, 0.05]), codes) == told


def _views(*rates: tuple[float, float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(view, *row) for view, row in zip(("pooled", "by document", "standardised"), rates, strict=False)],
        columns=["view", "rate_target", "rate_reference", "low", "high"],
    )


@pytest.mark.parametrize(
    ("rows", "disagree"),
    [
        ([(10.0, 10.0, -0.5, 0.5), (10.0, 10.1, -0.5, 0.4)], False),
        ([(10.0, 12.0, -0.9, 0.3), (12.0, 10.0, 0.1, 0.5)], False),
        ([(10.0, 20.0, -1.5, -0.5), (10.0, 10.0, -0.1, 0.1)], False),
        ([(10.0, 20.0, -1.5, -0.5), (20.0, 10.0, 0.5, 1.5)], True),
        ([(0.0, 1.0, nan, nan), (1.0, 0.0, nan, nan)], False),
    ],
)
def test_views_disagree_beyond_their_intervals_only(
    look: Look, rows: list[tuple[float, float, float, float]], *, disagree: bool
) -> None:
    """Views whose intervals hold 0 are on no side."""
    assert ("disagree" in findings.word_views(_views(*rows), "ice", look, ("A", "B"))) is disagree


def test_views_without_rates_compare_nothing(look: Look) -> None:
    """Where a side has no words there are no rates to say."""
    assert _plain(findings.word_views(_views((nan, 1.0, nan, nan), (1.0, nan, nan, nan)), "ice", look, ("A", "B"))) == (
        "ice cannot be compared: of A and B one has no words."
    )


@pytest.mark.parametrize("ratio", [2.0, -2.0])
def test_compare_does_not_deny_the_words_of_one_side(look: Look, ratio: float) -> None:
    """Where only one of the two sides favours a word, that word is named, as it is in the figure."""
    said = findings.keyness(_keyness(strike=ratio), look, ("A", "B"), SIZES)

    assert "strike" in said


@pytest.mark.row(93, 94)
def test_compare_says_why_it_cannot() -> None:
    """One source cannot be compared; where others are filtered out, they can be chosen."""
    assert findings.cannot_compare(["A"], ["A", "B"]).startswith("Only A is left after filtering")


@pytest.mark.row(77)
def test_compare_does_not_blame_the_filters_for_a_corpus_of_one_source() -> None:
    """Where there is only one source, no filter can be relaxed."""
    assert findings.cannot_compare(["A"], ["A"]) == "A is the only source of this corpus, and a comparison takes two."


def test_compare_prefers_words_that_several_documents_carry(look: Look) -> None:
    """A word of a single document is named only where there is no other."""
    table = _keyness(once=4.0, often=2.0, theirs=-1.0).assign(documents_target=[1, 2, 0], documents_reference=1)

    said = _plain(findings.keyness(table, look, ("A", "B"), SIZES))

    assert said.startswith("In these texts, often stands out in A (13 uses in 2 of 3 documents")


@pytest.mark.parametrize(
    ("mentions", "kinds", "said"),
    [
        (
            [42, 10, 2, 1],
            (),
            "Named most: ICE (42 mentions in 3 of 5 documents), Trump (10 in 2) and U.S. (2 in 1).",
        ),
        (
            [42, 10, 10, 10],
            ("PERSON",),
            "Named most among persons: ICE (42 mentions in 3 of 5 documents).",
        ),
        ([1, 1, 1, 1], ("PERSON",), "Named most among persons: 4 names, each with 1 mention."),
    ],
)
def test_entities_names_the_first_three(mentions: list[int], kinds: tuple[str, ...], said: str) -> None:
    """Mentions and documents, of which kinds of names; none where another is named as often."""
    names = pd.Series(["ICE", "Trump", "U.S.", "X"], dtype="str")
    table = pd.DataFrame({"entity": names, "mentions": mentions, "documents": [3, 2, 1, 1]})

    assert _plain(findings.entities(table, 5, kinds)) == said
    assert findings.entities(table.head(0), 5) == "No name was found in the 5 documents selected."
    assert findings.entities(table.head(0), 1, ["PERSON"], "raid").striptags() == (
        "No names of these kinds were found in the 1 document that contains raid."
    )


def test_entities_in_most_documents_are_named_by_documents() -> None:
    """In their order, with mentions after documents; in a tie nobody is named."""
    table = pd.DataFrame({"entity": list("NIXY"), "mentions": [2, 42, 1, 1], "documents": [2, 1, 1, 1]})
    said = findings.entities(table, 5, measure="documents")
    tied = findings.entities(pd.concat([table[1:]] * 2), 5, measure="documents")

    assert _plain(said) == "Named in most documents: N (2 of 5 documents, 2 mentions)."
    assert _plain(tied) == "Named in most documents: 6 names, each in 1 document."


def test_a_headline_goes_on_with_the_sources_and_dates_selected(look: Look) -> None:
    """Named as far as there is room, in their colours; all of them are no filter, nor are all dates."""
    days = (date(2019, 7, 1), date(2019, 7, 20))
    many = Look(tuple(f"S{place}" for place in range(9)), dark=False)

    assert findings.narrowed(Filters(), look, None) == ""
    assert findings.narrowed(Filters(sources=look.sources), look, None) == ""
    assert _plain(findings.narrowed(Filters(sources=("A",)), look, days)) == "by A, 1 July 2019 to 20 July 2019"
    assert _plain(findings.narrowed(Filters(), look, (days[0], days[0]))) == ", 1 July 2019"
    assert _plain(findings.narrowed(Filters(sources=many.sources[:5]), many, None)) == (
        "by S0, S1, S2 and 2 other sources"
    )


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ("A", "ice: 1 use in 1 of 9 documents: 1 in A."),
        ("AAB", "ice: 3 uses in 3 of 9 documents: 2 in A and 1 in B."),
        ("ABCD", "ice: 4 uses in 4 of 9 documents: 1 in A, 1 in B, 1 in C and 1 in D."),
        ("ABCDEE", "ice: 6 uses in 6 of 9 documents: 2 in E, 1 in A, 1 in B and 2 in 2 other sources."),
    ],
)
def test_passages_says_where_a_word_stands(sources: str, said: str) -> None:
    """Uses, documents of all documents, and uses by source, those with most first."""
    found = pd.Series(list(sources)).value_counts().sort_index()

    assert _plain(findings.passages(pd.DataFrame({"found": found, "used": found}), "ice", 9)) == said


def test_passages_of_no_word_and_of_a_word_that_is_not_there() -> None:
    """Without a word the page asks for one; without a match it says what to try."""
    none = pd.DataFrame({"found": [], "used": []})

    assert findings.passages(none, "", 9).startswith("Choose a word below")
    assert findings.passages(none, "", 9, unasked=notes.OPENINGS["Pairs"]).startswith("Two texts")
    assert findings.passages(none, "zebra", 9).startswith("“zebra” does not occur")


def test_methods_states_what_is_counted(seeds: Corpus) -> None:
    """Documents and the fingerprint of their content."""
    assert findings.methods(seeds).startswith(
        f"Everything here is counted from 5 documents with the fingerprint {seeds.fingerprint[:12]}:"
    )


@pytest.mark.parametrize(
    "name", ["terms", "trend", "tendencies", "keyness", "topics", "entities", "passages", "overview"]
)
def test_corpus_text_is_never_markup(documents: pd.DataFrame, look: Look, name: str) -> None:
    """A term, a name or a source that is HTML is shown as it is."""
    prevalence = pd.DataFrame({"topic": [1], "source": [HOSTILE], "passages": [2], "share": [1.0], "documents": [1]})
    named = pd.DataFrame({"entity": [HOSTILE], "mentions": [1], "documents": [1]})
    made = {
        "terms": findings.terms(_terms(HOSTILE), 1, 1),
        "trend": findings.trend(_trend((HOSTILE, HOSTILE, "2018-01-01", 1, 1.0, 1)), "year"),
        "tendencies": findings.tendencies(
            _tendency(1, 0.01, 1, (0, 1.0)).assign(term=HOSTILE), _moved(1.0, HOSTILE).assign(term=HOSTILE), "year"
        ),
        "keyness": findings.keyness(_keyness(**{HOSTILE: 1.0, "x": -1.0}), look, (HOSTILE, "B"), SIZES),
        "topics": findings.topics(prevalence, {1: (HOSTILE,)}, {1: "stable"}, look),
        "entities": findings.entities(named, 1),
        "passages": findings.passages(pd.DataFrame({"found": [1], "used": [1]}, index=[HOSTILE]), HOSTILE, 1),
        "overview": findings.overview(documents.head(1).assign(source=HOSTILE), look),
    }[name]

    assert ESCAPED in made
    assert "<img" not in made


def test_those_who_do_not_see_a_figure_hear_its_first_five_rows() -> None:
    """Labels with their numbers, in the order of the figure."""
    table = pd.DataFrame({"term": list("abcdef"), "rate": [84.54, 61.8, 14.1, 3.52, 2.34, 1.0]})

    assert findings.terms_alt(table).endswith(": a 84.5, b 61.8, c 14.1, d 3.52, e 2.34.")


def test_large_numbers_are_heard_as_people_write_them() -> None:
    """A thousand mentions, or a rate of a thousand, is no power of ten."""
    named = pd.DataFrame({"entity": ["ICE", "U.S."], "mentions": [1_042, 7]})
    frequent = pd.DataFrame({"term": ["a"], "rate": [1_000.0]})

    assert findings.entities_alt(named) == "Names used most, with mentions: ICE 1,042, U.S. 7."
    assert findings.terms_alt(frequent).endswith(": a 1,000.")


def test_both_sides_of_a_comparison_are_heard() -> None:
    """Each side's words from the strongest."""
    assert findings.keyness_alt(_keyness(a=2.5, b=-1.5, c=-2.5), ("A", "B")) == (
        "Words that A favours, with log ratios: a 2.5. Words that B favours: c -2.5, b -1.5."
    )


def test_topics_and_lines_are_heard() -> None:
    """Topics by their words; lines by the finding, without its markup."""
    assert findings.topics_alt({1: "1 · a", 2: "2 · b"}) == "Share of each source’s passages by topic: 1 · a; 2 · b."
    assert findings.trend_alt(Markup("<em>a</em> peaks."), "year") == "Uses per 10,000 words by year. a peaks."


def test_the_divergence_is_never_said_without_chance() -> None:
    """It stands beside its range with shuffled sources."""
    table = pd.DataFrame([[0.4, 0.375, 0.25, 0.5, 20]], columns=list(DIVERGENCE.columns))

    assert findings.divergence(table) == (
        "As a whole the sides diverge by 0.400 bits (Jensen-Shannon); with shuffled sources by 0.250 to 0.500."
    )
    assert findings.divergence(table.head(0)) == ""


def test_words_of_several_sources_are_heard() -> None:
    """The six most distinctive words, each once, with the source that it is most distinctive of."""
    rows = [("strike", "A", 3, 2.0, 1.5), ("strike", "B", 9, 3.0, 2.5), ("peace", "A", 1, 1.0, 0.5)]
    rows += [("union", "A", 4, -2.0, 0.0), *((f"w{place}", "C", 1, 1.0, 0.4 - place / 100) for place in range(5))]
    table = pd.DataFrame(rows, columns=["term", "source", "count", "log_ratio", "lrc"])

    assert findings.profiles_alt(table) == (
        "Words that set sources apart from all the others: strike in B (9 uses); peace in A (1 use); "
        "w0 in C (1 use); w1 in C (1 use); w2 in C (1 use); w3 in C (1 use)."
    )


def test_collocates_are_heard() -> None:
    """The first five, with how often."""
    table = pd.DataFrame({"term": list("abcdef"), "count": [1_042, 10, 3, 2, 2, 1]})

    assert findings.collocates_alt(table, "ice") == (
        "Words that stand near ice, with how often: a 1,042, b 10, c 3, d 2, e 2."
    )
