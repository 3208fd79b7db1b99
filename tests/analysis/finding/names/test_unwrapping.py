"""Lines that were broken to fit a page are read as one, and everything keeps its place in the text as it is."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.names.unwrapping import unwrapped

PROSE = (
    "President Donald Trump met Governor Kathleen Babineaux Blanco of Louisiana in New Orleans on Monday. The Federal "
    "Emergency Management Agency and the Department of Homeland Security had asked the White House for help, as Mayor "
    "Ray Nagin of the Democratic Party said to the New York Times. United Nations officials were there as well."
)


def _read(text: str) -> str:
    return unwrapped(text, {"washington"}.__contains__).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They met Donald\nTrump in the White\nHouse.", "They met Donald Trump in the White House."),
        ("I met Donald\nTrump today", "I met Donald Trump today"),
        ("I met Donald\r\nTrump today", "I met Donald Trump today"),
        ("I met Donald \n  Trump today", "I met Donald Trump today"),
        ("the University\nof Arizona", "the University of Arizona"),
        ("- Senator John\n  McCain came\n- Joe Biden\n  left", "- Senator John McCain came\n- Joe Biden left"),
        ("Donald  Trump\u00a0and Al\u00adbert", "Donald Trump and Albert"),
        ("Alexandria Ocasio-\nCortez came", "Alexandria Ocasio-Cortez came"),
        ("he flew to Wash-\nington today", "he flew to Washington today"),
        ("he flew to Wash\u00ad\nington today", "he flew to Washington today"),
        ("the Trump-\nera rules", "the Trump-era rules"),  # “trumpera” is no word
    ],
)
def test_a_single_line_end_inside_a_paragraph_is_a_space(text: str, read: str) -> None:
    """So are several spaces in a row; what hyphens break is put together."""
    assert _read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "They met Donald\n\nTrump came.",
        "They met Donald\r\n\r\nTrump came.",
        "They met Donald\n \n \nTrump came.",
        "Donald Trump\nBarack Obama\nJoe Biden",
        "Donald Trump\nBarack Obama",
        "LOS ANGELES\nNEW YORK\nCHICAGO",
        "Bank of America\nUniversity of Arizona",
        "Anna from Boston\nKarl from Chicago\nMary from New York",
        "These came\n1. Donald Trump\n2. Joe Biden",
        "These came\n(a) Donald Trump\n(b) Joe Biden",
        "Those who came:\nDonald Trump\nJoe Biden",
        "• Donald Trump came\n• Joe Biden left\n• Barack Obama stayed",
        f"Trump visits Mexico\nMexican officials said on Monday that {'they had nothing to say, ' * 9}and left.",
        f"He spoke of Donald\n{'Trump came, and said it. ' * 9}\nHe left, as did they. {'They said no. ' * 12}\nKarl.",
        "",
        "\n",
        " \n\n ",
        "one line",
        "one line\n",
    ],
    ids=lambda text: repr(text[:30]),
)
def test_other_line_ends_stay(text: str) -> None:
    """A blank line, a list, a heading, or a text in which a line is a paragraph: nothing is put together."""
    assert _read(text) == text


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_text_broken_to_a_width_is_read_as_it_was(width: int, end: str) -> None:
    """Whatever the width and whatever ends a line, a paragraph is put together, and paragraphs stay apart."""
    broken = end.join(textwrap.wrap(PROSE, width))

    assert _read(f"{broken}{end}{end}{broken}") == f"{PROSE}{end}{end}{PROSE}"


def test_a_list_in_a_text_broken_to_a_width_stays_a_list() -> None:
    """Its lines are short for the text, and say nothing but names."""
    names = "Donald Trump\nBarack Obama\nJoe Biden"

    read = _read("\n\n".join([textwrap.fill(PROSE, 72), names, textwrap.fill(PROSE, 72)]))
    assert read == f"{PROSE}\n\n{names}\n\n{PROSE}"


@pytest.mark.parametrize("gap", ["\t", "   ", "     ", " \t "])
def test_columns_of_a_table_stay_apart(gap: str) -> None:
    """No name goes from one into the next; two spaces may be the width of a line."""
    table = "\n".join(gap.join(row) for row in [("Name", "City"), ("Barack Obama", "Chicago"), ("Joe Biden", "Dover")])

    assert _read(table) == "Name\nCity\nBarack Obama\nChicago\nJoe Biden\nDover"
    assert _read("Donald  Trump said  no.") == "Donald Trump said no."


@given(st.text(st.sampled_from("aB1.-:• \n\r\t\x0c\u00a0\u00ad\u2028\u2029"), max_size=60))
def test_every_letter_keeps_its_place(text: str) -> None:
    """What is read says where it stands in the text as it is; letters, digits and stops are neither lost nor moved."""
    read = unwrapped(text, lambda word: word == "aa")
    spans = [read.span(place, place + 1) for place in range(len(read.text))]

    assert [text[start:end] for (start, end), sign in zip(spans, read.text, strict=True) if sign in "aB1."] == [
        sign for sign in text if sign in "aB1."
    ]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000\u3000", "\x0b", "\x0c", "\u2029", " \x1d"])
def test_a_line_of_spaces_of_any_kind_is_blank(blank: str) -> None:
    """It divides paragraphs, as wide as the lines around it may be."""
    line = "The president went on and on about what everybody in the room had long known and"
    text = f"{line}\n{blank}\nDonald Trump said no.\n{line}\n{blank}"

    read = _read(text)

    assert next(part.strip() for part in read.split("\n") if part.strip()) == line
    assert "Donald Trump said no." in read
