"""Topics as they are wished for: planted ones, phrases, footers, words to start from, another method, other units."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, TopicModel, compared_corpus, fit_topics, topic_quality
from analysis.corpus.errors import EmptyCorpusError, FilterError
from analysis.corpus.schema import MENTIONS
from analysis.finding.topics import passages
from analysis.finding.topics.passages import sentence_windows

GROUPS = ["abcde"[group] for group in range(5)]
PLANTED = [[f"{letter}word{chr(97 + place)}" for place in range(10)] for letter in GROUPS]
FOOTER = "Contact the press office at noon on any weekday"


def _documents(footer: str = "", number: int = 200, seed: int = 3) -> list[dict[str, str]]:
    """Return documents, each of forty words of one of five vocabularies; the first source ends them with a footer."""
    draw = np.random.default_rng(seed)
    texts = [" ".join(draw.choice(PLANTED[place % 5], 40)) for place in range(number)]
    return [
        {"source": "AB"[place % 2], "language": "en", "text": f"{text}. {'' if place % 2 else footer}"}
        for place, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def planted(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return five planted topics in two sources, one of them with a footer."""
    return make_corpus(_documents(FOOTER))


def _words(model: TopicModel) -> list[set[str]]:
    tops = model.terms[model.terms["rank"] <= 10]
    return [set(found["term"]) for _, found in tops.groupby("topic")]


def test_planted_topics_come_back(planted: Corpus) -> None:
    """Five vocabularies without a common word are five topics, whole and by themselves, in every refit."""
    model = fit_topics(planted, Filters(), k=5, unit="document")

    assert sorted(map(sorted, _words(model))) == sorted(map(sorted, PLANTED))
    quality = topic_quality(planted, Filters(), k=5, unit="document")
    assert quality["verdict"].tolist() == ["stable"] * 5
    assert quality[["words_back", "returned", "refits"]].to_numpy().tolist() == [[10, 10, 10]] * 5


def test_shares_add_up(planted: Corpus) -> None:
    """Each passage's shares are those of its row, and say which topic is its strongest."""
    model = fit_topics(planted, Filters(), k=5, unit="document")

    assert model.shares.dtype == model.components.dtype == np.float32
    assert model.shares.sum(axis=1) == pytest.approx(1, abs=1e-6)
    assert (model.shares.argmax(axis=1) + 1).tolist() == model.passages["topic"].tolist()
    assert model.shares.max(axis=1) == pytest.approx(model.passages["share"].to_numpy())
    assert model.components.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert model.vocabulary["term"].tolist() == sorted(word for words in PLANTED for word in words)


def test_the_words_of_a_name_that_is_searched_for_are_left_out(planted: Corpus) -> None:
    """Whatever form it has anywhere: an entity is in every document of the search, and no topic of them."""
    rows = [
        (doc_id, text.index(form), text.index(form) + len(form), form, "PERSON", "model", "A. Word")
        for doc_id, text in zip(planted.documents["doc_id"], planted.texts, strict=True)
        for form in ("aworda", "bwordb")
        if form in text
    ]
    texts = ("doc_id", "surface", "type", "basis", "entity")
    named = planted.with_mentions(
        pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(dict.fromkeys(texts, "str"))
    )
    model = fit_topics(named, Filters(search="[A. Word] OR cwordb"), k=2, unit="document")

    left_out = model.left_out.loc[model.left_out["why"] == "search", "term"].tolist()
    assert left_out == ["aworda", "bwordb", "cwordb"]


@pytest.mark.parametrize("method", ["nmf", "lda"])
def test_a_passage_without_a_word_has_no_topic(make_corpus: Callable[..., Corpus], method: str) -> None:
    """It is not spread over all of them, and stands under topic 0."""
    corpus = make_corpus([*_documents(), {"source": "A", "language": "en", "text": "Unheard of!"}])
    model = fit_topics(corpus, Filters(), k=5, unit="document", method=method)

    assert (model.passages["topic"] == 0).sum() == 1
    assert model.shares[0].tolist() == [0] * 5
    assert model.passages["share"][0] == 0


def test_a_footer_is_left_out_and_said(planted: Corpus) -> None:
    """Words that stand in a line of most documents of one source are no topic, unless they are to stay."""
    model = fit_topics(planted, Filters(), k=5, unit="document")
    kept = fit_topics(planted, Filters(), k=6, unit="document", boilerplate=True)

    assert model.left_out["term"].tolist() == ["contact", "noon", "office", "press", "weekday"]
    assert model.left_out.drop(columns="term").drop_duplicates().to_numpy().tolist() == [["A", 100, 1, "boilerplate"]]
    assert not set(model.vocabulary["term"]) & {"contact", "office"}
    assert {"contact", "office"} <= set(kept.vocabulary["term"])
    assert kept.left_out.empty


def test_a_footer_is_that_of_the_source_whatever_is_compared(planted: Corpus) -> None:
    """Compared by another column, the same words are left out."""
    there = fit_topics(compared_corpus(planted, "language"), Filters(), k=5, unit="document")

    assert set(there.left_out["source"]) == {"A"}


def test_a_word_of_a_footer_stays_where_it_stands_elsewhere(make_corpus: Callable[..., Corpus]) -> None:
    """Only its uses in the footer are left out."""
    rows = _documents(FOOTER)
    for row in rows[:60:2]:
        row["text"] = "office press office. " + row["text"]
    model = fit_topics(make_corpus(rows), Filters(), k=5, unit="document")

    assert "office" in set(model.vocabulary["term"])


def test_the_words_of_the_search_are_left_out(planted: Corpus) -> None:
    """What all the documents were chosen by says nothing of what they are about."""
    found, searched = Filters(search="aworda OR bworda OR cwordb"), ["aworda", "bworda", "cwordb"]
    model = fit_topics(planted, found, k=2, unit="document")

    assert model.left_out.loc[model.left_out["why"] == "search", "term"].tolist() == searched
    assert not set(model.vocabulary["term"]) & set(searched)
    assert set(searched) <= set(fit_topics(planted, found, k=2, unit="document", boilerplate=True).vocabulary["term"])


def test_phrases_take_the_place_of_their_parts(make_corpus: Callable[..., Corpus]) -> None:
    """Two words that always stand together are one, and neither is left."""
    rows = [
        {**row, "text": f"health care {row['text']}" if place % 5 == 0 else row["text"]}
        for place, row in enumerate(_documents())
    ]
    model = fit_topics(make_corpus(rows), Filters(), k=5, unit="document", phrases=True)

    assert "health care" in set(model.vocabulary["term"])
    assert not {"health", "care"} & set(model.vocabulary["term"])


def test_topics_start_from_words(planted: Corpus) -> None:
    """With one word of a vocabulary to start from, a topic finds the others."""
    model = fit_topics(planted, Filters(), k=2, unit="document", anchors=(("cworda",), ("eworda", "ewordb")))

    assert {len(words & set(PLANTED[2])) for words in _words(model)} >= {10}


@pytest.mark.parametrize(
    "options",
    [
        {"anchors": (("nowhere",),)},
        {"k": 2, "anchors": (("aworda",),) * 3},
        {"method": "lda", "anchors": (("aworda",),)},
    ],
)
def test_words_that_no_topic_can_start_from_are_refused(planted: Corpus, options: dict[str, object]) -> None:
    """Unknown words, more starts than topics, and a method that starts from nothing."""
    with pytest.raises(FilterError, match=r"^E-ANCHORS"):
        fit_topics(planted, Filters(), unit="document", **options)


def test_the_number_is_limited_by_documents_and_the_reason_is_said(seeds: Corpus) -> None:
    """Five articles make few topics, however many paragraphs they have."""
    model = fit_topics(seeds, Filters(), k=12)

    assert (model.k, model.unit, model.limited) == (3, "paragraph", "5 documents allow about half as many topics")
    assert fit_topics(seeds, Filters(), k=2).limited == ""


def test_windows_are_of_whole_sentences() -> None:
    """A long text without paragraphs is cut after sentences, and nothing of it is lost."""
    sentences = [f"This is sentence {place} of many, and it says next to nothing." for place in range(60)]
    text = " ".join(sentences)
    windows = sentence_windows(text)

    assert len(windows) > 4
    assert " ".join(text[start:end] for start, end in windows) == text
    assert all(text[start:end].endswith(".") for start, end in windows)
    assert all(50 <= len(text[start:end].split()) <= 160 for start, end in windows)


def test_long_texts_without_paragraphs_are_split_into_sentences(make_corpus: Callable[..., Corpus]) -> None:
    """Unasked, windows of sentences take the place of paragraphs."""
    draw = np.random.default_rng(1)
    rows = [{"text": " ".join(f"{' '.join(draw.choice(PLANTED[n % 5], 12))}." for _ in range(30))} for n in range(20)]

    assert fit_topics(make_corpus(rows), Filters(), k=5).unit == "sentences"


def test_who_has_lost_all_words_to_boilerplate_is_told(make_corpus: Callable[..., Corpus]) -> None:
    """Where each text is the same few lines there are topics only if these are kept, and the refusal says so."""
    lines = ["alpha beta gamma delta epsilon zeta", "eta theta iota kappa lambda mu", "nu xi omicron rho sigma tau"]
    texts = [f"{lines[place % 3]}\n\n{lines[place % 3]} word{place}" for place in range(60)]
    corpus = make_corpus({"source": f"S{place % 3}", "text": text} for place, text in enumerate(texts))

    with pytest.raises(
        EmptyCorpusError, match=r"^E-TOPICS .* · keep the \d+ words of boilerplate and of the search, or"
    ):
        fit_topics(corpus, Filters(), unit="document")
    assert fit_topics(corpus, Filters(), unit="document", boilerplate=True).k >= 2


def test_what_is_fitted_and_then_checked_is_split_once(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other documents, or another unit, are split anew: they are other texts."""
    corpus, split = make_corpus(_documents()), []
    monkeypatch.setattr(passages, "paragraphs", lambda text: split.append(text) or [(0, len(text))])

    for found in (fit_topics, topic_quality):
        found(corpus, Filters(), k=2, unit="paragraph")
    assert len(split) == 200
    fit_topics(corpus, Filters(sources=("A",)), k=2, unit="paragraph")
    assert len(split) == 300
    fit_topics(corpus, Filters(sources=("A",)), k=2, unit="sentences")
    assert len(split) == 400
