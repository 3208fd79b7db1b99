"""Contracts: declared once, kept by every public call, on nothing too."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import fields

import pandas as pd
import pytest

import analysis
from analysis import Corpus, Filters
from analysis.comparing.sides import compared_sides
from analysis.corpus import schema
from analysis.corpus.columns import COLUMNS, Kind
from analysis.corpus.errors import SchemaError
from analysis.corpus.schema import Contract, require

CONTRACTS = {contract.name: contract for contract in vars(schema).values() if isinstance(contract, Contract)}

# Every public call that gives a table: what it gives, and how it is called.


def _documents(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    return analysis.selection(corpus, filters).documents


CALLS: dict[str, tuple[Contract, Callable[[Corpus, Filters], pd.DataFrame]]] = {
    "caveats": (schema.CAVEATS, lambda c, f: analysis.caveats(c, f, target="Red Flag")),
    "collocate_network": (
        schema.COLLOCATE_EDGES,
        lambda c, f: analysis.collocate_network(c, f, "ice", ["the", "class"]),
    ),
    "collocate_places": (schema.PLACES, lambda c, f: analysis.collocate_places(c, f, "ice", "the")),
    "collocates": (schema.COLLOCATES, lambda c, f: analysis.collocates(c, f, "ice")),
    "compared_collocates": (
        schema.COMPARED_COLLOCATES,
        lambda c, f: analysis.compared_collocates(compared_sides(c, f, target="Red Flag"), "ice"),
    ),
    "concordance": (schema.CONCORDANCE, lambda c, f: analysis.concordance(c, f, "ice")),
    "coverage": (schema.COVERAGE, analysis.coverage),
    "divergence": (schema.DIVERGENCE, lambda c, f: analysis.divergence(c, f, target="Red Flag")),
    "drawn": (
        schema.PASSAGES,
        lambda c, f: analysis.drawn(c, analysis.passages(c, f, "ice"), analysis.Draw("typical")),
    ),
    "drawn by period": (
        schema.PASSAGES,
        lambda c, f: analysis.drawn(c, analysis.passages(c, f, "ice"), analysis.Draw("sample", period="year")),
    ),
    "duplicate_effect": (
        schema.DUPLICATE_EFFECT,
        lambda c, f: analysis.duplicate_effect(c, f, "ice", target="Red Flag"),
    ),
    "duplicates": (schema.DUPLICATES, lambda c, f: analysis.duplicates(c, f, least=1e-9)),
    "entities": (schema.ENTITIES, analysis.entities),
    "entity_keyness": (schema.KEYNESS, lambda c, f: analysis.entity_keyness(c, f, target="Red Flag")),
    "entity_prevalence": (
        schema.ENTITY_PREVALENCE,
        lambda c, f: analysis.entity_prevalence(c, f, c.mentions["entity"].unique()[:2]),
    ),
    "named_together": (schema.NAMED_TOGETHER, analysis.named_together),
    "together_passages": (
        schema.PASSAGES,
        lambda c, f: analysis.together_passages(c, f, *analysis.named_together(c, analysis.Filters()).iloc[0, :2]),
    ),
    "entity_mentions": (schema.ENTITY_MENTIONS, lambda c, f: analysis.entity_mentions(c, f, "ICE")),
    "comparison_basis": (schema.BASIS, lambda c, f: analysis.comparison_basis(c, f, target="Red Flag")),
    "keyness": (schema.KEYNESS, lambda c, f: analysis.keyness(c, f, target="Red Flag")),
    "keyness_effects": (schema.KEYNESS, lambda c, f: analysis.keyness_effects(c, f, target="Red Flag")),
    "matched_passages": (schema.MATCHED_PASSAGES, lambda c, f: analysis.matched_passages(c, f, left="Red Flag")),
    "places": (schema.PLACES, lambda c, f: analysis.places(c, f, "ice")),
    "passages": (schema.PASSAGES, lambda c, f: analysis.passages(c, f, "ice")),
    "passages drawn": (schema.PASSAGES, lambda c, f: analysis.passages(c, f, "ice", per_source=3)),
    "passages_without": (schema.PASSAGES, lambda c, f: analysis.passages_without(c, f, "regime", target="Red Flag")),
    "quotations": (
        schema.QUOTATIONS,
        lambda c, f: analysis.quotations(
            c, analysis.passages(c, f, "ice")[["doc_id", "start", "end"]].itertuples(index=False, name=None)
        ),
    ),
    "sampled": (schema.PLACES, lambda c, f: analysis.sampled(analysis.places(c, f, "ice"), 5)),
    "shuffled_p": (schema.SHUFFLED_P, lambda c, f: analysis.shuffled_p(c, f, ["ice", "the"], target="Red Flag")),
    "source_profiles": (schema.PROFILES, analysis.source_profiles),
    "term_frequencies": (schema.TERM_FREQUENCIES, analysis.term_frequencies),
    "bigrams": (schema.TERM_FREQUENCIES, lambda c, f: analysis.term_frequencies(c, f, n=2, stopwords={"the"})),
    "term_trend": (schema.TERM_TREND, lambda c, f: analysis.term_trend(c, f, ["ice", "the"])),
    "bursts": (
        schema.BURSTS,
        lambda c, f: analysis.bursts(c, f, analysis.term_trend(c, f, ["ice", "the"], by="year"), by="year"),
    ),
    "mean_trend": (schema.MEAN_TREND, lambda c, f: analysis.mean_trend(c, f, ["ice", "the"])),
    "term_trend per source": (schema.TERM_TREND, lambda c, f: analysis.term_trend(c, f, ["ice"], per_source=True)),
    "document_openings": (schema.PASSAGES, lambda c, f: analysis.document_openings(c, _documents(c, f))),
    "entity_caveats": (schema.CAVEATS, analysis.entity_caveats),
    "lines_at": (schema.CONCORDANCE, lambda c, f: analysis.lines_at(c, analysis.places(c, f, "ice"))),
    "most_distinctive": (
        schema.KEYNESS,
        lambda c, f: analysis.most_distinctive(analysis.keyness(c, f, target="Red Flag"), least=1, top=3),
    ),
    "ordered_places": (
        schema.PLACES,
        lambda c, f: analysis.ordered_places(c, analysis.places(c, f, "ice"), "left"),
    ),
    "passages_at": (schema.PASSAGES, lambda c, f: analysis.passages_at(c, analysis.places(c, f, "ice"))),
    "session_caveats": (schema.CAVEATS, lambda c, f: analysis.session_caveats(_documents(c, f).shape[0] * 3)),
    "strongest_collocates": (
        schema.COLLOCATES,
        lambda c, f: analysis.strongest_collocates(analysis.collocates(c, f, "ice")),
    ),
    "trend_caveats": (
        schema.CAVEATS,
        lambda c, f: analysis.trend_caveats(analysis.term_trend(c, f, ["ice"]), by="month"),
    ),
}
ELSEWHERE = {  # whose modules test their tables: they take a file, a pipeline or a model, or are never empty or always
    "composition",
    "corpus_checks",
    "corrected_mentions",
    "covered_documents",
    "name_marks",
    "names_within",
    "period_keyness",
    "recognised_mentions",
    "similar_topics",
    "tendencies",
    "topic_caveats",
    "topic_differences",
    "topic_documents",
    "topic_passages",
    "topic_prevalence",
    "topic_quality",
    "topic_sentences",
    "typical_passages",
    "topic_sweep",
    "word_views",
}
PUT_TOGETHER = {"date", "ours", "theirs", "words"}  # by lists on the screen, from other columns
TOPIC_TABLES = {name: f"topic {name}" for name in ("terms", "prevalence", "passages", "quality")}
TOPIC_TABLES["left_out"] = "words that topics leave out"


def test_every_public_call_is_tried_here() -> None:
    """No call that gives a table goes without its contract."""
    calls = {name: call for name, call in vars(analysis).items() if inspect.isfunction(call)}
    tables = {name for name, call in calls.items() if inspect.signature(call).return_annotation is pd.DataFrame}

    assert tables == {name.split()[0] for name in CALLS if name != "bigrams"} | ELSEWHERE


@pytest.mark.parametrize("name", CALLS)
def test_a_result_keeps_its_contract(seeds: Corpus, name: str) -> None:
    """A table has the columns it declares, first and in that order, each of its kind, and rows counted from 0."""
    contract, call = CALLS[name]

    found = require(call(seeds, Filters()), contract)
    assert len(found) > 0
    assert set(found.columns) == set(contract.columns)
    assert found.index.equals(pd.RangeIndex(len(found)))


@pytest.mark.parametrize("name", CALLS)
def test_an_empty_result_keeps_its_contract(seeds: Corpus, name: str) -> None:
    """Nothing selected is a table without rows, of the same columns and kinds."""
    contract, call = CALLS[name]

    found = require(call(seeds, Filters(search="nowhere at all")), contract)
    assert len(found) == 0
    assert set(found.columns) == set(contract.columns)


@pytest.mark.parametrize("name", CALLS)
def test_an_empty_result_has_the_kinds_of_a_full_one(seeds: Corpus, name: str) -> None:
    """A table of nothing can be put under another without changing its kinds."""
    contract, call = CALLS[name]
    full, empty = call(seeds, Filters()), call(seeds, Filters(search="nowhere at all"))

    columns = list(contract.columns)
    assert full[columns].dtypes.astype(str).to_dict() == empty[columns].dtypes.astype(str).to_dict()


@pytest.mark.parametrize("name", CALLS)
def test_a_call_changes_nothing_and_gives_the_same_again(
    seeds: Corpus, unchanged: Callable[[Corpus], AbstractContextManager[None]], name: str
) -> None:
    """The corpus is as it was, even when its reader spoils the table, and a second call gives the same."""
    _, call = CALLS[name]

    with unchanged(seeds):
        first = call(seeds, Filters())
        kept = first.copy()
        first.iloc[:, :] = first.iloc[::-1].to_numpy()
        again = call(seeds, Filters())
    pd.testing.assert_frame_equal(again, kept)


def test_topics_keep_their_contracts_and_change_nothing(
    seeds: Corpus, unchanged: Callable[[Corpus], AbstractContextManager[None]]
) -> None:
    """The five tables of a topic model have the columns they declare."""
    with unchanged(seeds):
        model = analysis.fit_topics(seeds, Filters(), k=3)

    for name, contract in TOPIC_TABLES.items():
        require(getattr(model, name), CONTRACTS[contract])


def test_a_corpus_keeps_its_contracts(seeds: Corpus) -> None:
    """Documents, ledger and mentions have the columns they declare."""
    assert seeds.mentions is not None
    require(seeds.documents, schema.DOCUMENTS)
    require(seeds.ledger, schema.LEDGER)
    require(seeds.mentions, schema.MENTIONS)


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS)
def test_a_contract_is_of_defined_columns(contract: Contract) -> None:
    """Every column of a contract is defined, once, and its empty table keeps it."""
    assert len(set(contract.columns)) == len(contract.columns)
    assert set(contract.columns) <= set(COLUMNS)
    assert require(contract.empty(), contract).columns.tolist() == list(contract.columns)


def test_every_column_is_used() -> None:
    """No column is defined for nothing: it stands in a contract, or a list puts it together from those that do."""
    assert set(COLUMNS) == {name for contract in CONTRACTS.values() for name in contract.columns} | PUT_TOGETHER
    assert [field.name for field in fields(Contract)] == ["name", "columns"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    """The message names what is missing, what is of another kind, and what there is."""
    table = pd.DataFrame({"term": ["a"], "rank": [1.5], "more": [0]})
    message = "E-COLUMNS · topic terms · missing: topic, weight, relevance; rank should be integer and is float64"

    with pytest.raises(SchemaError, match=f"^{message} · available: term, rank, more$"):
        require(table, schema.TOPIC_TERMS)


def test_a_table_that_keeps_its_contract_is_given_back_itself() -> None:
    """Further columns are no fault, and nothing is copied."""
    table = schema.TOPIC_TERMS.empty().assign(more=0)

    assert require(table, schema.TOPIC_TERMS) is table


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("text", pd.Series([1])),
        ("text", pd.Series(["a"], dtype="object")),
        ("integer", pd.Series([1.0])),
        ("integer", pd.Series([True])),
        ("number", pd.Series([1])),
        ("date", pd.Series(["2019-07-20"])),
        ("texts", pd.Series(["a"], dtype="str")),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.dtype),
)
def test_another_kind_is_told_apart(kind: Kind, values: pd.Series) -> None:
    """Whole numbers, numbers, dates and texts are not taken for one another."""
    assert not schema._is(kind, values)
