"""The form in which a word is counted, and where one ends."""

# ruff: noqa: RUF001 - letters that look like others are what is tested

import sys
from collections.abc import Callable
from unicodedata import category, decomposition, normalize

import numpy as np
import polars as pl
import pytest

from analysis import Corpus, Filters, concordance, duplicates, keyness, limits, term_frequencies
from analysis.corpus.tokens import Rules, encoded, forms, query_words, spans, words

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]

ALIKE = [
    ("oﬃce ﬁnance ﬂow eﬀort ﬅone ﬆone", "office finance flow effort stone stone"),  # ligatures of PDFs
    ("\ufb01\u0301n", "f\u00edn"),  # an accent on the ligature is one on its last letter
    ("Ｔｒｕｍｐ ２０２０", "Trump 2020"),
    ("𝐓𝐫𝐮𝐦𝐩 𝑡ℎ𝑒 𝟚𝟘𝟚𝟘 𝔉𝔬𝔬", "Trump the 2020 Foo"),
    ("ﻻ ﷲ", "لا الله"),  # Arabic of PDFs
    ("ｶﾞｽ", "ガス"),
    ("Congreſs coŀlecció ĳs ǆ ﬓ ⼈", "Congress col·lecció ijs dž մն 人"),
    ("don\u02bct don\uff07t don\u2018t don\u2019t don\u201bt don\u00b4t don`t", " ".join(["don't"] * 7)),
    ("Hawai\u02bbi Hawai\u2018i", "Hawai'i Hawai'i"),
    ("\u02bbokina \u2018okina\u2019", "okina okina"),  # and none at the edge of a word
    ("Trump\uff07ｓ it\u02bcs", "Trump's it's"),
    ("＃ｔａｇ＿１ ＠ｎａｍｅ", "#tag_1 @name"),
    ("İstanbul i\u0307stanbul I\u0307STANBUL İSTANBUL", "istanbul istanbul istanbul istanbul"),
    ("STRAẞE", "straße"),
    ("ΟΔΟΣ", "οδος"),
]

DIFFERENT = ["½", "m²", "ª", "º", "①", "ℹ", "ℵ", "ﷺ", "ß", "ø"]  # and so they stay

TAGS = [
    (
        "#save_our_library @_foo_ #a_ snake_case _it_ __ #_",
        ["#save_our_library", "@_foo_", "#a_", "snake", "case", "it"],
    ),
    ("#save_our_library's #col·lecció #a·b a·b", ["#save_our_library", "'s", "#col·lecció", "#a·b", "a", "b"]),
    ("##x_y #@z_ a#b_c #_'x _#y_", ["#x_y", "@z_", "a", "#b_c", "x", "#y_"]),
]


@pytest.mark.row(80, 83)
@pytest.mark.parametrize(("text", "plain"), ALIKE, ids=lambda value: ascii(value)[:40])
def test_forms_of_one_letter_are_one(text: str, plain: str) -> None:
    """A word has the same count in whatever letters it is set."""
    found = encoded(pl.Series([text]))

    assert words(text) == words(plain) == found.terms[found.ids].tolist()
    assert len(spans(text)) == len(words(text))


@pytest.mark.parametrize("text", DIFFERENT)
def test_a_sign_that_says_something_else_stays(text: str) -> None:
    """Not all that NFKC changes is a letter in another form."""
    assert words(text) == [text]


def test_a_trade_mark_is_no_letter() -> None:
    """What is no letter to Unicode parts words, or ends them."""
    assert words("Brand™ 5€") == ["brand", "5"]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_a_tag_may_hold_underscores(text: str, expected: list[str]) -> None:
    """After # or @ the underscore and the dot are part of the word; elsewhere they part words."""
    found = encoded(pl.Series([text]))

    assert words(text) == found.terms[found.ids].tolist() == expected
    assert [query_words(text[start:end]) for start, end in spans(text)] == [[word] for word in expected if word]


def test_every_character_in_another_form_is_known() -> None:
    """No letter that Unicode decomposes for its font, width or place is left as it is: all of Unicode is tried."""
    kinds = ("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
    whole = [c for c in EVERY if category(c)[0] in "LN" and decomposition(c).startswith(kinds)]
    left = [c for c in whole if forms.lettered(c) == c]

    assert [c for c in left if "0020" not in decomposition(c).split()] == ["ℹ"]


def test_every_character_keeps_its_place_in_a_run() -> None:
    """Looking at what stands where never moves it: the shape of every character is one character."""
    assert [hex(ord(c)) for c in EVERY if len(forms.shape(c)) != 1] == []


@pytest.mark.parametrize("language", ["", "tr"])
def test_what_is_counted_is_counted_so(unicode: list[str], language: str) -> None:
    """The counted form of every character, alone and before marks, is itself when it is counted again."""
    once = [
        forms.counted_form(normalize("NFC", frame.format(c)), language)
        for c in unicode
        for frame in ("{}", "x{}\u0307\u0301", "{}l")
    ]

    assert [ascii(word) for word in once if forms.counted_form(word, language) != word] == []


def test_lower_case_has_no_more_letters() -> None:
    """İ is the only capital whose small letter Unicode writes with two characters; it is counted as i."""
    assert [c for c in EVERY if len(c.lower()) > 1] == ["\u0130"]
    assert forms.counted_form("\u0130") == "i"


def test_nothing_of_ascii_has_another_form() -> None:
    """What English is written in is counted as it was: only capitals and the grave accent change."""
    changed = [c for c in map(chr, range(128)) if forms.counted_form(c) != c.lower()]

    assert changed == ["`"]


@pytest.mark.row(80)
def test_ligatures_make_no_copy_another_text(make_corpus: Callable[..., Corpus]) -> None:
    """Texts that differ in the letters of a PDF only are copies, and no word is told from chance between them."""
    plain = "The office of finance offers a flow of efforts to find and fix the first difficult affairs"
    odd = plain.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    rows = [{"source": source, "text": text} for source, text in (("A", plain), ("B", odd)) for _ in range(20)]
    corpus = make_corpus(rows)
    found = keyness(corpus, Filters(), target="A", reference="B")

    assert (found["log_ratio"].abs() < 1e-9).all()
    assert (duplicates(corpus, Filters())["similarity"] == 1).all()
    assert corpus.text(20) == odd


POSTS = [
    "#save_our_library now! @_foo_ says #save_our_library’s @_foo_: snake_case",
    "#ｓａｖｅ_our_library ＠_foo_ 𝐧𝐨𝐰 don‘t don't oﬃce office",
    "İstanbul istanbul ISTANBUL it`s it's col·lecció",
]


@pytest.mark.parametrize("language", ["", "tr", "ca"])
def test_every_word_of_posts_opens_its_places(make_corpus: Callable[..., Corpus], language: str) -> None:
    """Whatever letters a word is set in, it has as many lines as uses, and each line's match counts as that word."""
    posts = make_corpus({"text": text, "language": language} for text in POSTS)
    for row in term_frequencies(posts, Filters()).itertuples():
        lines = concordance(posts, Filters(), row.term)
        assert len(lines) == row.count, row.term
        assert {tuple(query_words(match, language)) for match in lines["match"]} == {(row.term,)}


@pytest.mark.row(88)
@pytest.mark.parametrize("search", ["#save_our_library", "#SAVE_*", "*library", "＃save_our_library"])
def test_a_tag_is_searched_as_it_is_typed(make_corpus: Callable[..., Corpus], search: str) -> None:
    """A star may stand beside an underscore, and the sign may be of any width."""
    posts = make_corpus({"text": text} for text in POSTS)

    assert len(concordance(posts, Filters(), search)) == 3


@pytest.mark.row(86)
@pytest.mark.parametrize("letter", ["a", "é", "한", "ﬁ"])
def test_a_word_ends_at_a_hundred_letters(letter: str) -> None:
    """What is longer is no word, takes no place among words, and is said."""
    fits = letter * (limits.LONGEST_WORD // len(forms.lettered(letter)))
    text = f"x {fits} {fits}a y {fits}a's"
    found = encoded(pl.Series([text, "z"]))
    expected = ["x", forms.counted_form(fits), "y", "'s"]

    assert words(text) == expected
    assert found.terms[found.ids].tolist() == [*expected, "z"]
    assert (found.too_long, found.offsets.tolist()) == (2, [0, 4, 5])
    assert [text[start:end] for start, end in spans(text)] == ["x", fits, "y", "'s"]


@pytest.mark.row(86)
def test_megabytes_of_letters_are_one_word_left_out(make_corpus: Callable[..., Corpus]) -> None:
    """A text that is one run of letters has no word, and the ledger says so."""
    corpus = make_corpus([{"text": "war " + "ab" * 1_000_000 + " peace"}, {"text": "war"}])

    assert corpus.index.terms.tolist() == ["peace", "war"]
    assert concordance(corpus, Filters(), "peace")["match"].tolist() == ["peace"]
    assert corpus.ledger[["code", "action", "message"]].to_numpy().tolist() == [
        ["W-LONG-WORD", "set aside", "1 word of more than 100 letters not counted"]
    ]


@pytest.mark.row(86)
def test_a_long_word_of_each_language_is_counted_apart() -> None:
    """How many words are too long is known where languages differ, too."""
    texts = [f"l'{'a' * 101} l'a", f"l'{'a' * 101}"]
    found = encoded(pl.Series(texts), ["fr", "en"])

    assert found.too_long == 2
    assert found.terms[found.ids].tolist() == words(texts[0], Rules("fr")) == ["l'", "l'", "a"]
    assert np.array_equal(found.offsets, [0, 3, 3])


def test_a_form_is_not_nfkc() -> None:
    """The forms are fewer than those that Unicode calls compatible."""
    assert normalize("NFKC", "m² ½ ①") != "m² ½ ①"
    assert forms.lettered("m² ½ ①") == "m² ½ ①"
