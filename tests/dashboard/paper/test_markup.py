"""HTML from text: whatever the text holds, it is shown as it is."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look

HOSTILE = "<img src=x onerror=\"alert(1)\"> & '$5' [a](b) :red[x] {}"
ESCAPED = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt; &amp; &#39;$5&#39; [a](b) :red[x] {}"
LOOK = Look(("A", "B"), dark=False)
STYLE = LOOK.style("A")


@pytest.mark.row(78)
@pytest.mark.parametrize(
    "made",
    [
        markup.term(HOSTILE),
        markup.source(HOSTILE, LOOK),
        markup.enumerated([HOSTILE]),
        markup.enumerated([HOSTILE, markup.term("x")]),
        markup.finding(HOSTILE),
        markup.caution([(HOSTILE, True)]),
        markup.caution([(HOSTILE, False)]),
        markup.rule(HOSTILE, STYLE),
        markup.heading(HOSTILE),
        markup.paragraph(HOSTILE),
        markup.definition_list([(HOSTILE, "x")]),
        markup.definition_list([("x", HOSTILE)]),
        markup.meta(HOSTILE),
        markup.passage(HOSTILE, [], STYLE, cut=(True, True)),
        markup.passage(HOSTILE, [(0, len(HOSTILE))], STYLE, cut=(False, False)),
        markup.reading_pane(HOSTILE, [], STYLE, cut=(True, True)),
        markup.reading_pane(HOSTILE, [(0, len(HOSTILE), "here")], STYLE, cut=(False, False)),
        markup.isolated(HOSTILE),
    ],
)
def test_text_is_escaped(made: Markup) -> None:
    """Every function puts text into its markup escaped, and only so."""
    assert ESCAPED in made
    assert "<img" not in made


def test_markup_is_not_escaped_twice() -> None:
    """A term inside a finding stays a term."""
    assert markup.finding(markup.term("x")).endswith('><em dir="auto">x</em></p>')


def test_a_source_is_bold_and_in_its_colour() -> None:
    """A source's name stands out, in light and in dark."""
    assert markup.source("B", LOOK) == '<strong dir="auto" style="color:light-dark(#1f6f8b, #6fb7d3)">B</strong>'


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_english(parts: list[str], said: str) -> None:
    """Parts are joined by commas, the last by and."""
    assert markup.enumerated(parts) == said


def test_a_grave_caution_is_bold() -> None:
    """Cautions stand a line each; what is to be read first is bold."""
    made = markup.caution([("Read.", True), ("Note.", False)])

    assert "<strong>Read.</strong><br><span>Note.</span>" in made


@pytest.mark.parametrize(
    ("cut", "start", "end"),
    [((False, False), ">", "raid</blockquote>"), ((True, True), ">… ", "raid …</blockquote>")],
)
def test_a_passage_says_where_it_is_cut(cut: tuple[bool, bool], start: str, end: str) -> None:
    """Where the text goes on, and only there, stands an ellipsis."""
    made = markup.passage("A raid", [], STYLE, cut=cut)

    assert f"{start}A raid" in made
    assert made.endswith(end)


def test_marks_stand_where_they_are_asked_for() -> None:
    """The characters between start and end are marked, no others."""
    made = markup.passage("one raid & two raids", [(4, 8), (15, 20)], STYLE, cut=(False, False))

    assert [part.split(">")[-1] for part in made.split("</mark>")[:2]] == ["raid", "raids"]
    assert "</mark> &amp; two <mark" in made


def test_of_marks_that_overlap_the_first_is_drawn() -> None:
    """Overlapping matches neither repeat nor lose text."""
    made = markup.passage("a b a b a", [(0, 5), (4, 9)], STYLE, cut=(False, False))

    assert made.count("<mark") == 1
    assert made.endswith(">a b a</mark> b a</blockquote>")


@given(text=st.text(st.characters(exclude_categories=["Cs"])), data=st.data())
def test_nothing_is_lost_between_marks(elements: Callable[[list[str]], Any], text: str, data: st.DataObject) -> None:
    """Whatever is marked, a browser shows the text character by character."""
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    kinds = st.sampled_from(["match", "here", "name", "word"])
    marks = [(start, end, data.draw(kinds)) for start, end in zip(places[::2], places[1::2], strict=False)]

    shown = elements([markup.reading_pane(text, marks, STYLE, cut=(False, False))])

    assert "".join(shown.parts) == text
    assert shown.tags <= {"article", "mark", "span"}


def test_the_reader_arrives_at_one_mark() -> None:
    """The pane snaps to the mark at which the reader is, and to no other."""
    marks: list[markup.Mark] = [(0, 1, "match"), (2, 3, "here"), (4, 5, "name")]

    made = markup.reading_pane("a b c", marks, STYLE, cut=(False, False))

    assert made.count("discourse-arrival") == 1
    assert made.index("discourse-arrival") < made.index(">b</mark>")
    assert "discourse-arrival" in markup.ARRIVAL
