"""The same rows in any kind of table are the same corpus: no kind of file changes what is counted."""

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from analysis import read_corpus

MakeFile = Callable[..., Path]
NAMES = ["doc_id", "source", "published", "title", "text"]
ROWS = [
    ["007", "Abendblatt", "2021-03-12", "Eins", "Es regnet, und niemand kommt;\nsie warten."],
    ["1234567890123456789", "Abendblatt", "2021-03-13", "NA", 'Er sagte: "Morgen"\tvielleicht | oder nie.'],
    ["3", "Le Soir", "2021-04", "", "L’été arrive. =1+1"],
    ["1e5", "Le Soir", "", "null", "Encore une fois, rien."],
]


def written(rows: list[list[str]] = ROWS, divider: str = ",", end: str = "\n") -> str:
    """Return rows as a table with a heading."""
    table = io.StringIO()
    csv.writer(table, delimiter=divider, lineterminator=end).writerows([NAMES, *rows])
    return table.getvalue()


def objects(rows: list[list[str]] = ROWS) -> list[dict[str, str]]:
    """Return rows as objects."""
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def workbook() -> bytes:
    """Return rows as a workbook of Excel whose cells are texts, days among them as days."""
    book_bytes = io.BytesIO()
    with xlsxwriter.Workbook(book_bytes, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([NAMES, *ROWS]):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, cell)
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_number(1, 2, 44267, days)  # 12 March 2021
        sheet.write_number(2, 2, 44268, days)
    return book_bytes.getvalue()


SHUFFLED = random.Random(7).sample(ROWS, len(ROWS))  # noqa: S311 - an order needs no secrecy
KINDS: dict[str, tuple[str, str | bytes]] = {
    "semicolons": ("a.csv", written(divider=";")),
    "tabs": ("a.tsv", written(divider="\t")),
    "bars in a text file": ("a.txt", written(divider="|")),
    "no ending": ("a", written()),
    "Windows": ("a.csv", written(end="\r\n")),
    "mark": ("a.csv", "\ufeff" + written()),
    "UTF-16": ("a.csv", b"\xff\xfe" + written(divider="\t").encode("utf-16-le")),
    "sep=": ("a.csv", "sep=;\n" + written(divider=";")),
    "shuffled": ("a.csv", written(SHUFFLED)),
    "columns in another order": ("a.json", json.dumps([dict(reversed(one.items())) for one in objects()])),
    "lines of JSON": ("a.jsonl", "\n".join(map(json.dumps, objects()))),
    "lines of JSON as text": ("a.txt", "\r\n".join(map(json.dumps, objects(SHUFFLED)))),
    "list": ("a.json", json.dumps(objects(), indent=1)),
    "list in an object": ("a.json", json.dumps({"meta": {"n": 4}, "articles": objects()}, ensure_ascii=False)),
    "nested": ("a.json", json.dumps({"data": [one | {"meta": {"page": 1}} for one in objects()]})),
    "Excel": ("a.xlsx", workbook()),
    "Excel by another name": ("a.csv", workbook()),
}


@pytest.mark.row(6, 7, 33, 39, 50)
@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_file_makes_no_difference(make_file: MakeFile, kind: str) -> None:
    """Identifiers, sources, dates, titles and texts are the same, to the letter."""
    expected = read_corpus(make_file("a.csv", written()))
    corpus = read_corpus(make_file(*KINDS[kind]))

    assert corpus.fingerprint == expected.fingerprint
    assert corpus.documents["doc_id"].tolist() == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize("name", ["us_conventions_2012", "news100_2017", "gadarian_immigration_survey"])
def test_real_corpora_are_the_same_as_tables(make_file: MakeFile, test_data: Path, name: str) -> None:
    """What is read from lines of JSON is read from a table of the same cells."""
    path = test_data / "corpora" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), lineterminator="\r\n", delimiter=";")
    writer.writeheader()
    writer.writerows(rows)

    assert read_corpus(make_file(f"{name}.csv", table.getvalue())).fingerprint == read_corpus(path).fingerprint
