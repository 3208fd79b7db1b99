"""Citations: a line that finds the place again, and Markdown that shows every text as it is."""

import re
from html import unescape
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysis.corpus.schema import QUOTATIONS, require
from dashboard.wording import citations

CORPUS = ("Raids, *five* articles", "0123456789abcdef")
NOTE = "Corpus: Raids, *five* articles, fingerprint 0123456789ab. Paragraphs and characters are counted from 1."
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ROW = {
    "doc_id": "d1",
    "source": "Red Flag",
    "published": "2019-07-01",
    "date_precision": "month",
    "date_basis": "inferred",
    "title": "The raids",
    "start": 1_203,
    "end": 1_498,
    "text": "They came at dawn.",
    "paragraph": 3,
}
HOSTILE = [
    "<script>alert(1)</script> & &amp; <b>bold</b>",
    "# no heading\n- no list\n1. nor this\n> nor that\n---\n===",
    "*a* _b_ **c** `d` ~~e~~ [f](g) ![h](i) <https://j.example> \\ \\* http://k.example",
    "    no code\n\tnor here\n```\nnor here\n```",
    "| a | b |\n|---|---|\n| c | d |",
    "[a]: /b\n\n[a] ends in a backslash \\\nand two spaces  \nand goes on",
    "نص عربي. سطر ثان\n日本語。\n",
]
texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t #>*-1.`<&\\[]()_~|="), max_size=60
)


def _quotations(*rows: dict[str, Any]) -> pd.DataFrame:
    table = pd.DataFrame([{**ROW, **row} for row in rows])
    texts = ["doc_id", "source", "date_precision", "date_basis", "title", "text"]
    dated = table.astype(dict.fromkeys(texts, "str")).assign(published=pd.to_datetime(table["published"]))
    return require(dated, QUOTATIONS)


def _shown(markdown: str) -> tuple[list[str], set[str]]:
    """Return what stands in each block quote, line by line as a browser shows it, and the elements used."""
    html = RENDERER.render(markdown)
    quotes = re.findall(r"<blockquote>\n(.*?)</blockquote>", html, re.DOTALL)
    return [unescape(re.sub(r"</?p>|<br />", "", quote)) for quote in quotes], set(re.findall(r"<([a-z]+\d?)", html))


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({}, "Red Flag, “The raids”, July 2019 (inferred), paragraph 3, characters 1,204–1,498."),
        (
            {"published": "2019-07-20", "date_precision": "day", "date_basis": "stated", "start": 0, "end": 9},
            "Red Flag, “The raids”, 20 July 2019, paragraph 3, characters 1–9.",
        ),
        (
            {"published": None, "date_precision": "", "date_basis": "", "title": " "},
            "Red Flag, d1, undated, paragraph 3, characters 1,204–1,498.",
        ),
        (
            {"title": "Raids\n and\tmore", "source": "Red\nFlag"},
            "Red Flag, “Raids and more”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.",
        ),
    ],
    ids=["inferred month", "stated day", "neither date nor title", "line ends in names"],
)
def test_a_citation_is_source_title_date_and_position(row: dict[str, Any], line: str) -> None:
    """Dates are no more exact than they are, a document without a title has its name, and it is one line."""
    assert citations.citations(_quotations(row)) == [line]


def test_the_list_of_citations_is_plain_text() -> None:
    """One a line in the order kept, nothing before them; at the end the corpus, and how places are counted."""
    first, second, *rest = citations.citation_list(_quotations({"source": "B"}, {"source": "A*"}), *CORPUS).split("\n")

    assert (first[:3], second[:4]) == ("B, ", "A*, ")
    assert rest == ["", NOTE, ""]


def test_markdown_names_the_corpus_then_quotes_and_cites() -> None:
    """A heading, where it is from, and each passage over its citation."""
    table = _quotations({}, {"text": "Nobody\ncame.", "title": "A *star*"})

    assert RENDERER.render(citations.markdown(table, *CORPUS)) == (
        "<h1>Passages from Raids, *five* articles</h1>\n"
        f"<p>{NOTE}</p>\n"
        "<blockquote>\n<p>They came at dawn.</p>\n</blockquote>\n"
        "<p>Red Flag, “The raids”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.</p>\n"
        "<blockquote>\n<p>Nobody<br />\ncame.</p>\n</blockquote>\n"
        "<p>Red Flag, “A *star*”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.</p>\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_hostile_text_as_it_is(text: str) -> None:
    """Neither HTML nor Markdown in a text does anything: every line of it stands in the quote as it was."""
    (shown,), used = _shown(citations.markdown(_quotations({"text": text}), *CORPUS))

    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert [" ".join(line.split()) for line in shown.splitlines()] == [line for line in lines if line]
    assert used <= {"h1", "p", "blockquote", "br"}


@given(text=texts.filter(str.strip), title=texts, source=texts.filter(str.strip))
def test_markdown_shows_any_text_title_and_source(text: str, title: str, source: str) -> None:
    """Rendered, the words of the one quote are those of the text, and nothing in them has become an element."""
    table = _quotations({"text": text, "title": title, "source": source})

    (shown,), used = _shown(citations.markdown(table, *CORPUS))

    assert shown.split() == text.split()
    assert used <= {"h1", "p", "blockquote", "br"}


def test_paragraphs_of_a_passage_stay_apart() -> None:
    """A blank line in a passage ends a paragraph of the quote."""
    html = RENDERER.render(citations.markdown(_quotations({"text": "One.\n \n\nTwo."}), *CORPUS))

    assert "<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>" in html


def test_what_is_gathered_is_counted() -> None:
    """Passages, sources and documents, in the singular where there is one."""
    one, three = _quotations({}), _quotations({}, {"doc_id": "d2"}, {"doc_id": "d3", "source": "B"})

    assert citations.gathered(one).startswith("1 passage from 1 source and 1 document.")
    assert citations.gathered(three).startswith("3 passages from 2 sources and 3 documents.")


@pytest.mark.parametrize(("number", "said"), [(0, ""), (1, "1 passage"), (2, "2 passages")])
def test_what_a_link_names_in_vain_is_counted(number: int, said: str) -> None:
    """Passages that the corpus does not have are not passed over in silence."""
    assert citations.missing(number).startswith(said)
    assert bool(citations.missing(number)) == bool(number)


@pytest.mark.parametrize(
    "text",
    [
        "They came, at dawn: 3 < 4 & 5 – (he said); it’s 50% off! #save, 1.5, -5 °C, x_y, a + b = c, C#, d/e; “so”.",
        "R&D and AT&T, a > b; $5 and ^2; {x}; \"y\"; 'z'; 12.5 and 2) and 1.; 100%?",
        "#save_our_library is what the posts said @home: well-known, 1990-2000.",
    ],
)
def test_markdown_escapes_nothing_that_needs_no_escape(text: str) -> None:
    """Commas, colons, brackets and signs inside a line stand in the file as they do in the text."""
    markdown = citations.markdown(_quotations({"text": text}), *CORPUS)

    assert f"\n> {text}\n" in markdown
    assert [quote.strip() for quote in _shown(markdown)[0]] == [text]


@pytest.mark.parametrize(
    "line",
    [
        "# a", "###### b", "#", "> c", ">d", "- e", "+ f", "* g", "-", "---", "- - -", "***", "___", "===", "=", "1. h",
        "999999999) i", "2.", "~~~", "```", "[j]: /k", "| l |", ":-- | --:", "<div>", "<!-- m -->", "</p>", "<?n?>",
        "http://o.example", "https://p.example/q?r=s_t_u", "www.v.example", "w@x.example", "&lt;", "&#35;", "&#x23;",
        "\\", "\\\\", "\\#", "a\\", "_y_ __z__ *a* **b**", "snake_case_word _not_ this", "~c~ ~~d~~",
        "![e](f) [g](h) [i][j]", "`k` ``l``", "a # b #", "*", "1) ", "+1", "-1", "#tag", "=x=",
    ],
)  # fmt: skip
def test_markdown_obeys_no_line_of_a_text(line: str) -> None:
    """Alone, after another line and in a title, each stands as it is, and makes no element."""
    for text in (line, f"before\n{line}", f"{line}\nafter", f"a\n\n{line}\n\nb"):
        table = _quotations({"text": text, "title": line, "source": line})
        (shown,), used = _shown(citations.markdown(table, line, "0123456789abcdef"))

        assert [part.strip() for part in shown.splitlines() if part.strip()] == [
            part.strip() for part in text.splitlines() if part.strip()
        ]
        assert used <= {"h1", "p", "blockquote", "br"}


def test_a_heading_keeps_the_name_of_the_corpus() -> None:
    """A # at the end of a heading would be taken for its end."""
    html = RENDERER.render(citations.markdown(_quotations({}), "C # and F ##", "0123456789abcdef"))

    assert html.startswith("<h1>Passages from C # and F ##</h1>")


@pytest.mark.parametrize("address", ["https://a.example", "http://b.example", "www.c.example", "d@e.example"])
def test_no_address_becomes_a_link(address: str) -> None:
    """Renderers that make links of addresses, as GitHub's does, find none."""
    markdown = citations.markdown(_quotations({"text": f"See {address} there."}), *CORPUS)

    assert address not in markdown
    assert f"See {address} there." in unescape(RENDERER.render(markdown))
