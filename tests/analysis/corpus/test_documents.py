"""A corpus: read from disk, the same for the same content, with its names kept beside it."""

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from unicodedata import category

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, read_corpus, term_frequencies
from analysis.corpus.errors import SchemaError
from analysis.corpus.opening import write_marks
from analysis.corpus.schema import DOCUMENTS, SCHEMA_VERSION, require

ROWS = [
    {"doc_id": "1", "source": "A", "published": "2019-07-20", "title": "", "text": "Trump's wall, the wall"},
    {"doc_id": "2", "source": "B", "published": "2019-07", "title": "é", "text": "“no” wall"},
    {"doc_id": "3", "source": "B", "published": "", "title": "", "text": "e\u0301te\u0301 wall"},
]


def _as_csv(rows: list[dict[str, str]]) -> str:
    return pd.DataFrame(rows).to_csv(index=False)


def _as_lines(rows: list[dict[str, str]]) -> str:
    return "\n".join(map(json.dumps, rows))


def test_documents_keep_their_contract_and_count_their_words(make_corpus: Callable[..., Corpus]) -> None:
    """The table of documents has the words of each: trump 's wall the wall; no wall; été wall."""
    documents = require(make_corpus(ROWS).documents, DOCUMENTS)

    assert documents["tokens"].tolist() == [5, 2, 2]


@pytest.mark.parametrize("order", [[2, 0, 1], [1, 2, 0]])
def test_the_order_of_rows_makes_no_difference(make_corpus: Callable[..., Corpus], order: list[int]) -> None:
    """Shuffled rows are the same corpus: same fingerprint, same counts."""
    corpus, shuffled = make_corpus(ROWS), make_corpus([ROWS[place] for place in order])

    assert shuffled.fingerprint == corpus.fingerprint
    pd.testing.assert_frame_equal(term_frequencies(shuffled, Filters()), term_frequencies(corpus, Filters()))


def test_the_format_makes_no_difference(make_file: Callable[..., Path]) -> None:
    """CSV, JSON lines and compressed JSON lines of the same rows are the same corpus."""
    paths = [
        make_file("a.csv", _as_csv(ROWS)),
        make_file("a.csv", b"\xef\xbb\xbf" + _as_csv(ROWS).replace("\n", "\r\n").encode()),
        make_file("a.jsonl", _as_lines(ROWS)),
        make_file("a.jsonl.gz", gzip.compress(_as_lines(ROWS).encode())),
    ]

    corpora = [read_corpus(path) for path in paths]
    assert len({corpus.fingerprint for corpus in corpora}) == 1
    for corpus in corpora[1:]:
        pd.testing.assert_frame_equal(term_frequencies(corpus, Filters()), term_frequencies(corpora[0], Filters()))


def test_a_file_split_in_two_has_the_same_counts(make_corpus: Callable[..., Corpus]) -> None:
    """The counts of a file are the sums of the counts of its parts."""
    whole, *parts = [
        term_frequencies(make_corpus(rows), Filters()).set_index("term")[["count", "documents"]]
        for rows in (ROWS, ROWS[:1], ROWS[1:])
    ]

    summed = parts[0].add(parts[1], fill_value=0).astype("int64")
    pd.testing.assert_frame_equal(summed.sort_index(), whole.sort_index())


def test_a_text_split_in_two_has_the_same_words(make_corpus: Callable[..., Corpus]) -> None:
    """One document cut into two between words counts each word as often."""
    whole = make_corpus([{"text": "the wall and the border"}])
    parts = make_corpus([{"text": "the wall and"}, {"text": "the border"}])

    columns = ["term", "count", "rate"]
    pd.testing.assert_frame_equal(
        term_frequencies(parts, Filters())[columns], term_frequencies(whole, Filters())[columns]
    )


def test_the_source_of_another_document_makes_no_difference(make_corpus: Callable[..., Corpus]) -> None:
    """Who published one document changes no count, and none of another source's."""
    corpus, changed = make_corpus(ROWS), make_corpus([*ROWS[:2], {**ROWS[2], "source": "C"}])

    for filters in (Filters(), Filters(sources=("A",))):
        pd.testing.assert_frame_equal(term_frequencies(changed, filters), term_frequencies(corpus, filters))


@pytest.mark.parametrize("column", ["doc_id", "source", "published", "title", "text"])
def test_other_content_has_another_fingerprint(make_corpus: Callable[..., Corpus], column: str) -> None:
    """Whatever a number may rest on is in the fingerprint."""
    changed = make_corpus([{**ROWS[0], column: "1999"}, *ROWS[1:]])

    assert changed.fingerprint != make_corpus(ROWS).fingerprint


def test_another_language_has_another_fingerprint(make_corpus: Callable[..., Corpus]) -> None:
    """Stop words depend on the language, and it is in the fingerprint; how it is written is not."""
    prints = [
        make_corpus([{**row, "language": language} for row in ROWS]).fingerprint for language in ("en", "English", "es")
    ]

    assert prints[0] == prints[1] != prints[2]


@pytest.mark.row(80)
def test_unicode_forms_have_the_same_counts(make_corpus: Callable[..., Corpus]) -> None:
    """A decomposed text counts as the composed one does."""
    composed, decomposed = (
        term_frequencies(make_corpus([{"text": text}]), Filters()) for text in ("été", "e\u0301te\u0301")
    )

    pd.testing.assert_frame_equal(decomposed, composed)


def test_a_corpus_cannot_be_changed(make_corpus: Callable[..., Corpus]) -> None:
    """A corpus stays as it was made."""
    with pytest.raises(AttributeError):
        make_corpus(ROWS).fingerprint = ""


def test_days_that_a_date_allows(make_corpus: Callable[..., Corpus]) -> None:
    """A month goes to its last day and a year to the 31st of December; no date has no days."""
    dates = ["2020-02-29", "2020-02", "2019-02", "2019", ""]
    corpus = make_corpus([{"text": "a", "published": date} for date in dates])

    firsts = ["2020-02-29", "2020-02-01", "2019-02-01", "2019-01-01", "NaT"]
    lasts = ["2020-02-29", "2020-02-29", "2019-02-28", "2019-12-31", "NaT"]
    assert corpus.first_days.astype(str).tolist() == firsts
    assert corpus.last_days.astype(str).tolist() == lasts


def test_sources_are_in_alphabetical_order(make_corpus: Callable[..., Corpus]) -> None:
    """Sources are sorted, and each document knows its own."""
    corpus = make_corpus([{"source": source, "text": "a"} for source in ("B", "A", "B")])

    assert corpus.sources == ("A", "B")
    assert corpus.source_codes.tolist() == [1, 0, 1]


def test_ranks_are_by_source_date_and_identifier(make_corpus: Callable[..., Corpus]) -> None:
    """Undated documents come last of their source."""
    rows = [("B", "2019"), ("A", ""), ("A", "2020"), ("A", "2018"), ("A", "2020")]
    corpus = make_corpus({"source": source, "published": date, "text": "a"} for source, date in rows)

    assert corpus.ranks.tolist() == [4, 3, 1, 0, 2]


def test_first_copies_are_the_first_of_each_text(make_corpus: Callable[..., Corpus]) -> None:
    """A text whose words an earlier document has is a copy; one other word makes a difference to a short text."""
    corpus = make_corpus([{"text": text} for text in ("one", "two", "one", "One!", "one two")])

    assert corpus.first_copies.tolist() == [True, True, False, False, True]


def test_first_copies_are_the_earliest(make_corpus: Callable[..., Corpus]) -> None:
    """Of copies the one that was surely published first stands for all, then the first of the corpus."""
    days = ["", "2020", "2020-01", "2020-01-30", "2020-01-30", "2020-02-02"]
    corpus = make_corpus({"text": "a", "published": day} for day in days)

    assert corpus.first_copies.tolist() == [False, False, False, True, False, False]


def test_first_copies_know_edited_copies(make_corpus: Callable[..., Corpus]) -> None:
    """A copy of a copy is one too, however far it is from the first."""
    text = "all of these words are one text and all the rest of it is so"
    edited = [text.split(maxsplit=drop)[-1] for drop in (0, 4, 8)]

    assert make_corpus({"text": text} for text in edited).first_copies.tolist() == [True, False, False]
    assert make_corpus({"text": text} for text in edited[::2]).first_copies.tolist() == [True, True]


def test_first_copies_without_a_word_are_the_same_to_the_letter(make_corpus: Callable[..., Corpus]) -> None:
    """Where there is no word to compare, only the same text is a copy."""
    corpus = make_corpus({"text": text} for text in ("…", "a", "…", "!"))

    assert corpus.first_copies.tolist() == [True, True, False, True]


def test_copies_are_looked_for_only_when_asked(make_corpus: Callable[..., Corpus]) -> None:
    """Whoever does not ask for copies does not wait for them."""
    corpus = make_corpus([{"text": "a"}])

    assert "shingles" not in vars(corpus)
    assert corpus.first_copies.tolist() == [True]
    assert "shingles" in vars(corpus)


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["en", "en-GB", "es"], "en"),
        (["ES", "", ""], "es"),
        (["", ""], ""),
        (["es", "en"], "en"),
        (["Filipino", "Filipino", "Finnish"], "fil"),
        (["Esperanto", "Estonian", "Estonian"], "et"),
    ],
)
def test_the_language_is_that_of_most_documents(
    make_corpus: Callable[..., Corpus], languages: list[str], expected: str
) -> None:
    """The commonest language stated counts, the first in the alphabet where two are as common."""
    assert make_corpus([{"text": "a", "language": language} for language in languages]).language == expected


def test_a_corpus_without_names_has_none_to_keep(make_corpus: Callable[..., Corpus], tmp_path: Path) -> None:
    """Names that nobody has looked for are not written as if there were none."""
    with pytest.raises(SchemaError, match="E-MENTIONS"):
        write_marks(make_corpus(ROWS), tmp_path)


def test_mentions_must_keep_their_contract(make_corpus: Callable[..., Corpus]) -> None:
    """A table of another shape is no table of mentions."""
    with pytest.raises(SchemaError, match="E-COLUMNS · mentions · missing: start, end, surface"):
        make_corpus(ROWS).with_mentions(pd.DataFrame({"doc_id": ["1"]}))
    with pytest.raises(SchemaError, match="E-COLUMNS · marks · missing: start, end, surface"):
        make_corpus(ROWS).with_marks(pd.DataFrame({"doc_id": ["1"]}), "a model")


@pytest.mark.parametrize("name", ["us_executive_orders_2001_2017.jsonl", "us_senate_press_immigration.jsonl.gz"])
def test_real_corpora_are_read_whole(test_data: Path, name: str) -> None:
    """Corpora made by others come in with a word in every document and as many counts as words."""
    corpus = read_corpus(test_data / "corpora" / name)

    assert (corpus.documents["tokens"] > 0).all()
    assert not corpus.ledger["action"].eq("set aside").any()
    counts = corpus.index.counts.matrix
    assert np.array_equal(counts.sum(axis=1), corpus.documents["tokens"])


def test_the_fingerprint_is_that_of_lines_of_json(make_corpus: Callable[..., Corpus], unicode: list[str]) -> None:
    """Each character is hashed as Python's own JSON has it, so that a fingerprint never depends on a library."""
    legible = [char for char in unicode if char in "\t\n\r" or category(char) != "Cc"]
    corpus = make_corpus([{"doc_id": str(row), "source": "a", "text": f"a{char}b"} for row, char in enumerate(legible)])
    digest = sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for doc_id, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True):
        row = (doc_id, "a", "", "", "", "", "", text)
        digest.update(f"{json.dumps(row, ensure_ascii=False)}\n".encode())

    assert corpus.fingerprint == digest.hexdigest()
