"""The same documents brought in another way are the same corpus; whatever is brought, every row is accounted for."""

import csv
import gzip
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, read_corpus, term_frequencies
from analysis.corpus.errors import AnalysisError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.readers import READERS

MakeFile = Callable[..., Path]
MakeFolder = Callable[..., Path]
Row = Mapping[str, str]

NAMES = ["doc_id", "source", "published", "title", "text"]
# What breaks readers: dividers, quotation marks, what looks like a formula, missing, JSON or markup, signs that nobody
# sees, letters of two code points, and of scripts that are written from the right or without blanks.
HOSTILE = [
    *(
        ",;\t|^~\"'=+-@#&<>{}[]()\\/:_\n ",
        "\r\n",
        "\r",
        '""',
        "\n\n",
        "NA",
        "null",
        "nan",
        "None",
        "-",
        "1e5",
        "007",
        "'=1",
        "sep=;",
    ),
    *('{"text": 1}', "<p>", "&amp;", "text", "doc_id,source", "\ufeff", "\u200b", "\u200d", "\u202e", "\u2028", "\xad"),
    *(
        "café",
        "cafe\u0301",
        "ﬁn",
        "İ",
        "ß",
        "G\u0430za",
        "שלום",
        "हिन्दी",
        "政府",
        "👩‍👩‍👧",
        "🇩🇪",
        "\x00",
        "\x0b",
        "\x85",
        "\x1b[31m",
    ),
]
PLAIN = [piece for piece in HOSTILE if piece.replace("\n", "").isprintable() and "_" not in piece and piece != "1e5"]


def corpora(pieces: list[str]) -> st.SearchStrategy[list[Row]]:
    """Return rows of documents with texts of such pieces; some have no identifiers, and one of those stands twice."""
    text = st.lists(
        st.sampled_from(pieces) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=8
    )
    row = st.fixed_dictionaries(
        {
            "source": st.sampled_from(["Le Soir", "Abendblatt", "NA"]),
            "published": st.sampled_from(["2021-03-12", "2021-04", "1999", ""]),
            "title": st.sampled_from(pieces).map(lambda title: title.strip()),
            "text": text.map(lambda parts: f"a{' '.join(parts)}b"),
        }
    )
    named = st.lists(row, min_size=2, max_size=6).map(
        lambda rows: [{"doc_id": f"d{place}", **one} for place, one in enumerate(rows)]
    )
    return named | named.map(lambda rows: [{**one, "doc_id": ""} for one in [*rows, rows[0]]])


def as_table(rows: list[Row], divider: str = ",", end: str = "\n") -> str:
    """Return rows as a table."""
    table = io.StringIO()
    written = csv.DictWriter(table, NAMES, delimiter=divider, lineterminator=end, quoting=csv.QUOTE_ALL)
    written.writeheader()
    written.writerows(rows)
    return table.getvalue()


def as_lines(rows: list[Row]) -> str:
    """Return rows as lines of JSON."""
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def as_workbook(rows: list[Row]) -> bytes:
    """Return rows as a workbook of Excel."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate([NAMES, *([row[name] for name in NAMES] for row in rows)]):
            for place, cell in enumerate(cells):
                sheet.write_string(line, place, cell)
    return held.getvalue()


def as_archive(files: Mapping[str, str]) -> bytes:
    """Return files in a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


def as_files(rows: list[Row]) -> dict[str, str]:
    """Return rows split into a table and lines of JSON."""
    half = len(rows) // 2
    return {"a.csv": as_table(rows[:half]), "b.jsonl": as_lines(rows[half:])}


WAYS: dict[str, tuple[str, Callable[[list[Row]], str | bytes]]] = {
    "the other way round": ("a.csv", lambda rows: as_table(rows[::-1])),
    "semicolons": ("a.csv", lambda rows: as_table(rows, divider=";")),
    "tabs": ("a.tsv", lambda rows: as_table(rows, divider="\t")),
    "lines of Windows": ("a.csv", lambda rows: as_table(rows, end="\r\n")),
    "mark": ("a.csv", lambda rows: "\ufeff" + as_table(rows)),
    "UTF-16": ("a.csv", lambda rows: b"\xff\xfe" + as_table(rows).encode("utf-16-le")),
    "lines of JSON": ("a.jsonl", as_lines),
    "lines of JSON of Windows, packed": (
        "a.jsonl.gz",
        lambda r: gzip.compress(as_lines(r).replace("\n", "\r\n").encode()),
    ),
    "list": ("a.json", lambda rows: json.dumps(rows, ensure_ascii=False)),
    "list in an object": ("a.json", lambda rows: json.dumps({"n": len(rows), "data": rows[::-1]})),
    "archive": ("a.zip", lambda rows: as_archive(as_files(rows))),
}


def counts(corpus: Corpus) -> dict[str, list[int]]:
    """Return how often and in how many documents each term is used."""
    table = term_frequencies(corpus, Filters())
    return dict(zip(table["term"], table[["count", "documents"]].to_numpy().tolist(), strict=True))


def assert_adds_up(corpus: Corpus, rows: int) -> None:
    """Assert that each row that was brought is a document or in the ledger as set aside."""
    assert corpus.rows_read == len(corpus.documents) + corpus.set_aside.rows == rows


@pytest.mark.row(6, 7, 17, 27, 33, 50)
@pytest.mark.parametrize("way", WAYS)
@given(rows=corpora(HOSTILE))
def test_any_documents_are_the_same_corpus_in_any_file(make_file: MakeFile, way: str, rows: list[Row]) -> None:
    """The format, the order, the line ends, the mark and the encoding make no difference to what is counted."""
    name, written = WAYS[way]
    expected = read_corpus(make_file("a.csv", as_table(rows)))
    corpus = read_corpus(make_file(name, written(rows)))

    assert corpus.fingerprint == expected.fingerprint
    assert corpus.texts.to_list() == expected.texts.to_list()
    assert_adds_up(corpus, len(rows))


@given(rows=corpora(PLAIN))
def test_any_documents_are_the_same_corpus_in_a_workbook(make_file: MakeFile, rows: list[Row]) -> None:
    """So it is with Excel, for what its cells can hold."""
    corpus = read_corpus(make_file("a.xlsx", as_workbook(rows)))

    assert corpus.fingerprint == read_corpus(make_file("a.csv", as_table(rows))).fingerprint
    assert_adds_up(corpus, len(rows))


@given(rows=corpora(HOSTILE))
def test_any_documents_are_the_same_corpus_in_a_folder(
    make_folder: MakeFolder, make_file: MakeFile, rows: list[Row]
) -> None:
    """Loose files are what the archive of them is."""
    files = as_files(rows)
    loose, packed = read_corpus(make_folder(files)), read_corpus(make_file("a.zip", as_archive(files)))

    assert loose.fingerprint == packed.fingerprint
    assert_adds_up(loose, len(rows))


@pytest.mark.row(80)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@given(rows=corpora(HOSTILE))
def test_any_documents_have_the_same_counts_in_any_form(make_file: MakeFile, form: str, rows: list[Row]) -> None:
    """Letters with their accents apart, or in one, are the same words; so are texts with line ends of Windows."""
    expected = counts(read_corpus(make_file("a.csv", as_table(rows))))
    table = normalize(form, as_table(rows))  # type: ignore[arg-type]

    assert counts(read_corpus(make_file("a.csv", table))) == expected
    assert counts(read_corpus(make_file("a.csv", table.replace("\r\n", "\n").replace("\n", "\r\n")))) == expected


@given(rows=corpora(HOSTILE))
def test_any_documents_split_in_two_have_the_counts_of_both(make_file: MakeFile, rows: list[Row]) -> None:
    """No document is lost or doubled where a file is divided."""
    summed = Counter[str]()
    for part in (rows[:1], rows[1:]):
        summed.update(
            {term: count for term, (count, _) in counts(read_corpus(make_file("a.csv", as_table(part)))).items()}
        )
    whole = counts(read_corpus(make_file("a.csv", as_table(rows))))

    assert {term: count for term, (count, _) in whole.items()} == dict(summed)


ANYTHING = st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
PIECES = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=40).map(
    lambda parts: "".join(parts).encode()
)


@pytest.mark.parametrize("reader", [reader.name for reader in READERS])
@given(data=ANYTHING | PIECES, last=st.sampled_from(["csv", "json", "txt", "html", "xml", "zip", "x"]))
def test_any_bytes_add_up_whoever_reads_them(make_file: MakeFile, reader: str, data: bytes, last: str) -> None:
    """A file of anything, read as any format, is refused with an error of ours, or is a corpus that adds up."""
    with suppress(AnalysisError):
        corpus = read_corpus(
            make_file(f"a.{last}", data), mapping=Layout(reader=reader, numbers="seconds", documents="lines")
        )

        assert_adds_up(corpus, corpus.rows_read)
