"""Real bad files, made by others: each has one outcome, beside that of their manifest, and none is lost or a crash."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis import Corpus, Filters, read_corpus, term_frequencies
from analysis.corpus.errors import AnalysisError, QuestionError
from analysis.corpus.intake.layout import Layout


@dataclass(frozen=True)
class Read:
    """So many documents, so many rows set aside, and these codes in the ledger."""

    documents: int
    aside: int
    codes: str


@dataclass(frozen=True)
class Asked:
    """A question, the field of a layout that answers it, and the likeliest answer."""

    code: str
    setting: str
    likely: str


@dataclass(frozen=True)
class Refused:
    """An error."""

    code: str


OUTCOMES: dict[str, Read | Asked | Refused] = {
    "derived_bom_only.txt": Refused("E-EMPTY"),
    "derived_broken_lines.jsonl": Read(8, 3, "E-JSON"),
    "derived_empty.txt": Refused("E-EMPTY"),
    "derived_formula_injection.csv": Read(1, 0, ""),
    "derived_missing_fields.jsonl": Asked("E-DATE-NUMBER", "numbers", "seconds"),
    "derived_nul_bytes.csv": Read(2, 0, "W-CONTROL"),
    "derived_ukimmig_cp1252.txt": Asked("E-ENCODING", "encoding", "cp1252"),
    "derived_ukimmig_embedded_newlines.csv": Read(9, 0, ""),
    "derived_whitespace.txt": Refused("E-NO-ROWS"),
    "doc_archive.zip": Asked("E-ENCODING", "encoding", "cp1252"),
    "doc_chars.docx": Read(1, 0, ""),
    "doc_chars.odt": Read(1, 0, ""),
    "doc_chars.pdf": Read(1, 0, ""),
    "doc_chars.rtf": Read(1, 0, ""),
    "doc_chars_latin1.txt": Asked("E-ENCODING", "encoding", "cp1252"),
    "doc_chars_utf8.htm": Read(1, 0, ""),
    "doc_chars_utf8.txt": Read(1, 0, ""),
    "doc_email_multipart_nested.eml": Refused("E-NOT-TEXT"),
    "doc_empty.pdf": Refused("E-EMPTY"),
    "doc_feed.jsonl": Asked("E-COLUMNS", "columns.text", "description"),
    "doc_malformed.html": Read(1, 0, ""),
    "doc_nobody.html": Read(1, 0, ""),
    "doc_non_utf.txt": Asked("E-ENCODING", "encoding", "cp1252"),
    "doc_rss.xml": Asked("E-COLUMNS", "columns.text", "description"),
    "doc_secret.txt": Read(1, 0, ""),
    "doc_tabular.csv": Asked("E-COLUMNS", "columns.text", "Title"),
    "doc_twobodies.html": Read(1, 0, ""),
    "doc_twopage.pdf": Read(1, 0, ""),
    "doc_udhr_ger.pdf": Read(1, 0, "W-LANGUAGE"),
    "doc_udhr_ger.txt": Read(1, 0, "W-LANGUAGE"),
    "doc_voyant_test_grc_oxia.txt": Read(1, 0, "W-LANGUAGE"),
    "doc_voyant_test_grc_tonos_nfc.txt": Read(1, 0, "W-LANGUAGE"),
    "doc_wordless_empty_docx.docx": Refused("E-EMPTY"),
    "enc_GB2312_chromium_gb18030_with_no_encoding_specified.html.xml": Asked("E-ENCODING", "encoding", "gb18030"),
    "enc_KOI8-R_chromium_KOI8-R_with_no_encoding_specified.html": Asked("E-ENCODING", "encoding", "koi8_r"),
    "enc_SHIFT_JIS_chromium_Shift-JIS_with_no_encoding_specified.html": Asked("E-ENCODING", "encoding", "cp932"),
    "enc_UTF-16LE_nobom-utf16le.txt": Asked("E-ENCODING", "encoding", "utf_16_le"),
    "enc_utf-8-sig_bom-utf-8.srt": Read(1, 0, ""),
    "enc_windows-1252_github_bug_9.txt": Asked("E-ENCODING", "encoding", "cp1252"),
    "enc_windows-1255-hebrew_ude_he3.txt": Asked("E-ENCODING", "encoding", "cp1255"),
    "enc_windows-1256-arabic_chromium_windows-1256_with_no_encoding_specified.html": Asked(
        "E-ENCODING", "encoding", "cp1256"
    ),
    "tab_badcolspan.html": Read(1, 0, ""),
    "tab_characters.csv": Asked("E-ENCODING", "encoding", "big5"),
    "tab_encrypted_no_password.xls": Refused("E-LOCKED"),
    "tab_excel_pasting.csv": Refused("E-COLUMNS"),
    "tab_invisible_text.html": Read(1, 0, ""),
    "tab_long.csv": Refused("E-NO-ROWS"),
    "tab_mixedGLB.csv": Refused("E-COLUMNS"),
    "tab_null.csv": Asked("E-HEADER", "header", "no"),
    "tab_simple.psv": Refused("E-COLUMNS"),
    "tab_simple.ssv": Asked("E-COLUMNS", "columns.text", "place"),
    "tab_simple.unknown": Refused("E-EMPTY"),
    "tab_simple.xlsx": Asked("E-COLUMNS", "columns.text", "place"),
    "tab_simple.zip": Asked("E-COLUMNS", "columns.text", "place"),
    "tab_small.csv": Refused("E-NO-ROWS"),
    "tab_utf-16le_encoded.csv": Asked("E-COLUMNS", "columns.text", "Organisation_name"),
    "tab_utf8bom.csv": Refused("E-NO-ROWS"),
    "tab_weird_head_padding.csv": Asked("E-LINES", "documents", "lines"),
    "txt_naughty_strings.txt": Read(1, 0, "W-CONTROL"),
}
ENCODED = {"encoding": "cp1252"}
# Files that hold one text, with what has to be answered first; one has a sign after it that is no word.
ALIKE: dict[str, dict[str, str]] = {
    "doc_chars.docx": {},
    "doc_chars.rtf": {},
    "doc_chars.pdf": {},
    "doc_chars_utf8.htm": {},
    "doc_chars_latin1.txt": ENCODED,
}


def outcome(path: Path) -> Read | Asked | Refused:
    """Return what becomes of a file; anything but an error of ours is raised."""
    try:
        corpus = read_corpus(path)
    except QuestionError as error:
        return Asked(*((one := error.questions[0]).code, one.setting, one.likely))
    except AnalysisError as error:
        return Refused(error.code)
    assert corpus.rows_read == len(corpus.documents) + corpus.set_aside.rows
    return Read(len(corpus.documents), corpus.set_aside.rows, " ".join(sorted(set(corpus.ledger["code"]))))


def words(corpus: Corpus) -> dict[str, int]:
    """Return how often each word is used."""
    table = term_frequencies(corpus, Filters())
    return dict(zip(table["term"], table["count"].tolist(), strict=True))


@pytest.mark.row(1, 2, 4, 9, 11, 24, 33, 37, 51)
@pytest.mark.parametrize("name", OUTCOMES)
def test_a_bad_file_is_read_asked_about_or_refused(test_data: Path, name: str) -> None:
    """The outcome is the one written down here, which was taken from a run and compared with the manifest."""
    assert outcome(test_data / "bad" / name) == OUTCOMES[name]


def test_every_bad_file_of_the_manifest_is_tried(test_data: Path) -> None:
    """None is left out."""
    listed = json.loads((test_data / "bad" / "manifest.json").read_text(encoding="utf-8"))

    assert {one["file"] for one in listed} == set(OUTCOMES)


@pytest.mark.parametrize("name", ALIKE)
def test_one_text_in_many_formats_has_the_same_words(test_data: Path, name: str) -> None:
    """The manifest says that they hold the same text; its reference writes “&” for “et”, and so is another one."""
    folder = test_data / "bad"

    found = words(read_corpus(folder / name, mapping=Layout(**ALIKE[name])))  # type: ignore[arg-type]
    assert found == words(read_corpus(folder / "doc_chars.odt"))


def test_office_files_have_the_same_text(test_data: Path) -> None:
    """To the letter, with its paragraphs."""
    texts = [
        read_corpus(test_data / "bad" / f"doc_chars.{one}").texts.to_list() for one in ("odt", "docx", "rtf", "pdf")
    ]

    assert texts == [texts[0]] * 4


def test_greek_with_either_accent_has_the_same_words(test_data: Path) -> None:
    """Accents of Unicode's two blocks for Greek are one."""
    tonos, oxia = (
        words(read_corpus(test_data / "bad" / f"doc_voyant_test_grc_{one}.txt")) for one in ("tonos_nfc", "oxia")
    )

    assert tonos == oxia


def test_a_text_in_another_encoding_has_the_same_words(test_data: Path, uk_immigration: Corpus) -> None:
    """Curved quotation marks of Windows are those of Unicode."""
    (text,) = read_corpus(test_data / "bad" / "derived_ukimmig_cp1252.txt", mapping=Layout(encoding="cp1252")).texts

    assert not {"\ufffd", "\x92"} & set(text)
    assert any(text[:200] == other[:200] for other in uk_immigration.texts)
