"""RIS: records without an end, tags with several values, and abstracts that are no texts."""

from collections.abc import Callable

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
ONE = """TY  - NEWS
TI  - Lagoon delayed
T2  - The Harbour Post
AU  - Penrose, Ada
AU  - Bowen, Bo
AB  - The lagoon
 waits.
AB  - And a second abstract.
DA  - 2010/05/08/
PY  - 2010
LA  - en
AN  - H-1
KW  - tide
KW  - lagoon
ER  -

"""


def test_documents_sources_dates_and_titles(read: Read) -> None:
    """Every value of a tag that stands twice is kept, in the text too, and a date loses its slashes only."""
    found = read(f"\ufeff{ONE}".replace("\n", "\r\n"), "ris")

    assert found.records[0].cells == {
        "ty": "NEWS",
        "title": "Lagoon delayed",
        "source": "The Harbour Post",
        "byline": "Penrose, Ada; Bowen, Bo",
        "text": "The lagoon waits.\n\nAnd a second abstract.",
        "published": "2010-05-08",
        "py": "2010",
        "language": "en",
        "doc_id": "H-1",
        "keywords": "tide; lagoon",
        "extent": "abstract only",
    }
    assert [(code, often) for (code, _, _), (_, often) in found.notes.items()] == [("W-ABSTRACT", 1)]


def test_a_record_without_its_end_is_read(read: Read) -> None:
    """The last of a file, and one that another record follows, are no less records."""
    open_ = ONE.replace("ER  -\n", "")
    found = read(open_ + ONE + open_, "ris")

    assert [record.line for record in found.records] == [1, 16, 32]
    assert [(code, often) for (code, _, _), (_, often) in found.notes.items() if code == "W-RECORD"] == [
        ("W-RECORD", 2)
    ]


def test_a_record_without_an_abstract_is_set_aside(read: Read) -> None:
    """RIS seldom has a text: the message says what to bring."""
    bare = "\n".join(line for line in ONE.split("\n") if not line.startswith(("AB", " ")))
    found = read(ONE + bare, "ris")

    assert [(entry.line, entry.code, entry.message) for entry in found.entries] == [
        (
            17,
            "E-TEXT",
            "the record “Lagoon delayed” has no abstract: bring the text itself, RIS seldom has it",
        )
    ]


def test_other_names_of_title_source_date_and_text(read: Read) -> None:
    """Each database has its own of them; a month is a month."""
    content = "Provider: Harbour\nContent: text/plain\n\nTY  - JOUR\nT1  - One\nJO  - Tides\nY1  - 2010/05//\n"
    content += "N2  - Two.\nER  - \n"
    cells = read(content, "ris").records[0].cells

    assert [cells[name] for name in ("title", "source", "published", "text")] == ["One", "Tides", "2010-05", "Two."]


def test_what_stands_outside_of_records_is_said(read: Read) -> None:
    """Numbers of records and the like are left out."""
    found = read(f"1.\n{ONE}2.\n{ONE}", "ris")

    assert [(entry.code, entry.message) for entry in found.entries] == [
        ("W-COVER", "2 lines outside of the records left out")
    ]
    assert len(found.records) == 2
