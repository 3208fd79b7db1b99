"""Entities: counts of mentions, and the passages behind them."""

import tracemalloc
from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, entities, entity_mentions, named_together, together_passages
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.schema import ENTITIES, ENTITY_MENTIONS, MENTIONS
from analysis.finding.naming.check import check_sheet, readable_sentences

TEXTS = [("A", "ICE is ICE. Trump."), ("A", "Immigration and Customs Enforcement (ICE)"), ("B", "Trump alone.")]
# doc_id, start, end, surface, type, basis, entity
MENTIONED = [
    ("d0", 0, 3, "ICE", "ORG", "abbreviation", "ICE"),
    ("d0", 7, 10, "ICE", "ORG", "abbreviation", "ICE"),
    ("d0", 12, 17, "Trump", "PERSON", "model", "Trump"),
    ("d1", 0, 35, "Immigration and Customs Enforcement", "ORG", "model", "ICE"),
    ("d1", 37, 40, "ICE", "ORG", "abbreviation", "ICE"),
    ("d2", 0, 5, "Trump", "PERSON", "model", "Trump"),
]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three documents with six mentions of two entities."""
    texts = ["doc_id", "surface", "type", "basis", "entity"]
    mentions = pd.DataFrame(MENTIONED, columns=list(MENTIONS.columns)).astype(dict.fromkeys(texts, "str"))
    return make_corpus({"source": source, "text": text} for source, text in TEXTS).with_mentions(mentions)


def test_entities_are_counted_by_mention_and_document(corpus: Corpus) -> None:
    """A full name and its abbreviation are one entity; the most mentioned comes first."""
    found = entities(corpus, Filters())

    columns = ["entity", "type", "mentions", "documents", "aliases"]
    assert found[columns].to_numpy().tolist() == [
        ["ICE", "ORG", 4, 2, ("Immigration and Customs Enforcement",)],
        ["Trump", "PERSON", 2, 2, ()],
    ]
    assert found["document_share"].tolist() == pytest.approx([2 / 3, 2 / 3])


def test_only_selected_documents_count(corpus: Corpus) -> None:
    """A filter counts the mentions of its documents, and shares of them."""
    found = entities(corpus, Filters(sources=("B",)))

    assert found[["entity", "mentions", "document_share"]].to_numpy().tolist() == [["Trump", 1, 1.0]]


def test_only_some_kinds(corpus: Corpus) -> None:
    """Kinds that are not asked for are left out, and shares stay those of all documents."""
    found = entities(corpus, Filters(), types=("PERSON",))

    assert found["entity"].tolist() == ["Trump"]
    assert found["document_share"].tolist() == pytest.approx([2 / 3])


@pytest.mark.parametrize("filters", [Filters(), Filters(sources=("A",)), Filters(search="alone")], ids=str)
def test_every_count_opens_its_mentions(corpus: Corpus, filters: Filters) -> None:
    """An entity has as many passages as mentions, in as many documents."""
    for row in entities(corpus, filters).itertuples():
        found = entity_mentions(corpus, filters, row.entity)
        assert (len(found), found["doc_id"].nunique()) == (row.mentions, row.documents)


def test_a_mention_shows_its_surroundings_and_how_it_was_found(corpus: Corpus) -> None:
    """The passage holds the name, and says whether the model or the texts say that it is one."""
    found = entity_mentions(corpus, Filters(), "ICE")

    assert found["text"].tolist() == ["ICE is ICE. Trump."] * 2 + ["Immigration and Customs Enforcement (ICE)"] * 2
    assert found["why"].tolist() == [
        "an abbreviation the texts explain",
        "an abbreviation the texts explain",
        "found by the model",
        "an abbreviation the texts explain",
    ]


def test_names_not_looked_for_are_not_none(make_corpus: Callable[..., Corpus]) -> None:
    """Where nobody has looked for names, there is no count of them."""
    corpus = make_corpus([{"text": "ICE"}])

    for call in (lambda: entities(corpus, Filters()), lambda: entity_mentions(corpus, Filters(), "ICE")):
        with pytest.raises(EmptyCorpusError, match="E-MENTIONS"):
            call()


def test_nothing_found_gives_empty_tables(corpus: Corpus) -> None:
    """Without mentions there are no rows, and the same columns."""
    pd.testing.assert_frame_equal(entities(corpus, Filters(search="nowhere")), ENTITIES.empty())
    pd.testing.assert_frame_equal(entities(corpus, Filters(), types=()), ENTITIES.empty())
    pd.testing.assert_frame_equal(entity_mentions(corpus, Filters(), "Nobody"), ENTITY_MENTIONS.empty())


def test_ice_is_one_entity_of_the_starter_corpus(seeds: Corpus) -> None:
    """The full name, once, and the abbreviation, everywhere else, are counted together."""
    found = entities(seeds, Filters()).set_index("entity")

    assert "Immigration and Customs Enforcement" in found.loc["ICE", "aliases"]
    assert not any("Customs Enforcement" in name for name in found.index)
    assert found.loc["ICE", "documents"] == 5


def test_every_ice_of_the_starter_corpus_is_counted(seeds: Corpus) -> None:
    """As many mentions as the texts hold of either form, but for one inside the title of a toolkit."""
    forms = seeds.texts.str.count_matches(r"\bICE\b|Immigration and Customs Enforcement").sum()
    title = entity_mentions(seeds, Filters(), "Defend Against ICE Raids and Community Arrests")

    assert len(entity_mentions(seeds, Filters(), "ICE")) + len(title) == forms == 43


def test_kept_names_stand_where_they_are_kept(seeds: Corpus) -> None:
    """Every mention kept for the starter corpus is a piece of its text."""
    texts = dict(zip(seeds.documents["doc_id"], seeds.texts, strict=True))

    assert seeds.mentions is not None
    for mention in seeds.mentions.itertuples():
        assert texts[mention.doc_id][mention.start : mention.end] == mention.surface


def test_other_forms_are_told_in_one_line(make_corpus: Callable[..., Corpus]) -> None:
    """A form broken over lines is the form that it was before, and is not told twice."""
    text = "New York, the City of New\nYork, City of New York, Ocasio-\nCortez, AOC, AOC"
    names = {"New York": ["New York", "City of New\nYork", "City of New York"], "AOC": ["Ocasio-\nCortez", "AOC"]}
    rows = [
        ("d0", text.index(surface), text.index(surface) + len(surface), surface, "GPE", "model", entity)
        for entity, surfaces in names.items()
        for surface in surfaces
    ]
    texts = ["doc_id", "surface", "type", "basis", "entity"]
    mentions = pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(dict.fromkeys(texts, "str"))

    table = entities(make_corpus([{"text": text}]).with_mentions(mentions), Filters()).set_index("entity")
    assert table["aliases"].to_dict() == {"New York": ("City of New York",), "AOC": ("Ocasio-Cortez",)}


def test_a_long_text_is_read_once_however_often_it_names_somebody(name_texts: Callable[..., Corpus]) -> None:
    """Neither its mentions, nor those on a sheet, nor passages with two names hold a copy of the text each."""
    corpus = name_texts([("s", "Ann said nothing of it to Bob. " * 1_500 + "\n\n" + "Ann saw Bob\n\n" * 1_500)])
    named_together(corpus, Filters())
    spans = readable_sentences(corpus)

    tracemalloc.start()
    try:
        mentions = entity_mentions(corpus, Filters(), "Ann")
        passages = together_passages(corpus, Filters(), "Ann", "Bob")
        check_sheet(corpus, spans=spans)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(mentions) == 3_000
    assert len(passages) == named_together(corpus, Filters())["passages"].item()
    assert peak < 3_000 * len(corpus.text(0)) / 5
