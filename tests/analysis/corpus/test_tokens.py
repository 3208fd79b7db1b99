"""The definition of a word, and that its implementations agree."""

import sys
from unicodedata import category, combining, decomposition, is_normalized, normalize

import numpy as np
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.corpus import tokens
from analysis.corpus.tokens import characters, clean, encoded, query_words, single, spans, words

TATWEEL = 0x640  # a letter to Unicode, which only makes a word longer
VS16, ZWJ, ZWNJ, SHY = "\ufe0f", "\u200d", "\u200c", "\u00ad"

HOSTILE = [
    # capitals, apostrophes, hyphens
    ("Trump's TRUMP’S trumps", ["trump", "'s", "trump", "'s", "trumps"]),
    ("working-class and/or", ["working", "class", "and", "or"]),
    ("“Don’t” o'clock it’s", ["don't", "o'clock", "it", "'s"]),
    ("\u2018quoted\u2019 rock 'n' roll", ["quoted", "rock", "n", "roll"]),
    ("workers' rights don''t", ["workers", "rights", "don", "t"]),
    ("boss's's", ["boss", "'s", "'s"]),
    ("'s alone", ["s", "alone"]),
    ("#BlackLivesMatter @ICEgov ##x # @", ["#blacklivesmatter", "@icegov", "#x"]),
    ("#NoBan's", ["#noban", "'s"]),
    ("1,000.50 3rd ½", ["1", "000", "50", "3rd", "½"]),
    ("snake_case", ["snake", "case"]),
    # abbreviations: single letters, and letters written twice, with points between them
    (
        "The U.S. did. U.S.-led, in the U.S. The u.s",
        ["the", "u.s", "did", "u.s", "led", "in", "the", "u.s", "the", "u.s"],
    ),
    ("the U.S.'s, U.S.’s, Inc.’s and U.S's", ["the", "u.s", "'s", "u.s", "'s", "inc", "'s", "and", "u.s", "'s"]),
    ("US us U.K. U.N. D.C. U.S.S.R.", ["us", "us", "u.k", "u.n", "d.c", "u.s.s.r"]),
    ("J. K. Rowling, J.K. Rowling, J.O'Brien", ["j", "k", "rowling", "j.k", "rowling", "j", "o'brien"]),
    ("e.g. i.e. 9 a.m. 3.5 percent 1.a", ["e.g", "i.e", "9", "a.m", "3", "5", "percent", "1", "a"]),
    ("Ph.D. it's.A end.Start is.It 'go.'Then", ["ph", "d", "it", "'s", "a", "end", "start", "is", "it", "go", "then"]),
    ("z.B. d.h. z. B.", ["z.b", "d.h", "z", "b"]),
    ("c.-à-d. p.ex. N.B.", ["c", "à", "d", "p", "ex", "n.b"]),
    ("EE.UU. FF.AA. EE. UU. EE.UA", ["ee.uu", "ff.aa", "ee", "uu", "ee", "ua"]),
    ("#U.S. @j.k.rowling #u.Sam_x t.co u.Sam", ["#u.s", "@j.k", "rowling", "#u", "sam", "x", "t", "co", "u", "sam"]),
    ("中.国 A.中 U.S.中国 U.S.E", ["中", "国", "a", "中", "u.s", "中国", "u.s.e"]),
    # invisible characters
    (f"u{SHY}.{ZWJ}S", ["u.s"]),
    (f"co{SHY}operate", ["cooperate"]),
    ("\u0627\u0644\u0639\u0640\u0640\u0631\u0628 \u0640 \u0640", ["\u0627\u0644\u0639\u0631\u0628"]),
    ("\u200eleft\u200e \u202bri\u200fght\u202c \u2067iso\u2069 a\u034fb", ["left", "right", "iso", "ab"]),
    ("zero\u200bwidth \ufeffmark word\u2060joiner", ["zerowidth", "mark", "wordjoiner"]),
    (f"Trump{SHY}'{ZWJ}s", ["trump", "'s"]),
    (f"#{SHY}tag", ["#tag"]),
    # emoji are no words; a keycap is the digit under a combining mark
    (f"I \u2764{VS16} you", ["i", "you"]),
    (f"\U0001f469{ZWJ}\U0001f469{ZWJ}\U0001f467 kids", ["kids"]),
    ("\U0001f44d\U0001f3fd ok \U0001f1ec\U0001f1e7", ["ok"]),
    (f"1{VS16}\u20e3 one", ["1\u20e3", "one"]),
    (VS16 + ZWJ, []),
    # scripts
    ("हिन्दी की किताब", ["हिन्दी", "की", "किताब"]),
    (f"\u0915\u094d{ZWJ}\u0937", ["\u0915\u094d\u0937"]),
    ("\u0958", ["\u0915\u093c"]),  # composed in the text, decomposed in NFC
    ("العربيّة كتاب", ["العربيّة", "كتاب"]),
    (f"\u0645\u06cc{ZWNJ}\u0631\u0648\u0645", ["\u0645\u06cc\u0631\u0648\u0645"]),
    ("Αθήνα", ["αθήνα"]),
    (normalize("NFD", "Αθήνα"), ["αθήνα"]),
    ("ΟΔΟΣ ὁδός", ["οδος", "ὁδός"]),
    ("ΟΔΟΣ's", ["οδος", "'s"]),
    ("\u0130stanbul istanbul ISTANBUL i\u0307stanbul I\u0307STANBUL", ["istanbul"] * 5),
    ("e\u0301te\u0301 \u00e9t\u00e9", ["été", "été"]),
    ("cafe\u0301's", ["café", "'s"]),
    ("Straße STRASSE", ["straße", "strasse"]),
    ("\u212aelvin \u212bngström", ["kelvin", "ångström"]),
    ("\u1100\u1161\u11a8 각", ["각", "각"]),
    ("中国 东西", ["中国", "东西"]),
    ("", []),
    (" \n\t…—“”", []),
]


@pytest.mark.row(78, 79, 80, 81, 83, 84, 88)
@pytest.mark.parametrize(("text", "expected"), HOSTILE, ids=lambda value: ascii(value)[:40])
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    """A text has the words that the definition says."""
    assert words(text) == expected


@pytest.mark.parametrize(("text", "expected"), HOSTILE, ids=lambda value: ascii(value)[:40])
def test_encoded_words_of_a_text(text: str, expected: list[str]) -> None:
    """A corpus of one text has the words that the definition says."""
    assert _decoded([text]) == [expected]


def _decoded(texts: list[str]) -> list[list[str]]:
    found = encoded(pl.Series(texts, dtype=pl.String))
    return [
        list(found.terms[found.ids[start:end]])
        for start, end in zip(found.offsets[:-1], found.offsets[1:], strict=True)
    ]


# Any character, also one that this version of Python does not know, and far more often those on which words turn.
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TURNING = st.sampled_from(
    "..aAbsSΣςéß1٣\u0131\u0130\u03c3\u017f\u212a\u212b\ufb01 #@'’-_.\n"
    "\u00ad\u034f\u0640\u200b\u200f\u200c\u200d\u2060\ufeff\ufe0f\U000e0101\u0300\u0301\u0327\u0338\u0345"
    "_\u00b7\u02bc\u2018`lL\u0140\ufb06\uff33\uff07\U0001d42c\ufdf2\uff9e\uff76\u0307"
    "\u0344\u20e3\u0600\u0915\u093c\u094d\u0958\u09c7\u09be\u0dd9\u0dca\u1100\u1161\u11a8가=<\u1fbe\u0390\U0001d15e"
)
_MARKS = st.characters(categories=["Mn", "Mc", "Me"])
_TEXTS = st.text(st.one_of(_TURNING, _TURNING, _MARKS, _CHARACTERS), max_size=24)


@settings(max_examples=3 * settings.default.max_examples)
@given(st.lists(_TEXTS, min_size=1, max_size=12))
def test_both_implementations_find_the_same_words(texts: list[str]) -> None:
    """What is counted in a corpus is what is shown of a text."""
    assert _decoded(texts) == [words(text) for text in texts]


@pytest.mark.parametrize("frame", ["a{}b c", "a{}\u0323b"])
def test_every_character_is_counted_as_it_is_shown(unicode: list[str], frame: str) -> None:
    """No library knows a letter, or an order of marks, that another does not."""
    texts = [frame.format(character) for character in unicode]
    counted = encoded(pl.Series(texts))
    together = "\n".join(texts)
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])

    assert words(together) == counted.terms[counted.ids].tolist()
    assert np.array_equal(np.searchsorted(spans(together)[:, 0], begins), counted.offsets)


@pytest.mark.row(79)
@settings(max_examples=6 * settings.default.max_examples)
@given(_TEXTS)
@example("TRUMP’S boss's'S")
def test_spans_are_as_many_as_words_and_in_order(text: str) -> None:
    """Every word has one span; spans lie inside the text, one after the other."""
    bounds = spans(text)

    assert len(words(text)) == len(bounds)
    assert all(0 <= start < end <= len(text) for start, end in bounds)
    assert all(end <= start for end, start in zip(bounds[:-1, 1], bounds[1:, 0], strict=True))


@settings(max_examples=6 * settings.default.max_examples)
@given(_TEXTS)
@example("ΟΔΟΣ's")
def test_a_span_holds_its_word(text: str) -> None:
    """What stands in a span is that word again, but for a possessive, which is none by itself."""
    for word, (start, end) in zip(words(text), spans(text), strict=True):
        assert query_words(text[start:end]) in ([word], [tokens.POSSESSIVE]), (word, text[start:end])


@settings(max_examples=6 * settings.default.max_examples)
@given(st.one_of(_TEXTS, st.text("aS's\u2019#@ -_\u00b7", max_size=24), st.text("aS.'1_#中", max_size=24)))
def test_runs_are_where_the_definition_matches(text: str) -> None:
    """What is one run on arrays of characters is one match of the regular expression, but for _ before it."""
    readable = single._traced(text)[0]
    pieces = pl.Series([readable]).str.extract_all(f"{characters.RUN}|(?s:.)").explode().drop_nulls()
    after = pieces.str.len_chars().cum_sum()
    is_run = pieces.str.contains(characters.LETTER)
    first, last = single._runs(characters.character_kinds()[characters.codes_of(readable)])
    begins = [end - len(readable[start:end].lstrip("_\uff3f")) for start, end in zip(first, last, strict=True)]

    assert begins == (after - pieces.str.len_chars()).filter(is_run).to_list()
    assert last.tolist() == after.filter(is_run).to_list()


@settings(max_examples=3 * settings.default.max_examples)
@given(_TEXTS, _TEXTS)
def test_lines_have_their_spans_to_themselves(text: str, more: str) -> None:
    """Where the words of a line stand has nothing to do with the line before."""
    shifted = spans(more) + len(text) + 1

    assert spans(f"{text}\n{more}").tolist() == [*spans(text).tolist(), *shifted.tolist()]


def test_a_span_covers_the_text_as_it_is() -> None:
    """A span takes in invisible and combining characters that the word is counted without."""
    text = f"e\u0301t{SHY}e\u0301 Trump’s"

    assert [text[start:end] for start, end in spans(text)] == [f"e\u0301t{SHY}e\u0301", "Trump", "’s"]


@settings(max_examples=3 * settings.default.max_examples)
@given(_TEXTS)
def test_a_word_typed_into_the_search_is_itself(text: str) -> None:
    """Whatever is counted as a word is understood as that word when it is searched for."""
    found = words(text)

    assert [query_words(word) for word in found] == [[word] for word in found]


@pytest.mark.row(80)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_forms_count_the_same(form: str) -> None:
    """Composed and decomposed letters are one word."""
    text = "café Αθήνα किताब각 \u1e69"

    assert words(text) == words(normalize(form, text)) == _decoded([normalize(form, text)])[0]


def test_every_character_that_nfc_may_change_is_looked_for() -> None:
    """No text is taken for clean that NFC would change: all of Unicode is tried."""
    unclean = characters.members(clean.UNCLEAN)
    assigned = [
        character for character in map(chr, range(sys.maxunicode + 1)) if category(character) not in ("Cs", "Cn")
    ]
    canonical = [parts.split() for parts in map(decomposition, assigned) if parts and not parts.startswith("<")]
    seconds = {chr(int(parts[1], 16)) for parts in canonical if len(parts) == 2}
    jamo = set(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))

    unstable = [c for c in assigned if combining(c) or not is_normalized("NFC", c) or c in seconds | jamo]
    assert [hex(ord(character)) for character in unstable if not unclean[ord(character)]] == []


def test_invisible_characters_are_marks_or_format_characters() -> None:
    """What is taken out of words is nothing that anybody sees, or nothing that anybody reads."""
    invisible = np.flatnonzero(characters.members(clean.INVISIBLE))

    assert {category(chr(code)) for code in invisible.tolist() if code != TATWEEL} == {"Cf", "Mn"}


def test_terms_are_in_code_point_order() -> None:
    """The vocabulary is sorted, so that a prefix is a range of ids."""
    assert list(encoded(pl.Series(["é z a's #b"])).terms) == ["#b", "'s", "a", "z", "é"]


def test_offsets_mark_the_documents() -> None:
    """A text without words takes no place, and a possessive counts in its own document."""
    # words: a 's | none | b c
    assert list(encoded(pl.Series(["a's", "…", "b c"])).offsets) == [0, 2, 2, 4]


def test_no_texts_have_no_words() -> None:
    """A corpus without texts has an empty vocabulary."""
    found = encoded(pl.Series([], dtype=pl.String))

    assert (list(found.ids), list(found.offsets), list(found.terms)) == ([], [0], [])


def test_cleaning_keeps_the_order_of_texts() -> None:
    """Texts that must be cleaned stay where they are among those that need not."""
    texts = [f"w{place}" if place % 3 else f"w{SHY}{place}" for place in range(500)]

    assert _decoded(texts) == [[f"w{place}"] for place in range(500)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Trump 's", ["trump", "'s"]),
        ("’S", ["'s"]),
        ("trump's", ["trump", "'s"]),
        ("working-class", ["working", "class"]),
    ],
)
def test_a_search_may_name_the_possessive_alone(typed: str, expected: list[str]) -> None:
    """In a search box 's is the possessive, as in a list of two words in a row."""
    assert query_words(typed) == expected
