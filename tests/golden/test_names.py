"""The lists of names that a reader made are whole, and what they say of the seeds stands in the seeds."""

import csv
import re
from pathlib import Path

import pytest

from analysis import Corpus

FOLDER = Path(__file__).parent / "names"
TYPES = {"PERSON", "ORG", "PLACE", "NORP", "OTHER", "OPEN"}


def read_names(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the lists."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("name", "column", "documents"), [("seeds.csv", "doc_id", 5), ("news100.csv", "id", 60)])
def test_a_list_is_whole(name: str, column: str, documents: int) -> None:
    """Every document is there, every name has a known type, at least one mention, and is itself one of its forms."""
    rows = read_names(name)

    assert list(rows[0]) == [column, "name", "type", "mentions", "forms"]
    assert len({row[column] for row in rows}) == documents
    assert all(set(row["type"].split("/")) <= TYPES and int(row["mentions"]) >= 1 for row in rows)
    assert all(row["name"] in row["forms"].split("|") for row in rows)


@pytest.mark.parametrize(("name", "column"), [("seeds.csv", "doc_id"), ("news100.csv", "id")])
def test_no_document_says_a_name_twice(name: str, column: str) -> None:
    """A name stands once in a document with one type; "Cambridge" is a university and a city, and so stands twice."""
    rows = read_names(name)

    assert len({(row[column], row["name"], row["type"]) for row in rows}) == len(rows)


def test_forms_stand_in_the_seeds_as_often_as_is_said(seeds: Corpus) -> None:
    """No name has more mentions than its forms have places in the text, and every form has one."""
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))
    for row in read_names("seeds.csv"):
        text = re.sub(r"\s+", " ", texts[row["doc_id"]])
        found = [text.count(form) for form in row["forms"].split("|")]
        assert all(found), row
        assert int(row["mentions"]) <= sum(found), row
