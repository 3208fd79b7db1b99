"""By which columns a corpus can be compared."""

import re

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.compared.spoken import SOURCE
from analysis.corpus.compared.values import FILE, unit_values
from analysis.corpus.documents import Corpus
from analysis.corpus.schema import DOCUMENTS

_FITTING = ("language",)  # of the columns that every corpus has
_WORDS = re.compile(r"[^\W\d_]+")
_NO_UNITS = frozenset(
    (
        *("id", "ids", "uid", "uuid", "guid", "doi", "isbn", "issn", "url", "urls", "uri", "link", "links", "href"),
        *("hash", "sha", "digest", "key", "date", "dates", "datetime", "timestamp", "time", "published", "created"),
        *("basis", "text", "title", "headline", "subtitle", "note", "notes", "abstract", "summary", "description"),
    )
)
_DATED = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T ].*)?|(?:https?://|www\.).*", re.DOTALL)


def unit_choices(corpus: Corpus) -> dict[str, int]:
    """Return the columns by whose values a corpus can be compared, each with the number of its values.

    The source comes first, however many there are; then columns in the order of the file, and the file itself, with 2
    to `limits.UNIT_VALUES` values, a missing one counted. Left out are texts, identifiers, addresses and dates, numbers
    that are not whole, and columns in which no value stands twice.

    Args:
        corpus: The corpus, compared by source.
    """
    names = [name for name in map(str, corpus.documents.columns) if name in _FITTING or name not in DOCUMENTS.columns]
    if FILE not in names and len(corpus.origins) == len(corpus.documents) > 0:
        names.append(FILE)
    found = {name: _number(corpus, name) for name in names if not _NO_UNITS & _words(name)}
    return {SOURCE: len(corpus.sources)} | {name: number for name, number in found.items() if number}


def _words(header: str) -> set[str]:
    return {word.casefold() for word in _WORDS.findall(header)}


def _number(corpus: Corpus, name: str) -> int:
    """Return how many values a column has; 0 where they cannot be compared."""
    cells = corpus.documents[name] if name in corpus.documents else corpus.origins["file"]
    if pd.api.types.is_datetime64_any_dtype(cells) or _is_fractional(cells):
        return 0
    codes, values = unit_values(corpus, name)
    used = np.unique(codes)
    if not 2 <= len(used) <= min(limits.UNIT_VALUES, len(cells) - 1):  # noqa: PLR2004 - a comparison takes two
        return 0
    texts = [values[code] for code in used]
    dated = sum(bool(_DATED.fullmatch(text)) for text in texts)
    return 0 if max(map(len, texts)) > limits.LONGEST_VALUE or 2 * dated > len(texts) else len(texts)


def _is_fractional(cells: pd.Series) -> bool:
    if not pd.api.types.is_float_dtype(cells):
        return False
    known = cells.dropna().to_numpy()
    return bool(np.any(known != np.floor(known)))
