"""What names cost once they are found: CPU of each call about 60,000 mentions in 2,318 releases, the first and later.

    python -m benchmarks.names.follow

It needs DISCOURSE_TEST_DATA. Mentions are made: runs of words with capitals, drawn at random.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import regex

from analysis import (
    Corpus,
    Filters,
    entities,
    entity_keyness,
    entity_mentions,
    entity_prevalence,
    name_search,
    named_together,
    places,
    read_corpus,
    term_trend,
    together_passages,
)
from analysis.corpus.schema import MENTIONS
from analysis.query.selection import matches_in

FILE = "corpora/us_senate_press_immigration.jsonl.gz"
NUMBER = 60_000
BUDGET = 100  # milliseconds of CPU, after the first time
ROUNDS = 5
# The test deals labels, whoever is named; of the commonest name thousands of passages are cut, most of them unread.
MORE = ("entity_keyness", "entity_mentions")
_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*")
_EVERYTHING = Filters()


def named_corpus() -> Corpus:
    """Return the releases with so many mentions."""
    corpus = read_corpus(Path(os.environ["DISCOURSE_TEST_DATA"]) / FILE)
    found = [
        (doc_id, *name.span(), name[0], "PERSON", "model", name[0])
        for doc_id, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True)
        for name in _NAME.finditer(text)
    ]
    drawn = np.sort(np.random.default_rng(0).choice(len(found), NUMBER, replace=False))
    texts = dict.fromkeys(("doc_id", "surface", "type", "basis", "entity"), "str")
    table = pd.DataFrame([found[place] for place in drawn], columns=list(MENTIONS.columns)).astype(texts)
    return corpus.with_mentions(table)


def calls(corpus: Corpus) -> dict[str, Callable[[], object]]:
    """Return what a page asks for, in the order in which it does."""
    every = entities(corpus, _EVERYTHING)
    top, some = every["entity"][0], every["entity"].head(20).tolist()
    search, half = name_search(top), corpus.sources[: len(corpus.sources) // 2]
    return {
        "entities": lambda: entities(corpus, _EVERYTHING),
        "entities of half the sources": lambda: entities(corpus, Filters(sources=half)),
        f"mentions of {search}": lambda: matches_in(corpus, search),
        "places": lambda: places(corpus, _EVERYTHING, search),
        "documents that name it, filtered": lambda: entities(corpus, Filters(search=search)),
        "term_trend by source": lambda: term_trend(corpus, _EVERYTHING, [search], per_source=True),
        "entity_prevalence of 20": lambda: entity_prevalence(corpus, _EVERYTHING, some),
        "named_together": lambda: named_together(corpus, _EVERYTHING),
        "together_passages": lambda: together_passages(corpus, _EVERYTHING, *some[:2]),
        "entity_keyness": lambda: entity_keyness(corpus, _EVERYTHING, target=half),
        "entity_mentions": lambda: entity_mentions(corpus, _EVERYTHING, top),
    }


def main() -> None:
    """Print a line a call: the first time, and the median of those after it, against the budget."""
    corpus = named_corpus()
    for what, call in calls(corpus).items():
        first, *later = [_milliseconds(call) for _ in range(ROUNDS + 1)]
        again = float(np.median(later))
        verdict = "" if what in MORE else "  ok" if again <= BUDGET else "  over"
        print(f"{what:34} {first:7.1f} ms first {again:7.1f} ms later{verdict}")


def _milliseconds(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
