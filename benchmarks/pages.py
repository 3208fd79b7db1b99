"""The server's price of a page: on the starter corpus when the search changes, in very long texts when one turns."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from urllib.parse import urlencode

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from table import Row
from websockets.sync.client import ClientConnection, connect

from analysis import Filters, read_corpus, stopwords, term_frequencies

RERUNS = 20
LONG_LINES = 80_000  # about 4 MB
MATCHES = 10_000
SEEDS = Path(__file__).parents[1] / "seeds"


class Visitor:
    """A browser without a screen: sends what the widgets say and waits until the page is drawn.

    Attributes:
        link: The settings in the link by which the visitor came.
    """

    def __init__(self, line: ClientConnection, link: str) -> None:
        self.line = line
        self.link = link
        self.pages: dict[str, str] = {}
        self.fields: dict[str, str] = {}

    def see(self, page: str = "", search: str = "") -> None:
        """Run a page with a search in the sidebar."""
        self._run(page, **({"id": self.fields["search"], "string_value": search} if search else {}))

    def press(self, page: str, button: str) -> None:
        """Press a button on a page."""
        self._run(page, id=self.fields[button], trigger_value=True)

    def _run(self, page: str, **widget: str | bool) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self.link
        message.rerun_script.page_script_hash = self.pages.get(page, "")
        if widget:
            message.rerun_script.widget_states.widgets.add(**widget)
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
        if element.HasField("button"):
            self.fields[element.button.label] = element.button.id
        for page in message.navigation.app_pages:
            self.pages[page.url_pathname] = page.page_script_hash
        return message.HasField("script_finished")


@contextmanager
def dashboard(*corpora: Path, **link: str) -> Iterator[tuple[psutil.Process, Visitor]]:
    """Start the dashboard with some corpora beside the starter corpus, and visit it by a link."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [Path(sys.executable).with_name("discourse"), "serve", *map(str, corpora), "--headless"]
    address, port = place.split(":")
    server = subprocess.Popen([*command, "--address", address, "--port", port], stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        with _connected(place) as line:
            yield psutil.Process(server.pid), Visitor(line, urlencode(link))
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
            runs = [partial(visitor.see, page, search) for search in some]
            yield Row(f"{page or 'overview'}, rerun with a new search", mean_cost(process, runs), None)
            yield Row(f"{page or 'overview'}, rerun", mean_cost(process, runs), None, budget=40)


def followed() -> Iterable[Row]:
    """Measure a rerun of the pages that show the passages of a word; there is no budget for these yet."""
    for page in ("terms", "compare", "passages"):
        with dashboard(word="raid*") as (process, visitor):
            visitor.see()
            visitor.see(page)
            yield Row(
                f"{page}, rerun with a word followed", mean_cost(process, [partial(visitor.see, page)] * RERUNS), None
            )


def reader() -> Iterable[Row]:
    """Measure the way to the next match in a text of 4 MB, and in one with 10,000 matches."""
    long = "".join(f"{number}. The quick brown fox jumps over the lazy dog.\n\n" for number in range(LONG_LINES))
    texts = {"fox": long, "zebra": "Here is a zebra, there are none. \n\n" * MATCHES}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "books.jsonl"
        rows = [{"doc_id": word, "source": word, "text": text} for word, text in texts.items()]
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        for word, text in texts.items():
            with dashboard(path, corpus="books", view="Whole text", document=word, word=word) as (process, visitor):
                visitor.see()
                visitor.see("passages")
                turns = [partial(visitor.press, "passages", "Next match")] * RERUNS
                name = f"reader, {len(text) / 1e6:.1f} MB, {text.count(word):,} matches"
                yield Row(f"{name}, next one", mean_cost(process, turns), None, budget=60)


def mean_cost(process: psutil.Process, runs: list[Callable[[], None]]) -> float:
    """Return the server's processor time for one of these runs, in milliseconds."""
    before = _processor_time(process)
    for run in runs:
        run()
    return (_processor_time(process) - before) / len(runs)


def _processor_time(process: psutil.Process) -> float:
    sleep(0.5)  # what the server does after a run counts too
    times = process.cpu_times()
    return float(times.user + times.system) * 1_000
