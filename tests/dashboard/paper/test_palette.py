"""Colours: one a source, the same everywhere, legible, and never alone."""

from itertools import combinations
from math import cbrt, dist
from operator import mul

import pytest
from plotly.graph_objects import Scatter

from dashboard.paper.palette import COLOURED, Look, Style

EIGHT = tuple("ABCDEFGH")
PAPER = {False: "#fdfcf9", True: "#16181a"}
on_both_papers = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def _linear(colour: str) -> tuple[float, ...]:
    """Return the shares of red, green and blue in the light of a colour (WCAG 2.2)."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def contrast(one: str, other: str) -> float:
    """Return how much lighter one of two colours is than the other (WCAG 2.2)."""
    dark, light = sorted(sum(map(mul, (0.2126, 0.7152, 0.0722), _linear(colour))) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _cues(style: Style) -> tuple[str, str, str]:
    return style.dash, style.symbol, style.pattern


def test_sources_have_colours_by_the_alphabet() -> None:
    """The first source is brown and the second blue."""
    look = Look(("Red Flag", "Revolution"), dark=False)

    assert [look.colour("Red Flag"), look.colour("Revolution")] == ["#b5541c", "#1f6f8b"]


def test_dark_paper_has_its_own_variants() -> None:
    """The same sources are lighter on dark paper, and in CSS they follow the reader's choice."""
    look = Look(("Red Flag", "Revolution"), dark=True)

    assert [look.colour("Red Flag"), look.colour("Revolution")] == ["#e8935a", "#6fb7d3"]
    assert look.style("Red Flag").css == "light-dark(#b5541c, #e8935a)"


@on_both_papers
def test_eight_sources_have_eight_colours(*, dark: bool) -> None:
    """No two of the first eight sources share a colour."""
    look = Look(EIGHT, dark=dark)

    assert len({look.colour(source) for source in EIGHT}) == COLOURED == 8


@pytest.mark.parametrize("cue", ["symbol", "pattern"])
def test_eight_sources_differ_in_a_second_cue(cue: str) -> None:
    """Without any colour, eight sources are told apart by their markers, and by the patterns of their bars."""
    look = Look(EIGHT, dark=False)

    assert len({getattr(look.style(source), cue) for source in EIGHT}) == 8


def test_a_ninth_source_is_plain() -> None:
    """Sources after the eighth, and those that are unknown, look alike and unlike the first eight."""
    look = Look((*EIGHT, "I", "J"), dark=False)

    assert look.style("I") == look.style("J") == look.style("nobody")
    assert _cues(look.style("I")) not in [_cues(look.style(source)) for source in EIGHT]


@on_both_papers
def test_every_colour_stands_out_from_its_paper(*, dark: bool) -> None:
    """Each colour of a source, of the page and of lines has a contrast of at least 3 to 1 to its paper."""
    look = Look((*EIGHT, "I"), dark=dark)
    colours = {look.colour(source) for source in look.sources} | {look.accent, look.quiet}

    contrasts = {colour: contrast(colour, PAPER[dark]) for colour in colours | set(look.line_colours)}

    assert {colour: found for colour, found in contrasts.items() if found < 3} == {}


@pytest.mark.parametrize("sources", [(), ("A", "B"), EIGHT[:7], EIGHT, (*EIGHT, "I")], ids=len)
def test_there_is_a_line_colour_for_eight_terms(sources: tuple[str, ...]) -> None:
    """However many sources there are, lines of all sources together can be drawn for eight terms."""
    assert len(Look(sources, dark=False).line_colours) >= 8


def test_lines_of_all_sources_have_no_source_s_colour() -> None:
    """As long as there are colours left, a line for all sources together does not look like one source."""
    look = Look(("A", "B"), dark=False)

    assert not {look.colour("A"), look.colour("B")} & set(look.line_colours)


def _mixed(one: str, other: str, share: float) -> str:
    """Return the colour that lies so far on the way from one to another, as a browser mixes them."""
    channels = [(int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(first + (last - first) * share):02x}" for first, last in channels)


@on_both_papers
def test_numbers_are_legible_all_along_the_diverging_scale(*, dark: bool) -> None:
    """Text keeps a contrast of at least 4.5 to 1 to every colour between the middle and either end."""
    look = Look(EIGHT, dark=dark)
    (_, low), (_, middle), (_, high) = look.diverging
    colours = [_mixed(middle, end, step / 100) for end in (low, high) for step in range(101)]

    assert {colour for colour in colours if contrast(colour, look.ink) < 4.5} == set()


# How colours look without the cones for red, green or blue (Machado, Oliveira and Fernandes 2009, severity 1), by the
# rows of a matrix over linear red, green and blue.
WITHOUT_CONES = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4339, 0.3763, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))  # shares of white (D65)
Triple = tuple[float, ...]


def _product(matrix: tuple[Triple, ...], colour: Triple) -> Triple:
    return tuple(min(max(sum(map(mul, row, colour)), 0), 1) for row in matrix)


def _lab(colour: str, cones: str) -> Triple:
    """Return a colour in CIELAB, as it looks to whoever lacks some cones."""
    x, y, z = (
        cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in _product(XYZ, _product(WITHOUT_CONES[cones], _linear(colour)))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("cones", WITHOUT_CONES)
@on_both_papers
def test_the_ends_of_the_diverging_scale_are_told_apart_without_some_cones(cones: str, *, dark: bool) -> None:
    """Both ends, and either end and the middle, differ at least twenty times as much as can just be seen (ΔE 1)."""
    colours = [_lab(colour, cones) for _, colour in Look(EIGHT, dark=dark).diverging]

    assert min(dist(one, other) for one, other in combinations(colours, 2)) > 20


@on_both_papers
def test_the_diverging_scale_has_no_source_s_colour(*, dark: bool) -> None:
    """More and less are no source's."""
    look = Look(EIGHT, dark=dark)

    assert {colour for _, colour in look.diverging}.isdisjoint(look.colour(source) for source in look.sources)


def test_sources_of_one_figure_keep_their_own_style_or_get_one_that_differs() -> None:
    """The first eight stay as they are everywhere; the others stay plain in colour, and no two of 192 are alike."""
    sources = tuple(f"S{number:03}" for number in range(200))
    look = Look(sources, dark=False)

    styles = look.styles(sources)

    assert [styles[source] for source in sources[:8]] == [look.style(source) for source in sources[:8]]
    assert {styles[source].light for source in sources[8:]} == {look.style("nobody").light}
    assert len({(styles[source].dash, styles[source].symbol) for source in sources[8:]}) == 192


@pytest.mark.parametrize("sources", [1, 8, 9, 109, 200])
def test_every_marker_has_a_hollow_form(sources: int) -> None:
    """Plotly knows each source's marker, and the same one left open."""
    names = tuple(f"S{number:03}" for number in range(sources))
    markers = {style.symbol for style in Look(names, dark=False).styles(names).values()}

    drawn = Scatter(x=[0] * len(markers), y=[0] * len(markers), marker={"symbol": sorted(markers)})
    hollow = Scatter(drawn).update(marker={"symbol": [f"{symbol}-open" for symbol in sorted(markers)]})

    assert len(hollow.marker.symbol) == len(markers)
