"""Where excerpts and lines of context are cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.excerpts import excerpt_bounds, line_bounds

TEXT = "One two. Three four five! Six seven eight? Nine ten."


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (0, "five"),
        (8, "four five!"),  # no sentence starts in “ree four ”, a word does
        (12, "Three four five!"),
        (18, "Three four five! Six seven eight?"),
        (100, TEXT),
    ],
)
def test_an_excerpt_ends_with_the_farthest_sentence_in_reach(reach: int, expected: str) -> None:
    """The longest run of sentences within reach is taken on either side."""
    start = TEXT.index("five")
    low, high = excerpt_bounds(TEXT, start, start + 4, reach=reach)

    assert TEXT[low:high] == expected


def test_an_excerpt_without_sentence_ends_at_words() -> None:
    """Where no sentence ends within reach, no word is cut."""
    text = "alpha beta gamma delta epsilon"
    start = text.index("gamma")

    # reach 7 to the left is “ha beta ”, to the right “ delta e”
    assert text[slice(*excerpt_bounds(text, start, start + 5, reach=8))] == "beta gamma delta"


def test_an_excerpt_of_a_whole_text_leaves_out_spaces_at_its_edges() -> None:
    """Space around a short text is no part of its excerpt."""
    assert excerpt_bounds("  \n a word. \n", 4, 5) == (4, 11)


@pytest.mark.parametrize("reach", range(1, 30))
def test_a_full_stop_inside_a_word_ends_no_sentence(reach: int) -> None:
    """A number or an address is never cut at its dot, wherever the reach happens to end."""
    text = "aims at 3.14159 per cent and example.org is an address that goes on and on"
    _, high = excerpt_bounds(text, 0, 4, reach=reach)

    assert high in (4, len(text)) or text[high].isspace()


_WRITTEN = st.text(st.sampled_from("ab 1.!?…’”)\n"), min_size=1, max_size=120)


@given(_WRITTEN, st.data())
def test_an_excerpt_holds_the_place_and_no_more_than_its_reach(text: str, data: st.DataObject) -> None:
    """An excerpt begins at or before the place, ends at or after it, and goes no further than it may."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    reach = data.draw(st.integers(0, 40))

    low, high = excerpt_bounds(text, start, end, reach=reach)
    assert max(0, start - reach) <= low <= start
    assert end <= high <= min(len(text), end + reach)


def test_a_line_has_some_words_on_either_side() -> None:
    """A line of context is counted in words."""
    start = TEXT.index("five")
    low, high = line_bounds(TEXT, start, start + 4, words=2)

    assert TEXT[low:high] == "Three four five! Six"


def test_a_line_at_the_edge_of_a_text_is_shorter() -> None:
    """Where the text ends there is no more context."""
    assert line_bounds("one two", 0, 3) == (0, 7)
    assert line_bounds("one", 0, 3) == (0, 3)


@given(_WRITTEN, st.data())
def test_a_line_has_the_words_counted_one_by_one(text: str, data: st.DataObject) -> None:
    """A line ends where so many runs of characters without a space do, counted from the place outwards."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = data.draw(st.integers(1, 3))

    low, high = max(0, start - 40 * words), end + 40 * words
    before = [low + run.start() for run in re.finditer(r"\S+", text[low:start])]
    after = [end + run.end() for run in re.finditer(r"\S+", text[end:high])]
    expected = (before[-words:] or [start])[0], (after[:words] or [end])[-1]
    assert line_bounds(text, start, end, words=words) == expected


CHINESE = "政府宣布新的移民政策。“数千名移民在边境等待！”他说。难民的权利应当得到保护。"


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (3, "数千名移民在边境"),  # no sentence begins or ends so near; any letter may
        (7, "“数千名移民在边境等待！”"),
        (10, "“数千名移民在边境等待！”他说。"),
        (100, CHINESE),
    ],
)
def test_an_excerpt_needs_no_spaces(reach: int, expected: str) -> None:
    """Where no space follows a full stop, or stands between words, an excerpt still has its surroundings."""
    start = CHINESE.index("移民在")

    assert CHINESE[slice(*excerpt_bounds(CHINESE, start, start + 2, reach=reach))] == expected


@pytest.mark.parametrize("reach", range(1, 12))
def test_an_excerpt_never_parts_a_letter_and_its_marks(reach: int) -> None:
    """A sign above or below a Thai letter stays with it, wherever the reach happens to end."""
    text = "ผู้อพยพกี่ที่นี่ที่นั่นกี่ผู้นั้น"
    start = text.index("นั่น")
    low, high = excerpt_bounds(text, start, start + 4, reach=reach)

    assert not re.match(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", text[low:]), text[low:high]
    assert not re.match(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", text[high:]), text[low:high]


def test_a_line_without_spaces_is_as_short_as_others() -> None:
    """In scripts without spaces two characters count for a word, a Latin word for one, and punctuation for none."""
    text = "一二三四五六七八，九十brexit甲乙丙丁，戊己庚辛壬癸子丑寅卯"
    start = text.index("brexit")
    low, high = line_bounds(text, start, start + 6, words=3)

    assert text[low:high] == "五六七八，九十brexit甲乙丙丁，戊己"
