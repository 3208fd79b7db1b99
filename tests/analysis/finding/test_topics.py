"""Topics: the same on every run, and every share opens its passages."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis import Corpus, Filters, TopicModel, fit_topics, limits, topic_passages, topic_quality
from analysis.corpus.errors import EmptyCorpusError
from analysis.measures.intervals import term_sums
from analysis.measures.shares import share_interval

SPORT, FOOD = ["goal", "match", "team", "player", "score"], ["bread", "soup", "cheese", "onion", "butter"]


def _texts(words: list[str], number: int) -> list[str]:
    """Return texts of the words, each without another one of them."""
    return [" ".join(word for word in words if word != words[place % 5]) for place in range(number)]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return six texts on sport by A, four on food by B, and one of no word that returns."""
    texts = {"A": _texts(SPORT, 6), "B": [*_texts(FOOD, 4), "unheard-of singular"]}
    return make_corpus({"source": source, "text": text} for source, some in texts.items() for text in some)


@pytest.fixture(scope="module")
def model(corpus: Corpus) -> TopicModel:
    """Return two topics of whole documents."""
    return fit_topics(corpus, Filters(), k=2, unit="document")


@pytest.fixture(scope="module")
def seeds_model(seeds: Corpus) -> TopicModel:
    """Return the topics of the starter corpus."""
    return fit_topics(seeds, Filters())


def test_topics_are_numbered_from_the_commonest(model: TopicModel) -> None:
    """Topic 1 is the strongest in most passages, and its words are those of its texts."""
    words = model.terms.groupby("topic")["term"].agg(lambda terms: set(terms[:5]))

    assert words.to_dict() == {1: set(SPORT), 2: set(FOOD)}


@pytest.mark.row(92)
def test_prevalence_counts_passages_by_source(model: TopicModel) -> None:
    """Each source has every topic, with zeros, and no topic for a text without its words."""
    columns = ["source", "topic", "passages", "documents", "share"]

    assert model.prevalence[columns].to_numpy().tolist() == [
        ["A", 0, 0, 0, 0.0],
        ["A", 1, 6, 6, 1.0],
        ["A", 2, 0, 0, 0.0],
        ["B", 0, 1, 1, 0.2],
        ["B", 1, 0, 0, 0.0],
        ["B", 2, 4, 4, 0.8],
    ]


def test_separate_topics_are_coherent_and_stable(corpus: Corpus, model: TopicModel) -> None:
    """Words that come back in every refit and never meet the other topic's have good marks."""
    quality = topic_quality(corpus, Filters(), k=2, unit="document")

    assert quality["topic"].tolist() == [1, 2]
    assert (quality["stability"] > 0.3).all()
    known = ["topic", "coherence", "exclusivity"]
    pd.testing.assert_frame_equal(quality[known], model.quality[known])


def test_a_corpus_of_copies_has_topics(make_corpus: Callable[..., Corpus]) -> None:
    """Texts that topics describe without any rest are no reason for a warning."""
    texts = [" ".join(SPORT)] * 6 + [" ".join(FOOD)] * 4 + ["unheard-of singular"]

    found = fit_topics(make_corpus({"text": text} for text in texts), Filters(), k=2, unit="document")
    assert found.prevalence["passages"].tolist() == [1, 6, 4]


def test_every_share_opens_its_passages(seeds_model: TopicModel) -> None:
    """A topic has as many passages of a source as its prevalence says."""
    opened = seeds_model.passages.groupby(["topic", "source"]).size()

    for row in seeds_model.prevalence.itertuples():
        assert row.passages == opened.get((row.topic, row.source), 0)


def test_shares_of_a_source_add_up(seeds_model: TopicModel) -> None:
    """All passages of a source belong to some topic, or to none."""
    assert seeds_model.prevalence.groupby("source")["share"].sum().tolist() == pytest.approx([1, 1])
    assert len(seeds_model.passages) == seeds_model.prevalence["passages"].sum()


def test_passages_are_pieces_of_their_texts(seeds: Corpus, seeds_model: TopicModel) -> None:
    """Every passage stands in its document where the table says, the weightiest of a topic first."""
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))

    for passage in topic_passages(seeds, seeds_model.passages).itertuples():
        assert texts[passage.doc_id][passage.start : passage.end] == passage.text
    assert seeds_model.passages.groupby("topic")["share"].agg(lambda shares: shares.is_monotonic_decreasing).all()


def test_passages_cover_every_word_of_the_starter_corpus(seeds: Corpus, seeds_model: TopicModel) -> None:
    """Paragraphs together hold all that is not space."""
    pieces = topic_passages(seeds, seeds_model.passages).sort_values("start").groupby("doc_id")["text"].agg(" ".join)

    assert [piece.split() for piece in pieces] == [text.split() for text in seeds.texts]


def test_a_fit_is_the_same_every_time(seeds: Corpus, seeds_model: TopicModel) -> None:
    """Two fits of the same texts are equal to the last digit."""
    again = fit_topics(seeds, Filters())

    for name in ("terms", "prevalence", "passages", "quality"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(seeds_model, name), check_exact=True)


def test_the_order_of_rows_makes_no_difference(make_corpus: Callable[..., Corpus]) -> None:
    """Shuffled rows have the same topics."""
    texts = _texts(SPORT, 4) + _texts(FOOD, 5)
    rows = [{"doc_id": str(place), "text": text} for place, text in enumerate(texts)]

    models = [fit_topics(make_corpus(some), Filters(), unit="document") for some in (rows, rows[::-1])]
    pd.testing.assert_frame_equal(models[0].terms, models[1].terms, check_exact=True)


def test_stop_words_numbers_and_letters_are_no_words_of_topics(make_corpus: Callable[..., Corpus]) -> None:
    """Only words that tell something are fitted."""
    corpus = make_corpus(
        {"language": "en", "text": f"the 2019 x of {text}'s"} for text in _texts(SPORT, 5) + _texts(FOOD, 5)
    )

    found = fit_topics(corpus, Filters(), unit="document")
    assert set(found.terms["term"]) == {*SPORT, *FOOD}


@pytest.mark.row(92)
@pytest.mark.parametrize(("k", "expected"), [(2, 2), (1, 2), (3, 3), (500, 5)])
def test_as_many_topics_as_fit(corpus: Corpus, k: int, expected: int) -> None:
    """At least two, and no more than half of what there is: 11 texts and 10 words make 5."""
    found = fit_topics(corpus, Filters(), k=k, unit="document")

    assert (found.k, found.terms["topic"].max()) == (expected, expected)


@pytest.mark.parametrize(("unit", "expected"), [("auto", "paragraph"), ("document", "document")])
def test_a_small_corpus_is_split_into_paragraphs(corpus: Corpus, unit: str, expected: str) -> None:
    """So little text is soon split, unless something else is asked for."""
    assert fit_topics(corpus, Filters(), unit=unit).unit == expected


def test_a_large_corpus_is_not_split(make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take too long is taken whole."""
    monkeypatch.setattr(limits, "TOPIC_PARAGRAPH_WORDS", 399)
    corpus = make_corpus({"text": text} for text in _texts(SPORT, 50) + _texts(FOOD, 50))

    assert fit_topics(corpus, Filters()).unit == "document"


@pytest.mark.row(87, 92)
@pytest.mark.parametrize("filters", [Filters(search="nowhere"), Filters(search="singular")], ids=["nothing", "little"])
def test_too_little_text_is_refused(corpus: Corpus, filters: Filters) -> None:
    """The message says how much there is, and what to do."""
    with pytest.raises(
        EmptyCorpusError, match=r"^E-TOPICS · (0 passages|1 passage) with 0 words .* · choose more documents"
    ):
        fit_topics(corpus, filters)


def test_shares_have_the_intervals_of_their_documents(seeds: Corpus) -> None:
    """Each is that of the source's documents with their passages, counted one by one."""
    model = fit_topics(seeds, Filters(), k=3, unit="paragraph")
    places = model.passages.set_index(["source", "doc_id"])["topic"]
    counted = pd.get_dummies(places, dtype=int).groupby(level=[0, 1]).sum()

    for row in model.prevalence.to_dict("records"):
        of_source = counted.loc[row["source"]]
        uses = sparse.csr_array(of_source[[row["topic"]]].to_numpy())
        expected = share_interval(term_sums(uses, of_source.sum(axis=1).to_numpy()))
        found = [row["share"], row["share_low"], row["share_high"]]
        assert found == pytest.approx(np.ravel(expected).tolist(), nan_ok=True)
