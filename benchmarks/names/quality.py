"""Measure the names that are found beside those of spaCy alone, on texts in which people have marked the names.

The same model marks the texts for both. A name is right when it stands where the people have one, of the same kind:
articles and possessives at its edges are left out on both sides, and what a model calls GPE, LOC or FAC is a place. The
names of a document are right when the people have the same letters there, capitals or not, of the same kind, wherever
in it. The sets are no part of the repository.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pandas as pd
import regex

from analysis import Corpus, entity_model, read_corpus
from analysis.finding.entities.resolution import resolved_mentions
from analysis.finding.names.recognition import name_marks

SETS = {"wikigold": "ner_wikigold.jsonl", "WNUT 17": "ner_wnut17_dev.jsonl", "GUM": "ner_gum_ccby.jsonl"}
OURS = {"PERSON": "PER", "PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
THEIRS = {
    **dict.fromkeys(("PER", "person"), "PER"),
    **dict.fromkeys(("LOC", "location", "place"), "LOC"),
    **dict.fromkeys(("ORG", "organization", "corporation", "group"), "ORG"),
}
TYPES = ("PER", "ORG", "LOC")
HEAD = (
    "| set | kind | names | spaCy alone | with the steps | gain, 95 % | in documents, alone | with the steps |\n"
    + "|---" * 8
    + "|"
)
DRAWS = 2_000
_ARTICLE = regex.compile(r"(?:the|an?)\s+", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"\s*['’]s?\Z")

Place = tuple[str, int, int, str]  # document, start, end, kind


@dataclass(frozen=True, slots=True)
class Gold:
    """Texts and the names that people have marked in them."""

    corpus: Corpus
    names: frozenset[Place]


def gold(file: Path, folder: Path) -> Gold:
    """Return a set of marked texts; the names come from a file of their own, which no reader of corpora sees."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = folder / file.name
    texts.write_text("\n".join(json.dumps({key: row[key] for key in ("id", "source", "text")}) for row in rows))
    names = (
        (row["id"], name["start"], name["end"], THEIRS[name["label"]])
        for row in rows
        for name in row["entities"]
        if name["label"] in THEIRS
    )
    written = {row["id"]: row["text"] for row in rows}
    return Gold(read_corpus(texts), frozenset(trimmed(names, written)))


def places(table: pd.DataFrame, corpus: Corpus) -> frozenset[Place]:
    """Return where a table of names has people, organisations and places."""
    texts = dict(zip(corpus.documents["doc_id"], corpus.texts, strict=True))
    columns = (table[column] for column in ("doc_id", "start", "end", "type"))
    names = (
        (doc_id, start, end, OURS[kind]) for doc_id, start, end, kind in zip(*columns, strict=True) if kind in OURS
    )
    return frozenset(trimmed(names, texts))


def trimmed(names: Iterable[Place], texts: Mapping[str, str]) -> Iterator[Place]:
    """Yield names without articles before them and possessives after them."""
    for doc_id, start, end, kind in names:
        written = texts[doc_id][start:end]
        first = article.end() if (article := _ARTICLE.match(written)) else 0
        last = possessive.start() if (possessive := _POSSESSIVE.search(written)) else end - start
        yield doc_id, start + first, start + last, kind


def in_documents(names: Iterable[Place], corpus: Corpus) -> frozenset[tuple[str, str, str]]:
    """Return the names of each document, each once, in small letters."""
    texts = dict(zip(corpus.documents["doc_id"], corpus.texts, strict=True))
    return frozenset(
        (doc_id, " ".join(texts[doc_id][start:end].casefold().split()), kind) for doc_id, start, end, kind in names
    )


def f1(found: frozenset[tuple[object, ...]], right: frozenset[tuple[object, ...]], kinds: Iterable[str]) -> float:
    """Return twice what is right among what was found, of both together."""
    one, other = ({name for name in some if name[-1] in kinds} for some in (found, right))
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def gain(
    found: Sequence[frozenset[Place]], right: frozenset[Place], kinds: Iterable[str], documents: Sequence[str]
) -> tuple[float, float, float]:
    """Return by how many points F1 is higher in the second of two sets of names, and the ends of its 95% interval.

    The interval is that of documents drawn again, as many as there are, by percentiles.

    References:
        Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.
    """
    drawn = np.random.default_rng(0).multinomial(
        len(documents), np.full(len(documents), 1 / len(documents)), size=DRAWS
    )
    weights = np.vstack((np.ones(len(documents), dtype=np.int64), drawn))

    def names(some: frozenset[Place]) -> npt.NDArray[np.float64]:
        counts = Counter(name[0] for name in some if name[-1] in kinds)
        return weights @ np.array([counts[doc_id] for doc_id in documents], dtype=np.float64)

    alone, ours = (2 * names(one & right) / (names(one) + names(right)) for one in found)
    points = 100 * (ours - alone)
    low, high = np.nanpercentile(points[1:], (2.5, 97.5))
    return float(points[0]), float(low), float(high)


def main() -> int:
    """Print the table for the model that is installed, or for marks that it was given."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--marks", type=Path, help="a folder of marks of another model: NAME.parquet for each file")
    asked.add_argument("--without", nargs="*", default=(), help="steps to leave out")
    options = asked.parse_args()
    data = Path(os.environ["DISCOURSE_TEST_DATA"]) / "ner"
    print(HEAD)
    for name, file in SETS.items():
        with TemporaryDirectory() as folder:
            texts = gold(data / file, Path(folder))
        kept = options.marks and options.marks / Path(file).with_suffix(".parquet")
        marks = pd.read_parquet(kept) if kept else name_marks(texts.corpus, entity_model("en"))
        tables = marks, resolved_mentions(texts.corpus, marks, without=options.without)
        found = [places(table, texts.corpus) for table in tables]
        own, *others = (in_documents(some, texts.corpus) for some in (texts.names, *found))
        for kinds in (*((kind,) for kind in TYPES), TYPES):
            spans = [f1(some, texts.names, kinds) for some in found]
            documents = [f1(some, own, kinds) for some in others]
            count = sum(one[-1] in kinds for one in texts.names)
            points, low, high = gain(found, texts.names, kinds, texts.corpus.documents["doc_id"].tolist())
            cells = [f"{figure:.3f}" for figure in (*spans, *documents)]
            cells.insert(len(spans), f"{points:+.1f} ({low:+.1f} to {high:+.1f})")
            print(f"| {name} | {'all' if len(kinds) > 1 else kinds[0]} | {count:,} | {' | '.join(cells)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
