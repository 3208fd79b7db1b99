"""How pages over time open, and figures that many sources or few words have broken, over the real app."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

over_time = pytest.mark.parametrize("page", ["overview", "trends"])


def _days(first: date, step: int, number: int, **more: str) -> Iterator[dict[str, str]]:
    """Yield so many documents, a step of days from one to the next."""
    for place in range(number):
        yield {"text": "raids now", "published": str(first + timedelta(days=step) * place), **more}


@over_time
@pytest.mark.parametrize(
    ("first", "step", "number", "by"),
    [
        (date(2019, 7, 20), 0, 3, "day"),
        (date(2019, 7, 1), 1, 31, "day"),
        (date(2019, 1, 1), 40, 10, "month"),  # to 27 December
        (date(2015, 1, 1), 365, 8, "year"),
        (date(1790, 1, 8), 3_652, 24, "decade"),
    ],
    ids=["one day", "one month", "one year", "eight years", "240 years"],
)
def test_a_page_opens_by_the_period_that_fits(  # noqa: PLR0913 - a row of the table above is six values
    shelve: Callable[..., None],
    visit: "Callable[..., Visit]",
    page: str,
    *,
    first: date,
    step: int,
    number: int,
    by: str,
) -> None:
    """Without a word in the link, by the period that gives six steps or more."""
    shelve(_days(first, step, number))

    assert visit(page, corpus="own").app.session_state["by"] == by


@over_time
@pytest.mark.parametrize(("rows", "by"), [([{"text": "a", "published": "2019"}], "year"), ([{"text": "a"}], "year")])
def test_a_page_opens_by_the_year_where_nothing_finer_is_known(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str, rows: list[dict[str, str]], by: str
) -> None:
    """Dates known to the year only, and none at all."""
    shelve(rows)

    assert visit(page, corpus="own").app.session_state["by"] == by


@over_time
def test_a_link_that_names_a_period_wins(visit: "Callable[..., Visit]", page: str) -> None:
    """Whoever shares a page shares how it counts."""
    assert visit(page, by="quarter").app.session_state["by"] == "quarter"


def test_a_filter_does_not_change_the_period(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Once a page is open, nothing moves but the data; another page over time counts alike."""
    shelve(_days(date(2019, 1, 1), 40, 10))
    found = visit("overview", corpus="own").put(dates=(date(2019, 1, 1), date(2019, 2, 28)))

    assert found.app.session_state["by"] == found.go("trends").app.session_state["by"] == "month"


def test_another_corpus_opens_by_its_own_period(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """What fits one corpus is no choice of the reader's, and does not follow to the next."""
    shelve(_days(date(2019, 1, 1), 40, 10))
    shelve(_days(date(1790, 1, 8), 3_652, 24), "old.jsonl")
    found = visit("overview", corpus="own").put(corpus="old")

    assert found.app.session_state["by"] == "decade"


@pytest.mark.parametrize("sources", [2, 9, 109, 200])
@pytest.mark.parametrize("link", [{}, {"terms": " "}], ids=["words", "one word"])
def test_trends_of_many_sources_have_their_figure(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", sources: int, link: dict[str, str]
) -> None:
    """The last year is not over, so that its markers are hollow; no more than eight sources are drawn."""
    shelve(row for place in range(sources) for row in _days(date(2015, 3, 1), 365, 3, source=f"Source {place:03}"))
    found = visit("trends", corpus="own", word="raids", by="year", persource="True", **link)

    lines = [trace for trace in found.figure["data"] if trace.get("mode") == "lines+markers+text"]
    assert len({trace["name"].split(" · ")[-1] for trace in lines}) == min(sources, 8)
    assert {trace["marker"]["symbol"][-1].removesuffix("-open").count("open") for trace in lines} == {0}
    assert {trace["marker"]["symbol"][-1].endswith("-open") for trace in lines} == {True}


@pytest.mark.parametrize(("page", "noun"), [("trends", "documents"), ("topics", "passages")])
@pytest.mark.parametrize("sources", [8, 9, 20])
def test_a_figure_says_that_it_leaves_sources_out(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str, noun: str, *, sources: int
) -> None:
    """Eight are drawn; where there are more, the small print says which of how many these are."""
    texts = ["raids on markets and farms", "courts and judges rule"] * sources
    shelve({"text": text, "source": f"S{place // 2:02}", "published": "2019"} for place, text in enumerate(texts))
    found = visit(page, corpus="own", persource="True")

    said = [caption.value for caption in found.app.caption if "are drawn" in caption.value]
    assert [f"Of {sources} sources the 8 with the most {noun} are drawn; Data has all." in text for text in said] == [
        True
    ] * (sources > 8)


@pytest.mark.parametrize("shape", ["bars", "scatter", "several"])
@pytest.mark.parametrize(
    "texts",
    [("alpha beta", "gamma delta"), ("alpha " * 4, "beta"), ("the and", "of a")],
    ids=["once", "four times", "stop words"],
)
def test_compare_says_that_no_word_is_used_often_enough(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", shape: str, texts: tuple[str, str]
) -> None:
    """Words used fewer than five times are not drawn, and a figure without any says so in every shape."""
    shelve({"text": text, "source": source} for text, source in zip(texts, "AB", strict=True))
    figure = visit("compare", corpus="own", shape=shape).figure

    drawn = [trace for trace in figure["data"] if len(trace.get("customdata") or ())]
    notes: list[Any] = figure["layout"].get("annotations", [])
    assert [note["text"] for note in notes if "filters" in note["text"]] == ["Nothing to draw with these filters"] * (
        not drawn
    )
    if shape == "scatter":
        assert drawn == []
