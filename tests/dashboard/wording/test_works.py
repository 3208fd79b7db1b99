"""Works: documents as APA, MLA and Chicago have them, and as BibTeX that a parser reads again."""

import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.paper.written import unslanted
from dashboard.wording.citations import STYLES, Work, bibliography, bibtex, work_of

DAY = pd.Timestamp("2019-07-20")
STATED = {"day": DAY, "exact": "day"}
INFERRED = {"day": pd.Timestamp("2019-07-01"), "exact": "month", "inferred": True}
LETTERS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\\{}%$&#_~^@,"='), max_size=40)


def _work(**more: Any) -> Work:
    return Work(**{"name": "d1", "title": "The raids", "source": "Red Flag"} | more)


@pytest.mark.parametrize(
    ("style", "more", "said"),
    [
        ("APA", STATED, "The raids. (2019, July 20). Red Flag."),
        ("APA", {"authors": ("Doe, Jane",), **STATED}, "Doe, Jane. (2019, July 20). The raids. Red Flag."),
        ("APA", {"authors": ("Ann Roe", "Bo Li")}, "Ann Roe, & Bo Li. (n.d.). The raids. Red Flag."),
        ("APA", {"address": "https://a.example/b"}, "The raids. (n.d.). Red Flag. https://a.example/b"),
        ("APA", INFERRED, "The raids. ([2019, July]). Red Flag."),
        ("APA", {"title": " ", "day": DAY, "exact": "year"}, "[d1]. (2019). Red Flag."),
        ("APA", {"title": "Who?"}, "Who? (n.d.). Red Flag."),
        ("MLA", STATED, "“The raids.” Red Flag, 20 July 2019."),
        ("MLA", {"day": pd.Timestamp("2019-09-01"), "exact": "month"}, "“The raids.” Red Flag, Sept. 2019."),
        ("MLA", {"authors": ("Doe, Jane", "Bo Li")}, "Doe, Jane, and Bo Li. “The raids.” Red Flag."),
        ("MLA", {"authors": ("A B", "C D", "E F")}, "A B, et al. “The raids.” Red Flag."),
        ("MLA", {"address": "https://a.example/b"}, "“The raids.” Red Flag, https://a.example/b."),
        ("MLA", INFERRED, "“The raids.” Red Flag, [July 2019]."),
        ("MLA", {"title": "Why “raids”?"}, "“Why \u2018raids’?” Red Flag."),
        ("Chicago", STATED, "“The raids.” Red Flag, July 20, 2019."),
        ("Chicago", {}, "“The raids.” Red Flag, n.d."),
        ("Chicago", INFERRED, "“The raids.” Red Flag, [July 2019]."),
        ("Chicago", {"authors": ("A B", "C D", "E F")}, "A B, C D, and E F. “The raids.” Red Flag, n.d."),
        ("Chicago", {"address": "https://a.example/b", **STATED},
         "“The raids.” Red Flag, July 20, 2019. https://a.example/b."),
    ],
)  # fmt: skip
def test_what_a_work_lacks_is_left_out_as_the_style_has_it(style: str, more: dict[str, Any], said: str) -> None:
    """And an inferred date stands in brackets."""
    assert unslanted(STYLES[style](_work(**more))) == said


@pytest.mark.parametrize("style", STYLES)
def test_the_source_is_in_italics_and_nothing_else(style: str) -> None:
    """As titles of periodicals are."""
    assert [text for text, italic in STYLES[style](_work()) if italic] == ["Red Flag"]


def test_a_bibliography_has_each_work_once_by_the_alphabet() -> None:
    """Quotes and brackets do not count."""
    works = [_work(title="Zeal"), _work(title=""), _work(title="Ardour"), _work(title="Zeal")]

    assert [unslanted(runs) for runs in bibliography(works, "MLA")] == [
        "“Ardour.” Red Flag.",
        "[d1]. Red Flag.",
        "“Zeal.” Red Flag.",
    ]


@pytest.mark.parametrize(
    ("cells", "authors", "address"),
    [
        ({"Byline": "By Ann Roe; Bo Li", "URL": "https://a.example/b"}, ("Ann Roe", "Bo Li"), "https://a.example/b"),
        ({"author": "Doe, Jane", "link": "javascript:alert(1)"}, ("Doe, Jane",), ""),
        ({"author": " ", "creator": "Li\nRoe", "url": "a b"}, ("Li", "Roe"), ""),
        ({"author": float("nan")}, (), ""),
    ],
)
def test_author_and_address_are_those_of_the_columns(
    cells: dict[str, Any], authors: tuple[str, ...], address: str
) -> None:
    """A comma is part of a name, and only an address of the web is one."""
    row = {"doc_id": "d1", "title": "", "source": "A", "published": DAY, "date_precision": "", "date_basis": ""}

    found = work_of(row | cells)

    assert (found.authors, found.address, found.day) == (authors, address, None)


def _parsed(written: str) -> list[tuple[str, dict[str, str]]]:
    """Return keys and fields as BibTeX finds them: a brace counts whatever stands before it."""
    entries, at = [], 0
    while (at := written.find("@misc{", at)) >= 0:
        at += len("@misc{")
        end, depth = at, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(written[end], 0)
            end += 1
        key, _, body = written[at : end - 1].partition(",\n")
        fields = dict(line.strip().removesuffix(",").split(" = ", 1) for line in body.strip().split("\n"))
        entries.append((key, {name: value.removeprefix("{").removesuffix("}") for name, value in fields.items()}))
        at = end
    return entries


def _printed(latex: str) -> str:
    """Return what LaTeX prints."""
    named = re.compile(r"\\(text[a-z]+)\{\}|\\([&%$#_])|[{}]")
    return named.sub(lambda found: LETTERS[found[1]] if found[1] else found[2] or "", latex)


def test_an_entry_has_what_is_known() -> None:
    """Author, title, source, date and address; a name that is not turned round is one."""
    work = _work(authors=("Doe, Jane", "Red & Black Union"), address="https://a.example/b_c?d=%20{e}", **STATED)

    assert _parsed(bibtex([work])) == [
        (
            "redflag2019raids",
            {
                "author": r"Doe, Jane and {Red \& Black Union}",
                "title": "{The raids}",
                "howpublished": "Red Flag",
                "year": "2019",
                "url": "https://a.example/b_c?d=%20%7Be%7D",
                "month": "jul",
                "day": "20",
            },
        )
    ]


def test_what_is_not_known_has_no_field() -> None:
    """An inferred date is said to be one, and no more exact than it is."""
    ((_, bare),), ((_, inferred),) = (_parsed(bibtex([_work(**more)])) for more in ({}, INFERRED))

    assert set(bare) == {"title", "howpublished"}
    assert (inferred["year"], inferred["month"], inferred["note"]) == ("2019", "jul", "Date inferred")
    assert "day" not in inferred


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=4))
def test_any_title_source_and_author_is_printed_as_it_is(rows: list[tuple[str, str, str]]) -> None:
    """Braces are even, keys differ, and LaTeX prints the words."""
    works = [
        _work(name=f"d{place}", title=title, source=source, authors=(author,) if author.strip() else ())
        for place, (title, source, author) in enumerate(rows)
    ]
    entries = _parsed(bibtex(works))

    assert len({key for key, _ in entries}) == len(works)
    assert all(re.fullmatch("[a-z0-9-]+", key) for key, _ in entries)
    assert sorted(_printed(fields["title"]) for _, fields in entries) == sorted(
        " ".join((work.title.strip() or work.name).split()) for work in works
    )


def test_accents_stay_and_keys_have_none() -> None:
    """The file is UTF-8, as biber and today's BibTeX read it."""
    ((key, fields),) = _parsed(bibtex([_work(source="L’Humanité", title="Grève générale à Orléans")]))

    assert (key, fields["howpublished"]) == ("lhumanitegenerale", "L’Humanité")
