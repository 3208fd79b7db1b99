"""Columns: each is defined once, in two sentences, with its unit and the source of its formula."""

import re
from pathlib import Path

import pytest

from analysis import limits
from analysis.corpus.columns import COLUMNS, COUNTED, GROUPS, STATED, publications
from analysis.corpus.schema import PER_WORDS

METHODS = (Path(__file__).parents[3] / "docs" / "methods.md").read_text(encoding="utf-8").replace("*", "")
REFERENCES = [line.casefold() for line in METHODS.splitlines() if re.match(r"- .+ \(\d{4}\)\. ", line)]
UNPUBLISHED = {"", COUNTED, STATED}
PUBLISHED = sorted(
    {part for said in COLUMNS.values() if said.source not in UNPUBLISHED for part in said.source.split("; ")}
)
PLAIN_SHARES = {"document_share", "share", "figure", "shift"}  # what a division gives, or what says it
MEASURED = [name for name, column in COLUMNS.items() if column.kind == "number" and name not in PLAIN_SHARES]


def test_a_column_is_defined_once() -> None:
    """A column stands in one group, and means the same wherever it stands."""
    assert sum(len(group) for group in GROUPS.values()) == len(COLUMNS)


def test_an_explanation_is_two_sentences() -> None:
    """What it is, and how to read it: two sentences, no more and no less."""
    sentences = [sentence for said in COLUMNS.values() for sentence in (said.what, said.reading)]

    assert [said for said in sentences if not re.fullmatch(r"[“A-Z0-9].*[^.!?]\.", said)] == []
    assert [said for said in sentences if re.search(r"[.!?][”)]?\s", said)] == []


def test_an_explanation_is_short_and_plain() -> None:
    """Nobody reads on after forty words, and nothing in it is taken for markup by a tooltip."""
    sentences = [sentence for said in COLUMNS.values() for sentence in (said.what, said.reading)]

    assert [said for said in sentences if len(said.split()) > 40] == []
    assert [said for said in sentences if set(said) & set("*`$[]<>~")] == []


@pytest.mark.parametrize("name", MEASURED)
def test_a_computed_number_names_the_source_of_its_formula(name: str) -> None:
    """Whoever writes a paper learns whom to cite."""
    assert COLUMNS[name].source not in UNPUBLISHED


def test_a_publication_is_written_once() -> None:
    """Columns take their sources from one list, and each of it is cited."""
    assert sorted(text for name, text in vars(publications).items() if name.isupper()) == PUBLISHED


@pytest.mark.parametrize("source", PUBLISHED)
def test_a_source_is_in_the_list_of_references(source: str) -> None:
    """Author, year and title lead to a full reference in the documentation of methods."""
    found = re.fullmatch(r"(.+?) (\d{4}), (.+)", source)
    assert found
    who, year, title = (part.casefold() for part in found.groups())
    first = re.split(r",| and | et al", who)[0]

    assert [line for line in REFERENCES if line.startswith(f"- {first}, ") and f"({year}). {title}" in line] != []


@pytest.mark.parametrize("name", [name for name in COLUMNS if COLUMNS[name].unit and " to " not in COLUMNS[name].unit])
def test_the_unit_is_said(name: str) -> None:
    """An explanation names the unit of its column."""
    said = COLUMNS[name]

    assert COLUMNS[name].unit.casefold() in f"{said.what} {said.reading}".casefold()


@pytest.mark.parametrize(
    ("name", "phrase", "holds"),
    [
        ("p", "fewer than five documents", limits.TESTED_DOCUMENTS == 5),
        ("q", "fewer than five documents", limits.TESTED_DOCUMENTS == 5),
        ("periods", "fewer than eight", limits.LEAST_PERIODS == 8),
        ("passages", "more than 1,000,000 words", limits.TOPIC_PARAGRAPH_WORDS == 1_000_000),
        ("stability", "ten top words", limits.TOPIC_WORDS == 10),
        ("stability", "ten random parts", limits.TOPIC_REFITS == 10),
        ("coherence", "ten top words", limits.TOPIC_WORDS == 10),
        ("rate", "per 10,000 words", PER_WORDS == 10_000),
    ],
)
def test_an_explanation_says_what_the_analysis_does(name: str, phrase: str, *, holds: bool) -> None:
    """Numbers that an explanation states are those that the analysis goes by."""
    assert phrase in f"{COLUMNS[name].what} {COLUMNS[name].reading}"
    assert holds
