"""The head of a table for Excel: what it is, in what units, of which documents."""

from datetime import date

from analysis import VERSION, Filters
from dashboard.wording.heads import FIRST, Origin, head

ALL = Origin(corpus="made up", fingerprint="ab" * 32, filters=Filters())


def test_a_head_says_title_units_corpus_and_filters() -> None:
    """Four lines, each of which starts with a # and a blank; the first says whose file it is."""
    found = head("Words used most", ["term", "count", "rate", "a column of theirs"], ALL)

    assert found == [
        f"{FIRST} {VERSION}: Words used most",
        "# Units: count (uses), rate (per 10,000 words)",
        f"# Corpus: made up, fingerprint {'ab' * 32}",
        "# Selected: all documents",
    ]


def test_a_head_names_every_filter() -> None:
    """Whatever narrows the documents or changes the count stands in it."""
    filters = Filters(
        sources=("B", "A"),
        start=date(2019, 7, 1),
        end=date(2019, 7, 31),
        search="raid*",
        collapse_duplicates=True,
        fold_accents=True,
        unit="author",
    )
    origin = Origin(corpus="c", fingerprint="f", filters=filters, word="raids", titles=True, deal=3)

    (selected,) = [line for line in head("t", [], origin) if line.startswith("# Selected")]

    assert selected == (
        "# Selected: sources A, B; from 2019-07-01; to 2019-07-31; only documents that contain “raid*”; copies counted "
        "once; accents ignored in searches; titles counted; evidence counted by author; word followed “raids”; "
        "CHANCE MODE: sources dealt at random, deal 3"
    )


def test_a_head_is_lines() -> None:
    """Whatever a corpus or a source is called, a line of the head is one line and starts no formula."""
    origin = Origin(corpus="a\n=1+1", fingerprint="f", filters=Filters(sources=("x\r\n@y",)))

    found = head("=title\n", [], origin)

    assert all(line.startswith("# ") and len(line.splitlines()) == 1 for line in found)


def test_a_head_says_what_is_cut() -> None:
    """Cells longer than Excel takes are said to be cut, and where they are whole."""
    assert head("t", [], ALL, cut=1)[-1].startswith("# 1 cell is longer than the 32,767 characters")
    assert head("t", [], ALL, cut=2000)[-1].startswith("# 2,000 cells are longer")


def test_a_head_says_how_right_names_are() -> None:
    """Where names are counted, the head says what is known of them; else nothing of them."""
    origin = Origin(corpus="c", fingerprint="f", filters=Filters(), names="Names are not yet checked on these texts.")

    assert head("t", [], origin)[-1] == "# Names: Names are not yet checked on these texts."
    assert not any(line.startswith("# Names") for line in head("t", [], ALL))
