"""A mapped corpus says in every table what the corpus says that it was written from, and takes next to no memory."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from mmap import mmap
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import Corpus, Filters, IntakeError
from analysis.corpus.stored.store import mapped_store, write_store

WORDS = ["border", "wall", "Trump's", "l’immigration", "移民", "so-\nfort", "sofort", "#tag", "…", "été", "the"]
MEASURED = """
import sys
from pathlib import Path
from analysis.corpus.stored.store import mapped_store, read_store
def own():
    return int(next(line for line in open("/proc/self/smaps_rollup") if line.startswith("Anonymous")).split()[1])
kept = []
for opened in (mapped_store, read_store):
    before = own()
    kept.append(corpus := opened(Path(sys.argv[1])))
    corpus.index.positions(range(100))
    corpus.index.counts.both_frequencies(corpus.source_codes >= 0)
    print(own() - before)
"""


def tables(corpus: Corpus, filters: Filters) -> dict[str, pd.DataFrame]:
    """Return tables of every kind of question, with what is found out by sorting, summing and multiplying."""
    first = corpus.sources[0]
    some = corpus.index.terms.tolist()[:2]
    found = {
        "terms": analysis.term_frequencies(corpus, filters),
        "pairs of words": analysis.term_frequencies(corpus, filters, n=2),
        "coverage": analysis.coverage(corpus, filters),
        "trend": analysis.term_trend(corpus, filters, some, by="year", per_source=True),
        "lines": analysis.concordance(corpus, filters, "border | 移民"),
        "near": analysis.concordance(corpus, filters, "the NEAR/3 wall | s*"),
        "collocates": analysis.collocates(corpus, filters, "border"),
        "copies": analysis.duplicates(corpus, filters),
        "caveats": analysis.caveats(corpus, filters),
        "checks": analysis.corpus_checks(corpus),
    }
    if len(corpus.sources) > 1:
        found["keyness"] = analysis.keyness(corpus, filters, target=first)
        found["passages"] = analysis.passages(corpus, filters, "border", seed=1)
    return found


def slow_tables(corpus: Corpus) -> list[pd.DataFrame]:
    """Return tables that take long to find out."""
    target, every = corpus.sources[0], Filters()
    return [
        analysis.entities(corpus, every),
        analysis.fit_topics(corpus, every, k=3).terms,
        analysis.matched_passages(corpus, every, left=target),
        analysis.divergence(corpus, every, target=target),
        analysis.source_profiles(corpus, every),
    ]


def assert_same(corpus: Corpus, found: Corpus, filters: Filters) -> None:
    """Compare all tables."""
    expected = tables(corpus, filters)

    for name, table in tables(found, filters).items():
        pd.testing.assert_frame_equal(table, expected[name], obj=name)


@given(data=st.data())
@settings(max_examples=settings().max_examples // 3)
def test_every_table_is_the_same(make_corpus: Callable[..., Corpus], data: st.DataObject) -> None:
    """Of any corpus, whatever is selected in it; a filter that selects nothing is one."""
    rows = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "text": st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join),
                    "source": st.sampled_from("AB"),
                    "published": st.sampled_from(["2019-01-02", "2019-03", "2020", ""]),
                    "language": st.sampled_from(["en", "fr", ""]),
                }
            ),
            min_size=2,
            max_size=12,
        )
    )
    rows.append({"text": "border wall", "source": "A", "published": "2019-01-02", "language": "en"})
    corpus = make_corpus(rows)
    filters = data.draw(
        st.builds(
            Filters,
            sources=st.sampled_from([(), ("A",)]),
            search=st.sampled_from(["", "border", "/.*a.*/ NOT wall"]),
            start=st.sampled_from([None, date(2019, 2, 1)]),
            collapse_duplicates=st.booleans(),
        )
    )

    with TemporaryDirectory() as folder:
        write_store(corpus, Path(folder), views=data.draw(st.booleans()))
        assert_same(corpus, mapped_store(Path(folder)), filters)


@pytest.mark.parametrize("views", [False, True])
def test_a_real_corpus_says_the_same(seeds: Corpus, tmp_path: Path, *, views: bool) -> None:
    """Comparisons, names, topics, pairs and titles, too, on the starter corpus."""
    write_store(seeds, tmp_path, views=views)
    found = mapped_store(tmp_path)

    assert_same(seeds, found, Filters())
    assert_same(analysis.with_titles(seeds), analysis.with_titles(found), Filters(search="border"))
    for expected, same in zip(slow_tables(seeds), slow_tables(found), strict=True):
        pd.testing.assert_frame_equal(expected, same)


def owner(array: object) -> object:
    """Return what holds the memory of an array."""
    while (base := getattr(array, "base", None)) is not None:
        array = base
    return array


def test_nothing_can_be_written_into_it(seeds: Corpus, tmp_path: Path) -> None:
    """Whoever tries learns it: no other process may see what one has changed."""
    write_store(seeds, tmp_path, views=True)
    index = mapped_store(tmp_path).index

    for array in (index.ids, index.offsets, index.postings.data, index.counts.matrix.indices, index.counts.paired.data):
        assert not array.flags.writeable
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_its_views_are_the_files(seeds: Corpus, tmp_path: Path) -> None:
    """None of them is made anew, nor copied on the way."""
    write_store(seeds, tmp_path, views=True)
    index = mapped_store(tmp_path).index

    for view in (index.postings, index.counts.matrix, index.counts.paired):
        for part in (view.data, view.indices, view.indptr):
            assert isinstance(owner(part), mmap)
    assert np.shares_memory(index.counts.paired.indices, index.counts.matrix.indices)


@pytest.mark.skipif(sys.platform != "linux", reason="the system says nowhere else which memory is a process's own")
def test_it_takes_next_to_no_memory_of_its_own(make_corpus: Callable[..., Corpus], tmp_path: Path) -> None:
    """A fifth at most of what the same corpus takes in memory, counts included."""
    words = np.random.default_rng(0).integers(0, 5_000, (100, 5_000))
    corpus = make_corpus([{"text": " ".join(f"w{word}" for word in row), "language": "en"} for row in words])
    write_store(corpus, tmp_path, views=True)
    measured = subprocess.run(  # noqa: S603 - this program
        [sys.executable, "-c", MEASURED, str(tmp_path)], capture_output=True, check=True, text=True
    )
    mapped, read = map(int, measured.stdout.split())

    assert mapped < 0.2 * read


def test_a_flipped_bit_is_found_before_it_is_mapped(seeds: Corpus, tmp_path: Path) -> None:
    """And a file that was cut even where another process has checked the store."""
    write_store(seeds, tmp_path, views=True)
    path = tmp_path / "postings.data.npy"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    with pytest.raises(IntakeError, match=r"^E-STORE · .* · postings.data.npy not as written"):
        mapped_store(tmp_path)
    assert mapped_store(tmp_path, checked=True).fingerprint == seeds.fingerprint
    path.write_bytes(whole[:-1])
    with pytest.raises(IntakeError, match=r"^E-STORE · .* · postings.data.npy not as written"):
        mapped_store(tmp_path, checked=True)
