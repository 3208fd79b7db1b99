"""Measure how fast names are found beside `nlp.pipe(n_process=2)` with nothing loaded but what marks names.

Both run on the same texts in one run, each in a process of its own, by turns; what counts is words per second of all
processors together. The spans must be the same, all of them. `python -m benchmarks.names.speed CORPUS` ends with 1
where they are not, or where the least of the ratios is below `LEAST`.
"""

import json
import os
import resource
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.util import load_config, load_model_from_path

from analysis import read_corpus
from analysis.finding.names.models import Model, installed_models
from analysis.finding.names.recognition import load_checked

LEAST, ROUNDS = 1.5, 2
_BATCH = 100_000  # characters, as in `recognition`
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # as for the processes that find names


def measured(how: str, model: Model, texts: list[str]) -> dict[str, Any]:
    """Return the seconds of processors that marking some texts took, the digest of the spans, and the memory.

    Args:
        how: "ours" or "spacy".
        model: Which model.
        texts: What is read.
    """
    nlp = load_checked(model) if how == "ours" else _plain(model)
    began, spans = _seconds(), sha256()
    docs = _at_once(nlp, texts) if how == "ours" else nlp.pipe(texts, n_process=2)
    number = 0
    for place, doc in enumerate(docs):
        for name in doc.ents:
            spans.update(f"{place} {name.start_char} {name.end_char} {name.label_}\n".encode())
            number += 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"seconds": _seconds() - began, "spans": number, "digest": spans.hexdigest(), "memory": memory}


def _plain(model: Model) -> Any:
    pipes = load_config(model.folder / "config.cfg")["nlp"]["pipeline"]
    return load_model_from_path(model.folder, exclude=[name for name in pipes if name != "ner"])


def _at_once(nlp: Any, texts: Iterable[str]) -> Iterator[Any]:
    batch: list[str] = []
    for text in texts:
        if batch and sum(map(len, batch)) + len(text) > _BATCH:
            yield from nlp.pipe(batch, batch_size=len(batch))
            batch = []
        batch.append(text)
    yield from nlp.pipe(batch, batch_size=len(batch))


def _seconds() -> float:
    """Return the seconds that this process and its children have had of any processor."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _apart(how: str, model: Model, wanted: Any) -> dict[str, Any]:
    """Return `measured`, by a process of its own."""
    command = [sys.executable, "-m", "benchmarks.names.speed", str(wanted.corpus), f"--documents={wanted.documents}"]
    done = subprocess.run(  # noqa: S603 - this file
        [*command, f"--how={how}", f"--folder={model.folder}"],
        env={**os.environ, **_THREADS},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print a row for each model, and return whether something is amiss."""
    parser = ArgumentParser(description="how fast names are found")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--how", choices=["ours", "spacy"], help="measure one, and print it as JSON")
    parser.add_argument("--folder", type=Path, help="of the model")
    wanted = parser.parse_args()
    corpus = read_corpus(wanted.corpus, kept_mentions=False)
    texts = corpus.texts.to_list()[: wanted.documents]
    if wanted.how:
        print(json.dumps(measured(wanted.how, Model("", "", wanted.folder), texts)))
        return 0
    words, amiss = int(corpus.documents["tokens"].head(len(texts)).sum()), False
    print(f"{len(texts):,} documents, {words:,} words")
    print(
        "| model | words per CPU second, ours | nlp.pipe(n_process=2) | ratio | spans | same | peak MB, one process |"
    )
    print("|---" * 7 + "|")
    for model in installed_models():
        runs = [{how: _apart(how, model, wanted) for how in ("ours", "spacy")} for _ in range(ROUNDS)]
        ours, theirs = (min(run[how]["seconds"] for run in runs) for how in ("ours", "spacy"))
        same = len({one["digest"] for run in runs for one in run.values()}) == 1
        ratio = min(run["spacy"]["seconds"] / run["ours"]["seconds"] for run in runs)
        amiss |= not same or ratio < LEAST
        spans, memory = runs[0]["ours"]["spans"], max(run["ours"]["memory"] for run in runs)
        print(
            f"| {model} | {words / ours:,.0f} | {words / theirs:,.0f} | {ratio:.2f} | {spans:,} | {same} | {memory} |"
        )
    return int(amiss)


if __name__ == "__main__":
    sys.exit(main())
