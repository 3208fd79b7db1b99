"""Sentences, as far as signs and lines tell where they end."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("“Really?” he asked. She left.", ["“Really?” he asked.", "She left."]),
        (
            "Mr. Smith of the U.S. Senate met J. Doe on Jan. 5. He left.",
            ["Mr. Smith of the U.S. Senate met J. Doe on Jan. 5.", "He left."],
        ),
        (
            "Costs, e.g. rent, rose by 3.5 per cent. Nobody knew.",
            ["Costs, e.g. rent, rose by 3.5 per cent.", "Nobody knew."],
        ),
        ("A heading\n\nThe text goes\non here. More", ["A heading", "The text goes\non here.", "More"]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("你好。世界！再见", ["你好。", "世界！", "再见"]),
        ("(In brackets.) Outside … and on.", ["(In brackets.)", "Outside … and on."]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences_end_where_one_would_end_them(text: str, expected: list[str]) -> None:
    """Signs, lines and paragraphs end a sentence; abbreviations and small letters do not."""
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet='aB .!?\n。"”U', max_size=60))
def test_sentences_hold_all_that_is_not_space(text: str) -> None:
    """Nothing is lost and nothing stands in two."""
    found = sentences(text)
    between = [text[end:start] for (_, end), (start, _) in zip([(0, 0), *found], [*found, (len(text), 0)], strict=True)]

    assert all(not gap.strip() for gap in between)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)


@pytest.mark.parametrize(("word", "most"), [("word ", 400), ("字", 400), ("word " + " " * 500, 4)])
def test_what_has_no_signs_is_cut_into_what_can_be_read(word: str, most: int) -> None:
    """A speech without a full stop is no sentence of ten thousand words: it is cut between words where it has any."""
    text = word * 300
    found = sentences(text)

    assert max(end - start for start, end in found) <= most
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
    assert all(text[start:end].strip() == text[start:end] for start, end in found)
    assert word.strip() == "字" or all(text[start:end].split()[-1] == "word" for start, end in found)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "x" * 500_000,
        " " * 300_000 + "x",
        "x" + "\n " * 150_000,
        "a." * 150_000,
        ".”" * 150_000,
        "M. " * 100_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Time grows with the length of the text, whatever is in it."""
    before = perf_counter()
    sentences(text)

    assert perf_counter() - before < 2
