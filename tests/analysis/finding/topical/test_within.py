"""A topic as a filter and as a unit: every other function works on such corpora, and places open the right text."""

import re
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis import Corpus, Filters, TopicModel, compared_by_topic, fit_topics, within_topic
from analysis.corpus.errors import EmptyCorpusError, FilterError
from analysis.corpus.schema import MENTIONS

EVERY = Filters()
PARTS = [
    ("The border wall is long.", 1),
    ("Soup and bread.", 2),
    ("The wall fell at the border.", 1),
    ("Soup again, and soup.", 2),
]
WORDS = [{"border": 0.6, "wall": 0.4}, {"soup": 1.0}]
CUT = "[…]"


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three documents: of both topics in turn, of the first alone, of the second alone; and one of none."""
    texts = {
        "a": "\n\n".join(part for part, _ in PARTS),
        "b": PARTS[0][0],
        "c": f"{PARTS[1][0]}\n\n{PARTS[3][0]}",
        "d": "Nothing.",
    }
    days = {"a": "2020-01-01", "b": "2020-02-01", "c": "2020-02-01", "d": "2020-03-01"}
    return make_corpus(
        {"doc_id": name, "source": name.upper(), "published": days[name], "text": text} for name, text in texts.items()
    )


@pytest.fixture(scope="module")
def model(corpus: Corpus, make_model: Callable[..., TopicModel]) -> TopicModel:
    """Return two topics of paragraphs."""
    kinds = dict(PARTS)
    placed = []
    for name, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True):
        for part in text.split("\n\n"):
            topic, start = kinds.get(part, 0), text.index(part)
            placed.append((name, start, start + len(part), topic, 0.9 if topic else 0.0))
    return make_model(corpus, placed, WORDS)


def test_a_cut_document_is_its_passages_where_they_were(corpus: Corpus, model: TopicModel) -> None:
    """Each is as long as before; what is cut is said by a sign, and between two passages there is a blank line."""
    found = within_topic(corpus, model, [1])

    assert found.documents["doc_id"].tolist() == ["a", "b"]
    assert [len(text) for text in found.texts] == [len(corpus.text(0)), len(corpus.text(1))]
    assert found.text(0).split() == [*PARTS[0][0].split(), CUT, *PARTS[2][0].split(), CUT]
    for name, text in zip(found.documents["doc_id"], found.texts, strict=True):
        whole, own = corpus.text(corpus.row(name)), model.passages.query("topic == 1 and doc_id == @name")
        assert all(text[start:end] == whole[start:end] for start, end in zip(own["start"], own["end"], strict=True))


def test_only_words_of_the_passages_are_counted(corpus: Corpus, model: TopicModel) -> None:
    """The sign is no word; frequencies are those of the passages and nothing else."""
    found = analysis.term_frequencies(within_topic(corpus, model, [1]), EVERY).set_index("term")["count"].to_dict()

    assert found == {"the": 4, "border": 3, "wall": 3, "is": 2, "long": 2, "fell": 1, "at": 1}
    assert within_topic(corpus, model, [1]).documents["tokens"].tolist() == [11, 5]


def test_several_topics_are_one_filter(corpus: Corpus, model: TopicModel) -> None:
    """All passages of a document leave it as it is; none of no topic is among them, unless it is asked for."""
    found = within_topic(corpus, model, [1, 2])

    assert found.documents["doc_id"].tolist() == ["a", "b", "c"]
    assert found.texts.to_list() == corpus.texts.to_list()[:3]
    assert within_topic(corpus, model, {0}).texts.to_list() == ["Nothing."]


def test_places_open_the_whole_text(corpus: Corpus, model: TopicModel) -> None:
    """What is found in a cut text stands in the whole text at the same place, and can be quoted from it."""
    found = analysis.passages(within_topic(corpus, model, [2]), EVERY, "soup")
    kept = list(found[["doc_id", "start", "end"]].itertuples(index=False, name=None))
    quoted = analysis.quotations(corpus, kept)

    assert len(found) == 6
    assert [text.lower() for text in quoted["text"]] == ["soup"] * 6
    for row in analysis.records(found):
        whole = corpus.text(corpus.row(row["doc_id"]))
        assert whole[row["text_start"] : row["text_start"] + len(row["text"])] == row["text"]


def test_every_other_function_works_within_a_topic(corpus: Corpus, model: TopicModel) -> None:
    """Trends, concordance, keyness, coverage, and comparing by another column."""
    found = within_topic(corpus, model, [1])
    trend = analysis.term_trend(found, EVERY, ["border"], by="month").set_index("period")
    lines = analysis.concordance(found, EVERY, "border")

    assert trend["count"].tolist() == [2, 1]
    assert trend.loc["2020-01-01", "rate"] == pytest.approx(10_000 * 2 / 11)
    assert lines["match"].tolist() == ["border"] * 3
    assert not lines["left"].str.contains("Soup").any()
    assert set(analysis.keyness(found, EVERY, target="A")["term"]) == {
        "the",
        "border",
        "wall",
        "is",
        "long",
        "fell",
        "at",
    }
    assert analysis.coverage(found, EVERY)["documents"].sum() == 2
    assert analysis.term_frequencies(found, Filters(start=date(2020, 2, 1)))["count"].sum() == 5


def test_a_corpus_within_topics_has_a_fingerprint_of_its_own(corpus: Corpus, model: TopicModel) -> None:
    """The same topics are the same corpus, others another."""
    prints = [within_topic(corpus, model, topics).fingerprint for topics in ([1], (1,), [2], [1, 2])]

    assert prints[0] == prints[1]
    assert len({corpus.fingerprint, *prints}) == 4


def test_names_stay_in_what_is_left(seeds: Corpus) -> None:
    """A name is where it was, and one that is cut out is gone."""
    found = within_topic(seeds, fit_topics(seeds, EVERY, k=3), [1])

    assert found.mentions is not None
    assert seeds.mentions is not None
    assert 0 < len(found.mentions) < len(seeds.mentions)
    for row in analysis.records(found.mentions):
        assert found.text(found.row(row["doc_id"]))[row["start"] : row["end"]] == row["surface"]
    assert len(analysis.entities(found, EVERY)) > 0


def test_what_was_not_cut_is_as_it_was(seeds: Corpus) -> None:
    """All passages of all topics together are the corpus: the same words, document by document."""
    model = fit_topics(seeds, EVERY, k=3)
    found = within_topic(seeds, model, range(4))

    assert found.documents["tokens"].tolist() == seeds.documents["tokens"].tolist()
    parts = sum(within_topic(seeds, model, [topic]).index.lengths.sum() for topic in np.unique(model.passages["topic"]))
    assert parts == seeds.index.lengths.sum()


def test_a_topic_without_passages_is_refused(corpus: Corpus, model: TopicModel) -> None:
    """There is no corpus of nothing."""
    with pytest.raises(EmptyCorpusError, match=r"^E-TOPIC · no passage is of this topic"):
        within_topic(corpus, model, [7])


def test_a_corpus_is_compared_by_topic(corpus: Corpus, model: TopicModel) -> None:
    """Topics stand in place of sources, which are kept, and all functions compare by them."""
    found = compared_by_topic(corpus, model, {1: "The border", 2: "Food"})

    assert (found.sources, found.noun) == (("Food", "The border", "no topic"), "topic")
    assert found.documents["original source"].tolist() == ["A", "B", "C", "D"]
    assert found.index is corpus.index
    assert (analysis.keyness(found, EVERY, target="Food").query("term == 'soup'")["log_ratio"] > 0).all()
    assert analysis.coverage(found, EVERY).groupby("source")["documents"].sum().to_dict() == {
        "Food": 1,
        "The border": 2,
        "no topic": 1,
    }
    assert found.fingerprint != compared_by_topic(corpus, model, {1: "Border", 2: "Food"}).fingerprint


def test_a_document_that_the_model_has_not_seen_is_said_to_be_so(
    corpus: Corpus, make_model: Callable[..., TopicModel]
) -> None:
    """It is of no topic because nobody looked, and that is something else than having none."""
    model = make_model(corpus, [("a", 0, 24, 1, 1.0)], WORDS)

    assert compared_by_topic(corpus, model, {1: "The border"}).sources == ("The border", "not looked at")


def test_topics_without_a_name_are_others(corpus: Corpus, model: TopicModel) -> None:
    """Somebody may have hidden one; its documents are still there."""
    assert compared_by_topic(corpus, model, {1: "The border"}).sources == ("The border", "no topic", "others")


def test_topics_of_one_name_are_refused(corpus: Corpus, model: TopicModel) -> None:
    """They could not be told apart."""
    with pytest.raises(FilterError, match=r"^E-TOPIC · two topics have one name"):
        compared_by_topic(corpus, model, {1: "Food", 2: "Food"})


def test_each_name_stays_in_the_topics_of_its_passages(make_corpus: Callable[..., Corpus], model: TopicModel) -> None:
    """Those of the topics that there are, and of none, are all names; one that goes over a cut is in neither."""
    texts = {
        "a": "\n\n".join(part for part, _ in PARTS),
        "b": PARTS[0][0],
        "c": f"{PARTS[1][0]}\n\n{PARTS[3][0]}",
        "d": "Nothing.",
    }
    places = [(name, *word.span()) for name, text in texts.items() for word in re.finditer(r"\S+", text)]
    places[5:6] = [("a", places[4][1], places[5][2])]  # from one passage into the next
    del places[4]
    rows = [(name, low, high, texts[name][low:high], "ORG", "model", "X") for name, low, high in places]
    corpus = make_corpus({"doc_id": name, "source": name.upper(), "text": text} for name, text in texts.items())
    mentions = pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(dict(MENTIONS.empty().dtypes))

    kept = [within_topic(corpus.with_mentions(mentions), model, [topic]).mentions for topic in (0, 1, 2)]
    found = sorted(row[:3] for part in kept if part is not None for row in part.itertuples(index=False, name=None))
    assert found == sorted(place for place in places if "\n" not in texts[place[0]][place[1] : place[2]])
