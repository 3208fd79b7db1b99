"""A corpus in which it is known who is named where."""

import re
from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pytest

from analysis import Corpus
from analysis.corpus.schema import MENTIONS

TEXT_COLUMNS = ("doc_id", "surface", "type", "basis", "entity")


@pytest.fixture(scope="session")
def name_texts(make_corpus: Callable[..., Corpus]) -> Callable[..., Corpus]:
    """Return a function that makes a corpus in which every word with a capital is a mention of a person called so."""

    def make(rows: Sequence[tuple[str, str]], kinds: Mapping[str, str] | None = None) -> Corpus:
        found = [
            (f"d{place}", *word.span(), word[0], (kinds or {}).get(word[0], "PERSON"), "model", word[0])
            for place, (_, text) in enumerate(rows)
            for word in re.finditer(r"\b[A-Z]\w*", text)
        ]
        mentions = pd.DataFrame(found, columns=list(MENTIONS.columns))
        mentions = mentions.astype(dict.fromkeys(TEXT_COLUMNS, "str") | {"start": "int64", "end": "int64"})
        return make_corpus({"source": source, "text": text} for source, text in rows).with_mentions(mentions)

    return make
