"""Text in labels: Markdown that shows it as it is."""

import pytest
from markdown_it import MarkdownIt

from dashboard.paper.labels import literal

JOINER = "\u2060"


@pytest.mark.parametrize(
    "text",
    [
        "![p](http://203.0.113.9/p.png)",
        "**b** _i_ ~~s~~ `c` [a](b) <img src=x> &amp; $x^2$",
        "# heading",
        "1. one",
        "- item",
        "> quoted",
        "http://203.0.113.9/ www.example.org a@b.org",
        "[ref]: http://203.0.113.9/",
        "a | b \\ c",
        "שלום עולם",
        "ORG",
    ],
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    """CommonMark makes of it one paragraph of plain text, and no element."""
    tokens = MarkdownIt("commonmark").enable("table").parse(literal(text))

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).replace(JOINER, "") == text


@pytest.mark.parametrize("text", [":smile:", ":streamlit:", ":material/home:", "a->b", "<-", "www.x.org", "(c)"])
def test_what_streamlit_reads_beyond_markdown_is_taken_apart(text: str) -> None:
    """Its names of symbols, its arrows and its links are read after escapes: something without width stands in them."""
    assert JOINER in literal(text)
    assert literal(text).replace(JOINER, "").replace("\\", "") == text


def test_a_text_of_several_lines_is_one() -> None:
    """A label has one line."""
    assert literal("two\n\n  lines ") == "two lines"
