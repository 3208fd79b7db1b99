"""Keyness: which words one source uses more, by how much, and the passages behind it."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy.stats import gamma, norm, t

from analysis import Corpus, Filters, keyness, passages, term_frequencies
from analysis.corpus.errors import FilterError
from analysis.corpus.schema import KEYNESS


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three sources of 4, 4 and 2 words."""
    rows = [("A", "war war peace"), ("A", "war"), ("B", "peace now peace war"), ("C", "strike now")]
    return make_corpus({"source": source, "text": text} for source, text in rows)


def _row(table: pd.DataFrame, term: str) -> pd.Series:
    return table.set_index("term").loc[term]


def test_a_row_worked_out_by_hand(corpus: Corpus) -> None:
    """“war” is 3 of A's 4 words and 1 of B's 4."""
    row = _row(keyness(corpus, Filters(), target="A", reference="B"), "war")

    columns = ["count_target", "count_reference", "rate_target", "rate_reference"]
    assert row[columns].tolist() == [3, 1, 7_500, 2_500]
    assert row[["documents_target", "documents_reference"]].tolist() == [2, 1]
    # lg 3; G² = 2 (3 ln 3/2 + 1 ln 1/2 + 1 ln 1/2 + 3 ln 3/2) = 2.092992
    assert row[["log_ratio", "g2"]].tolist() == pytest.approx([1.584963, 2.092992], abs=1e-6)


def test_no_reference_is_all_the_rest(corpus: Corpus) -> None:
    """A source is compared with all the others selected, as if they were named."""
    rest = keyness(corpus, Filters(), target="A")

    pd.testing.assert_frame_equal(rest, keyness(corpus, Filters(), target=("A",), reference=("B", "C")))


def test_the_rest_is_what_is_selected(corpus: Corpus) -> None:
    """Sources that are filtered out are no part of the rest."""
    found = keyness(corpus, Filters(sources=("A", "C")), target="A")

    pd.testing.assert_frame_equal(found, keyness(corpus, Filters(), target="A", reference="C"))


def test_rows_are_sorted_by_documents_then_score_then_log_ratio_then_term(corpus: Corpus, seeds: Corpus) -> None:
    """The word that most documents of the target, and few others, use comes first."""
    found = keyness(corpus, Filters(), target="A", reference="B")
    large = keyness(seeds, Filters(), target="Red Flag")
    keys = [(-row.lrc_documents, -row.score, -row.log_ratio, row.term) for row in large.itertuples()]

    # war is in both of A's documents; peace in one of two there and in B's only one; now only in B's
    assert found["term"].tolist() == ["war", "peace", "now"]
    assert keys == sorted(keys)


def test_swapping_the_sides_flips_the_signs_and_nothing_else(seeds: Corpus) -> None:
    """Target and reference swapped give the same table with its columns swapped and its signs turned."""
    one = keyness(seeds, Filters(), target="Revolution", reference="Red Flag")
    other = keyness(seeds, Filters(), target="Red Flag", reference="Revolution")

    turned = {name: -other[name] for name in ("log_ratio", "lrc", "lrc_documents", "score", "g2", "z_dirichlet")}
    flipped = other.assign(**turned, low=-other["high"], high=-other["low"]).rename(
        columns=lambda name: name.replace("target", "-").replace("reference", "target").replace("-", "reference")
    )
    pd.testing.assert_frame_equal(
        flipped.sort_values("term", ignore_index=True)[one.columns], one.sort_values("term", ignore_index=True)
    )


def test_a_word_that_one_side_never_uses_is_not_its_own(make_corpus: Callable[..., Corpus]) -> None:
    """However short the target is, a word that only the reference uses has no positive score."""
    texts = [("A", "peace now"), ("B", "strike " + "war " * 30)]
    found = keyness(make_corpus({"source": s, "text": t} for s, t in texts), Filters(), target="A")

    absent = found[found["count_target"] == 0]
    assert (absent[["log_ratio", "g2"]] <= 0).all(axis=None)


def test_signs_follow_the_rates(seeds: Corpus) -> None:
    """A word has the sign of the difference of its rates."""
    found = keyness(seeds, Filters(), target="Red Flag")

    difference = np.sign(found["rate_target"] - found["rate_reference"])
    assert np.sign(found["log_ratio"]).tolist() == difference.tolist()


def test_counts_are_the_frequencies_of_either_side(seeds: Corpus) -> None:
    """Either side's counts are its term frequencies."""
    found = keyness(seeds, Filters(), target="Revolution").set_index("term")["count_target"]
    alone = term_frequencies(seeds, Filters(sources=("Revolution",))).set_index("term")["count"]

    pd.testing.assert_series_equal(found[found > 0].sort_index(), alone.sort_index(), check_names=False)


def test_the_two_papers_of_the_starter_corpus_differ(seeds: Corpus) -> None:
    """The words that Revolution uses far more often are none of Red Flag's."""
    tops = [
        set(keyness(seeds, Filters(), target=source).nlargest(20, "log_ratio")["term"])
        for source in ("Revolution", "Red Flag")
    ]

    assert {"regime", "action"} < tops[0]
    assert {"communist", "class"} < tops[1]
    assert tops[0].isdisjoint(tops[1])


@pytest.mark.parametrize(("target", "reference"), [("Revolution", "Red Flag"), ("Red Flag", "Revolution")])
def test_distinctive_words_open_their_passages(seeds: Corpus, target: str, reference: str) -> None:
    """Each distinctive word opens as many passages on either side as it is counted."""
    for row in keyness(seeds, Filters(), target=target, reference=reference).head(25).itertuples():
        found = passages(seeds, Filters(), row.term)["source"].value_counts()

        counted = {target: row.count_target, reference: row.count_reference}
        assert found.to_dict() == {source: count for source, count in counted.items() if count}


@pytest.mark.row(94)
@pytest.mark.parametrize(
    ("filters", "target", "reference"),
    [
        (Filters(sources=("B", "C")), "A", None),
        (Filters(sources=("A",)), "A", None),
        (Filters(search="nowhere"), "A", "B"),
        (Filters(), (), None),
    ],
    ids=["no target", "no rest", "nothing", "no name"],
)
def test_an_empty_side_gives_an_empty_table(
    corpus: Corpus, filters: Filters, target: str | tuple[str, ...], reference: str | None
) -> None:
    """Where there is nothing to compare there are no rows, and the same columns."""
    pd.testing.assert_frame_equal(keyness(corpus, filters, target=target, reference=reference), KEYNESS.empty())


def test_an_unknown_source_names_the_known(corpus: Corpus) -> None:
    """The message says which source there is not, and which there are."""
    with pytest.raises(FilterError, match=r"E-SOURCE · the corpus has no source “Z” · it has A, B, C$"):
        keyness(corpus, Filters(), target="A", reference=("B", "Z"))


@pytest.mark.row(94)
def test_a_source_on_both_sides_is_refused(corpus: Corpus) -> None:
    """No document is compared with itself."""
    with pytest.raises(FilterError, match="E-GROUPS · B is on both sides"):
        keyness(corpus, Filters(), target=("A", "B"), reference=("B", "C"))


def test_documents_of_one_rate_leave_the_log_ratio_uncertain(make_corpus: Callable[..., Corpus]) -> None:
    """Where no document of a side differs from another the interval is that of so few uses, and not of no width."""
    rows = [
        {"source": source, "text": text} for source, text in (("A", "war war x x"), ("B", "war x x x")) for _ in "12"
    ]

    (war,) = keyness(make_corpus(rows), Filters(), target="A").query("term == 'war'").to_dict("records")

    # 4 of 8 words and 2 of 8; spreads 1/4 and 1/2 with one degree of freedom each make (3/4)² / (1/16 + 1/4) = 1.8
    shrunk = (norm.ppf(0.975) / t.ppf(0.975, 1.8)) ** 2
    low, high = (
        gamma.ppf(level, shrunk * np.array([4, 2]) + more) / 8 / shrunk for level, more in ((0.025, 0), (0.975, 1))
    )
    down, up = np.log2([0.5, 0.25] / low), np.log2(np.minimum(high, 1) / [0.5, 0.25])
    expected = [1, 1 - np.hypot(down[0], up[1]), 1 + np.hypot(up[0], down[1])]
    assert [war["log_ratio"], war["low"], war["high"]] == pytest.approx(expected)


def test_intervals_of_words_picked_are_wider(make_corpus: Callable[..., Corpus]) -> None:
    """Of two words tested one shown has an interval at 97.5 %, and both have plain ones."""
    rows = [
        {"source": source, "text": "war peace " * 3 + text} for source in "AB" for text in ("war", "x", "y", "peace")
    ]
    corpus = make_corpus(rows)
    plain, both, one = (keyness(corpus, Filters(), target="A", picked=picked) for picked in (0, 2, 1))

    ends = ["low", "high"]
    assert plain.loc[plain["p"].notna(), "term"].tolist() == ["peace", "war"]
    pd.testing.assert_frame_equal(plain, both)
    pd.testing.assert_frame_equal(plain.drop(columns=ends), one.drop(columns=ends))
    (war, wider), plainest = (table.set_index("term").loc["war"] for table in (plain, one)), 0
    assert wider["low"] < war["low"] < plainest < war["high"] < wider["high"]


def test_a_word_of_one_side_has_an_interval_that_is_open_at_one_end(make_corpus: Callable[..., Corpus]) -> None:
    """With two documents a side no end is missing; where one does not use the word, it has no limit on that side."""
    rows = [("A", "war war x x"), ("A", "war x x"), ("B", "peace x x"), ("B", "peace x")]
    found = keyness(make_corpus({"source": s, "text": t} for s, t in rows), Filters(), target="A").set_index("term")

    assert found[["low", "high"]].notna().all(axis=None)
    assert np.isinf([found.loc["war", "high"], found.loc["peace", "low"]]).all()
    assert np.isfinite([found.loc["war", "low"], found.loc["peace", "high"], *found.loc["x", ["low", "high"]]]).all()
