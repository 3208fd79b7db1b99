"""What only a browser shows of figures: that every row and column has its name, and that bars have their width."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
COUNTIES = ("Aberdeenshire", "Bedfordshire", "Carmarthenshire", "Derbyshire", "Essex", "Fife", "Gloucestershire")
LONG = (
    "The Washington Post online edition",
    "The New York Times international edition",
    "Frankfurter Allgemeine Sonntagszeitung",
    "Süddeutsche Zeitung am Wochenende",
    "Los Angeles Times, metropolitan edition",
    *(f"The Long-Named Gazette of County {county}" for county in COUNTIES),
)
# The labels that are seen: drawn, in the figure, and not over one another; a label that is turned is as narrow as high.
SEEN = """labels => {
  const figure = labels[0].closest('.js-plotly-plot').getBoundingClientRect();
  const boxes = labels.map(label => label.getBoundingClientRect());
  const apart = (one, other) => one.right <= other.left + 2 || other.right <= one.left + 2
    || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;
  return labels.filter((label, place) => {
    const box = boxes[place];
    return label.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 0
      && box.left >= figure.left - 1 && box.right <= figure.right + 1 && box.bottom <= figure.bottom + 1
      && boxes.every((other, rest) => rest === place || apart(box, other));
  }).map(label => label.textContent);
}"""
# A figure has been drawn for the room that it has, and its labels, which are turned after that, have their places.
FITS = """async () => { const figure = document.querySelector('.js-plotly-plot');
  if (!figure?._fullLayout || Math.abs(figure._fullLayout.width - figure.clientWidth) > 1) return false;
  const drawn = () => [...figure.querySelectorAll('.main-svg')].map(layer => layer.innerHTML).join();
  const before = drawn();
  await new Promise(later => setTimeout(later, 150));
  return drawn() === before; }"""
WIDTHS = (1280, 390)  # of a projector, and of a phone


def _rows(name: str) -> list[dict[str, str]]:
    """Return the documents of one corpus: so many sources with long names, one year, three dates, words like years."""
    match name:
        case "long 5" | "long 12":
            own = [f"{word}{place}" for place, word in enumerate(["strike", "union", "court"] * 4)]
            sources = LONG[: int(name.split()[1])]
            return [
                {"source": source, "text": f"{own[place]} a {own[place]}b c {own[place]}d. " * 5 + "people"}
                for place, source in enumerate(sources)
                for _ in range(3)
            ]
        case "one year":
            return [{"source": "A", "text": "raids", "published": f"2019-{month:02}-15"} for month in range(1, 13)]
        case "three dates":
            days = ("2019-01-15", "2019-04-15", "2019-07-05")
            return [{"source": "A", "text": "raids", "published": day} for day in days]
        case _:
            texts = ("2020 2021 vaccine mask", "2020 vaccine mask", "2020 vaccine", "2020")
            return [{"source": "A", "text": text} for text in texts]


def corpora(folder: Path) -> Iterator[Path]:
    """Write the corpora of these tests."""
    for name in ("long 5", "long 12", "one year", "three dates", "years"):
        lines = (json.dumps({"doc_id": str(place), **row}) for place, row in enumerate(_rows(name)))
        path = folder / f"{name}.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        yield path


def _resized(visit: "Visit", width: int) -> None:
    """Make the page as wide as said, and wait until its figure is drawn anew."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.wait_for_function(FITS)
    visit.idle()


def _labels(visit: "Visit", axis: str) -> list[str]:
    """Return the labels of an axis that can be read."""
    found = visit.page.locator(f".js-plotly-plot .{axis}tick text")
    found.first.wait_for(state="attached")
    seen: list[str] = found.evaluate_all(SEEN)
    return seen


@pytest.mark.parametrize(("sources", "words"), [(5, 15), (12, 24)])
def test_every_row_and_column_of_the_heat_map_has_its_name(visit: "Visit", sources: int, words: int) -> None:
    """As many names as sources and as words, in the figure and beside one another, on a projector and on a phone."""
    visit.go(f"compare?corpus=long+{sources}&shape=several")
    for width in WIDTHS:
        _resized(visit, width)
        named = len(set(_labels(visit, "x"))), len(set(_labels(visit, "y")))

        assert (width, named) == (width, (sources, words))


def test_every_source_and_topic_has_its_name(visit: "Visit") -> None:
    """The columns are all, eight sources and the others, the rows are three topics, all of them to be seen."""
    visit.go("topics?corpus=long+12&k=3")
    visit.page.locator(".js-plotly-plot .xtick text").first.wait_for()
    for width in WIDTHS:
        _resized(visit, width)

        assert (width, len(set(_labels(visit, "x")))) == (width, 10)
        assert (width, len(_labels(visit, "y"))) == (width, 3)


@pytest.mark.parametrize(("corpus", "by", "bars", "slots"), [
    ("one+year", "year", 1, 1), ("one+year", "", 12, 12),
    ("three+dates", "month", 3, 7), ("three+dates", "week", 3, 25),
])  # fmt: skip
@pytest.mark.parametrize("page", ["", "trends"])
def test_a_bar_is_as_wide_as_its_period(  # noqa: PLR0913 - a row of the tables above is five values
    visit: "Visit", page: str, corpus: str, *, by: str, bars: int, slots: int
) -> None:
    """Each bar takes more than half of its period's share of the figure, and no more than the whole of it."""
    visit.go(f"{page}?corpus={corpus}" + f"&by={by}" * bool(by))
    for width in WIDTHS:
        _resized(visit, width)
        drawn = visit.bars().evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
        share = visit.page.evaluate("document.querySelector('.js-plotly-plot')._fullLayout._size.w") / slots

        assert (width, len(drawn)) == (width, bars)
        # Months and a last week differ in length.
        assert [(width, wide) for wide in drawn if not 0.5 * share < wide <= 1.15 * share] == []


def test_words_that_look_like_years_have_bars_beside_words(visit: "Visit") -> None:
    """Four words, four bars, four labels, whatever an axis might take them for."""
    visit.go("terms?corpus=years")
    for width in WIDTHS:
        _resized(visit, width)

        assert (width, _labels(visit, "y")) == (width, ["2020", "vaccine", "mask", "2021"])
        assert (width, visit.bars().count()) == (width, 4)


def test_a_figure_follows_the_paper(visit: "Visit") -> None:
    """Who turns to dark paper while a page is open has light ink in its figures at once, and back."""
    visit.go("terms")
    written = visit.page.locator(".js-plotly-plot .ytick text").first
    for scheme, ink in (("dark", "rgb(241, 238, 230)"), ("light", "rgb(38, 36, 31)")):
        with visit.rerun():
            visit.page.emulate_media(color_scheme=scheme)
        expect(written).to_have_css("fill", ink)
