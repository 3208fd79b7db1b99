"""Corpora in scripts without spaces: what is counted in them, what is found, and what is said of them."""

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import Corpus, Filters, caveats, passages, term_frequencies
from analysis.caveats.methods import methods_paragraph, versions
from analysis.corpus.index import term_index
from analysis.corpus.stopwords import stopwords
from analysis.corpus.tokens import encoded, query_words, spans, words
from analysis.query import matches, unknown_words
from analysis.reading.passages import concordance

# Of each language a word, a sentence that holds it once, and some without it. 16 of 24 documents have the word.
WRITTEN = {
    "Chinese": (
        "移民",
        "政府周四宣布新的移民政策，数千人在边境等待。",
        ["国会讨论经济问题。", "他说，“选举结果没有改变！”"],
    ),
    "Traditional Chinese": (
        "難民",
        "總統呼籲國會保護難民的權利。",
        ["法案昨日通過，引發爭議。", "警方表示，示威者已經離開。"],
    ),
    "Japanese": (
        "移民",
        "政府は移民政策の見直しを発表した。",
        ["各国で議論が続いている。", "ヨーロッパの経済が成長した。"],
    ),
    "Thai": ("ผู้อพยพ", "รัฐบาลประกาศนโยบายใหม่เกี่ยวกับผู้อพยพเมื่อวันจันทร์", ["ตำรวจรออยู่ที่ชายแดน", "เศรษฐกิจของประเทศเติบโต"]),
    "Khmer": ("ជនអន្តោប្រវេសន៍", "រដ្ឋាភិបាលបានប្រកាសគោលនយោបាយថ្មីស្តីពីជនអន្តោប្រវេសន៍", ["ប៉ូលិសនៅព្រំដែន។", "សេដ្ឋកិច្ចថ្មី។"]),
    "Lao": ("ຜູ້ອົບພະຍົບ", "ລັດຖະບານປະກາດນະໂຍບາຍໃໝ່ກ່ຽວກັບຜູ້ອົບພະຍົບ", ["ຕຳຫຼວດຢູ່ຊາຍແດນ", "ເສດຖະກິດໃໝ່"]),
    "Burmese": ("ဒုက္ခသည်", "ဒုက္ခသည်များ နယ်စပ်တွင် စောင့်ဆိုင်းနေကြသည်။", ["အစိုးရက မူဝါဒသစ်ကို ကြေညာခဲ့သည်။", "သတင်းအသစ်။"]),
}
every_language = pytest.mark.parametrize("language", WRITTEN)
MakeCorpus = Callable[..., Corpus]


def _rows(language: str) -> list[dict[str, object]]:
    _, using, others = WRITTEN[language]
    texts = [f"{using}{others[place % 2]}" if place < 16 else others[place % 2] * 2 for place in range(24)]
    return [{"text": text, "source": "AB"[place % 2]} for place, text in enumerate(texts)]


def _found(corpus: Corpus, search: str) -> list[str]:
    table = passages(corpus, Filters(), search)
    return [
        corpus.text(corpus.row(doc_id))[start:end]
        for doc_id, start, end in zip(table["doc_id"], table["start"], table["end"], strict=True)
    ]


@pytest.mark.usefixtures("counted")
@every_language
def test_a_word_is_found_in_every_document_that_has_it(make_corpus: MakeCorpus, language: str) -> None:
    """In 16 of 24, once in each, and what is marked is the word; so it is with and without dictionaries."""
    corpus, word = make_corpus(_rows(language)), WRITTEN[language][0]

    assert _found(corpus, word) == [word] * 16
    assert passages(corpus, Filters(), word)["doc_id"].nunique() == 16
    assert unknown_words(corpus.index, word) == ()


@pytest.mark.usefixtures("counted")
@every_language
def test_every_count_equals_its_passages(make_corpus: MakeCorpus, language: str) -> None:
    """Each word of the list opens as many passages as it has uses, and as many lines; each is marked as itself."""
    corpus = make_corpus(_rows(language))
    table = term_frequencies(corpus, Filters())

    assert len(table) > 5
    for term, count in zip(table["term"], table["count"], strict=True):
        assert _found(corpus, term) == [term] * count
        assert concordance(corpus, Filters(), term)["match"].tolist() == [term] * count


@pytest.mark.row(84)
@every_language
def test_the_dictionaries_find_words(make_corpus: MakeCorpus, language: str) -> None:
    """No document is one word, and hardly any word is one character."""
    corpus = make_corpus(_rows(language))
    sizes = corpus.index.vocabulary.str.len_chars()

    assert corpus.documents["tokens"].min() > 1
    assert sizes.mean() > 1.5


MIXED = ["政府宣布移民政策。疫情期间，移民局很忙。", "移民，民众。covid疫情2020年", "#移民政策#今天 他迁移，民众反对"]


@pytest.mark.parametrize(
    ("search", "words", "characters"),
    [
        ("移民", ["移民", "移民"], ["移民", "移民", "移民", "#移民政策"]),  # a word; characters, also of a tag
        ("*移民*", ["移民", "移民局", "移民", "#移民政策"], ["移民", "移民", "移民", "#移民政策"]),
        ("疫情", ["疫情", "疫情"], ["疫情", "疫情"]),  # 疫 and 情 to ICU
        ("民政", ["移民政策", "#移民政策"], ["民政", "#移民政策"]),  # part of one word and of the next
        ("移民政策", ["移民政策", "#移民政策"], ["移民政策", "#移民政策"]),
        ("民民", [], []),  # on either side of a comma
        ("2020年", ["2020年"], ["2020年"]),
        ('"covid 疫情"', ["covid疫情"], ["covid疫情"]),
        ("covid疫情", ["covid疫情"], ["covid疫情"]),
        ("#移民政策", ["#移民政策"], ["#移民政策"]),
        ("#移民", ["#移民政策"], ["#移民政策"]),
        ("今天", ["今天"], ["今天"]),
        ("政策 NEAR/2 移民", ["移民政策"], ["移民政策"]),
        ("难民", [], []),
    ],
)
def test_what_a_search_finds(
    make_corpus: MakeCorpus, counted: str, search: str, words: list[str], characters: list[str]
) -> None:
    """A word of the corpus is that word; characters that are none are found wherever they stand."""
    corpus = make_corpus([{"text": text} for text in MIXED])

    assert _found(corpus, search) == {"words": words, "characters": characters}[counted]


@pytest.mark.usefixtures("counted")
def test_what_stands_nowhere_is_unknown(make_corpus: MakeCorpus) -> None:
    """Only what is found by no character is said not to occur."""
    corpus = make_corpus([{"text": text} for text in MIXED])

    assert unknown_words(corpus.index, "疫情 难民 移民 brexit 民政") == ("难民", "brexit")


def test_a_long_quotation_is_found(make_corpus: MakeCorpus) -> None:
    """A sentence pasted into the search is found over all of its words, without its marks."""
    corpus = make_corpus([{"text": "他说数千名移民在边境等待政府宣布新的移民政策"}, {"text": "移民"}])

    assert _found(corpus, "名移民在边境等待政府宣布新的移") == ["名移民在边境等待政府宣布新的移民"]


def test_too_many_characters_are_refused(make_corpus: MakeCorpus) -> None:
    """A page pasted into the search says what to do."""
    corpus = make_corpus([{"text": "移民"}])

    with pytest.raises(Exception, match="use at most 500"):
        matches(corpus.index, "民" * 501)


@pytest.mark.row(81)
@pytest.mark.usefixtures("counted")
def test_a_zero_width_space_inside_a_word_is_not_seen(make_corpus: MakeCorpus) -> None:
    """Khmer texts are typed with and without them; both have the same words, and the mark covers the text as it is."""
    typed, plain = "ជន\u200bអន្តោប្រវេសន៍", "ជនអន្តោប្រវេសន៍"
    corpus = make_corpus([{"text": typed}, {"text": plain}])

    assert corpus.documents["tokens"].nunique() == 1
    assert _found(corpus, plain) == _found(corpus, typed) == [typed, plain]


# What is counted is what is shown.

_TEXTS = st.text(
    st.sampled_from(
        "移民政策的疫イミンの々ーผู้อพยเកជន្តោແລວປະဒုက္ခ\U00020bb7ｱﾞ각aAs1'’#@_ \n，。\u200b\u00ad\u0301\u3099\u200d"
    ),
    max_size=24,
)


@pytest.mark.usefixtures("counted")
@settings(max_examples=2 * settings.default.max_examples, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TEXTS, min_size=1, max_size=6))
def test_a_corpus_and_a_text_have_the_same_words(texts: list[str]) -> None:
    """What is counted in a corpus is what is found in a text, and each word has its place, which is that word again."""
    found = encoded(pl.Series(texts, dtype=pl.String))
    counted = [
        found.terms[found.ids[start:end]].tolist()
        for start, end in zip(found.offsets[:-1], found.offsets[1:], strict=True)
    ]

    assert counted == [words(text) for text in texts]
    assert [len(some) for some in counted] == [len(spans(text)) for text in texts]
    assert len(found.touching) in (0, len(found.ids) + 1)


@pytest.mark.usefixtures("counted")
@settings(max_examples=2 * settings.default.max_examples, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS)
def test_a_word_typed_is_itself(text: str) -> None:
    """Whatever is counted as a word is understood as that word when it is searched for."""
    assert [query_words(word) for word in words(text)] == [[word] for word in words(text)]


@pytest.mark.usefixtures("counted")
@settings(max_examples=2 * settings.default.max_examples, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.sampled_from("移民政策的迁難"), max_size=9), min_size=1, max_size=5),
    st.text(st.sampled_from("移民政策"), min_size=1, max_size=4),
)
def test_characters_are_found_in_every_text_that_has_them(texts: list[str], characters: str) -> None:
    """With a * on either side they are found wherever they stand, and nowhere else."""
    index = term_index(pl.Series(texts, dtype=pl.String))
    found = matches(index, f"*{characters}*")

    assert {int(row) for row in index.documents_at(found.positions)} == {
        row for row, text in enumerate(texts) if characters in text
    }


# What is said.


def _cautions(corpus: Corpus) -> dict[str, tuple[str, str, float]]:
    table = caveats(corpus, Filters())
    return {row.code: (row.severity, row.message, row.figure) for row in table.itertuples()}


@pytest.mark.row(84)
@pytest.mark.usefixtures("without_icu")
def test_without_icu_a_caution_says_how_words_are_counted(make_corpus: MakeCorpus) -> None:
    """Sixteen documents in Chinese beside eight in English: how many, what is counted, and what to install."""
    rows = [*_rows("Chinese")[:16], *({"text": "Parliament met on Monday."} for _ in range(8))]
    severity, message, figure = _cautions(make_corpus(rows))["unsegmented"]

    assert (severity, figure) == ("read first", 16)
    assert message.startswith(
        "16 of 24 documents are written, at least in part, in Chinese or Japanese, without spaces"
    )
    assert "each character there is counted as a word" in message
    assert "pip install icu4py" in message


@pytest.mark.row(84)
def test_with_icu_a_note_says_who_found_the_words(make_corpus: MakeCorpus) -> None:
    """The words are found by dictionaries that do not know all of them."""
    severity, message, figure = _cautions(make_corpus(_rows("Thai")))["segmented"]

    assert (severity, figure) == ("note", 24)
    assert message.startswith("24 of 24 documents are written, at least in part, in Thai, without spaces")
    assert "the dictionaries of ICU" in message


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    "text", ["Xi Jinping 习近平 met nobody at the summit on Monday, they said.", "한국 정부는 이민 정책을", "…"]
)
def test_no_caution_where_words_have_spaces(make_corpus: MakeCorpus, text: str) -> None:
    """A name in an English text, Korean, and a text without a word are no case for it."""
    assert {"segmented", "unsegmented"} & set(_cautions(make_corpus([{"text": text}] * 3))) == set()


def test_a_paper_says_how_words_were_found(make_corpus: MakeCorpus) -> None:
    """The paragraph for a methods section and the versions name the dictionaries."""
    corpus = make_corpus(_rows("Chinese"))

    assert "In scripts without spaces, words are those that the dictionaries of ICU " in methods_paragraph(
        corpus, Filters()
    )
    assert "icu4py" in versions()


@pytest.mark.usefixtures("without_icu")
def test_a_paper_says_that_characters_were_counted(make_corpus: MakeCorpus) -> None:
    """And where there are none, that each character is a word."""
    corpus = make_corpus(_rows("Chinese"))

    assert "In scripts without spaces, each character is a word." in methods_paragraph(corpus, Filters())
    assert "icu4py" not in versions()


@pytest.mark.parametrize(("language", "common"), [("zh", "的"), ("ja", "は"), ("th", "ที่")])
def test_stop_words_are_words_of_the_corpus(make_corpus: MakeCorpus, language: str, common: str) -> None:
    """The lists of spaCy fit the words that the dictionaries find."""
    texts = {"zh": "移民的权利", "ja": "移民は増えた", "th": "ตำรวจรออยู่ที่ชายแดน"}
    corpus = make_corpus([{"text": texts[language], "language": language}])

    assert common in set(corpus.index.terms) & stopwords(language)
