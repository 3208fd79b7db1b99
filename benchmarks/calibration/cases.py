"""Single words of which is known what must be said."""

from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from analysis import Corpus, Filters, keyness, read_corpus
from benchmarks.calibration import deals
from benchmarks.calibration.rows import Job, Row

CUT = 0.05
DOCUMENTS, LENGTH, OURS, USERS = 600, 100, 7, 8
BETWEEN = (0.15, 0.2)
PRESIDENTS = ("Barack Obama", "George W. Bush")
TELLING = ("obama", "climate")


def jobs() -> list[Job]:
    """Return the work on single words."""
    return [one_word_rows, *(partial(president_rows, word) for word in TELLING)]


def one_word_rows() -> list[Row]:
    """Measure the p of one word that chance puts where it is in every eleventh deal, on one side."""
    p, (low, high) = one_word_p(), BETWEEN
    what = f"a word in {USERS} of {DOCUMENTS} documents, one of them among a source’s {OURS}"
    return [Row(what, "made", f"p = {p:.3f}", f"p from {low} to {high}", low <= p <= high)]


def one_word_p() -> float:
    """Return the p of that word."""
    table = keyness(lumpy(), Filters(), target="few", reference="many")
    return float(table.loc[table["term"] == "rare", "p"].iloc[0])


@lru_cache(maxsize=1)
def lumpy() -> Corpus:
    """Return documents of a hundred words each, few of which use a word once."""
    users = {0, *range(OURS, OURS + USERS - 1)}
    texts = [" ".join(["rare"] * (row in users) + ["common"] * (LENGTH - (row in users))) for row in range(DOCUMENTS)]
    sources = ["few"] * OURS + ["many"] * (DOCUMENTS - OURS)
    table = pl.DataFrame({"doc_id": [f"{row:03}" for row in range(DOCUMENTS)], "source": sources, "text": texts})
    with TemporaryDirectory() as folder:
        table.write_csv(Path(folder) / "lumpy.csv")
        return read_corpus(Path(folder) / "lumpy.csv")


def president_rows(word: str) -> list[Row]:
    """Measure whether a word tells two presidents apart who never signed in the same month."""
    p, q = president_p_and_q(word)
    what = f"*{word}*, {PRESIDENTS[0]} against {PRESIDENTS[1]}"
    return [Row(what, deals.LABELS["orders"], f"p = {p:.3g}, q = {q:.3g}", f"q < {CUT}", q < CUT)]


def president_p_and_q(word: str) -> tuple[float, float]:
    """Return p and q of a word."""
    table = keyness(deals.loaded("orders"), Filters(), target=PRESIDENTS[0], reference=PRESIDENTS[1])
    row = table[table["term"] == word].iloc[0]
    return float(row["p"]), float(row["q"])
