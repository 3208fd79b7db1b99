"""Documents that state no language and are evidently not in English."""

# ruff: noqa: RUF001 - letters of other languages look like others

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import Corpus, Filters, Layout, caveats, read_corpus
from analysis.caveats.unstated import unstated_foreign

FRENCH = (
    "le gouvernement a dit hier que l'immigration n'était pas un problème pour les villes, et que les maires "
    "devaient en parler avec ceux qui y vivent. Nous ne savons pas ce que la loi va changer dans le pays, a dit "
    "une élue de la gauche, mais elle est là et il faut faire avec. "
)
DANISH = (
    "Statsministeren sagde i går, at regeringen vil stramme reglerne for indvandring, og at der skal være flere "
    "kontroller ved grænsen. Oppositionen mener, at forslaget er for dyrt, og at det ikke vil have den effekt. Der har "
    "været en lang debat om emnet i Folketinget, og flere partier har sagt, at de vil stemme imod. "
)
TURKISH = (
    "Cumhurbaşkanı dün akşam düzenlenen toplantıda göçmen politikası hakkında konuştu. Toplantıya katılan bakanlar, "
    "sınır güvenliğinin artırılması ve yeni düzenlemelerin bir an önce hayata geçirilmesi gerektiğini söyledi. "
    "Muhalefet partileri ise bu kararın insan haklarına aykırı olduğunu savundu. Göçmenlerin sayısı son beş yılda "
    "iki katına çıktı ve bu durum hem ekonomik hem de sosyal sorunlara yol açtı. "
)
GREEK = "Ο πρωθυπουργός είπε χθες ότι η κυβέρνηση θα αλλάξει τον νόμο για τη μετανάστευση στη χώρα. " * 5
CHINESE = "总统昨天说，政府将改变移民法。反对党说，这个计划太贵，而且不会成功。我们需要更多的移民政策。" * 3
ENGLISH = (
    "the government said yesterday that immigration was not a problem for the cities, and that the mayors would have "
    "to talk about it with those who live there. We do not know what the law is going to change. "
) * 2
HEADLINES = (
    "Trump signs order banning travel. Senate rejects border bill. Mayors protest raids. Court blocks deportation "
    "rule. Texas sends troops. Judge halts wall spending. Farmers fear labor shortage. House passes budget. "
) * 3
KEYWORDS = "immigration border wall raid court senate texas mayor asylum refugee visa deportation judge police " * 5
NUMBERS = " ".join(map(str, range(200)))

UNTOLD = Layout(language="-")


def _found(corpus: Corpus) -> list[bool]:
    found: list[bool] = unstated_foreign(corpus).tolist()
    return found


@pytest.mark.row(85)
@pytest.mark.parametrize("text", [FRENCH, DANISH, TURKISH, GREEK, CHINESE])
def test_another_language_is_evident(make_corpus: Callable[..., Corpus], text: str) -> None:
    """In whatever letters, also where it shares many short words with English, or has few of its own."""
    assert _found(make_corpus([{"text": text}], mapping=UNTOLD)) == [True]


@pytest.mark.parametrize("text", [ENGLISH, HEADLINES, KEYWORDS, NUMBERS, "word " * 100, "!!!"])
def test_english_is_not_taken_for_another_language(make_corpus: Callable[..., Corpus], text: str) -> None:
    """Nor are headlines, lists of words and numbers, which have hardly any stop words."""
    assert _found(make_corpus([{"text": text}], mapping=UNTOLD)) == [False]


def test_a_language_that_is_stated_is_believed(make_corpus: Callable[..., Corpus]) -> None:
    """Only what states none can lack it."""
    rows = [{"text": FRENCH, "language": "fr"}, {"text": FRENCH, "language": "en"}, {"text": FRENCH}, {"text": ENGLISH}]

    assert _found(make_corpus(rows, mapping=UNTOLD)) == [False, False, True, False]


def test_short_texts_are_judged_together(make_corpus: Callable[..., Corpus]) -> None:
    """Those of a source, or all whose source has too few words; a document without a word is none."""
    short = "le maire a dit que nous ne savons pas ce que la loi va changer"
    one = [{"text": short, "source": "A"}] * 4
    many = [{"text": short, "source": f"S{number}"} for number in range(4)]
    english = [{"text": "the mayor said that we do not know what it is", "source": "Z"}] * 5

    assert _found(make_corpus(one[:3], mapping=UNTOLD)) == [False] * 3  # 42 words
    assert (
        _found(make_corpus([*one, *english, {"text": "!!!", "source": "A"}], mapping=UNTOLD))
        == [True] * 4 + [False] * 6
    )
    assert _found(make_corpus([*many, *english], mapping=UNTOLD)) == [True] * 4 + [False] * 5


@pytest.mark.row(85)
def test_it_is_said_with_what_follows(make_corpus: Callable[..., Corpus]) -> None:
    """Of the documents selected, and of nothing else."""
    corpus = make_corpus([{"text": FRENCH}, {"text": FRENCH}, {"text": ENGLISH, "source": "B"}], mapping=UNTOLD)

    def said(filters: Filters) -> list[tuple[object, ...]]:
        found = caveats(corpus, filters)
        return list(found[found["code"] == "language-unstated"].itertuples(index=False, name=None))

    assert said(Filters()) == [
        (
            "language-unstated",
            "read first",
            "2 of 3 documents state no language, and their words are not those of English: they are counted as in "
            "English, and the stop words left out are English. State the language in a column “language”, such as fr "
            "or French.",
            2.0,
        )
    ]
    assert said(Filters(sources=("B",))) == []


def test_stop_words_may_be_those_of_the_others(make_corpus: Callable[..., Corpus]) -> None:
    """Where some documents state a language, its stop words are left out of all."""
    found = caveats(make_corpus([{"text": FRENCH, "language": "fr"}, {"text": FRENCH}], mapping=UNTOLD), Filters())

    message = found.set_index("code").loc["language-unstated", "message"]
    assert "1 of 2 documents states no language, and its words are not those of English: they are counted" in message
    assert "the stop words left out are those of “fr”." in message


@pytest.mark.parametrize("name", ["news100_2017.jsonl", "uk_immigration_2010.jsonl", "us_inaugural.jsonl"])
def test_nothing_is_said_of_english_corpora(test_data: object, name: str) -> None:
    """As it would not be so."""
    corpus = read_corpus(f"{test_data}/corpora/{name}")
    documents = corpus.documents.assign(language="")

    assert not unstated_foreign(replace(corpus, documents=documents)).any()
