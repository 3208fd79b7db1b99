"""Where words stand in scripts without spaces, with ICU's dictionaries and without them."""

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.segmentation import UNSPACED, dictionaries, languages, unspaced, without_closing_signs, word_bounds

# Sentences of the news, and their words as their writer would divide them; ICU agrees on these.
SENTENCES = [
    ("政府宣布移民政策", ["政府", "宣布", "移民", "政策"]),
    ("數千名難民在邊境等待", ["數千", "名", "難民", "在", "邊境", "等待"]),
    ("政府は移民政策を発表した", ["政府", "は", "移民", "政策", "を", "発表", "した"]),
    ("รัฐบาลประกาศนโยบายใหม่", ["รัฐบาล", "ประกาศ", "นโยบาย", "ใหม่"]),
    ("ชายแดนมีผู้อพยพ", ["ชายแดน", "มี", "ผู้", "อพยพ"]),
    ("ជនអន្តោប្រវេសន៍នៅព្រំដែន", ["ជន", "អន្តោប្រវេសន៍", "នៅ", "ព្រំដែន"]),
    ("ລັດຖະບານປະກາດນະໂຍບາຍໃໝ່", ["ລັດຖະບານ", "ປະກາດ", "ນະໂຍບາຍ", "ໃໝ່"]),
    ("ဒုက္ခသည်များ", ["ဒုက္ခသည်", "များ"]),
]
MIXED = [
    ("covid疫苗", ["covid", "疫苗"]),
    ("2020年", ["2020", "年"]),
    ("ปี๒๕๖๓", ["ปี", "๒๕๖๓"]),
    ("G20峰会and", ["G20", "峰会", "and"]),
    ("移民's", ["移民", "s"]),
    ("it's移民don't", ["it's", "移民", "don't"]),
    ("移’民", ["移", "民"]),
    ("#移民政策", ["#移民政策"]),
    ("@移民局", ["@移民局"]),
    ("\U00020bb7", ["\U00020bb7"]),  # beyond the characters that UTF-16 writes as one
]
_LETTERS = st.text(
    st.sampled_from("移民政策的在疫イミンのー々〇ผู้อพยพเก็ជនអន្តោប្វេ៍ຜູ້ອົບພະຍົບဒုက္ခသည်\U00020bb7\u3099"), min_size=1
)


def _words(text: str, *, whole: bool = False) -> list[str]:
    (bounds,) = word_bounds([text], whole=whole)
    return [text[start:end] for start, end in bounds]


@pytest.mark.parametrize(("text", "expected"), [*SENTENCES, *MIXED], ids=lambda value: ascii(value)[:40])
def test_words_of_a_stretch_of_letters(text: str, expected: list[str]) -> None:
    """A run has the words of the dictionaries; letters of other scripts and digits are words beside it."""
    assert _words(text) == expected


@pytest.mark.usefixtures("without_icu")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("移民policy", ["移", "民", "policy"]),
        ("ผู้อพยพ", ["ผู้", "อ", "พ", "ย", "พ"]),  # marks stand on their letter
        ("か\u3099ぎ", ["か\u3099", "ぎ"]),
        ("#移民政策", ["#移民政策"]),
    ],
)
def test_without_icu_each_character_is_a_word(text: str, expected: list[str]) -> None:
    """Where the dictionaries are not installed, nobody knows where words end; a tag says it itself."""
    assert _words(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("移民政策2020", ["移民政策", "2020"]), ("#移民", ["#移民"])])
def test_a_run_may_stay_whole(text: str, expected: list[str]) -> None:
    """What is typed into a search ends where its writer ends it."""
    assert _words(text, whole=True) == expected


@settings(max_examples=2 * settings.default.max_examples)
@given(st.lists(_LETTERS, min_size=1, max_size=20))
def test_a_run_has_the_same_words_wherever_it_stands(runs: list[str]) -> None:
    """What comes before and after a run has no say in it, and nor has how many are divided at once."""
    assert list(word_bounds(runs)) == [bounds for run in runs for bounds in word_bounds([run])]


@settings(max_examples=3 * settings.default.max_examples)
@given(st.text(st.sampled_from("移民の々ผู้ក្អົสာa1'’#@\u0301\u3099"), min_size=1))
def test_words_leave_out_apostrophes_alone(text: str) -> None:
    """Words follow one another and lose no letter: between them are at most apostrophes."""
    (bounds,) = word_bounds([text])
    gaps = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *bounds, (len(text), 0)])]

    assert all(start < end for start, end in bounds)
    assert set("".join(gaps)) <= set("'’")


def test_every_letter_of_these_scripts_is_known() -> None:
    """All that Unicode counts to the six scripts, but for a few marks of extinct ones that it writes under Han."""
    scripts = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    every = pl.Series([chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000])
    letters = every.filter(every.str.contains(rf"[[{scripts}]&&[\p{{L}}\p{{M}}\p{{Nl}}]]"))
    missing = letters.filter(~letters.str.contains(f"[{UNSPACED}]")).to_list()

    assert [hex(ord(character)) for character in missing if not 0x16FE0 <= ord(character) <= 0x16FFF] == []


def test_digits_and_punctuation_are_not_of_these_scripts() -> None:
    """A year in Thai digits is a number, and a full stop divides."""
    every = pl.Series([chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000])

    assert every.filter(every.str.contains(rf"[[{UNSPACED}]&&[\p{{Nd}}\p{{P}}\p{{Z}}\p{{Cc}}]]")).to_list() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#移民政策#今天", "#移民政策 今天"),
        ("今天#移民政策#发布", "今天#移民政策 发布"),
        ("#移民##难民#", "#移民 #难民 "),
        ("\uff03移民\uff03今天", "\uff03移民 今天"),
        ("#移民 #难民", "#移民 #难民"),
        ("#raid#今天 1#", "#raid#今天 1#"),  # what ends in another letter is no such topic
    ],
)
def test_a_sign_that_ends_a_topic_begins_no_tag(text: str, expected: str) -> None:
    """On Chinese networks a topic stands between two signs; the second becomes a space, in its place."""
    assert without_closing_signs(text) == expected


@pytest.mark.parametrize(
    ("text", "held"), [("移", True), ("a ー", True), ("한국어 2020 é", False), ("", False), ("。", False)]
)
def test_whether_a_text_holds_such_letters(text: str, *, held: bool) -> None:
    """Korean has spaces, and punctuation is no letter."""
    assert unspaced(text) is held


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["移民", "policy"], "Chinese or Japanese"),
        (["移民", "ไทย", "ဒုက္ခသည်"], "Chinese or Japanese, Thai and Burmese"),
        (["policy"], ""),
    ],
)
def test_languages_are_known_by_their_letters(words: list[str], expected: str) -> None:
    """A script says which language it is, but for the one that two share."""
    assert languages(pl.Series(words)) == expected


def test_the_dictionaries_have_a_name_and_a_version() -> None:
    """What found the words can be named in a paper."""
    assert dictionaries().startswith("ICU ")


@pytest.mark.usefixtures("without_icu")
def test_without_icu_there_are_no_dictionaries() -> None:
    """Nothing is named that is not there."""
    assert dictionaries() == ""
