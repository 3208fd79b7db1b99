"""Citations: a line that finds the place again, and Markdown and text that show every passage as it is."""

import re
from html import unescape
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysis import records
from analysis.corpus.schema import QUOTATIONS, require
from dashboard.paper.written import Part, markdown, text_file
from dashboard.wording import citations
from dashboard.wording.citations import Group, Quoted

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


def _groups(table: pd.DataFrame, word: str = "", counts: tuple[str, ...] = (), note: str = "") -> list[Group]:
    quoted = tuple(
        Quoted(text=row["text"], citation=citation, note=note, work=citations.work_of(row))
        for row, citation in zip(records(table), citations.citations(table), strict=True)
    )
    return [Group(word=word, counts=counts, quoted=quoted)]


def _whole(groups: list[Group], corpus: str = CORPUS[0], style: str = "APA") -> list[Part]:
    return citations.kept_file(groups, corpus, citations.reference(corpus, CORPUS[1]), style)


def _markdown(table: pd.DataFrame, corpus: str = CORPUS[0]) -> str:
    return markdown(_whole(_groups(table), corpus))


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
    """The documents in a style, then each passage by its place in the order kept, and how places are counted."""
    table = _quotations({"source": "B"}, {"source": "A*"})
    reference = citations.reference(*CORPUS)

    assert citations.citation_list(_groups(table), reference, "MLA").split("\n") == [
        "References (MLA)",
        "----------------",
        "",
        "“The raids.” A*, [July 2019].",
        "",
        "“The raids.” B, [July 2019].",
        "",
        "A date in square brackets is inferred: the document does not state it.",
        "",
        *citations.citations(table),
        "",
        NOTE,
        "",
    ]


def test_markdown_names_the_corpus_then_quotes_and_cites() -> None:
    """A heading, where it is from, each passage over its citation, and at the end what is cited."""
    table = _quotations({}, {"text": "Nobody\ncame.", "title": "A *star*"})

    assert RENDERER.render(_markdown(table)) == (
        "<h1>Passages from Raids, *five* articles</h1>\n"
        f"<p>{NOTE}</p>\n"
        "<blockquote>\n<p>They came at dawn.</p>\n</blockquote>\n"
        "<p>Red Flag, “The raids”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.</p>\n"
        "<blockquote>\n<p>Nobody<br />\ncame.</p>\n</blockquote>\n"
        "<p>Red Flag, “A *star*”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.</p>\n"
        "<h2>References (APA)</h2>\n"
        "<p>A *star*. ([2019, July]). <em>Red Flag</em>.</p>\n"
        "<p>The raids. ([2019, July]). <em>Red Flag</em>.</p>\n"
        "<p>A date in square brackets is inferred: the document does not state it.</p>\n"
    )


def test_a_word_heads_its_passages_with_its_count_and_of_how_many() -> None:
    """As text: the word, how often it is used, the passage set in, its citation and its note."""
    uses = citations.use("class", 13, 2, 3, "Red Flag")
    groups = _groups(_quotations({}), "class", (uses,), "So they\nsay.")

    written = text_file(_whole(groups))

    assert uses == "class: 13 uses in 2 of 3 documents of Red Flag"
    assert (
        "class\n-----\n\nclass: 13 uses in 2 of 3 documents of Red Flag.\n\n    They came at dawn.\n\n"
        "Red Flag, “The raids”, July 2019 (inferred), paragraph 3, characters 1,204–1,498.\n\nNote: So they say.\n"
    ) in written
    assert "Uses are counted in all documents of the corpus, whatever the filters." in written


def test_what_was_kept_without_a_word_is_headed_so_beside_others() -> None:
    """Alone it needs no heading."""
    groups = _groups(_quotations({}))

    assert citations.WITHOUT_A_WORD not in text_file(_whole(groups))
    assert citations.WITHOUT_A_WORD in text_file(_whole([*_groups(_quotations({}), "class"), *groups]))


@pytest.mark.parametrize(
    ("before", "after", "shown"), [(True, True, "… a b …"), (True, False, "… a b"), (False, False, "a b")]
)
def test_an_ellipsis_stands_where_the_text_goes_on(*, before: bool, after: bool, shown: str) -> None:
    """And nowhere else."""
    assert citations.cut_text(" a b\n", before=before, after=after) == shown


@pytest.mark.parametrize("note", ["<script>alert(1)</script>", "# a", "*b* [c](javascript:d)", "1. e", "\x00f", "|g|"])
def test_a_note_is_shown_as_it_is(note: str) -> None:
    """No element comes of it."""
    html = RENDERER.render(markdown(_whole(_groups(_quotations({}), note=note))))

    assert set(re.findall(r"<([a-z]+\d?)", html)) <= {"h1", "h2", "p", "blockquote", "br", "em"}
    assert f"Note: {note}".replace("\x00", "�") in unescape(html)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_hostile_text_as_it_is(text: str) -> None:
    """Neither HTML nor Markdown in a text does anything: every line of it stands in the quote as it was."""
    (shown,), used = _shown(_markdown(_quotations({"text": text})))

    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert [" ".join(line.split()) for line in shown.splitlines()] == [line for line in lines if line]
    assert used <= {"h1", "h2", "p", "blockquote", "br", "em"}


@given(text=texts.filter(str.strip), title=texts, source=texts.filter(str.strip))
def test_markdown_shows_any_text_title_and_source(text: str, title: str, source: str) -> None:
    """Rendered, the words of the one quote are those of the text, and nothing in them has become an element."""
    table = _quotations({"text": text, "title": title, "source": source})

    (shown,), used = _shown(_markdown(table))

    assert shown.split() == text.split()
    assert used <= {"h1", "h2", "p", "blockquote", "br", "em"}


def test_paragraphs_of_a_passage_stay_apart() -> None:
    """A blank line in a passage ends a paragraph of the quote."""
    html = RENDERER.render(_markdown(_quotations({"text": "One.\n \n\nTwo."})))

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
    markdown = _markdown(_quotations({"text": text}))

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
        (shown,), used = _shown(_markdown(table, line))

        assert [part.strip() for part in shown.splitlines() if part.strip()] == [
            part.strip() for part in text.splitlines() if part.strip()
        ]
        assert used <= {"h1", "h2", "p", "blockquote", "br", "em"}


def test_a_heading_keeps_the_name_of_the_corpus() -> None:
    """A # at the end of a heading would be taken for its end."""
    html = RENDERER.render(_markdown(_quotations({}), "C # and F ##"))

    assert html.startswith("<h1>Passages from C # and F ##</h1>")


@pytest.mark.parametrize("address", ["https://a.example", "http://b.example", "www.c.example", "d@e.example"])
def test_no_address_becomes_a_link(address: str) -> None:
    """Renderers that make links of addresses, as GitHub's does, find none."""
    markdown = _markdown(_quotations({"text": f"See {address} there."}))

    assert address not in markdown
    assert f"See {address} there." in unescape(RENDERER.render(markdown))
