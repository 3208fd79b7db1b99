"""What views ask for: the right corpus, every time, and the same table as the analysis."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import Corpus, Filters
from dashboard import data
from dashboard.data import remembered, rows
from dashboard.paper.palette import Look
from dashboard.serving.shelf import STARTER, shelf
from dashboard.state.whereabouts import Here, Key, Stops

ONE = [{"text": "raids and raids", "published": "2019-07-20"}]
OTHER = [{"text": "peace now", "published": "2020"}]


@pytest.fixture(autouse=True)
def starter_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer nothing but the starter corpus."""
    monkeypatch.delenv("DISCOURSE_CORPUS", raising=False)


@pytest.fixture
def key() -> Iterator[Key]:
    """Return the key of the starter corpus; nothing cached stays."""
    yield data.opened(STARTER)
    remembered.forget()


def test_without_more_there_is_the_starter_corpus(seeds: Corpus, key: Key) -> None:
    """It is opened under its name and its fingerprint."""
    assert list(shelf()) == ["Immigration raids, five articles"]
    assert key == Key("Immigration raids, five articles", seeds.fingerprint)


def test_corpora_are_called_by_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without its ending, a folder as it is; they come before the starter corpus."""
    (tmp_path / "press.jsonl.gz").touch()
    (tmp_path / "my.folder").mkdir()
    monkeypatch.setenv("DISCOURSE_CORPUS", f"{tmp_path / 'press.jsonl.gz'}:{tmp_path / 'my.folder'}")

    assert list(shelf()) == ["press", "my.folder", "Immigration raids, five articles"]


@pytest.mark.parametrize(
    "names",
    [
        ("a/corpus.jsonl", "b/corpus.jsonl"),
        ("news.2019.jsonl", "news.2020.jsonl"),
        ("c.csv", "c.jsonl"),
        ("c.csv", "c.jsonl", "c.jsonl.gz"),
        ("Immigration raids, five articles.csv",),
    ],
)
def test_corpora_of_one_name_are_all_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    """No corpus is lost because another is called like it."""
    paths = [tmp_path / name for name in names]
    monkeypatch.setenv("DISCOURSE_CORPUS", ":".join(map(str, paths)))
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.touch()

    assert [path for path in paths if path not in shelf().values()] == []


def test_a_corpus_called_like_the_starter_corpus_does_not_replace_it(
    shelve: Callable[..., None], seeds: Corpus
) -> None:
    """The starter corpus stays what it is."""
    shelve(ONE, name="Immigration raids, five articles.jsonl")

    assert data.opened(STARTER).fingerprint == seeds.fingerprint


def test_two_corpora_do_not_mix(shelve: Callable[..., None]) -> None:
    """Answers are kept by corpus: names that begin alike, the same filters, other numbers."""
    shelve(ONE, name="news.jsonl")
    shelve(OTHER, name="news 2.jsonl")

    found = [
        data.term_frequencies(data.opened(name), Filters(), n=1, stops=Stops(on=False)) for name in ("news", "news 2")
    ]

    assert [table["term"].tolist() for table in found] == [["raids", "and"], ["now", "peace"]]


def test_a_corpus_spans_all_days_its_dates_allow(shelve: Callable[..., None]) -> None:
    """A year reaches to its last day; without dates there is no span."""
    shelve([*ONE, *OTHER], name="dated.jsonl")
    shelve([{"text": "undated"}], name="undated.jsonl")

    assert data.span(data.opened("dated")) == (date(2019, 7, 20), date(2020, 12, 31))
    assert data.span(data.opened("undated")) is None


@pytest.mark.parametrize("n", [1, 2])
def test_tables_are_the_analysis_s_own(seeds: Corpus, key: Key, n: int) -> None:
    """Nothing is computed or left out on the way; stop words are those of the corpus's language."""
    filters = Filters(sources=("Red Flag",))

    found = data.term_frequencies(key, filters, n=n, stops=Stops())

    expected = analysis.term_frequencies(seeds, filters, n=n, stopwords=analysis.stopwords("en"))
    pd.testing.assert_frame_equal(found, expected)


def test_a_table_changed_by_one_page_is_whole_on_the_next(key: Key) -> None:
    """What a page does to its table stays on that page."""
    first = data.term_frequencies(key, Filters(), n=1, stops=Stops())
    first["term"] = ""

    assert (data.term_frequencies(key, Filters(), n=1, stops=Stops())["term"] != "").all()


def test_a_digest_tells_tables_apart_by_all_of_their_content() -> None:
    """One other value anywhere is another table; the same content is the same, and nothing stays behind."""
    table = pd.DataFrame({"a": range(50_000), "b": ["x"] * 50_000})
    other = table.assign(b=["x"] * 49_999 + ["y"])
    held = len(rows._digests)

    assert data.Rows(table).digest() == data.Rows(table.copy()).digest()
    assert data.Rows(table).digest() != data.Rows(other).digest()
    del table, other
    assert len(rows._digests) == held


def test_documents_come_in_the_order_asked_for_with_their_dates_in_words(key: Key) -> None:
    """Dates are no more exact than they are, and marked where inferred."""
    found = data.documents(key, ["002_2bd995b1a2627526", "000_5fec612639a20535"])

    assert found["date"].tolist() == ["25 July 2025 (inferred)", "July 2019 (inferred)"]


def test_distinctive_words_are_used_five_times_and_no_stop_words(key: Key) -> None:
    """At most six a side, each used five times in all."""
    top = data.distinctive(data.keyness(key, Filters(), target="Red Flag", reference=None))

    assert (top["count_target"] + top["count_reference"]).min() >= 5
    assert set(top["term"]).isdisjoint(data.stopwords(key))
    assert [int((top["log_ratio"] > 0).sum()), int((top["log_ratio"] < 0).sum())] == [6, 6]


def test_a_figure_is_kept_until_its_inputs_change(key: Key) -> None:
    """The same view has the same figure; another word being followed has another."""
    look = Look(("Red Flag", "Revolution"), dark=False)
    views = [Here(key, Filters(), look, word) for word in ("ice", "ice", "raids")]

    first, again, other = (data.terms_figure(here, n=1, stops=Stops()) for here in views)

    assert first is again
    assert first.json != other.json
