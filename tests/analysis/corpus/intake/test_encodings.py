"""What is not UTF-8: a mark, a question with what each answer makes of the file, or the answer; never a guess."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.errors import IntakeError, Question, QuestionError
from analysis.corpus.intake import intake
from analysis.corpus.intake.contents import contents, file_text
from analysis.corpus.intake.decoding.charsets import OFFERED, decoded
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import file_records
from analysis.corpus.intake.records import Reading

MakeFile = Callable[..., Path]
REAL = Path(os.environ.get("DISCOURSE_TEST_DATA", "-")) / "bad"
HEADER = "doc_id,source,text\n"
SAID = {
    "de": "Über die Größe der Äpfel lässt sich streiten: „schön“ ist, was gefällt.",
    "fr": "L’été dernier, à Noël, les élèves français étaient là où ça coûte cher – déjà vu.",
    "es": "El niño comió piña y bebió café en el jardín, ¿verdad? Mañana será otro día.",
    "pl": "Wczoraj rząd zażądał wyjaśnień; minister mówił źle o życiu w Łodzi.",
    "cs": "Příliš drahý chléb, říká žena u dveří, a šťastný není nikdo.",
    "tr": "Başbakan dün İstanbul’da konuştu: ağ\u0131r şartlar, çal\u0131şan için güç.",
    "ru": "Вчера в Москве прошло заседание, на котором обсуждали цены на хлеб.",
    "el": "Χθες στην Αθήνα έγινε συζήτηση \u03b3\u03b9α τις τιμές του ψωμιού.",
    "he": "אתמול התקיים דיון על מחיר הלחם בעיר",
    "ar": "عقد أمس اجتماع حول أسعار الخبز في المدينة",
    "th": "เมื่อวานมีการประชุมเรื่องราคาขนมปัง",
    "lt": "Vakar mieste įvyko posėdis dėl duonos kainų, žmonės šaukė ąžuolyne.",
    "zh": "昨天市政府召开会议，讨论了面包的价格。",
    "zh_Hant": "昨天市政府召開會議，討論了麵包的價格。",
    "ja": "昨日、市役所でパンの値段についての会議が開かれました。",
    "ko": "어제 시청에서 빵 가격에 대한 회의가 열렸습니다.",
}


def _question(data: bytes) -> Question:
    with pytest.raises(QuestionError) as raised:
        contents(Piece("posts.csv", data))
    (question,) = raised.value.questions
    return question


@pytest.mark.row(9)
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *(("de", "cp1252"), ("de", "mac_roman"), ("de", "cp850"), ("fr", "cp1252"), ("fr", "mac_roman")),
        *(("es", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859_2"), ("cs", "cp1250"), ("tr", "cp1254")),
        *(("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256")),
        *(("th", "cp874"), ("lt", "cp1257"), ("zh", "gb18030"), ("zh_Hant", "big5"), ("ja", "cp932")),
        *(("ja", "euc_jp"), ("ko", "cp949")),
    ],
)
def test_the_likeliest_encoding_comes_first(language: str, encoding: str) -> None:
    """The right answer is the first of at most four, shown with a line as it would read; none is taken unasked."""
    question = _question(f'{HEADER}1,A,"{SAID[language]}"\n'.encode(encoding, "ignore"))

    assert (question.setting, question.likely, question.options[0].value) == ("encoding", encoding, encoding)
    assert len(question.options) <= 4
    plain = SAID[language].encode(encoding, "ignore").decode(encoding)
    assert question.options[0].example.removeprefix('1,A,"').strip('"') in plain


@pytest.mark.row(9)
def test_the_question_has_the_place(make_file: MakeFile) -> None:
    """The message gives the byte, its value and its line, and what each answer makes of three lines."""
    data = f"{HEADER}1,A,one\n2,B,café\n3,B,naïve\n".encode("cp1252")
    with pytest.raises(
        QuestionError, match=r"^E-ENCODING · a.csv, line 3 · byte 34 .0xe9. is not UTF-8 · choose “West"
    ):
        file_records(make_file("a.csv", data))

    assert _question(data).options[0].example == "2,B,café · 3,B,naïve"


@pytest.mark.row(9)
def test_the_answer_is_taken_and_said(make_file: MakeFile) -> None:
    """What was said is in the ledger; files that are UTF-8 stay that."""
    path = make_file("a.csv", f"{HEADER}1,A,café\n".encode("cp1252"))
    found = file_records(path, Layout(encoding="cp1252"))

    assert found.records[0].cells["text"] == "café"
    assert [entry.message for entry in found.entries] == ["read as Western European (Windows-1252), as was said"]
    assert contents(Piece("b.csv", "café".encode()), "cp1252") == ("café", "")


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("cp932", "byte 3 (0xe9) is neither UTF-8 nor cp932"),
        ("utf-7", "no encoding “utf-7” is known"),
        ("rot13", "no encoding “rot13” is known"),
        ("unicode_escape", "no encoding “unicode_escape” is known"),
        ("nonsense", "no encoding “nonsense” is known"),
        ("a\x00b", "no encoding “a\x00b” is known"),
    ],
)
def test_an_answer_that_is_wrong_is_refused(encoding: str, message: str) -> None:
    """Nothing is read with signs in the place of letters, and nothing that is no encoding of texts."""
    with pytest.raises(IntakeError, match=r"^E-ENCODING") as raised:
        contents(Piece("a.txt", b"caf\xe9"), encoding)

    assert raised.value.what == message


@pytest.mark.row(10)
def test_one_bad_byte_in_utf_8_can_be_replaced() -> None:
    """Where all else is UTF-8, the first answer is to replace what is damaged, which is counted."""
    data = "Größe, Fuß, naïve, señor, été, déjà\n".encode() * 5 + b"caf\xe9\n"
    question = _question(data)
    found = Reading()
    text = file_text(Piece("a.txt", data), Layout(encoding="utf-8-replace"), found)

    assert (question.likely, question.options[0].label) == (
        "utf-8-replace",
        "UTF-8, with 1 damaged character replaced by �",
    )
    assert (question.where, question.options[0].example) == ("posts.csv, line 6", "caf�")
    assert text.endswith("déjà\ncaf�\n")
    assert [(entry.action, entry.message) for entry in found.entries] == [
        ("changed", "read as UTF-8, 1 damaged character replaced by �")
    ]


@pytest.mark.row(8)
@pytest.mark.parametrize("encoding", ["utf_16_le", "utf_16_be"])
@pytest.mark.parametrize(
    "text",
    ["the raid came at dawn", "Рейд начался на рассвете.", "a, b: “c”\nd", "No"],
    ids=["Latin", "Cyrillic", "marks", "short"],
)
def test_utf_16_without_its_mark_is_asked(make_folder: Callable[..., Path], encoding: str, text: str) -> None:
    """A text in two bytes a letter is asked with its beginning, not read letter by letter."""
    files = {"manifest.csv": "file,source\na.txt,A\nb.txt,A\n", "a.txt": "one", "b.txt": text.encode(encoding)}
    folder = make_folder(files)
    with pytest.raises(QuestionError, match=r"it looks like UTF-16 without its mark") as raised:
        intake(folder)
    (question,) = raised.value.questions
    found = intake(folder, layout=Layout(encoding=encoding))

    assert (question.likely, question.options[0].example) == (encoding, text.replace("\n", " · "))
    assert found.texts.to_list() == ["one", text]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_in_utf_16_without_its_mark_is_asked(make_file: MakeFile, name: str) -> None:
    """Both formats are read once the answer is there."""
    text = f"{HEADER}1,A,one\n" if name == "a.csv" else '{"doc_id": "1", "source": "A", "text": "one"}\n'
    path = make_file(name, text.encode("utf-16-le"))
    with pytest.raises(QuestionError, match=rf"^E-ENCODING · {name} · it looks like UTF-16 without its mark · choose"):
        file_records(path)

    assert [record.cells["text"] for record in file_records(path, Layout(encoding="utf_16_le")).records] == ["one"]


@pytest.mark.row(9)
def test_a_folder_asks_once(make_folder: Callable[..., Path]) -> None:
    """One answer is for all its texts that are not UTF-8; one that it does not fit is set aside."""
    files = {"a.txt": "été", "b.txt": "été".encode("cp1252"), "c.txt": "où".encode("cp1252"), "d.txt": b"caf\x81"}
    folder = make_folder({"manifest.csv": "file,source\n" + "".join(f"{name},A\n" for name in files), **files})
    with pytest.raises(QuestionError, match=r"^E-ENCODING · b.txt, line 1 · byte 0 "):
        intake(folder)
    found = intake(folder, layout=Layout(encoding="cp1252"))

    assert found.texts.to_list() == ["été", "été", "où"]
    assert found.ledger[["line", "code"]].to_numpy().tolist() == [
        [3, "W-ENCODING"],
        [4, "W-ENCODING"],
        [5, "E-ENCODING"],
    ]


def test_what_is_in_no_encoding_is_refused() -> None:
    """Bytes that no encoding makes words of are an error without a question."""
    with pytest.raises(
        IntakeError, match=r"^E-ENCODING · a.txt, line 1 · byte 1 .* · save the file as UTF-8"
    ) as raised:
        contents(Piece("a.txt", b"a\x81\x8d\x90b\x81\x81\x9dc\x8f"))

    assert not isinstance(raised.value, QuestionError)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\x93caf\xe9\x94", "ISO-8859-1", "“café”"),
        ("€".encode("gb18030"), "gb2312", "€"),
        ("①".encode("cp932"), "Shift_JIS", "①"),
        ("été".encode(), "utf-8", "été"),
        (b"\xe9", "utf-8", None),
        (b"\xe9", "x-nonsense", None),
        (b"\xe9", "", None),
    ],
)
def test_a_page_is_read_as_browsers_read_it(data: bytes, encoding: str, text: str | None) -> None:
    """What a page calls Latin-1 is Windows-1252; what it calls wrongly is nothing."""
    assert decoded(data, encoding) == text


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8-replace", "utf_16_le", *OFFERED]))
def test_any_bytes_are_a_text_or_an_error_of_ours(data: bytes, encoding: str) -> None:
    """Whatever comes is text, asked or refused; each answer that is offered reads the file."""
    try:
        text, _ = contents(Piece("a.txt", data), encoding)
    except QuestionError as error:
        options = [option.value for option in error.questions[0].options]
        assert options
        assert all(contents(Piece("a.txt", data), value)[1].startswith("read as") for value in options)
    except IntakeError as error:
        assert error.code.startswith("E-")  # noqa: PT017 - as above
    else:
        assert isinstance(text, str)


@pytest.mark.skipif(not REAL.is_dir(), reason="the files of the field are not here")
@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("enc_windows-1252_github_bug_9.txt", "cp1252"),
        ("enc_windows-1255-hebrew_ude_he3.txt", "cp1255"),
        ("enc_windows-1256-arabic_chromium_windows-1256_with_no_encoding_specified.html", "cp1256"),
        ("enc_KOI8-R_chromium_KOI8-R_with_no_encoding_specified.html", "koi8_r"),
        ("enc_SHIFT_JIS_chromium_Shift-JIS_with_no_encoding_specified.html", "cp932"),
        ("enc_GB2312_chromium_gb18030_with_no_encoding_specified.html.xml", "gb18030"),
        ("enc_UTF-16LE_nobom-utf16le.txt", "utf_16_le"),
        ("derived_ukimmig_cp1252.txt", "cp1252"),
        ("doc_non_utf.txt", "cp1252"),
        ("doc_chars_latin1.txt", "cp1252"),
        ("tab_characters.csv", "big5"),
    ],
)
def test_real_files_are_asked_with_the_right_answer_first(name: str, encoding: str) -> None:
    """What people and pages really wrote is shown as they wrote it."""
    assert _question((REAL / name).read_bytes()).likely == encoding
