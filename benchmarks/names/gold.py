"""Measure names beside what a reader has found in the same texts, and write the table into docs/methods.md.

The reader's lists are in tests/golden/names, whose README says how they were made. The texts of the sixty articles are
no part of the repository: DISCOURSE_TEST_DATA names the folder that has them, and without it the seeds alone are read.
"""

import csv
import os
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

import pandas as pd
import spacy

from analysis import Corpus, entity_model, name_marks, read_corpus, with_entities
from analysis.finding.names.recognition import Recogniser

ROOT = Path(__file__).parents[2]
METHODS = ROOT / "docs" / "methods.md"
LISTS = ROOT / "tests" / "golden" / "names"
HEAD = "| texts | model | names by | found | counts | kinds | right of those given | F1 of names per document |"
OPEN, NAMES = "OPEN", ("PERSON", "ORG", "PLACE")
KINDS = {"PER": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
_EDGES = re.compile(r"^(?:the|an?)\s+|['’]s?$|^\W+|[^\w]+$", re.IGNORECASE)
_TABLE = re.compile(r"(<!-- names read -->\n).*?(<!-- end of names read -->)", re.DOTALL)


class Name(NamedTuple):
    """A name in a document: its kinds, any of which is right, how often each of its forms stands there."""

    kinds: frozenset[str]
    mentions: int
    forms: Counter[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How names come out beside a reader's, in counts."""

    names: int  # persons, organisations and places that the reader found
    found: int  # of these, under whatever kind
    counted: int  # of those found, with mentions within a fifth of the reader's
    typed: int  # of those found, as the right kind
    given: int  # persons, organisations and places given that the reader judged
    right: int  # of those found, given as one of these kinds, and the right one

    @property
    def f1(self) -> float:
        """F1 of a document's persons, organisations and places, each right where name and kind are."""
        return 2 * self.right / (self.given + self.names)


def bare(form: str) -> str:
    """Return a form without what makes no other name: article, possessive, points, capitals and blanks."""
    text = " ".join(form.split())
    while (less := _EDGES.sub("", text)) != text:
        text = less
    return text.casefold()


def read_list(name: str) -> dict[str, list[Name]]:
    """Return the names that the reader found, by document."""
    found: dict[str, list[Name]] = defaultdict(list)
    with (LISTS / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            forms = Counter(dict.fromkeys(map(bare, row["forms"].split("|")), 1))
            kinds = frozenset(row["type"].split("/"))
            found[row.get("doc_id") or row["id"]].append(Name(kinds, int(row["mentions"]), forms))
    return dict(found)


def given_names(mentions: pd.DataFrame) -> dict[str, list[Name]]:
    """Return the names that were found, by document.

    Args:
        mentions: doc_id, surface, type and entity.
    """
    found: dict[str, list[Name]] = defaultdict(list)
    for (doc_id, entity), own in mentions.groupby(["doc_id", "entity"], sort=True):
        kind = Counter(KINDS.get(kind, kind) for kind in own["type"]).most_common(1)[0][0]
        forms = Counter(map(bare, own["surface"]))
        found[str(doc_id)].append(Name(frozenset((kind,)), len(own), forms | Counter((bare(str(entity)),))))
    return dict(found)


def score(read: Mapping[str, Sequence[Name]], given: Mapping[str, Sequence[Name]]) -> Score:
    """Return how the names given come out, document by document."""
    total = Counter[str]()
    for doc_id, names in read.items():
        own = given.get(doc_id, ())
        pairs = dict(_matched(names, own))
        wanted = [name for name in names if OPEN not in name.kinds]
        sought = {place for place, name in enumerate(names) if name.kinds & set(NAMES)}
        open_ = {pairs[place] for place, name in enumerate(names) if OPEN in name.kinds and place in pairs}
        met = [(names[place], own[other]) for place, other in pairs.items() if place in sought]
        total["names"] += sum(1 for name in wanted if name.kinds & set(NAMES))
        total["found"] += len(met)
        total["counted"] += sum(1 for name, one in met if abs(one.mentions - name.mentions) <= name.mentions / 5)
        total["typed"] += sum(1 for name, one in met if one.kinds <= name.kinds)
        judged = [one for place, one in enumerate(own) if place not in open_ and not _touches_open(one, names)]
        total["given"] += sum(1 for one in judged if one.kinds <= set(NAMES))
        total["right"] += sum(1 for name, one in met if one.kinds <= name.kinds)
    return Score(*(total[field] for field in Score.__slots__))


def _matched(names: Sequence[Name], own: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield which name of the reader is which of those given: those that share most mentions first, each once."""
    shared = [
        (-sum(one.forms[form] for form in name.forms), place, other)
        for place, name in enumerate(names)
        for other, one in enumerate(own)
        if name.forms.keys() & one.forms.keys()
    ]
    left, right = set[int](), set[int]()
    for _, place, other in sorted(shared):
        if place not in left and other not in right:
            left.add(place)
            right.add(other)
            yield place, other


def _touches_open(one: Name, names: Sequence[Name]) -> bool:
    """Return whether what was given is all of what the reader left open."""
    left = {form for name in names if OPEN in name.kinds for form in name.forms}
    return one.forms.keys() <= left


def marked_alone(marks: pd.DataFrame) -> pd.DataFrame:
    """Return what spaCy marks as names of their own: each surface is one."""
    return marks.assign(entity=marks["surface"].map(lambda surface: " ".join(surface.split())))


def pipeline(folder: Path | None) -> tuple[Recogniser, str]:
    """Return a model and what it is called: that of a folder, or the one that is installed."""
    if folder is None:
        return entity_model(""), "installed"
    found = spacy.load(folder, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    return cast("Recogniser", found), f"{found.meta['lang']}_{found.meta['name']} {found.meta['version']}"


def rows(
    corpus: Corpus, texts: str, read: Mapping[str, Sequence[Name]], model: tuple[Recogniser, str]
) -> Iterator[str]:
    """Yield the rows of the table for some texts: spaCy alone, our steps, and what a corpus brings to mend them."""
    nlp, name = model
    marks = name_marks(corpus, nlp)
    found = {"spaCy alone": marked_alone(marks)}
    marked = corpus.with_marks(marks, name)
    found["our steps"] = _mentions(with_entities(marked, corrections=()))
    if corpus.corrections:
        found["with `entities.csv`"] = _mentions(with_entities(marked))
    for way, mentions in found.items():
        yield row(texts, name, way, score(read, given_names(mentions)))


def _mentions(corpus: Corpus) -> pd.DataFrame:
    assert corpus.mentions is not None
    return corpus.mentions


def row(texts: str, model: str, way: str, found: Score) -> str:
    """Return a row of the table."""
    shares = [
        (found.found, found.names),
        (found.counted, found.found),
        (found.typed, found.found),
        (found.right, found.given),
    ]
    cells = [f"{some / of if of else 0:.3f}".removeprefix("0") for some, of in shares]
    return f"| {texts} | {model} | {way} | {' | '.join(cells)} | {f'{found.f1:.3f}'.removeprefix('0')} |"


def table(folders: Sequence[Path | None]) -> str:
    """Return the table, a row for each texts, model and way."""
    data = os.environ.get("DISCOURSE_TEST_DATA")
    lines = [HEAD, re.sub(r"[^|]+", "---", HEAD)]
    for folder in folders:
        model = pipeline(folder)
        lines += rows(read_corpus(ROOT / "seeds"), "seeds, 5 articles", read_list("seeds.csv"), model)
        if data is not None:
            news = read_corpus(Path(data) / "corpora" / "news100_2017.jsonl")
            lines += rows(news, "news, 60 articles", read_list("news100.csv"), model)
    return "\n".join(lines)


def main() -> int:
    """Print the table; with --write, put it into docs/methods.md."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", type=Path, help="folders of spaCy models (the installed one)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/methods.md")
    asked = parser.parse_args()
    found = table(asked.models or [None])
    sys.stdout.write(f"{found}\n")
    if asked.write:
        page = METHODS.read_text(encoding="utf-8")
        METHODS.write_text(_TABLE.sub(lambda place: f"{place[1]}{found}\n{place[2]}", page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
