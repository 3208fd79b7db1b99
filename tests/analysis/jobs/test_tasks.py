"""What a process apart finds is what this one would: to the last bit, of any version of a corpus."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import (
    Ask,
    Corpus,
    Filters,
    NameOptions,
    Pairing,
    Pool,
    TopicScope,
    ValueGroup,
    Version,
    answer_here,
    compared_corpus,
    entities,
    keyness,
    name_search,
    scoped_corpus,
    shuffled_sources,
    with_entities,
    with_titles,
)
from analysis import jobs as package
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.schema import MARKS
from analysis.jobs.tasks import TASKS

SIDES = {"target": "A", "reference": None}
OPTIONS: dict[str, dict[str, Any]] = {
    "topics": {"k": 3},
    "topic-quality": {"k": 3},
    "topic-sweep": {"k": 3},
    "names": {},
    "entities": {},
    "copies": {},
    "pairs": {"left": "A", "right": "B", "pairing": Pairing(unit="document")},
    "without": {"word": "border", **SIDES},
    "effect": {"word": "border", **SIDES},
    "terms": {"n": 2, "stopwords": ("the",)},
    "keyness": {**SIDES, "picked": 10},
    "profiles": {"stopwords": ("the", "of")},
    "tendencies": {"terms": ("border", "wall"), "by": "month", "per_source": True, "alike": False},
    "news": {"source": "A", "period": date(2019, 3, 1), "by": "month"},
}
ABOUT = {"entities": NameOptions()}  # tasks that are told where names stand
FILTERED = Filters(sources=("A", "B", "C"), search="border OR wall", collapse_duplicates=True)
GROUPS = (ValueGroup("A", ("A", "B")), ValueGroup("B", ("C", "D", "E")))
VERSIONS = {
    "plain": ({}, Filters()),
    "titles": ({"titles": True}, Filters()),
    "dealt": ({"deal": 3, "within": "month"}, Filters()),
    "compared": ({"by": "wing"}, Filters()),
    "titles, grouped, dealt": ({"titles": True, "by": "source", "groups": GROUPS, "deal": 1}, Filters()),
    "titles, dealt, filtered": ({"titles": True, "deal": 2}, FILTERED),
}
WORDS = [
    "border",
    "wall",
    "court",
    "city",
    "vote",
    "raid",
    "law",
    "school",
    "church",
    "market",
    "river",
    "bridge",
    "tax",
]


@pytest.fixture(scope="module")
def nine(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return nine sources, with titles, dates, copies and a column of whole numbers with gaps."""
    draw = np.random.default_rng(7)
    rows: list[dict[str, object]] = [
        {
            "source": "ABCDEFGHI"[place % 9],
            "title": f"Angela Merkel on {WORDS[place % len(WORDS)]}",
            "published": f"2019-{place % 12 + 1:02}-{place % 28 + 1:02}",
            "text": "The " + " ".join(draw.choice(WORDS, 60, p=_shares(place % 9))) + f". Barack Obama, {place}.",
            "wing": "ABC"[place % 3],
            "likes": place if place % 3 else None,
        }
        for place in range(108)
    ]
    corpus = make_corpus([*rows, *({**row, "source": "C"} for row in rows[:9])])
    places = [(name, corpus.text(row).index("Barack")) for row, name in enumerate(corpus.documents["doc_id"][:9])]
    marks = [(doc_id, start, start + 12, "Barack Obama", "PERSON") for doc_id, start in places]
    return corpus.with_marks(pd.DataFrame(marks, columns=list(MARKS.columns)), "a reader")


def _shares(source: int) -> Any:
    weights = 1 + 5 * (np.arange(len(WORDS)) % 9 == source)
    return weights / weights.sum()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Return a pool for all of these tests."""
    found = Pool()
    yield found
    found.close()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("task", TASKS)
def test_another_process_finds_the_same(task: str, version: str, nine: Corpus, pool: Pool) -> None:
    """Values, types, order and index, or the same error."""
    how, filters = VERSIONS[version]
    ask = Ask(task, Version(nine.fingerprint, **how, names=ABOUT.get(task)), filters, tuple(OPTIONS[task].items()))

    assert_same(_there(pool, ask, nine), _here(ask, nine))


@pytest.mark.parametrize("within", [False, True], ids=["filter", "topics"])
def test_another_process_knows_who_is_searched_for(within: bool, seeds: Corpus, pool: Pool) -> None:  # noqa: FBT001
    """In a filter, and where topics were fitted within one."""
    named = with_entities(seeds)
    filters = Filters(search=name_search(entities(named, Filters())["entity"][0]))
    scope = TopicScope(filters=filters, options=(("k", 2),), topics=(1,))
    version = Version(seeds.fingerprint, topics=scope if within else None, names=NameOptions())
    side = seeds.sources[0]

    there = pool.ask(Ask("keyness", version, filters, (("target", side),)), "somebody", lambda: named).answer()
    assert len(there) > 0
    assert_same(there, keyness(scoped_corpus(named, scope) if within else named, filters, target=side))


@pytest.mark.parametrize("task", TASKS)
def test_of_the_starter_corpus_too(task: str, seeds: Corpus, pool: Pool) -> None:
    """Five articles."""
    one, two = sorted(seeds.documents["source"].unique())[:2]
    sides = {"target": one, "reference": two, "left": one, "right": two, "source": one}
    options = {name: sides.get(name, value) for name, value in OPTIONS[task].items()}
    ask = Ask(task, Version(seeds.fingerprint, names=ABOUT.get(task)), Filters(), tuple(options.items()))

    assert_same(_there(pool, ask, seeds), _here(ask, seeds))


def _there(pool: Pool, ask: Ask, corpus: Corpus) -> Any:
    if ask.version.names is not None:  # they are sent as they stand in the texts that are meant
        corpus = replace(corpus, marks=_wanted(ask, corpus).marks, mentions=None)
    try:
        return pool.ask(ask, "somebody", lambda: corpus).answer()
    except EmptyCorpusError as error:
        return error


def _wanted(ask: Ask, corpus: Corpus) -> Corpus:
    version = ask.version
    wanted = with_titles(corpus) if version.titles else corpus
    wanted = compared_corpus(wanted, version.by, groups=version.groups)
    if version.deal:
        within: Any = version.within or None
        wanted = shuffled_sources(wanted, within=within, unit=version.unit, seed=version.deal)
    return wanted


def _here(ask: Ask, corpus: Corpus) -> Any:
    try:
        return answer_here(ask, _wanted(ask, corpus))
    except EmptyCorpusError as error:
        return error


def assert_same(there: Any, here: Any) -> None:
    """Fail where two answers differ in a bit, or in a type."""
    assert type(there) is type(here)
    if isinstance(here, pd.DataFrame):
        pd.testing.assert_frame_equal(there, here, check_exact=True)
        assert there.map(type).equals(here.map(type))
    elif isinstance(here, tuple):
        for one, other in zip(there, here, strict=True):
            assert_same(one, other)
    elif isinstance(here, np.ndarray):
        assert there.dtype == here.dtype
        np.testing.assert_array_equal(there, here, strict=True)
    elif is_dataclass(here):
        for field in fields(here):
            assert_same(getattr(there, field.name), getattr(here, field.name))
    else:
        assert str(there) == str(here)


def test_nothing_that_lies_on_a_disk_is_code() -> None:
    """No module of jobs pickles, and none writes or reads by what may."""
    for path in sorted(Path(str(package.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            assert not {"pickle", "cloudpickle", "joblib", "marshal", "shelve", "dill"} & set(named), path.name
            assert not (isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.load", "np.save")), path.name
