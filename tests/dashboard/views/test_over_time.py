"""How pages over time open, and figures that many sources or few words have broken, over the real app."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit


def _auto(found: "Visit") -> str:
    """Return by which period a page counts while none is chosen."""
    said = [option.content for group in found.app.main.get("button_group") for option in group.proto.options]
    return next(text for text in said if text.startswith("auto (")).removeprefix("auto (").removesuffix(")")


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
    """Without a word in the link, by the period that gives six steps or more where none has ten documents."""
    shelve(_days(first, step, number))
    found = visit(page, corpus="own")

    assert (_auto(found), found.app.session_state["by"]) == (by, "auto")


@over_time
def test_a_page_opens_by_the_shortest_period_of_ten_documents(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str
) -> None:
    """Three hundred days with a document each: months have ten and more, weeks seven."""
    shelve(_days(date(2019, 1, 1), 1, 300))

    assert _auto(visit(page, corpus="own")) == "month"


@over_time
@pytest.mark.parametrize(("rows", "by"), [([{"text": "a", "published": "2019"}], "year"), ([{"text": "a"}], "year")])
def test_a_page_opens_by_the_year_where_nothing_finer_is_known(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str, rows: list[dict[str, str]], by: str
) -> None:
    """Dates known to the year only, and none at all."""
    shelve(rows)

    assert _auto(visit(page, corpus="own")) == by


@over_time
def test_a_link_that_names_a_period_wins(visit: "Callable[..., Visit]", page: str) -> None:
    """Whoever shares a page shares how it counts."""
    assert visit(page, by="quarter").app.session_state["by"] == "quarter"


def test_a_period_that_is_chosen_stays(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Whatever the filters, and on the other page over time."""
    shelve(_days(date(2019, 1, 1), 40, 10))
    found = visit("overview", corpus="own").put(by="quarter", dates=(date(2019, 1, 1), date(2019, 2, 28)))

    assert found.app.session_state["by"] == found.go("trends").app.session_state["by"] == "quarter"


def test_another_corpus_opens_by_its_own_period(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """What fits one corpus is no choice of the reader's, and does not follow to the next."""
    shelve(_days(date(2019, 1, 1), 40, 10))
    shelve(_days(date(1790, 1, 8), 3_652, 24), "old.jsonl")

    assert _auto(visit("overview", corpus="own").put(corpus="old")) == "decade"


@pytest.mark.parametrize("sources", [1, 2, 8, 9, 10, 76, 109, 200])
@pytest.mark.parametrize("terms", ["", "now"], ids=["one word", "two words"])
def test_trends_of_any_number_of_sources_have_their_figure(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", sources: int, terms: str
) -> None:
    """Lines of up to nine, no two alike, the last year not over and hollow; a row of tiles each of more."""
    shelve(row for place in range(sources) for row in _days(date(2015, 3, 1), 365, 3, source=f"Source {place:03}"))
    found = visit("trends", corpus="own", word="raids", by="year", persource="True", terms=terms)
    words, traces = 1 + bool(terms), found.figure["data"]
    lines = [trace for trace in traces if trace.get("mode") == "lines+markers+text"]
    rows = [len(trace["z"]) for trace in traces if trace["type"] == "heatmap"]

    assert len(lines) == (sources * words if sources <= 9 else 0)
    assert len({(line["line"]["color"], line["line"]["dash"], line["marker"]["symbol"][0]) for line in lines}) == len(
        lines
    )
    assert {line["marker"]["symbol"][-1].endswith("-open") for line in lines} <= {True}
    assert rows == ([min(sources, 20 // words) * words + words * (words > 1)] if sources > 9 else [])


@pytest.mark.parametrize("link", [{"persource": "True"}, {"persource": "False"}], ids=["each", "together"])
@pytest.mark.parametrize(
    "rows",
    [
        [{"text": "raids now", "source": f"S{place}"} for place in range(12)],
        [{"text": "raids now", "source": f"S{place}", "published": "2019-05-03"} for place in range(12)],
    ],
    ids=["no dates", "one day"],
)
def test_trends_open_where_there_is_hardly_any_time(
    shelve: Callable[..., None],
    visit: "Callable[..., Visit]",
    rows: list[dict[str, str]],
    link: dict[str, str],
) -> None:
    """Without any date a sentence, and of one day a point or a tile a source."""
    shelve(rows)

    assert visit("trends", corpus="own", word="raids", **link).figure["layout"]["height"] > 0


def test_trends_draw_what_is_asked_for_and_no_guests(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """The word being followed alone; without one the commonest; then those that are added, each once."""
    shelve({"text": "raids raids courts judges", "published": f"{year}"} for year in range(2010, 2020))

    def drawn(**link: str) -> list[str]:
        traces = visit("trends", corpus="own", persource="False", **link).figure["data"]
        return [trace["name"] for trace in traces if trace.get("mode") == "lines+markers+text"]

    assert drawn() == ["raids"]
    assert drawn(word="courts") == ["courts"]
    assert drawn(word="courts", terms="judges, courts, raids") == ["courts", "judges", "raids"]


def test_words_are_chips_that_can_be_taken_away(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """At most eight, of which the link says each; what is typed with commas is several, but for a pattern."""
    shelve({"text": "raids courts", "published": f"{year}"} for year in range(2010, 2020))
    found = visit("trends", corpus="own", terms=["a, b", "/rai.{1,2}/"])
    chips = next(box for box in found.app.main.multiselect if "Words to draw" in box.label)

    assert chips.value == ["a", "b", "/rai.{1,2}/"]
    assert found.put(terms=[f"w{number}" for number in range(20)]).app.session_state["terms"] == [
        f"w{number}" for number in range(8)
    ]


def test_events_of_a_link_are_marked(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """As many as it names and a figure holds, as text; what is no event is said to be not known."""
    shelve(_days(date(2015, 1, 1), 100, 20))
    good = ["2015-06-01|<b>strike</b> %{x}", "2015-06-01|<b>strike</b> %{x}", f"2016-02-29|{'x' * 500}"]
    found = visit("trends", corpus="own", word="raids", event=[*good, "2015-02-30|no day", "never", "2015-01-01|"])
    lines = [shape["x0"] for shape in found.figure["layout"]["shapes"]]
    words = [note["text"] for note in found.figure["layout"]["annotations"] if note.get("hovertext")]

    assert lines == ["2015-06-01", "2016-02-29"]
    assert words == ["&lt;b&gt;strike&lt;/b&gt; %&#123;…", "x" * 16 + "…"]
    assert found.app.session_state["event"] == ["2015-06-01|<b>strike</b> %{x}", f"2016-02-29|{'x' * 80}"]
    assert (
        len(
            visit("trends", corpus="own", event=[f"2015-03-{day:02}|x" for day in range(1, 31)]).figure["layout"][
                "shapes"
            ]
        )
        == 12
    )


@pytest.mark.parametrize("sources", [9, 20, 21])
def test_a_figure_says_that_it_leaves_sources_out(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", sources: int
) -> None:
    """Twenty have a row of tiles; where there are more, the small print says of how many."""
    shelve({"text": "raids now", "source": f"S{place:02}", "published": "2019"} for place in range(sources))
    found = visit("trends", corpus="own", persource="True")

    said = " ".join(caption.value for caption in found.app.caption)
    assert ("A tile a source and period" in said) == (sources > 9)
    assert (f"Of {sources} sources the 20 with the most documents are drawn; Data has all." in said) == (sources > 20)


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
