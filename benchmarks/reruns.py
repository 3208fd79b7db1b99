"""What 30 different filters cost: the server's processor time of every act of a class, each under filters of its own.

A corpus of as many documents and sources as a term's worth of press releases; for each page and kind of act the first
run under new filters, and one with nothing new. The mix is what readers do who each look at something else.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl
from pages import Visitor, dashboard, mean_cost
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from table import Row
from texts import DAYS, paragraphs, rows

DOCUMENTS, SOURCES, PARAGRAPHS = 2_318, 109, 6
TIMES, ACTS, READERS, SEED = 4, 60, 3, 13
BUDGET = 40  # ms in the mean of the mix
FIRST_DAY = date(2020, 1, 1)
WORDS = (
    *("act", "children", "citizens", "congress", "country", "duty", "foreign", "government", "laws", "nation", "peace"),
    *("people", "power", "public", "states", "system", "time", "treaty", "union", "united", "war", "work", "world"),
    *("year", "commerce", "revenue", "interest", "army"),
)
PAGES = {"": "by", "terms": "stopwords", "trends": "by", "compare": "shape", "passages": "view", "methods": ""}
SETTINGS = {
    "by": (["year"], ["quarter"], ["month"]),
    "stopwords": (False, True),
    "shape": (["scatter"], ["bars"]),
    "view": (["Lines"], ["Whole text"], ["Side by side"]),
}
MIX = {"sources": 3, "dates": 2, "search": 2, "word": 3, "page": 5, "setting": 3, "pager": 3}


class Reader(Visitor):
    """A browser without a screen that says at each run what all of its widgets say, as browsers do.

    Attributes:
        values: What is set, by the names of widgets.
        at: The page that is open.
    """

    def __init__(self, visitor: Visitor, seed: int) -> None:
        super().__init__(visitor.line, visitor.link)
        self.values: dict[str, Any] = {}
        self.at = ""
        self._ids: dict[str, str] = {}
        self._random = np.random.default_rng(seed)
        self._run("")

    def act(self, kind: str) -> None:
        """Do something of a kind: a filter, a word, a page, a setting of the page, or a page of its passages."""
        match kind:
            case "sources":
                several = self._random.permutation(SOURCES)[: self._random.integers(5, SOURCES // 2)].tolist()
                self.values["source"] = [_source(number) for number in sorted(several)]
            case "dates":
                start = FIRST_DAY + timedelta(int(self._random.integers(DAYS // 2)))
                self.values["dates"] = [f"{day:%Y/%m/%d}" for day in (start, start + timedelta(DAYS // 3))]
            case "search" | "word":
                self.values[kind] = self._one_of(WORDS)
            case "page":
                self.at = self._one_of(list(PAGES))
            case "setting" if PAGES[self.at]:
                self.values[PAGES[self.at]] = self._one_of(SETTINGS[PAGES[self.at]])
            case "pager":
                pagers = [name for name in self._ids if name.startswith("('page'")]
                if pagers:
                    self.values[self._one_of(pagers)] = self._one_of((1, 2))
        self._run(self.at)

    def _one_of(self, options: Sequence[Any]) -> Any:
        return options[int(self._random.integers(len(options)))]

    def _run(self, page: str, **_: str | bool) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self.link
        message.rerun_script.page_script_hash = self.pages.get(page, "")
        for name, value in self.values.items():
            if name in self._ids:
                widget = message.rerun_script.widget_states.widgets.add(id=self._ids[name])
                match value:
                    case list():
                        widget.string_array_value.data.extend(value)
                    case bool():
                        widget.bool_value = value
                    case int():
                        widget.int_value = value
                    case _:
                        widget.string_value = value
        self.line.send(message.SerializeToString())
        while not self._finished(ForwardMsg.FromString(self.line.recv(timeout=60, decode=False))):
            pass

    def _finished(self, message: ForwardMsg) -> bool:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind and (known := getattr(getattr(element, kind), "id", "")).startswith("$$ID-"):
            self._ids[known.split("-", 2)[2]] = known
        return super()._finished(message)


def reruns(size: int = DOCUMENTS) -> Iterable[Row]:
    """Measure each kind of act on each page, and the mix; the mix has a budget.

    Args:
        size: The number of documents.
    """
    with releases(size) as path, dashboard(path, corpus=path.stem) as (process, visitor):
        reader = Reader(visitor, SEED)
        for page in PAGES:  # whatever is imported is imported
            reader.at = page
            reader.act("word")
        for page in PAGES:
            reader.at = page
            for kind in ("nothing", "sources", "dates", "search", "word", "setting", "pager"):
                yield Row(
                    f"{size:,} documents, {page or 'overview'}, {kind}",
                    mean_cost(process, [partial(reader.act, kind)] * TIMES),
                    None,
                )
        readers = [reader, *(Reader(visitor, SEED + number) for number in range(1, READERS))]
        kinds = [kind for kind, often in MIX.items() for _ in range(often)]
        acts = [kinds[place] for place in np.random.default_rng(SEED).integers(len(kinds), size=ACTS)]
        runs = [partial(readers[place % READERS].act, kind) for place, kind in enumerate(acts)]
        yield Row(f"{size:,} documents, what a class does", mean_cost(process, runs), None, budget=BUDGET)


@contextmanager
def releases(size: int) -> Iterator[Path]:
    """Yield a file of so many documents of some paragraphs each, by 109 sources."""
    parts = paragraphs(size * PARAGRAPHS)
    texts = ["\n\n".join(parts[start : start + PARAGRAPHS]) for start in range(0, len(parts), PARAGRAPHS)]
    sources = np.random.default_rng(SEED).integers(SOURCES, size=size)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "releases.csv"
        rows(texts).with_columns(source=pl.Series(list(map(_source, sources)))).write_csv(path)
        yield path


def _source(number: int | np.integer) -> str:
    return f"Source {number:03}"


if __name__ == "__main__":
    import sys

    for row in reruns(*map(int, sys.argv[1:])):
        print(row, flush=True)
