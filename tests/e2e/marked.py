"""Corpora whose names are marked by a list, where no model is needed."""

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import read_corpus
from analysis.corpus.opening import write_marks
from analysis.corpus.schema import MARKS


def mark_by_list(path: Path, kinds: Mapping[str, str]) -> None:
    """Keep with a corpus every place of some names, as a model would mark it.

    Args:
        path: The corpus.
        kinds: From each name to what it is taken for; of two that begin alike the first wins.
    """
    corpus, every = read_corpus(path), re.compile("|".join(map(re.escape, kinds)))
    found = [
        (doc_id, match.start(), match.end(), match[0], kinds[match[0]])
        for doc_id, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True)
        for match in every.finditer(text)
    ]
    marks = pd.DataFrame(found, columns=list(MARKS.columns)).astype(MARKS.empty().dtypes)
    write_marks(corpus.with_marks(marks, "no model, for a test"), path)
