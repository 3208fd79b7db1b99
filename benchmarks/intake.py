"""Reading a corpus of 100,000 rows, against pandas and scikit-learn on the same file, and how much memory it takes."""

import gc
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from table import Row, fastest
from texts import paragraphs, rows

from analysis import read_corpus

DOCUMENTS = 100_000
SHARE = 0.5  # of what pandas and scikit-learn need
TIMES = 4  # the size of the file


def reading() -> Iterable[Row]:
    """Measure a table and lines of JSON."""
    documents = rows(paragraphs(DOCUMENTS))
    with TemporaryDirectory() as folder:
        table, lines = Path(folder) / "corpus.csv", Path(folder) / "corpus.jsonl"
        documents.write_csv(table)
        documents.write_ndjson(lines)
        ours, ours_lines, theirs = fastest(
            lambda: read_corpus(table), lambda: read_corpus(lines), lambda: counted_by_peers(table)
        )
        yield Row(f"read_corpus of {DOCUMENTS:,} rows of CSV / pandas, sklearn", ours, theirs, budget=SHARE)
        yield Row("the same as lines of JSON", ours_lines, theirs, budget=SHARE)
        for path in (table, lines):
            size = path.stat().st_size / 2**20
            yield Row(f"peak memory for {path.suffix} in MB / the file", peak_of_another(path), size, budget=TIMES)


def counted_by_peers(path: Path) -> object:
    """Return the counts of a table's texts as pandas and scikit-learn make them."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - its import is not what we time

    return CountVectorizer().fit_transform(pd.read_csv(path)["text"])


def peak_of_another(path: Path) -> float:
    """Return the most memory that a process of its own holds while it reads a corpus, above what it held before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_peak, str(path)).result()


def _peak(path: str) -> float:
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the kernel forgets the peak until now
    before = _megabytes("VmRSS")
    corpus = read_corpus(path)
    assert len(corpus.index.lengths) == DOCUMENTS
    return _megabytes("VmHWM") - before


def _megabytes(name: str) -> float:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[name].split()[0]) / 1_024
