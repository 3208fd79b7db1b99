"""Draws: a stated rule chooses what is read, the same every time, and for every source alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Draw, Filters, drawn, limits, passages, places, read_corpus, sampled
from analysis.corpus.errors import DrawError
from analysis.corpus.periods import PERIODS, Period
from analysis.corpus.schema import PASSAGES, PLACES
from analysis.reading.draws import RULES, typicality

TURNS = "one of each document at first"
CENTRE = "nearest to the centre of this source’s passages"
DATES = ["2019-01-05", "2019-01-30", "2019-02", "2020-02-03", "2020", ""]
WORDS = ["war", "peace", "bread", "the", "soldiers", "roses"]
Bag = Mapping[str, float]

documents = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from("ABC"),
            "published": st.sampled_from(DATES),
            "date_basis": st.sampled_from(["stated", "inferred"]),
            "text": st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
        }
    ),
    min_size=1,
    max_size=25,
)
draws = st.builds(
    Draw,
    rule=st.sampled_from(RULES),
    size=st.integers(1, 6),
    seed=st.integers(0, 3),
    period=st.sampled_from([None, *PERIODS]),
)


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents of A in 2019 and two in 2020, one and three of B, and one of B without a date."""
    years = {"A": ["2019"] * 4 + ["2020"] * 2, "B": ["2019"] + ["2020"] * 3 + [""]}
    rows = [(source, year) for source, dates in years.items() for year in dates]
    return make_corpus(
        {"source": source, "published": year, "text": f"war number {place}"}
        for place, (source, year) in enumerate(rows)
    )


@pytest.fixture(scope="module")
def war(corpus: Corpus) -> pd.DataFrame:
    """Return the eleven places of “war”, six of A and five of B."""
    return places(corpus, Filters(), "war")


@pytest.fixture(scope="module")
def senate(test_data: Path) -> Corpus:
    """Return the press releases of 109 senators."""
    return read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")


def _why(table: pd.DataFrame) -> dict[str, str]:
    """Return how each source's rows were chosen."""
    reasons: dict[str, str] = table.groupby("source")["why"].unique().map(" | ".join).to_dict()
    return reasons


def _years(table: pd.DataFrame) -> dict[str, list[int]]:
    years: dict[str, list[int]] = table.groupby("source")["published"].agg(lambda days: sorted(days.dt.year)).to_dict()
    return years


def _bags(texts: Iterable[Sequence[str]]) -> list[Bag]:
    """Return weights of length 1 in plain Python; “the” is the only stop word."""
    counts = [Counter(word for word in words if word != "the") for words in texts]
    weights = [{word: 1 + log(count) for word, count in bag.items()} for bag in counts]
    return [{word: weight / _length(bag) for word, weight in bag.items()} for bag in weights]


def _length(bag: Bag) -> float:
    return sqrt(sum(weight**2 for weight in bag.values()))


def _apart(passages: Iterable[Sequence[str]]) -> str:
    """Return a text in which each of some passages begins with “war”, too far from the others to reach into them."""
    return " ".join(word for words in passages for word in ["war", *words, *["the"] * limits.TYPICAL_WORDS])


def _nearness(bags: Sequence[Bag], sources: Sequence[str]) -> list[float]:
    """Return the cosine of each bag and the mean of its source's, in plain Python."""
    found = []
    for bag, source in zip(bags, sources, strict=True):
        own = [other for other, whose in zip(bags, sources, strict=True) if whose == source]
        centre = {word: sum(other.get(word, 0.0) for other in own) / len(own) for other in own for word in other}
        dot = sum(weight * centre[word] for word, weight in bag.items())
        found.append(dot / _length(centre) / _length(bag) if bag else 0.0)
    return found


def test_all_of_them_are_all(corpus: Corpus, war: pd.DataFrame) -> None:
    """Without a rule every passage is there, and says so, however few a draw would take."""
    found = drawn(corpus, war, Draw(size=1))

    pd.testing.assert_frame_equal(found[list(war.columns)], war)
    assert set(found["why"]) == {"all"}


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (Draw("sample", 5, 7), {"A": "5 of 6, drawn at random (seed 7)", "B": "all"}),
        (Draw("sample", 9), {"A": "all", "B": "all"}),
        (
            Draw("typical", 5),
            {
                "A": f"the 5 of 6 most typical, {TURNS}: {CENTRE}",
                "B": f"all, the most typical of each document first: {CENTRE}",
            },
        ),
    ],
    ids=str,
)
def test_every_row_says_how_it_was_chosen(
    corpus: Corpus, war: pd.DataFrame, draw: Draw, expected: dict[str, str]
) -> None:
    """The rule, the seed, and of how many; where nothing is left out, that it is all."""
    assert _why(drawn(corpus, war, draw)) == expected


def test_a_matched_draw_says_what_it_matches(corpus: Corpus, war: pd.DataFrame) -> None:
    """Besides the rule, that every source gives as many from each year, and how many passages have no year."""
    same, undated = "as many from each year as every other source", "leaving out 1 without so exact a date"
    each = f"the most typical of each year, {TURNS}: {CENTRE}, {same} (years drawn at random, seed 0)"

    found = [drawn(corpus, war, Draw(rule, 2, period="year")) for rule in RULES]
    assert [_why(table)["A"] for table in found] == [
        f"3 of 6, drawn at random (seed 0), {same}",
        f"2 of 6, drawn at random (seed 0), {same}",
        f"2 of 6, {each}",
    ]
    assert [_why(table)["B"] for table in found] == [
        f"3 of 5, drawn at random (seed 0), {same}, {undated}",
        f"2 of 5, drawn at random (seed 0), {same}, {undated}",
        f"2 of 5, {each}, {undated}",
    ]


def test_a_matched_draw_that_leaves_nothing_out_is_all(make_corpus: Callable[..., Corpus]) -> None:
    """The source with the fewest passages in every period gives all of them; no year is drawn where all have room."""
    table = make_corpus({"source": source, "published": "2019", "text": "war"} for source in "ABA")
    found = places(table, Filters(), "war")

    same = "as many from each year as every other source"
    assert _why(drawn(table, found, Draw(period="year"))) == {
        "A": f"1 of 2, drawn at random (seed 0), {same}",
        "B": f"all, {same}",
    }
    assert _why(drawn(table, found, Draw("typical", 1, period="year"))) == {
        "A": f"1 of 2, the most typical of each year, {TURNS}: {CENTRE}, {same}",
        "B": f"all, the most typical of each document first: {CENTRE}, {same}",
    }


@pytest.mark.parametrize(
    ("size", "expected"), [(10, [[2019, 2020, 2020]]), (2, [[2019, 2020], [2020, 2020]]), (1, [[2019], [2020]])]
)
@pytest.mark.parametrize("rule", ["sample", "typical"])
def test_matched_years_are_those_that_all_have(
    corpus: Corpus, war: pd.DataFrame, rule: Any, size: int, expected: list[list[int]]
) -> None:
    """A has 4 and 2, B 1 and 3: they share one place in 2019 and two in 2020; fewer are drawn from these three."""
    found = [_years(drawn(corpus, war, Draw(rule, size, seed, "year"))) for seed in range(20)]

    assert all(years["A"] == years["B"] for years in found)
    assert sorted({tuple(years["A"]) for years in found}) == [tuple(years) for years in expected]


def test_the_rules_draw_from_the_same_years(corpus: Corpus, war: pd.DataFrame) -> None:
    """One seed gives the same years to whichever rule fills them."""
    seeds = range(10)

    first, second = (
        [_years(drawn(corpus, war, Draw(rule, 2, seed, "year"))) for seed in seeds] for rule in ("sample", "typical")
    )
    assert first == second


@pytest.mark.parametrize(("by", "size"), [("day", 1), ("week", 1), ("month", 2), ("quarter", 2), ("year", 3)])
def test_a_date_that_is_too_coarse_is_left_out(make_corpus: Callable[..., Corpus], by: Period, size: int) -> None:
    """By month an inferred day is good, by day it is not; a date of a year is good for a year, no date for nothing."""
    dates = [("2019-05-06", "stated"), ("2019-05-06", "inferred"), ("2019", "stated"), ("", "")]
    table = make_corpus(
        {"source": source, "published": date, "date_basis": basis, "text": "war"}
        for source in "AB"
        for date, basis in dates
    )

    found = drawn(table, places(table, Filters(), "war"), Draw(period=by))
    assert sorted(found["doc_id"]) == [f"d{place}" for place in [*range(size), *range(4, 4 + size)]]


def test_sources_that_share_no_period_have_nothing_to_match(make_corpus: Callable[..., Corpus]) -> None:
    """Where no period holds passages of every source, the draw is empty, with the same columns."""
    table = make_corpus(
        {"source": source, "published": date, "text": "war"} for source, date in [("A", "2019"), ("B", "")]
    )
    found = places(table, Filters(), "war")

    empty = drawn(table, found, Draw("sample", period="year"))
    pd.testing.assert_frame_equal(empty, PLACES.empty().assign(why=pd.Series([], dtype="str")))


@pytest.mark.parametrize("rule", RULES)
def test_one_source_is_matched_with_none(corpus: Corpus, war: pd.DataFrame, rule: Any) -> None:
    """A source by itself is drawn as without a period, undated passages too."""
    alone = war[war["source"] == "B"]

    pd.testing.assert_frame_equal(
        drawn(corpus, alone, Draw(rule, 5, period="year")), drawn(corpus, alone, Draw(rule, 5))
    )


@pytest.mark.parametrize("draw", [Draw(rule, period=period) for rule in RULES for period in (None, "year")], ids=str)
@pytest.mark.parametrize("contract", [PLACES, PASSAGES], ids=["places", "passages"])
def test_nothing_gives_nothing(corpus: Corpus, draw: Draw, contract: Any) -> None:
    """From an empty table an empty one is drawn, which says why of none."""
    found = drawn(corpus, contract.empty(), draw)

    pd.testing.assert_frame_equal(found, contract.empty().assign(why=pd.Series([], dtype="str")))


@given(rows=documents, draw=draws, mixed=st.randoms())
def test_a_draw_is_some_of_what_was_found(
    make_corpus: Callable[..., Corpus], rows: list[dict[str, str]], draw: Draw, mixed: Random
) -> None:
    """Each row once, at most so many of a source, in their order; the same again, and what was given as it was."""
    table = make_corpus(rows)
    found = passages(table, Filters(), "war")
    found = found.iloc[mixed.sample(range(len(found)), len(found))].reset_index(drop=True)
    kept = found.copy()

    some = drawn(table, found, draw)
    order = some.merge(found.reset_index(), on=["doc_id", "start"], validate="one_to_one")
    pd.testing.assert_frame_equal(
        some.drop(columns="why"), found.iloc[order["index"]].drop(columns="why").reset_index(drop=True)
    )
    assert draw.rule == "typical" or order["index"].is_monotonic_increasing
    assert draw.rule == "all" or (some["source"].value_counts() <= draw.size).all()
    assert draw.period or draw.rule == "all" or len(some) == found["source"].value_counts().clip(upper=draw.size).sum()
    pd.testing.assert_frame_equal(drawn(table, found, draw), some)
    some.iloc[:, :] = some.iloc[::-1].to_numpy()
    pd.testing.assert_frame_equal(found, kept)


@given(rows=documents, draw=draws, by=st.sampled_from(PERIODS))
def test_matched_sources_are_alike_in_time(
    make_corpus: Callable[..., Corpus], rows: list[dict[str, str]], draw: Draw, by: Period
) -> None:
    """Each source has the same periods as often, no period oftener than any has it, and as many as there is room."""
    table = make_corpus(rows)
    found = places(table, Filters(), "war")
    whole, some = (
        {source: _calendar(table, own, by) for source, own in these.groupby("source")}
        for these in (found, drawn(table, found, Draw(draw.rule, draw.size, draw.seed, by)))
    )
    if len(whole) < 2:
        return

    slots = Counter({period: min(own[period] for own in whole.values()) for period in set().union(*whole.values())})
    expected = slots.total() if draw.rule == "all" else min(slots.total(), draw.size)
    assert len({frozenset(own.items()) for own in some.values()}) <= 1
    assert all(own <= slots and own.total() == expected for own in some.values())
    assert len(some) == (len(whole) if expected else 0)


def _calendar(corpus: Corpus, found: pd.DataFrame, by: Period) -> Counter[Any]:
    """Return how often each period occurs among dates that are exact enough for it."""
    facts = corpus.documents.set_index("doc_id").loc[found["doc_id"]]
    least = {"day": 3, "week": 3, "month": 2, "quarter": 2, "year": 1}[by]
    exact = facts["date_precision"].map({"day": 3, "month": 2, "year": 1, "": 0}).astype(int)
    exact = exact.where(facts["date_basis"] != "inferred", exact.clip(upper=2))
    unit = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}[by]
    return Counter(facts["published"][exact >= least].dt.to_period(unit))


@pytest.mark.parametrize("rule", ["sample", "typical"])
@given(rows=documents, draw=draws)
def test_a_draw_from_one_source_is_its_own(
    make_corpus: Callable[..., Corpus], rule: Any, rows: list[dict[str, str]], draw: Draw
) -> None:
    """The same passages of A are drawn, in the same order, with other sources beside it and without."""
    table = make_corpus(rows)
    found = places(table, Filters(), "war")
    alone = found[found["source"] == "A"]

    together = drawn(table, found, Draw(rule, draw.size, draw.seed))
    pd.testing.assert_frame_equal(
        drawn(table, alone, Draw(rule, draw.size, draw.seed)),
        together[together["source"] == "A"].reset_index(drop=True),
    )


@pytest.mark.parametrize("period", [None, "year"])
@pytest.mark.parametrize("rule", ["sample", "all"])
def test_another_seed_is_another_draw(corpus: Corpus, war: pd.DataFrame, rule: Any, period: Period | None) -> None:
    """Thirty seeds draw in more than ten ways wherever there is something to draw."""
    found = {tuple(drawn(corpus, war, Draw(rule, 2, seed, period))["doc_id"]) for seed in range(30)}

    assert len(found) == 1 if (rule, period) == ("all", None) else len(found) > 10


def test_sources_do_not_draw_the_same_places(make_corpus: Callable[..., Corpus]) -> None:
    """Two sources of twenty passages each give, with one seed, other places in their rows."""
    table = make_corpus({"source": source, "text": "war"} for source in ["A"] * 20 + ["B"] * 20)

    some = drawn(table, places(table, Filters(), "war"), Draw("sample", 5))
    ours, theirs = (part["position"].mod(20).tolist() for _, part in some.groupby("source"))
    assert ours != theirs


def test_every_passage_is_as_likely(corpus: Corpus, war: pd.DataFrame) -> None:
    """Of 3,000 samples of two, each of A's six passages is in about 1,000 and each of B's five in about 1,200."""
    times = Counter(doc_id for seed in range(3_000) for doc_id in drawn(corpus, war, Draw("sample", 2, seed))["doc_id"])

    assert [times[f"d{place}"] for place in range(11)] == pytest.approx([1_000] * 6 + [1_200] * 5, abs=130)


@pytest.mark.parametrize("period", [None, "day", "year"])
@pytest.mark.parametrize("rule", ["sample", "typical"])
def test_a_smaller_draw_is_part_of_a_larger(
    make_corpus: Callable[..., Corpus], rule: Any, period: Period | None
) -> None:
    """Who asks for more keeps what was there, whether periods are matched or not."""
    table = make_corpus(
        {"source": source, "published": f"201{place % 3}-01-0{1 + place % 5}", "text": f"war number {place % 7}"}
        for source, size in [("A", 30), ("B", 20)]
        for place in range(size)
    )
    found = places(table, Filters(), "war")

    for seed in range(5):
        some = [set(drawn(table, found, Draw(rule, size, seed, period))["doc_id"]) for size in range(1, 21)]
        assert all(smaller < larger for smaller, larger in pairwise(some))


@given(rows=documents)
def test_typicality_is_the_cosine_with_the_centre(
    make_corpus: Callable[..., Corpus], rows: list[dict[str, str]]
) -> None:
    """The scores are those of plain Python, whether texts are read or the index is asked."""
    table = make_corpus(rows)
    found = passages(table, Filters(), "war")

    texts = [text.split() for text in found["text"]]
    expected = pytest.approx(_nearness(_bags(texts), found["source"].tolist()), abs=1e-12)
    assert typicality(table, found).tolist() == expected
    assert typicality(table, places(table, Filters(), "war")).tolist() == expected


@pytest.mark.parametrize("seed", range(3))
def test_typicality_of_a_place_is_that_of_its_surroundings(make_corpus: Callable[..., Corpus], seed: int) -> None:
    """In long documents the 40 words on either side of a match count, and none of the next document."""
    random = Random(seed)  # noqa: S311 - no secret
    texts = [[random.choice([*WORDS, "class war"]) for _ in range(150)] for _ in range(6)]
    table = make_corpus({"source": "AB"[place % 2], "text": " ".join(text)} for place, text in enumerate(texts))
    found = places(table, Filters(), "class war")
    words = table.index.terms[table.index.ids].tolist()
    near = []
    for row in found.itertuples():
        start, stop = table.index.offsets[[table.row(row.doc_id), table.row(row.doc_id) + 1]]
        near.append(words[max(start, row.position - 40) : min(stop, row.position + row.width + 40)])

    assert typicality(table, found).tolist() == pytest.approx(_nearness(_bags(near), found["source"].tolist()))
    assert limits.TYPICAL_WORDS == 40


@given(
    order=st.permutations(range(10)),
    left_out=st.lists(st.integers(0, 5), min_size=8, max_size=8),
    elsewhere=st.integers(0, 5),
)
def test_an_outlier_is_never_the_most_typical(
    make_corpus: Callable[..., Corpus], order: list[int], left_out: list[int], elsewhere: int
) -> None:
    """Of eight passages that share five of six words and two that share none, the eight come first."""
    shared = ["peace", "bread", "roses", "soldiers", "homes", "flags"]
    alike = [[word for place, word in enumerate(shared) if place != gone] for gone in left_out]
    others = [["trains", "run", "late", "tonight"], ["cheese", "wine", "olives", "soup", "salad"]]
    texts = [" ".join(["war", *words]) for words in alike + others]
    more = [{"source": "B", "text": f"war {word}"} for word in ["trains", "cheese", "wine"] * elsewhere]
    table = make_corpus([{"doc_id": f"d{place}", "source": "A", "text": texts[place]} for place in order] + more)

    for found in (places(table, Filters(), "war"), passages(table, Filters(), "war")):
        ours = drawn(table, found[found["source"] == "A"], Draw("typical"))["doc_id"].tolist()
        beside = drawn(table, found, Draw("typical")).query("source == 'A'")["doc_id"].tolist()
        assert set(ours[8:]) == set(beside[8:]) == {"d8", "d9"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["border wall {0}a {0}b {0}c {0}d"] * 94 + ["press release contact office phone number"] * 6, "border"),
        ([f"border x{place % 7}" for place in range(70)] + ["market prices"] * 30, "border"),
        (["border {0}a {0}b {0}c {0}d {0}e"] * 80 + ["press release contact office phone number"] * 20, "press"),
    ],
    ids=["a few copies", "what a source always says", "a fifth that is uniform"],
)
def test_what_is_typical_of_two_kinds(make_corpus: Callable[..., Corpus], texts: list[str], expected: str) -> None:
    """The commoner kind, though the words it shares are common; the rarer, where that alone is of one piece."""
    table = make_corpus({"text": f"war {text.format(place)}"} for place, text in enumerate(texts))

    some = drawn(table, places(table, Filters(), "war"), Draw("typical", 5))
    assert [table.text(table.row(doc_id)).split()[1] for doc_id in some["doc_id"]] == [expected] * 5


@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "source": st.sampled_from("AB"),
                "text": st.lists(st.lists(st.sampled_from(WORDS), max_size=3), min_size=1, max_size=4).map(_apart),
            }
        ),
        min_size=1,
        max_size=8,
    )
)
def test_documents_take_turns(make_corpus: Callable[..., Corpus], rows: list[dict[str, str]]) -> None:
    """None has a second passage before each has its first; in a turn and in a document the most typical come first."""
    table = make_corpus(rows)
    found = places(table, Filters(), "war")
    found["score"] = typicality(table, found).round(12)

    for _, some in drawn(table, found, Draw("typical", len(found))).groupby("source"):
        turn = some.groupby("doc_id").cumcount()
        assert turn.is_monotonic_increasing
        for whose in (turn, some["doc_id"]):
            assert all(own.is_monotonic_decreasing for _, own in some["score"].groupby(whose))


def test_the_most_typical_come_first_source_by_source(make_corpus: Callable[..., Corpus]) -> None:
    """Sources come as they first stand in the table; equally typical passages keep their order."""
    texts = ["war bread", "war bread roses", "war bread", "war soldiers"]
    table = make_corpus({"source": source, "text": text} for text in texts for source in "AB")
    found = passages(table, Filters(), "war").sort_values("doc_id", ascending=False, ignore_index=True)

    some = drawn(table, found, Draw("typical", 3))
    assert some["doc_id"].tolist() == ["d5", "d1", "d3", "d4", "d0", "d2"]


def test_rounding_makes_nothing_typical(make_corpus: Callable[..., Corpus]) -> None:
    """Two passages with the same weights on other words, added up in another order, are equally near."""
    texts = ["war bread" + 4 * " flags homes", "war" + 4 * " peace roses" + " soldiers"]
    table = make_corpus({"text": text} for text in texts)

    assert drawn(table, places(table, Filters(), "war"), Draw("typical"))["doc_id"].tolist() == ["d0", "d1"]


@pytest.mark.parametrize(("language", "text"), [("", "the and"), ("en", "the other’s"), ("de", "der andere’s")])
def test_stop_words_make_nothing_typical(make_corpus: Callable[..., Corpus], language: str, text: str) -> None:
    """A passage of stop words of the language and a final ’s is at 0, and one with another word is not."""
    rows = [("A", text), ("B", f"{text} bread")]
    table = make_corpus({"source": source, "language": language, "text": words} for source, words in rows)

    assert typicality(table, places(table, Filters(), text.partition(" ")[0])).tolist() == [0.0, 1.0]


def test_the_most_typical_of_each_year_are_taken(make_corpus: Callable[..., Corpus]) -> None:
    """With a period, each year's places are filled by that year's most typical passages of the whole source."""
    rows = [
        ("A", "2019", "war trains"),
        ("A", "2019", "war bread roses"),
        ("A", "2020", "war bread roses"),
        ("A", "2020", "war bread roses"),
        ("A", "2020", "war wine"),
        ("B", "2019", "war"),
        ("B", "2020", "war"),
        ("B", "2020", "war"),
    ]
    table = make_corpus({"source": source, "published": year, "text": text} for source, year, text in rows)

    some = drawn(table, places(table, Filters(), "war"), Draw("typical", period="year"))
    assert some["doc_id"].tolist() == ["d1", "d2", "d3", "d5", "d6", "d7"]


@pytest.mark.parametrize(
    "options",
    [{"size": 0}, {"size": -3}, {"seed": -1}, {"rule": "best"}, {"period": "decade"}],
    ids=str,
)
def test_a_draw_that_makes_no_sense_is_refused(options: dict[str, Any]) -> None:
    """What cannot be drawn is said when it is asked for."""
    with pytest.raises(DrawError, match=r"^E-DRAW · .+ · \w+"):
        Draw(**options)


def test_a_draw_is_a_value() -> None:
    """Equal draws are one key of a cache."""
    assert {Draw("typical", 5, 1, "month"): 1}[Draw("typical", 5, 1, "month")] == 1
    assert Draw() == Draw("all", 10, 0, None)


@given(rows=st.integers(0, 30), size=st.integers(1, 40), seed=st.integers(0, 5))
def test_sampled_lines_are_some_of_all_in_their_order(rows: int, size: int, seed: int) -> None:
    """As many as asked for where there are, each once, in their order, and the same again."""
    table = pd.DataFrame({"line": np.arange(rows)}, index=pd.RangeIndex(7, 7 + rows))
    kept = table.copy()

    found = sampled(table, size, seed)
    assert len(found) == min(rows, size)
    assert found["line"].is_monotonic_increasing
    assert found["line"].is_unique
    assert found.index.equals(pd.RangeIndex(len(found)))
    pd.testing.assert_frame_equal(sampled(table, size, seed), found)
    pd.testing.assert_frame_equal(table, kept)


def test_every_line_is_as_likely() -> None:
    """Of 3,000 samples of two lines of six, each line is in about 1,000."""
    table = pd.DataFrame({"line": range(6)})
    times = Counter(line for seed in range(3_000) for line in sampled(table, 2, seed)["line"])

    assert [times[line] for line in range(6)] == pytest.approx([1_000] * 6, abs=130)


def test_a_sample_of_no_lines_is_refused() -> None:
    """Fewer than one line cannot be drawn."""
    with pytest.raises(DrawError, match="E-DRAW"):
        sampled(pd.DataFrame({"line": [1]}), 0)


@pytest.mark.parametrize("rule", RULES)
def test_a_real_draw_matches_months(senate: Corpus, rule: Any) -> None:
    """Two senators who speak of the border hundreds of times are drawn from the same months."""
    found = places(senate, Filters(sources=("Cornyn", "Domenici")), "border")

    some = drawn(senate, found, Draw(rule, 50, 2, "month"))
    ours, theirs = (_calendar(senate, part, "month") for _, part in some.groupby("source"))
    assert ours == theirs
    assert ours.total() == 50 or rule == "all"
    assert ours.total() >= 50
