"""Trends of all sources together: the switches, and what is said where sources publish unevenly, over the real app."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dashboard.paper.labels import literal

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

STEADY, ALIKE = "Same sources throughout", "Sources weighted alike"
TOGETHER = {"corpus": "own", "word": "raid", "terms": "raid", "by": "year", "persource": "False"}


def _growing(seed: int, years: int = 12) -> Iterable[dict[str, object]]:
    """Yield documents of three sources whose rates are flat; C, which uses raid most, publishes more every year."""
    random = np.random.default_rng(seed)
    for source, rate in (("A", 0.02), ("B", 0.02), ("C", 0.1)):
        for year in range(years):
            for uses in random.binomial(50, rate, 2 * year if source == "C" else 8).tolist():
                yield {"source": source, "published": str(2000 + year), "text": "raid " * uses + "x " * (50 - uses)}


def _switches(found: "Visit") -> list[str]:
    return [label for label in found.toggles if label in (STEADY, ALIKE)]


def _said(found: "Visit") -> str:
    return " ".join(found.said)


@pytest.mark.parametrize("seed", range(6))
def test_a_rise_of_who_published_is_said_to_be_that(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", seed: int
) -> None:
    """Two flat sources and a growing one: where all together rise, the source that makes it is named."""
    shelve(_growing(seed))
    said = _said(visit("trends", **TOGETHER))

    assert "raid rises over 12 years" in said
    assert "Most of this comes from who published when: C, which uses it more than the others" in said


def test_the_same_sources_throughout_are_those_there_every_year(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """C has no document in the first year: A and B are left, that is said, and so are their passages alone."""
    shelve(_growing(1))
    found = visit("trends", **TOGETHER, steady="True")

    assert literal("Of 3 sources 2 have documents in every year and are counted: A, B.") in _said(found)
    assert "raid rises" not in _said(found)
    assert len(found.passages()) == 2


def test_no_source_throughout_is_said(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where every source lacks some year nothing is drawn in their place, and the switch stays in reach."""
    rows = [{"source": "AB"[year % 2], "published": str(2000 + year), "text": "raid x x"} for year in range(9)]
    shelve(rows)
    found = visit("trends", **TOGETHER, steady="True")

    assert found.finding.startswith("No source has documents in every year that is drawn. Count by longer periods,")
    assert _switches(found) == [STEADY, ALIKE]


def test_weighted_alike_the_line_is_the_mean_of_rates(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """1 in 10 words and 4 in 10 are 2,500 in 10,000, however much either source has; intervals are none."""
    rows = [("A", "raid " + "x " * 9), ("B", "raid " * 4 + "x " * 6), ("B", "raid " * 4 + "x " * 6)] * 5
    shelve({"source": source, "published": "2019-05-01", "text": text} for source, text in rows)
    found = visit("trends", **TOGETHER, alike="True")

    assert "2,500 per 10,000 words (mean of 2 sources; 45 uses in 15 of 15 documents)" in found.finding
    assert "means of the rates of those sources" in _said(found)
    assert found.figure["data"][0].get("error_y") is None


@pytest.mark.parametrize("link", [{"persource": "True"}, {"source": "A"}], ids=["on their own", "one source"])
def test_switches_of_all_together_are_there_only_then(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", link: dict[str, str]
) -> None:
    """With each source on its own, or a single one, there is nothing to weigh, whatever the link says."""
    shelve(_growing(1))
    found = visit("trends", **(TOGETHER | {"steady": "True", "alike": "True"} | link))

    assert _switches(found) == []
    assert "mean of" not in found.finding
    assert _switches(visit("trends", **TOGETHER)) == [STEADY, ALIKE]


def test_a_month_s_new_words_are_listed_and_a_click_opens_their_passages_there(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """With a point open and the switch on: how many words are told from chance, and the first is the new one."""
    rows = [
        {
            "source": "A",
            "published": f"2019-{month:02}",
            "text": "raid wet wet wet " + "fence " * (month == 5 and place > 1),
        }
        for month in range(1, 13)
        for place in range(8)
    ]
    shelve(rows)
    found = visit("trends", corpus="own", word="raid", terms="raid", by="month", point="raid|A|2019-05-01", new="True")

    assert "What else is new in May 2019 in A" in found.toggles
    assert "1 of 3 words tested is used more in May 2019 in A than in all other periods, told from chance" in _said(
        found
    )
    found.put(word="fence", point="fence|A|2019-05-01")
    assert found.passages() == [(6, 6)]
    assert "A ring marks a point that stands out from the others of its line: fence in A in May 2019." in _said(found)


def test_a_ring_is_drawn_where_a_point_stands_out(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """One ring, which hands over its point, and says so where one hovers."""
    rows = [
        {"source": "A", "published": str(2000 + year), "text": ("raid raid " if year == 7 else "y y ") + "x x x"}
        for year in range(12)
        for _ in range(6)
    ]
    shelve(rows)
    found = visit("trends", corpus="own", word="raid", terms="raid", by="year")
    rings = [trace for trace in found.figure["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]

    assert [trace["customdata"] for trace in rings] == [["raid|A|2007-01-01"]]
    assert "stands out from the other years" in rings[0]["hovertext"][0]
